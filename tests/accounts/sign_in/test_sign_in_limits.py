"""How often a password may be tried: each limit as its figures say, by twenty threads at once, and on the pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import hashers
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.people.models import Role, User
from accounts.people.services.user_accounts import able_to_sign_in
from accounts.sign_in.device_cookie import device_token
from accounts.sign_in.models.sign_in import KnownDevice, SignInLimit
from accounts.sign_in.rules.device_words import UNKNOWN, device_words
from accounts.sign_in.rules.sign_in_limits import LimitKind, SignInAllowance, allowances, closed_sentence, network_of
from accounts.sign_in.services.sign_in import lift_locks
from accounts.sign_in.services.try_limits import CountedLimit, allowance, forget, give_back, keyed, take
from accounts.submissions.models import Submission
from accounts.trail.models import AuditEntry
from tests.factories import make_user
from tests.floors import modules, named

PASSPHRASE = "seven grey herons waiting"
NEW = "eleven small boats at rest"
NAME = "r.hollow"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def person(db: None) -> User:
    return make_user(role=Role.AUDITOR, username=NAME, password=PASSPHRASE)


def browser(address: str = "192.0.2.1") -> Client:
    return Client(REMOTE_ADDR=address, headers={"user-agent": FIREFOX})


def sign_in(client: Client, *, username: str = NAME, password: str = PASSPHRASE) -> Any:
    return client.post(reverse("login"), {"username": username, "password": password})


def statuses(tries: int, client: Client, **typed: str) -> list[int]:
    return [sign_in(client, **typed).status_code for _ in range(tries)]


def later(length: timedelta) -> None:
    """Let time pass: the database's clock cannot be set, so what it is compared with is moved."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_signinlimit SET open_at = open_at - %s::interval", [str(length)])


# --- The rules, without a database --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("", ""),
        ("unknown", ""),
        ("\x00", ""),
    ],
)
def test_one_household_or_office_counts_as_one_address(address: str, network: str) -> None:
    assert network_of(address) == network


def test_refusal_says_when_not_a_moment_too_soon_and_whom_to_ask() -> None:
    said = closed_sentence(datetime(2026, 3, 3, 14, 5, 1, tzinfo=UTC), "ask the duty manager")
    assert said == (
        "Too many wrong passwords were tried. Try again at 14:06 on Tue 3 Mar. "
        "If you cannot wait, ask the duty manager."
    )


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari on an iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Firefox", "Firefox"),
        ("Windows", "A browser on Windows"),
        ("", UNKNOWN),
        ("<script>alert('Alba Quince')</script>" * 50, UNKNOWN),
    ],
)
def test_device_is_named_roughly_and_in_our_own_words(sent: str, words: str) -> None:
    assert device_words(sent) == words


# --- One limit ----------------------------------------------------------------------------------------------

THREE_THEN_ONE_AN_HOUR = SignInAllowance(LimitKind.ACCOUNT, 3, timedelta(hours=1))
COUNTED = CountedLimit(THREE_THEN_ONE_AN_HOUR, "somebody")


@pytest.mark.django_db
def test_limit_lets_so_many_through_at_once_and_then_one_in_each_interval() -> None:
    assert [take([COUNTED]).closed_until is None for _ in range(4)] == [True, True, True, False]
    later(timedelta(minutes=59))
    assert take([COUNTED]).closed_until is not None
    later(timedelta(minutes=2))
    assert take([COUNTED]).closed_until is None
    assert take([COUNTED]).closed_until is not None
    later(timedelta(hours=50))
    assert [take([COUNTED]).closed_until is None for _ in range(4)] == [True, True, True, False], "no more are saved up"


@pytest.mark.django_db
def test_limit_says_which_try_used_it_up_and_until_when_it_is_closed() -> None:
    assert [take([COUNTED]).used_up for _ in range(3)] == [(), (), (LimitKind.ACCOUNT,)]
    until = take([COUNTED]).closed_until
    assert until is not None
    assert timedelta(minutes=59) < until - timezone.now() <= timedelta(hours=1)


@pytest.mark.django_db
def test_try_that_one_limit_refuses_counts_against_none_of_the_others() -> None:
    other = CountedLimit(SignInAllowance(LimitKind.ADDRESS, 5, timedelta(hours=1)), "somewhere")
    for _ in range(3):
        take([COUNTED])
    assert take([other, COUNTED]).closed_until is not None
    assert not SignInLimit.objects.filter(kind=LimitKind.ADDRESS).exists()
    assert SignInLimit.objects.get(kind=LimitKind.ACCOUNT).refused == 1


