"""Which passphrases are refused, and with what sentence: a truth table; and that the password page says it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.people.models import Role
from accounts.rules import RuleViolation
from accounts.sign_in.rules import passphrases as rules
from tests.factories import make_user

SERVICE = ("Hawthorn", "Safe Harbour")
PERSON = ("r.hollow", "Robin", "Hollow", "May", "Haven for Women and Girls")

GOOD = [
    "seven grey herons waiting",
    "heron-on-the-lagoon-7",
    "correct horse battery staple",
    "x7#Kp2!vQ9z@Lm4",
    "maybe seven herons",  # May is a name of the person, but not inside a word
    "and for the seven herons",  # small words of a name are nobody's name
    "property treasure heron",  # pieces of rows inside ordinary words
    "winter herons by the grey lake",
    "сім сірих чапель чекають",
    "zażółć gęślą jaźń",
    "सात धूसर बगुले प्रतीक्षा",
    "🐦🌊🏔🌲🚲🏠🎈🍎🍋🌙☀️⭐🔥🎵🎲",
    "seven grey herons waiting " * 400,
]

BAD = {
    rules.TOO_SHORT: ["", "seven herons", "e\u0301" * 14],
    rules.MOSTLY_SPACES: [" " * 20, "a" + " " * 20, "\u00a0\u2003\u3000\t" * 5, "\u200b\u2060" * 10, "\u3164" * 20],
    rules.REPEATS: [
        *("a" * 20, "a" * 4000, "é" * 20, "e\u0301" * 20, "aA" * 10, "7777777 7777777 777", "!!!!!!!!!!!!!!!"),
        *("abcabcabcabcabcabc", "herring herring herring", "heronsgreyheronsgrey", "ab1c2dab1c2dab1c2dab"),
        *("aaaa1aaaa2aaaa3aaaa4", "aaaaaaaaaaaabcdefx", "admin admin admin1", "ж" * 15, "🐦" * 15),
    ],
    rules.RUNS: [
        *("qwertyuiopasdfghjkl", "1qaz2wsx3edc4rfv", "123456789012345", "abcdefghijklmnop", "zyxwvutsrqponml"),
        *("q-w-e-r-t-y-u-i-o-p-a-s", "QWERTYUIOP12345", "йцукенгшщзхъфывап", "password12345678"),
    ],
    rules.STOCK: [
        "Password2026!!!!!",
        "P4ssw0rdP4ssw0rd!",
        "welcome admin2026",
        "welcome to the summer",
        "Summer2026Winter",
    ],
    rules.NAMES_SERVICE: [
        *("hawthorn hedges in spring", "H4wth0rn hedges all", "h a w t h o r n seven tall", "HAWTHORN-seven-grey"),
        *("Ｈａｗｔｈｏｒｎ ｓｅｖｅｎ ｏｎｅ", "safe harbour seven", "háwthörn seven grey", "grey harbours waiting"),
    ],
    rules.NAMES_PERSON: [
        *("my name is robin here", "robins and blackbirds", "seven hollow herons", "may be seven herons"),
        *("haven of seven herons", "seven women waiting", "r0bin waits by water", "R.HOLLOW waits by water"),
    ],
}


@pytest.mark.parametrize("typed", GOOD)
def test_passphrase_of_several_words_is_taken(typed: str) -> None:
    rules.check_passphrase(typed, service=SERVICE, person=PERSON)


@pytest.mark.parametrize(("sentence", "typed"), [(why, each) for why, texts in BAD.items() for each in texts])
def test_passphrase_that_is_guessed_first_is_refused_with_its_reason(sentence: str, typed: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        rules.check_passphrase(typed, service=SERVICE, person=PERSON)
    assert refusal.value.sentence == sentence


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("a" * 20, rules.REPEATS),
        (" " * 20, rules.MOSTLY_SPACES),
        ("hawthorn in seven gardens", rules.NAMES_SERVICE),
        ("northern lights in seven gardens", rules.NAMES_SERVICE),
        ("quillfeather in gardens", rules.NAMES_PERSON),
    ],
)
def test_new_password_is_refused_beside_its_field(
    client: Client, typed: str, sentence: str, settings: Settings
) -> None:
    settings.SERVICE_NAME = "Northern Refuge"
    user = make_user(role=Role.AUDITOR, username="b.quillfeather", password="seven grey herons waiting")
    client.force_login(user)
    sent = {"old_password": "seven grey herons waiting", "new_password1": typed, "new_password2": typed}
    page = client.post(reverse("password_change"), {**sent, "submission": str(uuid4())})
    assert page.status_code == 200
    assert page.context["form"].errors["new_password1"] == [sentence]
    user.refresh_from_db()
    assert user.check_password("seven grey herons waiting")


@pytest.mark.django_db
def test_name_of_the_organisation_is_refused_and_nobody_in_particular_is_no_fault() -> None:
    user = make_user()
    user.organisation.name = "Quillfeather Refuge"
    with pytest.raises(ValidationError, match="Leave out names"):
        validate_password("quillfeather in the dark", user)
    validate_password("quillfeather in the dark")
