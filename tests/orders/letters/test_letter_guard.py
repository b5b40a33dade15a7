"""What no letter may say, kind by kind: where the client is hidden, her numbers and her e-mail addresses."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from accounts.people.models import Role
from accounts.rules import RuleViolation
from casework.safe_contact.models.contact_rules import Channel
from orders.letters.rules.facts import LetterFacts
from orders.letters.services import approval
from orders.letters.services.safe_address_guard import LEFT_OUT, LetterGuard, check_says_nothing_secret, guard_of
from orders.letters.services.writing import change_letter
from tests.factories import make_user
from tests.orders.lettering import PHONE, Scene, act, draft, edited, scene
from tests.shared_case import FIRST_NAME, PERPETRATOR, SAFE_ADDRESS, SURNAME

MAIL = "Z.Quill@Example.org"
NOTED_MAIL = "lantern@example.com"
NOTED_PHONE = "07700 900987"
HIDDEN = "where the client is hidden or how to reach the client"

ONLY_AN_ADDRESS = LetterGuard((SAFE_ADDRESS,), frozenset(), frozenset())
ONLY_A_NUMBER = LetterGuard((), frozenset({"700900461"}), frozenset())
ONLY_A_MAIL = LetterGuard((), frozenset(), frozenset({"z.quill@example.org"}))


@pytest.mark.parametrize(
    ("guard", "text"),
    [
        (ONLY_AN_ADDRESS, f"Write to {SAFE_ADDRESS.upper()}, please"),
        (ONLY_A_NUMBER, "Ring 07700 900461"),
        (ONLY_A_NUMBER, "Ring +44 (7700) 900-461."),
        (ONLY_A_MAIL, "Write to z.quill@example.org"),
        (ONLY_A_MAIL, "Write to Z.QUILL@example.org."),
        (ONLY_A_MAIL, "PC Umber (umber@example.net); <z.quill@example.org>, or call"),
    ],
)
def test_each_thing_that_gives_the_client_away_is_stopped_by_itself(guard: LetterGuard, text: str) -> None:
    assert guard.stops(text)


@pytest.mark.parametrize("guard", [ONLY_AN_ADDRESS, ONLY_A_NUMBER, ONLY_A_MAIL])
def test_the_words_of_others_pass(guard: LetterGuard) -> None:
    assert not guard.stops("Ring 07700 900123 or write to umber@example.net, 7 Elm Road")


def test_facts_keep_their_words_but_for_the_line_that_gives_her_away() -> None:
    empty: dict[str, Any] = dict.fromkeys((each.name for each in fields(LetterFacts)), "")
    kept = ONLY_A_MAIL.kept(replace(LetterFacts(**empty), officer="z.quill@example.org", force="Sussex Police"))
    assert (kept.officer, kept.force) == (LEFT_OUT, "Sussex Police")


def test_one_of_several_hidden_places_is_enough() -> None:
    assert LetterGuard(("3 Teal Row", SAFE_ADDRESS), frozenset(), frozenset()).stops(f"At {SAFE_ADDRESS}")


@pytest.fixture
def told() -> Scene:
    """A client who is hidden, and reached in every way that can be written down."""
    told = scene()
    victim = told.case.victim
    Channel.objects.create(organisation=victim.organisation, victim=victim, way="email", value=MAIL)
    victim.safe_contact_note = f"Only {NOTED_MAIL}, never by day"
    victim.safe_contact_summary = f"Text {NOTED_PHONE}"
    victim.save()
    return told


@pytest.mark.django_db
def test_the_guard_of_a_case_holds_every_way_to_her(told: Scene) -> None:
    numbers = frozenset({"700900461", "700900987"})
    assert guard_of(told.case) == LetterGuard((SAFE_ADDRESS,), numbers, frozenset({MAIL.lower(), NOTED_MAIL}))


@pytest.mark.django_db
def test_the_guard_of_a_case_holds_nothing_of_another_client(told: Scene) -> None:
    other = scene()
    hers = guard_of(other.case)
    assert hers == LetterGuard((SAFE_ADDRESS,), frozenset({"700900461"}), frozenset())


@pytest.mark.django_db
def test_no_field_of_a_letter_may_say_where_she_is_or_how_she_is_reached(told: Scene) -> None:
    letter, guard = draft(told), guard_of(told.case)
    for name, words in edited(letter).items():
        setattr(letter, name, words)
    check_says_nothing_secret(letter, guard)
    for field in ("recipient", "recipient_role", "subject", "text"):
        stands = getattr(letter, field)
        for secret in (MAIL.lower(), NOTED_MAIL, PHONE, NOTED_PHONE, SAFE_ADDRESS):
            setattr(letter, field, f"See {secret}.")
            with pytest.raises(RuleViolation, match=HIDDEN):
                check_says_nothing_secret(letter, guard)
        setattr(letter, field, stands)


@pytest.mark.django_db
def test_a_letter_whose_words_gave_her_away_meanwhile_is_neither_handed_in_nor_approved(told: Scene) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    letter = act(change_letter, draft(told), told.worker, edited(draft(told), text="Answer to umber@example.net."))
    channel = Channel.objects.get(way="email")
    Channel.objects.filter(pk=channel.pk).update(value="umber@example.net")
    with pytest.raises(RuleViolation, match=HIDDEN):
        act(approval.hand_in, letter, told.worker)
    Channel.objects.filter(pk=channel.pk).update(value=MAIL)
    letter = act(approval.hand_in, letter, told.worker)
    Channel.objects.filter(pk=channel.pk).update(value="umber@example.net")
    with pytest.raises(RuleViolation, match=HIDDEN):
        act(approval.approve, letter, supervisor)


@pytest.mark.django_db
def test_names_pass_where_the_writer_chose_to_name(told: Scene) -> None:
    letter, guard = draft(told), guard_of(told.case)
    letter.text, letter.names_client, letter.names_perpetrator = f"{FIRST_NAME} {SURNAME}, {PERPETRATOR}", True, True
    check_says_nothing_secret(letter, guard)