@pytest.mark.django_db
def test_try_given_back_leaves_the_limit_as_it_was() -> None:
    take([COUNTED])
    before = SignInLimit.objects.get()
    give_back(take([COUNTED]).counted)
    after = SignInLimit.objects.get()
    assert (after.open_at, after.tries) == (before.open_at, 1)
    give_back([COUNTED])
    assert not SignInLimit.objects.exists()


@pytest.mark.django_db
def test_forgotten_limit_begins_anew() -> None:
    for _ in range(3):
        take([COUNTED])
    forget([COUNTED])
    assert take([COUNTED]).closed_until is None


@pytest.mark.parametrize("kind", LimitKind)
def test_every_limit_has_its_figures_once(kind: LimitKind) -> None:
    assert [each.kind for each in allowances(address_tries=20, everybodys_tries=200)].count(kind) == 1
    assert len(kind.value) <= 30


def test_kept_hash_tells_nothing_typed_and_little_of_a_password(settings: Settings) -> None:
    name = keyed(LimitKind.ACCOUNT, "my secret passphrase")
    assert len(name) == 64
    assert "secret" not in name
    assert name != keyed(LimitKind.DEVICE, "my secret passphrase")
    assert len(keyed(LimitKind.SPRAYED, "my secret passphrase")) == 4, "16 bits: a million passwords share each"
    settings.SECRET_KEY = "another"
    assert name != keyed(LimitKind.ACCOUNT, "my secret passphrase")


# --- Guesses at the same moment -----------------------------------------------------------------------------


@pytest.fixture
def threads(transactional_db: None) -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(20, initializer=None) as pool:
        yield pool
        for _ in range(20):
            pool.submit(connections.close_all)


def at_once(pool: ThreadPoolExecutor, act: Any, times: int = 20) -> list[Any]:
    barrier = Barrier(times)

    def one(number: int) -> Any:
        barrier.wait(30)
        try:
            return act(number)
        finally:
            connections.close_all()

    return list(pool.map(one, range(times)))


