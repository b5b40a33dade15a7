"""Closing a case: what stands in the way, who confirms it, and what a reopening keeps (F-47).

F-47 of what the reports ask: a senior officer's look before a case is closed. A worker cannot close; a supervisor
confirms risk, orders, breaches, that the client knows, and why; an open red flag stands in the way.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.cases.models.closing import Closing
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import raise_concern
from orders.applications.services.steps import request_order
from orders.cases.rules import (
    CaseAtClosing,
    LateClock,
    ObstacleKind,
    OpenConcern,
    blocks,
    check_client_told,
    check_confirmer,
    check_words,
)
from orders.cases.services.closing import ClosingChecklist, ask_to_close, blocks_of, close_case, reopen_case
from orders.cases.services.opening import NewCase, open_case
from orders.reviews.services.reviews import NewReview, review_risk
from record.authors import Author
from record.case_state.state import CaseState
from record.replay.case_file import read_case_file
from record.replay.replay import replay_events
from risk.clocks.models.clock import Clock
from risk.flags.models import Flag
from risk.thresholds.rules.cadence import SHIPPED
from risk.thresholds.rules.limits import RISK_LEVELS
from tests.factories import make_force, make_team, make_user
from tests.orders.acting import CANNOT_BE_KEPT, LONG, RIGHT_TO_LEFT, fetch, said, send, signed_in, words
from tests.orders.histories import (
    Raw,
    breach,
    breach_step,
    case_file,
    full_made,
    interim_made,
    opened,
    order_step,
    requested,
)

NOW: Final = datetime(2026, 6, 10, 9, 0, tzinfo=UTC)
DAY: Final = timedelta(days=1)
OPEN: Final = opened("2026-05-29T10:00")
ASKED: Final = requested("2026-06-01T10:00")
MADE: Final = full_made("2026-06-02T10:00")
BROKEN: Final = breach("2026-06-03T10:00")
REPORTED: Final = breach_step("2026-06-03T11:00", "reported_to_police")
LOOKED: Final = CaseAtClosing(risk="high", reviewed_at=NOW - DAY)


def told(*events: Raw) -> CaseState:
    return replay_events(read_case_file(case_file([OPEN, *events]))[1]).history


def kinds(history: CaseState, known: CaseAtClosing = LOOKED, now: datetime = NOW) -> list[ObstacleKind]:
    return [block.kind for block in blocks(history, known, now)]


# --- What stands in the way ---------------------------------------------------------------------------------

NOTHING: Final[list[ObstacleKind]] = []
WARRANT: Final = breach_step("2026-06-04T10:00", "warrant_issued")
CAUGHT: Final = breach_step("2026-06-05T10:00", "warrant_executed")
CHARGED: Final = breach_step("2026-06-06T10:00", "charged")
DISCHARGED: Final = order_step("2026-06-07T10:00", "discharged")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], NOTHING),
        ([ASKED], NOTHING),
        ([ASKED, MADE], [ObstacleKind.ORDER]),
        ([ASKED, MADE, DISCHARGED], NOTHING),
        ([ASKED, interim_made("2026-06-02T10:00", "2026-06-09")], NOTHING),
        ([ASKED, interim_made("2026-06-02T10:00", "2026-06-10")], [ObstacleKind.ORDER]),
        ([ASKED, MADE, BROKEN, DISCHARGED], [ObstacleKind.BREACH]),
        ([ASKED, MADE, BROKEN, REPORTED, WARRANT, DISCHARGED], [ObstacleKind.BREACH, ObstacleKind.WARRANT]),
        ([ASKED, MADE, BROKEN, REPORTED, WARRANT, CHARGED, DISCHARGED], [ObstacleKind.WARRANT]),
        ([ASKED, MADE, BROKEN, REPORTED, WARRANT, CAUGHT, CHARGED, DISCHARGED], NOTHING),
        ([ASKED, MADE, BROKEN, breach_step("2026-06-04T10:00", "not_reported_reviewed"), DISCHARGED], NOTHING),
    ],
)
def test_live_order_open_breach_and_warrant_keep_a_case_open(events: list[Raw], expected: list[ObstacleKind]) -> None:
    assert kinds(told(*events)) == expected


@pytest.mark.parametrize(("risk", "days"), [(level, SHIPPED[level]) for level in RISK_LEVELS])
def test_risk_is_stale_the_day_after_its_longest_interval(risk: str, days: int) -> None:
    in_time = CaseAtClosing(risk=risk, reviewed_at=NOW - days * DAY)
    stale = CaseAtClosing(risk=risk, reviewed_at=NOW - (days + 1) * DAY)
    assert kinds(told(), in_time) == NOTHING
    assert kinds(told(), stale) == [ObstacleKind.RISK]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (CaseAtClosing(risk="standard"), [ObstacleKind.RISK]),
        (CaseAtClosing(risk="high", reviewed_at=NOW - DAY, next_review_on=date(2026, 6, 10)), NOTHING),
        (CaseAtClosing(risk="high", reviewed_at=NOW - DAY, next_review_on=date(2026, 6, 9)), [ObstacleKind.RISK]),
        (CaseAtClosing(risk="high", reviewed_at=NOW - DAY, late=[LateClock("T1", "A1", "amber")]), NOTHING),
        (CaseAtClosing(risk="high", reviewed_at=NOW - DAY, late=[LateClock("T1", "A1", "red")]), [ObstacleKind.FLAG]),
        (
            CaseAtClosing(risk="high", reviewed_at=NOW - DAY, late=[LateClock("B5", "B1", "critical")]),
            [ObstacleKind.FLAG],
        ),
        (
            CaseAtClosing(risk="high", reviewed_at=NOW - DAY, concerns=[OpenConcern("1", "A threat")]),
            [ObstacleKind.CONCERN],
        ),
    ],
)
def test_stale_risk_urgent_flags_and_open_concerns_keep_a_case_open(
    known: CaseAtClosing, expected: list[ObstacleKind]
) -> None:
    assert kinds(told(), known) == expected


def test_each_line_says_what_it_is_and_what_clears_it() -> None:
    everything = told(ASKED, MADE, BROKEN, REPORTED, WARRANT)
    known = CaseAtClosing(
        risk="high", late=[LateClock("T1", "A1", "red")], concerns=[OpenConcern("1", "A threat to kill")]
    )
    found = blocks(everything, known, NOW)
    assert {block.kind for block in found} == set(ObstacleKind)
    assert all(block.what.endswith(".") and block.clears.endswith(".") for block in found)


@pytest.mark.parametrize(
    ("caseworker", "asked_by", "accepted"), [(2, 2, True), (None, None, True), (1, 2, False), (2, 1, False)]
)
def test_second_person_confirms(caseworker: int | None, asked_by: int | None, *, accepted: bool) -> None:
    if accepted:
        check_confirmer(by=1, caseworker=caseworker, asked_by=asked_by)
        return
    with pytest.raises(RuleViolation, match="another supervisor"):
        check_confirmer(by=1, caseworker=caseworker, asked_by=asked_by)


@pytest.mark.parametrize(
    ("told_on", "how", "because", "field"),
    [
        (date(2026, 6, 10), "phone", "", ""),
        (None, "", "No safe way to reach her", ""),
        (None, "", "  ", "not_told_because"),
        (date(2026, 6, 11), "phone", "", "told_on"),
        (date(2026, 6, 10), "", "", "told_how"),
    ],
)
def test_client_is_told_or_there_is_a_reason(told_on: date | None, how: str, because: str, field: str) -> None:
    today = date(2026, 6, 10)
    if not field:
        check_client_told(told_on=told_on, how=how, not_told_because=because, today=today)
        return
    with pytest.raises(RuleViolation) as refusal:
        check_client_told(told_on=told_on, how=how, not_told_because=because, today=today)
    assert refusal.value.field == field


def test_something_else_is_said_in_words() -> None:
    check_words("other", "She has moved abroad", field="words")
    check_words("contact_lost", "", field="words")
    with pytest.raises(RuleViolation, match="something else"):
        check_words("other", "  ", field="words")


# --- Closing and reopening ----------------------------------------------------------------------------------

CHECKED: Final = ClosingChecklist(
    reason="stalking_stopped", words="Quiet since May", told_on=date(2026, 6, 1), told_how="phone"
)


@pytest.fixture
def worker(db: None) -> User:
    return make_user(teams=[make_team()])


@pytest.fixture
def supervisor(worker: User) -> User:
    return make_user(role=Role.SUPERVISOR, teams=list(worker.teams.all()))


@pytest.fixture
def case(worker: User) -> Case:
    """Opened 30 days ago, reviewed yesterday, with nothing in it that keeps it open."""
    now = timezone.now()
    new = NewCase(
        team=worker.teams.get(),
        caseworker=worker,
        first_name="Alba",
        relationship="ex_partner",
        victim_force=make_force(),
        risk="high",
        opened_at=now - 30 * DAY,
    )
    case = open_case(new, Author(worker, now - 30 * DAY))
    review_risk(case, NewReview(level="high", reason="Quiet", at=now - DAY), Author(worker, now - DAY))
    return case


def test_closing_asked_for_is_put_before_a_supervisor_once(case: Case, worker: User) -> None:
    now = timezone.now()
    closing = ask_to_close(case, " Nothing since March ", by=worker, now=now)
    concern = Concern.objects.get(case=case)
    assert (closing.asked_because, closing.asked_by, closing.closed_at) == ("Nothing since March", worker, None)
    assert (concern.kind, concern.about_id, concern.raised_by) == (ConcernKind.CLOSING_ASKED, closing.public_id, worker)
    with pytest.raises(RuleViolation, match="asked for already"):
        ask_to_close(case, "Again", by=worker, now=now)
    assert AuditEntry.objects.filter(act="case.ask_to_close").count() == 1


def test_closing_confirmed_stops_the_clocks_and_says_who_and_when(case: Case, worker: User, supervisor: User) -> None:
    now = timezone.now()
    request_order(case, force=case.victim_force, at=now - 20 * DAY, author=Author(worker, now - 20 * DAY))
    Clock.objects.filter(case=case).update(late_at=None)  # or its red flags would stand in the way
    asked = ask_to_close(case, "Nothing since March", by=worker, now=now)
    closing = close_case(case, CHECKED, by=supervisor, now=now)
    case.refresh_from_db()
    assert closing.pk == asked.pk
    assert (case.closed_at, closing.closed_by, closing.risk_level) == (now, supervisor, "high")
    assert not Clock.objects.filter(case=case, closed_at=None).exists()
    assert Flag.objects.filter(case=case).exists()
    assert not Flag.objects.filter(case=case).open().exists()
    asked_for = Concern.objects.exclude(kind=ConcernKind.NOBODY_AT_FORCE).get(case=case)
    assert asked_for.answered_by == supervisor
    event = case.events.latest("number")
    assert (event.kind, event.facts, event.note) == ("case_closed", {"reason": "stalking_stopped"}, "Quiet since May")
    assert AuditEntry.objects.get(act="case.close").detail == {"reason": "stalking_stopped"}


def test_closing_by_the_caseworker_or_with_something_in_the_way_is_refused(
    case: Case, worker: User, supervisor: User
) -> None:
    now = timezone.now()
    with pytest.raises(RuleViolation, match="You work on this case yourself"):
        close_case(case, CHECKED, by=worker, now=now)
    raise_concern(case, ConcernKind.THREAT_TO_KILL, by=worker, now=now)
    assert [block.kind for block in blocks_of(case, now=now)] == [ObstacleKind.CONCERN]
    with pytest.raises(RuleViolation, match="still keeps this case open"):
        close_case(case, CHECKED, by=supervisor, now=now)
    case.refresh_from_db()
    assert case.closed_at is None
    assert not Closing.objects.exists()


@pytest.mark.parametrize("is_active", [True, False])
def test_reopening_keeps_everything_but_a_caseworker_who_has_left(
    case: Case, worker: User, supervisor: User, *, is_active: bool
) -> None:
    now = timezone.now()
    application = request_order(case, force=case.victim_force, at=now - DAY / 2, author=Author(worker, now - DAY / 2))
    close_case(case, CHECKED, by=supervisor, now=now)
    User.objects.filter(pk=worker.pk).update(is_active=is_active)
    fresh = Case.objects.get(pk=case.pk)
    reopen_case(fresh, "it_began_again", "He wrote", by=supervisor, now=now + DAY)
    case.refresh_from_db()
    assert (case.closed_at, case.caseworker) == (None, worker if is_active else None)
    clock = Clock.objects.get(case=case, rule="T19", closed_at=None)
    assert (clock.started_at, clock.opened_at) == (application.requested_at, now + DAY)
    closing = Closing.objects.get()
    assert (closing.reopened_by, closing.reopened_for, closing.closed_at) == (supervisor, "it_began_again", now)
    with pytest.raises(RuleViolation, match="open already"):
        reopen_case(case, "it_began_again", "", by=supervisor, now=now + DAY)


def test_nothing_is_recorded_on_a_closed_case(case: Case, worker: User, supervisor: User) -> None:
    now = timezone.now()
    close_case(case, CHECKED, by=supervisor, now=now)
    with pytest.raises(RuleViolation, match="This case is closed"):
        review_risk(case, NewReview(level="high", reason="x", at=now), Author(worker, now))
    with pytest.raises(RuleViolation, match="closed already"):
        close_case(case, CHECKED, by=supervisor, now=now)
    with pytest.raises(RuleViolation, match="closed already"):
        ask_to_close(case, "Again", by=worker, now=now)


def test_closing_without_a_reason_cannot_be_stored(case: Case, supervisor: User) -> None:
    with pytest.raises(IntegrityError, match="closing_is_confirmed"):
        Closing.objects.create(
            organisation=case.organisation,
            case=case,
            closed_at=timezone.now(),
            closed_by=supervisor,
            not_told_because="x",
        )


# --- Pages --------------------------------------------------------------------------------------------------


def checklist(**fields: Any) -> dict[str, Any]:
    ticked = {"risk": "on", "orders": "on", "breaches": "on"}
    answers = {"told": "told", "told_on": "1/6/2026", "told_how": "phone", "not_told_because": ""}
    return {**ticked, **answers, "reason": "stalking_stopped", "words": "Quiet since May", **fields}


def test_f_47_worker_asks_supervisor_confirms_on_a_checklist_and_open_work_blocks(
    case: Case, worker: User, supervisor: User
) -> None:
    assert fetch(worker, "case_close", case).status_code == 403
    assert send(worker, "case_close", case, **checklist()).status_code == 403
    asked = send(worker, "closing_ask", case, because="Nothing since March")
    assert "The question to close this case stands on Delays." in said(asked)
    delays = words(fetch(supervisor, "delays"))
    assert "To look at" in delays and "Closing was asked for" in delays and case.reference in delays
    concern = raise_concern(case, ConcernKind.UNSAFE_ADVICE, by=worker, now=timezone.now())
    asking = fetch(worker, "closing_ask", case)
    assert "Unsafe advice was given: nobody has answered." in words(asking)
    assert reverse("concern_answer", args=[concern.public_id]) not in asking.content.decode()
    blocked = fetch(supervisor, "case_close", case)
    assert "It cannot be closed yet" in words(blocked)
    assert reverse("concern_answer", args=[concern.public_id]) in blocked.content.decode()
    send(supervisor, "concern_answer", concern, answer="Rang her and put it right")
    page = words(fetch(supervisor, "case_close", case))
    assert "Nothing since March" in page and "High risk, last reviewed" in page
    closed = send(supervisor, "case_close", case, **checklist())
    assert "This case is closed." in said(closed)
    case.refresh_from_db()
    assert case.closed_at is not None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"risk": ""}, "Look at the risk, then tick this."),
        ({"orders": ""}, "Look at the orders, then tick this."),
        ({"breaches": ""}, "Look at the breaches, then tick this."),
        ({"told": ""}, "Say whether the client has been told."),
        ({"told_on": ""}, "Enter the day on which the client was told."),
        ({"told_on": "3/3/2199"}, "That day lies in the future"),
        ({"told_on": "31/4/2026"}, "31/4/2026 is not a real date."),
        ({"told_how": ""}, "Choose how the client was told."),
        ({"told": "not_told"}, "Say why the client was not told."),
        ({"reason": ""}, "Choose why the case is closed."),
        ({"reason": "budget"}, "Choose why the case is closed."),
        ({"reason": "other", "words": ""}, "Say what it was: you chose “something else”."),
        ({"words": CANNOT_BE_KEPT[0]}, "a character that cannot be kept"),
    ],
)
def test_checklist_with_a_gap_says_so_and_keeps_the_words(
    case: Case, supervisor: User, fields: dict[str, str], sentence: str
) -> None:
    response = send(supervisor, "case_close", case, **checklist(**fields))
    assert response.status_code == 200
    assert sentence in words(response)
    assert "Quiet since May" in words(response) or "words" in fields
    case.refresh_from_db()
    assert case.closed_at is None


@pytest.mark.parametrize("text", [LONG, RIGHT_TO_LEFT])
def test_odd_words_are_kept_as_they_are(case: Case, worker: User, supervisor: User, text: str) -> None:
    send(worker, "closing_ask", case, because=text, organisation="1", closed_by=str(worker.pk))
    closing = Closing.objects.get()
    assert (closing.asked_because, closing.closed_by) == (text, None)
    assert "<script>" not in fetch(supervisor, "case_close", case).content.decode().replace("<script ", "")
    assert send(worker, "closing_ask", case, because=" \n ").status_code == 200


def test_closed_case_can_be_found_and_read_and_every_act_on_it_is_refused_in_plain_words(
    case: Case, worker: User, supervisor: User
) -> None:
    application = request_order(
        case, force=case.victim_force, at=timezone.now() - DAY / 4, author=Author(worker, timezone.now())
    )
    close_case(case, CHECKED, by=supervisor, now=timezone.now())
    assert case.reference in words(fetch(worker, "case_list")) + words(_list_of_closed(worker))
    for name in (
        "case_detail",
        "case_chronology",
        "case_orders",
        "case_breaches",
        "case_risk",
        "case_sharing",
        "case_history",
    ):
        assert fetch(worker, name, case).status_code == 200, name
    page = words(fetch(worker, "case_detail", case))
    assert "This case was closed on" in page
    assert "Record a breach" not in page and "Reopen the case" not in page
    assert "Reopen the case" in words(fetch(supervisor, "case_detail", case))
    for name in (
        "incident_create",
        "risk_review_create",
        "application_create",
        "share_create",
        "agreement_create",
        "closing_ask",
    ):
        opened = fetch(worker, name, case)
        assert opened.headers["Location"] == reverse("case_detail", args=[case.public_id]), name
        assert "This case is closed" in said(opened)
    assert "This case is closed" in said(fetch(worker, "application_step", application))
    assert fetch(worker, "application_detail", application).status_code == 200
    late = send(worker, "risk_review_create", case, level="high", reason="She rang at noon")
    assert late.status_code == 409
    assert "She rang at noon" in words(late)


def _list_of_closed(user: User) -> Any:
    return signed_in(user).get(reverse("case_list") + "?state=closed")


def test_reopening_by_a_supervisor_opens_every_page_again(case: Case, worker: User, supervisor: User) -> None:
    assert "This case is open." in said(fetch(supervisor, "case_reopen", case))
    close_case(case, CHECKED, by=supervisor, now=timezone.now())
    assert send(worker, "case_reopen", case, reason="it_began_again", words="").status_code == 403
    assert "Choose why the case is reopened." in words(
        send(supervisor, "case_reopen", case, reason="", words="He wrote")
    )
    reopened = send(supervisor, "case_reopen", case, reason="it_began_again", words="He wrote")
    assert "This case is open again" in said(reopened)
    assert fetch(worker, "incident_create", case).status_code == 200
    chronology = words(fetch(worker, "case_chronology", case))
    assert "Case closed" in chronology and "Case reopened" in chronology and "He wrote" in chronology
