"""How often somebody is shown a safe address, or told whether somebody is recorded, in a day; and who allows more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.database.clock import database_now
from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.look_limits.models import LookAllowance, PersonQuestion
from casework.look_limits.rules import QUESTION, REVEAL
from casework.look_limits.services import (
    NewAllowance,
    NewLookLimit,
    allow_more,
    look_limits_on,
    looks_today,
    may_ask,
    set_look_limit,
)
from casework.safe_contact.models.safe_address import AddressReveal, SafeAddress
from casework.safe_contact.services.safe_address import reveal_safe_address
from tests.factories import make_case, make_team, make_user
from tests.orders.cases.test_known_people import ASKED, answers, known_case, open_case, words
from tests.two_at_once import really_written, two_at_once, without_locks

pytestmark = pytest.mark.django_db
ADDRESS = "12 Elm Road, Hove"
WHY = "The refuge asks for it"


@pytest.fixture
def worker() -> User:
    return make_user(teams=[make_team()])


@pytest.fixture
def supervisor(worker: User) -> User:
    return make_user(
        role=Role.SUPERVISOR, teams=[*worker.teams.all()], username="ottilie", password="a long passphrase"
    )


def hidden_case(worker: User) -> Case:
    case = make_case(team=worker.teams.get(), caseworker=worker)
    SafeAddress.objects.create(
        organisation=case.organisation, victim=case.victim, address=ADDRESS, hidden_from="Him", who_else_knows="Nobody"
    )
    return case


def limit(worker: User, kind: str, a_day: int) -> None:
    now = database_now()
    new = NewLookLimit(kind=kind, a_day=a_day, valid_from=local_day(now), reason="A quiet week is ahead")
    set_look_limit(new, organisation=worker.organisation, today=local_day(now), by=worker, now=now)


def reveal(worker: User, case: Case, key: str = "") -> str:
    client = Client()
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    sent = {"reason": WHY, "submission": key or str(uuid4())}
    answer: Any = client.post(reverse("safe_address_reveal", args=[case.public_id]), sent, follow=True)
    return str(answer.content.decode())


# --- The safe address ---------------------------------------------------------------------------------------


def test_twentieth_reveal_of_a_day_is_shown_and_the_next_waits_for_a_supervisor(worker: User, supervisor: User) -> None:
    case = hidden_case(worker)
    for _ in range(19):
        reveal_safe_address(case, reason=WHY, by=worker)
    assert ADDRESS in reveal(worker, case)
    key = str(uuid4())
    page = reveal(worker, case, key)
    assert ADDRESS not in page
    assert "You have been shown a safe address 20 times today" in page
    assert "Ask a supervisor to allow more today: ottilie." in page
    assert WHY in page  # what was typed is kept
    allow_more(NewAllowance(person=worker, kind=REVEAL, more=1, reason="Three moves tonight"), by=supervisor)
    assert ADDRESS in reveal(worker, case, key)  # the same form again: it was refused, not used up
    assert ADDRESS not in reveal(worker, case)
    assert AddressReveal.objects.count() == 21


def test_refused_reveal_leaves_its_line_and_no_row(worker: User) -> None:
    limit(worker, REVEAL, 1)
    case = hidden_case(worker)
    reveal(worker, case)
    reveal(worker, case)
    lines = AuditEntry.objects.filter(case=case.public_id).order_by("pk").values_list("act", flat=True)
    assert list(lines) == ["safe_address.reveal", "page.send"]


def test_reveals_of_yesterday_and_of_others_do_not_count(worker: User) -> None:
    limit(worker, REVEAL, 1)
    case, other = hidden_case(worker), make_user(teams=[*worker.teams.all()])
    reveal_safe_address(case, reason=WHY, by=other)
    AddressReveal.objects.update(at="2026-01-01T12:00Z")
    reveal_safe_address(case, reason=WHY, by=other)
    reveal_safe_address(case, reason=WHY, by=worker)
    with pytest.raises(RuleViolation, match="once today"):
        reveal_safe_address(case, reason=WHY, by=worker)


@pytest.mark.django_db(transaction=True)
def test_twenty_reveals_in_parallel_are_as_many_as_the_limit() -> None:
    worker = make_user(teams=[make_team()])
    limit(worker, REVEAL, 5)
    cases, together = [hidden_case(worker) for _ in range(20)], Barrier(20)

    def one(case: Case) -> bool:
        try:
            together.wait(timeout=30)
            reveal_safe_address(case, reason=WHY, by=worker)
        except RuleViolation:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(20) as pool:
        shown = list(pool.map(one, cases))
    assert sum(shown) == AddressReveal.objects.count() == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.takes_locks_out
@pytest.mark.parametrize("locked", [True, False], ids=["with the lock", "without it"])
def test_last_reveal_of_a_day_is_shown_once_because_of_the_lock(locked: bool) -> None:
    def make() -> tuple[User, Case, Case]:
        worker = make_user(teams=[make_team()])
        limit(worker, REVEAL, 1)
        return worker, hidden_case(worker), hidden_case(worker)

    worker, one, two = really_written(make)

    def both() -> tuple[str, str]:
        return two_at_once(
            lambda: reveal_safe_address(one, reason=WHY, by=worker),
            lambda: reveal_safe_address(two, reason=WHY, by=worker),
            before='INSERT INTO "casework_addressreveal"',
        ).names

    if locked:
        assert both() == ("done", "RuleViolation")
    else:
        with without_locks("casework.look_limits.services._lock"):
            assert both() == ("done", "done")


# --- "Somebody like this is recorded" -----------------------------------------------------------------------


def test_question_about_a_person_is_in_the_trail_with_the_cases_it_told_of_and_no_name(worker: User) -> None:
    hidden = known_case(worker.teams.get())
    asked = open_case(worker, worker.teams.get(), perpetrator="Corin Thrale")
    assert "Somebody like this is recorded in a case that you cannot see" in words(asked)
    entry = AuditEntry.objects.get(act="people.ask")
    assert (entry.user, entry.shown, entry.detail["in_full"]) == (worker, [hidden.public_id], True)
    assert "Thrale" not in str(AuditEntry.objects.values())
    assert "thrale" not in str(PersonQuestion.objects.values()).casefold()


def test_question_that_opens_no_case_is_counted_and_the_same_one_only_once(worker: User) -> None:
    team = worker.teams.get()
    known_case(team)
    for _ in range(3):
        open_case(worker, team, perpetrator="Corin Thrale")
    assert PersonQuestion.objects.filter(by=worker).count() == 1
    open_case(worker, team, perpetrator="Corin  THRALE", relationship="")  # another mistake, the same question
    assert PersonQuestion.objects.filter(by=worker).count() == 1
    open_case(worker, team, perpetrator="Corin Thrale", perpetrator_phone="07700 900123")
    assert PersonQuestion.objects.filter(by=worker).count() == 2


def test_over_the_limit_only_cases_in_reach_are_told_and_the_page_says_whom_to_ask(
    worker: User, supervisor: User
) -> None:
    team = worker.teams.get()
    known_case(team)
    limit(worker, QUESTION, 1)
    open_case(worker, team, perpetrator="Osric Vale", relationship="")
    page = words(open_case(worker, team, perpetrator="Corin Thrale", relationship=""))
    assert "is recorded in a case that you cannot see" not in page
    assert ASKED not in page
    assert "Only cases that you can see are searched" in page
    assert "Ask a supervisor to allow more today: ottilie." in page
    assert AuditEntry.objects.filter(act="people.ask", detail__in_full=False, shown=None).exists()
    allow_more(NewAllowance(person=worker, kind=QUESTION, more=1, reason="A busy day of referrals"), by=supervisor)
    assert "is recorded in a case that you cannot see" in words(open_case(worker, team, perpetrator="Corin Thrale"))


def test_over_the_limit_own_cases_are_still_found_and_a_case_can_be_opened(worker: User) -> None:
    team = worker.teams.get()
    known_case(team, worker)
    limit(worker, QUESTION, 1)
    open_case(worker, team, perpetrator="Osric Vale", relationship="")
    asked = open_case(worker, team, perpetrator="Corin Thrale")
    assert ASKED in words(asked)
    nobody = answers(asked, "perpetrator_is")[-1]
    assert open_case(worker, team, perpetrator="Corin Thrale", perpetrator_is=nobody).status_code == 302


@pytest.mark.django_db(transaction=True)
@pytest.mark.takes_locks_out
@pytest.mark.parametrize("locked", [True, False], ids=["with the lock", "without it"])
def test_last_question_of_a_day_is_answered_once_because_of_the_lock(locked: bool) -> None:
    def make() -> User:
        worker = make_user(teams=[make_team()])
        limit(worker, QUESTION, 1)
        return worker

    worker = really_written(make)

    def both() -> tuple[bool, bool]:
        asked = two_at_once(
            lambda: may_ask(worker, "a"), lambda: may_ask(worker, "b"), before='INSERT INTO "casework_personquestion"'
        )
        return asked.first.value, asked.second.value

    if locked:
        assert both() == (True, False)
    else:
        with without_locks("casework.look_limits.services._lock"):
            assert both() == (True, True)


# --- The supervisor, and the service manager ----------------------------------------------------------------


def test_supervisor_sees_own_teams_and_allows_more_with_a_reason(worker: User, supervisor: User) -> None:
    limit(worker, REVEAL, 1)
    reveal_safe_address(hidden_case(worker), reason=WHY, by=worker)
    stranger = make_user(teams=[make_team(organisation=worker.organisation)], username="zebedee")
    client = Client()
    client.force_login(supervisor, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("looks_allowed")
    page = client.get(address).content.decode()
    assert "At the limit" in page
    assert "1 of 1" in page
    assert stranger.username not in page
    sent = {"person": worker.pk, "kind": REVEAL, "more": "2", "reason": "asdf asdf", "submission": str(uuid4())}
    assert "Say in a few words why" in client.post(address, sent).content.decode()
    for person in (stranger, supervisor):
        refused = client.post(address, {**sent, "person": person.pk, "reason": WHY, "submission": str(uuid4())})
        assert "Choose somebody else of your teams." in refused.content.decode()
    assert not LookAllowance.objects.exists()
    assert client.post(address, {**sent, "reason": WHY}).status_code == 302
    assert "1 of 3" in client.get(address).content.decode()
    assert AuditEntry.objects.get(act="look_limit.allow").detail == {"kind": REVEAL, "more": 2}


def test_nobody_allows_more_to_themselves_or_outside_their_teams(worker: User, supervisor: User) -> None:
    for person in (supervisor, make_user(), make_user(teams=[make_team(organisation=worker.organisation)])):
        with pytest.raises(RuleViolation, match="somebody else"):
            allow_more(NewAllowance(person=person, kind=REVEAL, more=1, reason=WHY), by=supervisor)


def test_looks_today_take_as_many_statements_for_thirty_people(
    worker: User, supervisor: User, django_assert_num_queries: Any
) -> None:
    now = database_now()
    with django_assert_num_queries(5):
        assert len(looks_today(supervisor, now)) == 2
    for _ in range(30):
        make_user(teams=[worker.teams.get()])
    with django_assert_num_queries(5):
        assert len(looks_today(supervisor, now)) == 32


def test_manager_sets_a_limit_from_a_day_on(worker: User) -> None:
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=worker.organisation)
    client, today = Client(), local_day(database_now())
    client.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")
    assert "Safe addresses shown" in client.get(reverse("intake_settings")).content.decode()
    address = f"{reverse('look_limit_change')}?kind={REVEAL}"
    sent = {"a_day": "7", "valid_from": f"{today:%d/%m/%Y}", "reason": "We saw what is needed"}
    for wrong in ({"a_day": "0"}, {"a_day": "501"}, {"a_day": "many"}, {"valid_from": "1/1/2020"}, {"reason": "x"}):
        assert client.post(address, {**sent, **wrong, "submission": str(uuid4())}).status_code == 200
    assert look_limits_on(worker.organisation_id, today)[REVEAL] == 20
    assert client.post(address, {**sent, "submission": str(uuid4())}).status_code == 302
    assert look_limits_on(worker.organisation_id, today)[REVEAL] == 7