def test_twenty_guesses_at_once_try_no_more_passwords_than_allowed(
    threads: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check and the count are one statement: a count that is read first and written after lets them all through."""
    make_user(username=NAME, password=PASSPHRASE)
    looked_at: list[str] = []
    real = hashers.verify_password

    def verify(password: str, *rest: Any, **options: Any) -> Any:
        looked_at.append(password)
        return real(password, *rest, **options)

    monkeypatch.setattr(hashers, "verify_password", verify)
    answers = at_once(
        threads, lambda number: sign_in(browser(f"192.0.2.{number}"), password=f"guess number {number}").status_code
    )
    tried = allowance(LimitKind.ACCOUNT).at_once
    assert len(looked_at) == tried
    assert sorted(answers) == [200] * tried + [429] * (20 - tried)
    assert SignInLimit.objects.get(kind=LimitKind.ACCOUNT).tries == tried
    assert AuditEntry.objects.filter(act__startswith="sign_in").count() == tried


def test_twenty_claims_at_once_of_one_limit(threads: ThreadPoolExecutor) -> None:
    taken = at_once(threads, lambda _: take([COUNTED]).closed_until is None)
    assert taken.count(True) == 3
    assert SignInLimit.objects.get().refused == 17


def test_claims_and_returns_at_once_end_where_they_began(threads: ThreadPoolExecutor) -> None:
    many = CountedLimit(SignInAllowance(LimitKind.ADDRESS, 100, timedelta(hours=1)), "an office")
    at_once(threads, lambda _: give_back(take([many]).counted))
    assert not SignInLimit.objects.exists()


# --- One account --------------------------------------------------------------------------------------------


def test_account_guessed_at_from_many_addresses_is_closed_to_new_devices(person: User) -> None:
    answers = [sign_in(browser(f"192.0.2.{n}"), password=f"guess {n}").status_code for n in range(12)]
    assert answers == [200] * 8 + [429] * 4
    response = sign_in(browser("198.51.100.1"))
    assert response.status_code == 429, "not even the right password is looked at"
    assert "_auth_user_id" not in response.client.session


def test_account_guessed_at_for_days_is_closed_for_longer(person: User) -> None:
    """An hour gives four guesses; thirty in a row, and there are three a day."""
    guesses = 0
    for hour in range(24):
        for _ in range(8):
            tried = sign_in(browser(f"192.0.2.{hour}"), password=f"guess {guesses}")
            if tried.status_code == 429:
                break
            guesses += 1
        later(timedelta(hours=1))
    assert guesses <= 30 + 3


def test_lock_never_keeps_out_a_device_that_has_signed_in_before(person: User) -> None:
    own = browser()
    sign_in(own)
    own.post(reverse("logout"))
    statuses(12, browser("198.51.100.1"), password="wrong")
    assert sign_in(browser()).status_code == 429, "a new device at the same address"
    assert sign_in(own).status_code == 302


def test_lock_of_an_address_and_of_everybody_keeps_no_known_device_out(person: User, settings: Settings) -> None:
    settings.SIGN_IN_ADDRESS_TRIES, settings.SIGN_IN_TRIES = 2, 4
    own = browser()
    sign_in(own)
    own.post(reverse("logout"))
    for n in range(6):
        sign_in(browser(), username=f"somebody {n}", password=f"wrong {n}")
        sign_in(browser(f"198.51.100.{n}"), username=f"anybody {n}", password=f"wrong {n}")
    assert sign_in(browser()).status_code == 429
    assert sign_in(browser("203.0.113.1")).status_code == 429
    assert sign_in(own).status_code == 302


def test_failures_of_a_known_device_count_against_it_alone(person: User) -> None:
    own = browser()
    sign_in(own)
    own.post(reverse("logout"))
    assert statuses(9, own, password="wrong") == [200] * 8 + [429]
    assert sign_in(own).status_code == 429
    assert set(SignInLimit.objects.values_list("kind", flat=True)) == {LimitKind.DEVICE, LimitKind.DEVICE_FOR_DAYS}
    assert sign_in(browser()).status_code == 302, "elsewhere the person gets in"


def test_device_of_one_person_is_new_to_every_other(person: User) -> None:
    make_user(username="b.quill", password=NEW)
    own = browser()
    sign_in(own)
    own.post(reverse("logout"))
    assert statuses(9, own, username="b.quill", password="wrong") == [200] * 8 + [429]
    assert sign_in(own).status_code == 302


def test_device_cookie_says_nothing_is_closed_to_scripts_and_outlives_signing_out(person: User) -> None:
    own = browser()
    response = sign_in(own)
    cookie = response.cookies["device"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Strict", "/", "")
    assert cookie["max-age"] > 100 * 24 * 3600
    assert NAME not in cookie.value
    assert str(person.pk) not in cookie.value.split(":")
    device = KnownDevice.objects.get()
    assert (device.user, device.words) == (person, "Firefox on Linux")
    assert cookie.value.split(":")[0] not in device.token_hash
    out = own.post(reverse("logout"))
    assert "cookies" not in out.headers["Clear-Site-Data"]
    assert own.cookies["device"].value == cookie.value
    assert own.cookies["session"].value == own.cookies["csrf"].value == ""


@pytest.mark.parametrize("change", [lambda value: "", lambda value: value[:-1] + "x", lambda value: "x" + value])
def test_device_cookie_that_we_did_not_sign_is_none(person: User, change: Any) -> None:
    own = browser()
    sign_in(own)
    own.post(reverse("logout"))
    statuses(12, browser("198.51.100.1"), password="wrong")
    own.cookies["device"] = change(own.cookies["device"].value)
    assert sign_in(own).status_code == 429


def test_device_that_was_revoked_is_new_again(person: User) -> None:
    own = browser()
    sign_in(own)
    own.post(reverse("logout"))
    statuses(12, browser("198.51.100.1"), password="wrong")
    KnownDevice.objects.all().delete()
    assert sign_in(own).status_code == 429


def test_right_password_on_a_new_device_cleans_the_sheet_of_the_account_but_not_of_the_address(person: User) -> None:
    assert [sign_in(browser(), password=f"guess {n}").status_code for n in range(7)] == [200] * 7
    assert sign_in(browser()).status_code == 302
    assert [sign_in(browser(), password=f"wrong {n}").status_code for n in range(8)] == [200] * 8
    assert SignInLimit.objects.get(kind=LimitKind.ADDRESS).tries == 15
    assert not SignInLimit.objects.filter(kind=LimitKind.SPRAYED, key=keyed(LimitKind.SPRAYED, PASSPHRASE)).exists()


def test_good_sign_ins_use_nothing_up(person: User, settings: Settings) -> None:
    settings.SIGN_IN_ADDRESS_TRIES, settings.SIGN_IN_TRIES = 3, 3
    assert [sign_in(browser()).status_code for _ in range(12)] == [302] * 12
    assert not SignInLimit.objects.exists()


# --- Many accounts ------------------------------------------------------------------------------------------


def test_one_password_over_sixty_names_from_one_address_is_slowed(person: User) -> None:
    answers = [sign_in(browser(), username=f"person {n}", password="Winter2026!").status_code for n in range(60)]
    assert answers.count(200) == 10


def test_one_password_over_sixty_names_from_sixty_addresses_is_slowed(person: User) -> None:
    answers = [
        sign_in(browser(f"192.0.2.{n}"), username=f"person {n}", password="Winter2026!").status_code for n in range(60)
    ]
    assert answers.count(200) == 10


def test_many_passwords_over_many_names_from_one_address_are_slowed(person: User) -> None:
    answers = [sign_in(browser(), username=f"person {n}", password=f"wrong {n}").status_code for n in range(60)]
    assert answers.count(200) == 20


def test_addresses_of_one_household_share_a_limit(person: User) -> None:
    answers = [
        sign_in(browser(f"2001:db8::{n:x}"), username=f"person {n}", password=f"wrong {n}").status_code
        for n in range(30)
    ]
    assert answers.count(200) == 20


def test_many_addresses_passwords_and_names_are_slowed_over_all(person: User, settings: Settings) -> None:
    settings.SIGN_IN_TRIES = 30
    answers = [
        sign_in(browser(f"192.0.2.{n}"), username=f"person {n}", password=f"wrong {n}").status_code for n in range(60)
    ]
    assert answers.count(200) == 30


def test_other_people_at_an_address_where_one_mistypes_get_in(person: User) -> None:
    """Behind one proxy: eight wrong passwords for a name close that name to new devices, and nobody else's."""
    make_user(username="b.quill", password=NEW)
    statuses(12, browser(), password="wrong")
    assert sign_in(browser(), username="b.quill", password=NEW).status_code == 302


# --- What is said -------------------------------------------------------------------------------------------


def test_refusal_is_the_same_for_an_account_that_does_not_exist(person: User) -> None:
    pages = {}
    for name in (NAME, "nobody"):
        answers = [sign_in(browser(f"192.0.2.{n}"), username=name, password=f"wrong {n}") for n in range(10)]
        pages[name] = [(each.status_code, without_tokens(each)) for each in answers]
    assert pages[NAME] == pages["nobody"]


def test_refusal_takes_the_same_work_whatever_there_is_of_an_account(
    person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_user(username="switched-off", password=PASSPHRASE)
    User.objects.filter(username="switched-off").update(is_active=False)
    make_user(username="without-password")
    worked: list[str] = []
    real = hashers.MD5PasswordHasher.encode

    def encode(self: Any, password: str, salt: str) -> str:
        worked.append(password)
        encoded: str = real(self, password, salt)
        return encoded

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", encode)
    asked: list[list[str]] = []
    for n, name in enumerate((NAME, "nobody", "switched-off", "without-password")):
        with CaptureQueriesContext(connection) as queries:
            sign_in(browser(), username=name, password=f"wrong {n}")
        asked.append([each["sql"].split()[0] for each in queries])
    assert len(worked) == 4, "one password is worked through for each"
    assert asked == [asked[0]] * 4


ASKS_FOR_A_PASSWORD = re.compile(
    r"authenticate\(|check_password\(|verify_password|PasswordInput|AuthenticationForm|PasswordChangeForm|SetPassword"
)


def test_no_page_looks_at_a_password_past_the_limits() -> None:
    """Both forms that do count first (above and below); whatever asks for a password or a code must go through them.

    Those of a link ask for a new one alone, behind a secret whose tries are counted (tests/accounts/invitations).
    """
    found = {named(path) for path in modules() if ASKS_FOR_A_PASSWORD.search(path.read_text())}
    assert found == {"accounts/sign_in/forms.py", "accounts/invitations/forms.py"}


def without_tokens(response: Any) -> str:
    page: str = response.content.decode()
    return page.split("<main")[1].split('name="csrfmiddlewaretoken"', maxsplit=1)[0].replace("nobody", NAME)


def test_refusal_says_when_and_whom_to_ask_and_names_nobody(person: User, settings: Settings) -> None:
    settings.SIGN_IN_HELP = "phone the office on 020 7946 0000"
    statuses(8, browser(), password="wrong")
    response = sign_in(browser())
    page = response.content.decode()
    assert "Try again at " in page
    assert "If you cannot wait, phone the office on 020 7946 0000." in page
    assert NAME not in page
    assert 14 * 60 < int(response.headers["Retry-After"]) <= 15 * 60 + 1


def test_closing_is_one_line_in_the_trail_however_often_it_is_tried_after(person: User) -> None:
    statuses(30, browser(), password="wrong")
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == [
        *["sign_in.refused"] * 7,
        "sign_in.locked_out",
    ]
    assert (
        AuditEntry.objects.filter(organisation=person.organisation, user=None, subject_id=str(person.pk)).count() == 8
    )


def test_nothing_typed_as_a_user_name_is_kept_anywhere(
    person: User, caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    settings.SIGN_IN_TRIES = 3
    caplog.set_level(logging.INFO)
    typed = "zebra-passphrase-in-the-wrong-field"
    statuses(5, browser(), username=typed, password="other-zebra-words")
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" AS row WHERE row::text LIKE %s', ["%zebra%"])  # noqa: S608
            assert cursor.fetchone() == (0,), table
    assert "the limit by everybody is used up" in caplog.text
    assert "zebra" not in caplog.text


# --- One's own password -------------------------------------------------------------------------------------


def change(client: Client, old: str = PASSPHRASE, new: str = NEW) -> Any:
    sent = {"old_password": old, "new_password1": new, "new_password2": new, "submission": str(uuid4())}
    return client.post(reverse("password_change"), sent)


def test_password_page_looks_at_five_wrong_ones_and_then_at_none(client: Client, person: User) -> None:
    client.force_login(person)
    assert [change(client, old=f"guess {n}").status_code for n in range(7)] == [200] * 5 + [429] * 2
    refused = change(client)
    assert refused.status_code == 429
    said = refused.context["form"].errors["old_password"]
    assert said[0].startswith("Too many wrong passwords were tried. Try again at ")
    person.refresh_from_db()
    assert person.check_password(PASSPHRASE)
    assert AuditEntry.objects.filter(act="password.refused", user=person).count() == 5


def test_password_page_counts_no_right_password(client: Client, person: User) -> None:
    client.force_login(person)
    assert [change(client, new="short").status_code for _ in range(9)] == [200] * 9
    assert change(client).status_code == 302
    assert not SignInLimit.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "used"])
def test_password_page_that_looks_at_nothing_neither_counts_nor_cleans_the_sheet(
    client: Client, person: User, key: str
) -> None:
    """A form that is out of date, or whose key was used up by any other form of the same person."""
    client.force_login(person)
    if key == "used":
        key = str(Submission.objects.create(key=uuid4(), user=person, answer="/", at=timezone.now()).key)
    for n in range(4):
        change(client, old=f"guess {n}")
    for _ in range(3):
        sent = {"old_password": "guess", "new_password1": NEW, "new_password2": NEW, "submission": key}
        assert client.post(reverse("password_change"), sent).status_code in {302, 400}
    assert [change(client, old=f"further {n}").status_code for n in range(2)] == [200, 429]


def test_password_page_of_one_person_closes_nobody_elses_and_no_sign_in(client: Client, person: User) -> None:
    other = make_user(password=NEW)
    client.force_login(person)
    for n in range(7):
        change(client, old=f"guess {n}")
    client.force_login(other)
    assert change(client, old=NEW, new=PASSPHRASE).status_code == 302
    assert sign_in(browser()).status_code == 302


def test_twenty_guesses_at_once_on_the_password_page(threads: ThreadPoolExecutor) -> None:
    """The count stands outside the transaction of the form, which a wrong password undoes."""
    user = make_user(username=NAME, password=PASSPHRASE)
    clients = [browser() for _ in range(20)]
    for each in clients:
        each.force_login(user)
    answers = at_once(threads, lambda number: change(clients[number], old=f"guess {number}").status_code)
    assert sorted(answers) == [200] * 5 + [429] * 15


# --- Lifting a lock -----------------------------------------------------------------------------------------


def test_lock_that_is_lifted_lets_the_person_in_at_once_and_is_in_the_trail(person: User) -> None:
    statuses(9, browser(), password="wrong")
    assert not able_to_sign_in(timezone.now()).filter(pk=person.pk).exists()
    lift_locks(person, by=None, now=timezone.now())
    assert able_to_sign_in(timezone.now()).filter(pk=person.pk).exists()
    assert sign_in(browser()).status_code == 302
    assert AuditEntry.objects.filter(act="sign_in.lock_lifted", subject_id=str(person.pk)).count() == 1


def test_person_with_a_known_device_is_able_to_sign_in_in_spite_of_a_lock(person: User) -> None:
    sign_in(browser())
    statuses(9, browser("198.51.100.1"), password="wrong")
    assert able_to_sign_in(timezone.now()).filter(pk=person.pk).exists()


def test_request_without_a_cookie_has_no_token(rf: Any) -> None:
    assert device_token(rf.get("/")) == ""
