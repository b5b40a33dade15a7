"""The caseworker's first page: right without any job, in words, most dangerous first."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.people.models import User
from reports.delays.queries.late_rows import LateRow
from reports.delays.queries.work_groups import DUE_TODAY, LateWork, my_work
from risk.clocks.models.clock import Clock
from risk.flags.models import Escalation, Flag
from risk.flags.services.acknowledgements import acknowledge
from risk.scheduled_jobs.models.heartbeat import Heartbeat
from risk.thresholds.rules.limits import LEVELS
from tests.factories import make_acknowledgement, make_clock, make_deadline
from tests.reports.lived import (
    DAY,
    HOUR,
    START,
    acted,
    breached,
    make_supervisor,
    make_worker,
    new_case,
    ordered,
    requested,
    reviewed,
    stepped,
    team_of,
    threatened,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return make_worker()


def work(worker: User, now: datetime, after: str = "") -> LateWork:
    return my_work(worker, now=now, after=after)


def only(worker: User, now: datetime) -> LateRow:
    (row,) = work(worker, now).rows
    return row


# --- Each kind of row ------------------------------------------------------------------------------------------


def test_nothing_is_late_on_a_case_where_nothing_waits(worker: User) -> None:
    new_case(worker)
    assert work(worker, START + 30 * DAY).rows == []


def test_request_is_soon_late_before_it_is_late(worker: User) -> None:
    application = requested(new_case(worker))
    row = only(worker, START + HOUR)
    assert (row.level, row.is_soon, row.late) == ("", True, "Late from Wed 4 Mar 2026")
    assert row.what == "No officer has been named for the requested order."
    assert row.next_href == reverse("application_step", args=[application.public_id])


def test_stalled_application_says_how_late_since_when_on_whom_and_what_next(worker: User) -> None:
    case = new_case(worker)
    application = stepped(requested(case), "sent_to_legal", START + 2 * DAY)
    row = only(worker, START + 15 * DAY)
    assert (row.reference, row.who, row.risk) == (case.reference, "Alba", "high")
    assert (row.level, row.late, row.since) == ("red", "6 working days late", START)
    assert row.what == "Police lawyers have not lodged the papers."
    assert row.waiting_on == "Sussex Police: legal services"
    assert row.next_step == "Ask legal services to lodge the complaint"
    assert row.next_href == reverse("application_step", args=[application.public_id])
    assert row.href == reverse("case_detail", args=[case.public_id])
    assert row.subject == "Application A1"


def test_all_clocks_of_one_application_are_one_row(worker: User) -> None:
    requested(new_case(worker))
    row = only(worker, START + 120 * DAY)
    assert row.level == "red"
    assert [line.split(":")[0] for line in row.also] == ["Red"] * 3
    assert row.ladder.startswith("Step 3: the force's chief officer team, due since")


def test_breach_that_nobody_has_reported_stands_first_and_in_hours(worker: User) -> None:
    requested(new_case(worker), at=START)
    order = ordered(requested(new_case(worker)))
    breach = breached(order, at=START + 20 * DAY)
    rows = work(worker, START + 20 * DAY + 26 * HOUR).rows
    assert rows[0].subject == "Breach B1"
    assert (rows[0].level, rows[0].late) == ("critical", "22 hours late")
    assert rows[0].waiting_on == "Our service"
    assert rows[0].next_href == reverse("breach_step", args=[breach.public_id])


def test_breach_just_recorded_is_there_at_once(worker: User) -> None:
    order = ordered(requested(new_case(worker)))
    breached(order, at=START + HOUR)
    row = work(worker, START + HOUR).rows[0]
    assert (row.subject, row.level, row.late) == ("Breach B1", "", "Late in 4 hours")


def test_warrant_is_listed_as_long_as_it_is_out_with_its_age(worker: User) -> None:
    order = ordered(requested(new_case(worker, risk="standard")))
    breach = breached(order, at=START + HOUR)
    acted(breach, "reported_to_police", START + HOUR)
    acted(breach, "police_contacted_victim", START + HOUR)
    acted(breach, "crime_recorded", START + HOUR, reference="47/1234/26")
    reviewed(breach.case, at=START + HOUR)
    acted(breach, "warrant_issued", START + HOUR)
    (row,) = [each for each in work(worker, START + 3 * HOUR).rows if each.subject == "Breach B1"]
    assert row.what == "The warrant has not been executed. It has been out for 2 hours."
    assert row.waiting_on == "Sussex Police"
    acted(breach, "warrant_executed", START + 4 * HOUR)
    assert not [each for each in work(worker, START + 5 * HOUR).rows if each.subject == "Breach B1"]


def test_interim_order_about_to_end_says_its_last_day(worker: User) -> None:
    application = requested(new_case(worker))
    order = ordered(application, kind="interim", last_day=date(2026, 3, 30))
    (row,) = [each for each in work(worker, START + 21 * DAY).rows if each.subject == "Order O1" and each.rule == "T15"]
    assert row.what == "The interim order does not last to the next hearing: its last day is Mon 30 Mar 2026."
    assert row.level == "red"
    assert row.next_href == reverse("order_detail", args=[order.public_id])


def test_threat_without_protection_leads_to_a_review_of_the_risk(worker: User) -> None:
    case = new_case(worker)
    requested(case)
    threatened(case, START + 2 * HOUR)
    row = work(worker, START + 3 * HOUR).rows[0]
    assert (row.subject, row.level) == ("Incident I1", "red")
    assert row.next_href == reverse("risk_review_create", args=[case.public_id])


def test_review_is_due_on_its_day_late_after_it_and_gone_after_the_next(worker: User) -> None:
    case = new_case(worker)
    reviewed(case, at=START, next_review_on=date(2026, 3, 10))
    assert work(worker, START + 7 * DAY).rows == []
    due = only(worker, START + 8 * DAY)
    assert (due.what, due.late) == ("The risk level is to be reviewed.", "Late from Wed 11 Mar 2026")
    late = only(worker, START + 10 * DAY)
    assert (late.level, late.late) == ("amber", "2 days late")
    assert late.next_href == reverse("risk_review_create", args=[case.public_id])
    reviewed(case, at=START + 10 * DAY)
    assert work(worker, START + 10 * DAY).rows == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, False),  # eleven working days ahead
        (1, True),
        (15, True),  # the day itself
        (16, True),  # nobody has said what came of it
    ],
)
def test_hearing_is_listed_within_ten_working_days_and_until_somebody_says_what_came_of_it(
    worker: User, days: int, *, expected: bool
) -> None:
    application = requested(new_case(worker))
    stepped(application, "listed", START, hearing_on="2026-03-17")
    said = [row.what + " ".join(row.also) for row in work(worker, START + days * DAY).rows]
    assert any("hearing" in text.lower() and "17 Mar" in text for text in said) is expected


# --- Numbers that narrow ----------------------------------------------------------------------------------------


def test_numbers_are_of_the_lists_they_lead_to(worker: User) -> None:
    requested(new_case(worker, name="red"))
    breached(ordered(requested(new_case(worker, name="breach"))), at=START + 20 * DAY)
    late = START + 20 * DAY + 26 * HOUR
    requested(new_case(worker, name="soon"), at=late - HOUR)
    everything = my_work(worker, now=late, after="")
    for level in (*LEVELS, DUE_TODAY):
        shown = my_work(worker, now=late, after="", level=level)
        assert len(shown.cases) == everything.counts.get(level, 0)
        assert shown.counts == everything.counts
    assert {case.lead.who for case in my_work(worker, now=late, after="", level="critical").cases} == {"breach"}
    assert len(everything.cases) == 3


def test_due_today_is_what_is_late_before_midnight(worker: User) -> None:
    requested(new_case(worker))
    evening = START + DAY + 2 * HOUR
    due = [len(my_work(worker, now=START + days * DAY, after="", level=DUE_TODAY).cases) for days in (0, 1, 2)]
    assert my_work(worker, now=evening, after="", level="nonsense").cases
    assert due == [0, 1, 0], "late from the midnight that ends the second day, and no longer due from then on"


# --- Right whatever the jobs do --------------------------------------------------------------------------------


def test_page_is_the_same_with_no_job_ever_run(worker: User) -> None:
    requested(new_case(worker))
    breached(ordered(requested(new_case(worker))), at=START + HOUR)
    now = START + 30 * DAY
    before = work(worker, now)
    Flag.objects.all().delete()
    Escalation.objects.all().delete()
    assert not Heartbeat.objects.exists()
    assert work(worker, now) == before
    assert {row.level for row in before.rows} == {"critical", "red", "amber"}


def test_answered_clock_leaves_the_page_at_once(worker: User) -> None:
    application = requested(new_case(worker))
    now = START + 3 * DAY
    assert only(worker, now).rule == "T1"
    stepped(application, "acknowledged", now, officer="PC Invented")
    assert [row.rule for row in work(worker, now).rows] == []


# --- Whose ------------------------------------------------------------------------------------------------------


def test_only_own_open_cases_are_shown(worker: User) -> None:
    colleague = make_worker(team_of(worker))
    requested(new_case(colleague))
    requested(new_case(None, team=team_of(worker)))
    closed = new_case(worker)
    requested(closed)
    closed.closed_at = START + DAY
    closed.save()
    assert work(worker, START + 30 * DAY).rows == []


# --- Quiet ------------------------------------------------------------------------------------------------------


def test_acknowledged_amber_is_folded_until_its_day_and_comes_back(worker: User) -> None:
    requested(new_case(worker))
    now = START + 2 * DAY + HOUR
    clock = Clock.objects.get(rule="T1")
    acknowledge(clock, by=worker, reason="Back on Monday", quiet_until=date(2026, 3, 5), now=now)
    found = work(worker, now)
    assert found.rows == []
    assert found.quiet[0].acknowledged == "Quiet until Thu 5 Mar 2026: Back on Monday (Oona Farrow)"
    red = work(worker, START + 3 * DAY)
    assert (red.rows[0].level, red.quiet) == ("red", [])
    assert red.rows[0].acknowledged == "Acknowledged by Oona Farrow, Wed 4 Mar 2026: Back on Monday"


def test_caseworker_is_offered_to_acknowledge_amber_only(worker: User) -> None:
    requested(new_case(worker))
    clock = Clock.objects.get(rule="T1")
    amber = only(worker, START + 2 * DAY + HOUR)
    assert amber.acknowledge_href == reverse("flag_acknowledge", args=[clock.public_id])
    assert only(worker, START + 3 * DAY + HOUR).acknowledge_href == ""
    assert only(worker, START + HOUR).acknowledge_href == ""


# --- The page itself --------------------------------------------------------------------------------------------


def read(client: Client, user: User, query: str = "") -> str:
    client.force_login(user)
    response = client.get(reverse("my_work") + query)
    assert response.status_code == 200
    return response.content.decode()


def test_page_says_what_would_be_there_when_nothing_is(client: Client, worker: User) -> None:
    page = read(client, worker)
    assert "Nothing is late or soon late" in page
    assert reverse("incident_start") in page


def test_page_shows_rows_in_words(client: Client, worker: User) -> None:
    case = new_case(worker, name="Ó'Brien-<b>")
    requested(case)
    page = read(client, worker)
    assert case.reference in page
    assert "Ó&#x27;Brien-&lt;b&gt;" in page
    assert "Red</strong>" in page
    assert "Sussex Police: officer in the case" in page
    assert "Step 3: the force&#x27;s chief officer team" in page


@pytest.mark.parametrize("cursor", ["?after=nonsense", "?after=0~0~0~x~1~a~b", "?after=%00", "?after="])
def test_page_survives_any_cursor(client: Client, worker: User, cursor: str) -> None:
    requested(new_case(worker))
    assert "Red</strong>" in read(client, worker, cursor)


def test_page_narrows_by_a_number_and_says_when_nothing_stands_there(client: Client, worker: User) -> None:
    requested(new_case(worker))
    page = read(client, worker)
    assert 'href="?level=red"><strong>1</strong> Red' in page
    assert 'href="?level=critical"' not in page
    assert "No case stands here" in read(client, worker, "?level=critical")
    assert "shown now, show everything" in read(client, worker, "?level=red")


def test_view_that_a_person_chose_is_kept(client: Client, worker: User) -> None:
    requested(new_case(worker))
    assert "app-work--roomy" not in read(client, worker)
    answer = client.post(reverse("list_looks"), {"roomy": "yes", "next": "/my-work/?level=red"})
    assert (answer.status_code, answer["Location"]) == (302, "/my-work/?level=red")
    assert "app-work--roomy" in read(Client(), worker)
    answer = client.post(reverse("list_looks"), {"roomy": "no", "next": "https://elsewhere.example/"})
    assert answer["Location"] == reverse("home")
    assert "app-work--roomy" not in read(client, worker)


def make_rows(worker: User, count: int) -> None:
    """As many cases with one late clock each, written as rows to be quick."""
    for number in range(count):
        case = new_case(worker, name=f"Client {number}")
        clock = make_clock(case=case, rule="T1", subject="A1", late_at=START + DAY, started_at=START)
        make_deadline(clock=clock, due_at=START + DAY)
        make_acknowledgement(clock=clock, by=worker, quiet_until=START.date())


def test_page_needs_the_same_statements_for_1_row_and_for_30(client: Client, worker: User) -> None:
    make_rows(worker, 1)
    read(client, worker)
    counts = []
    for more in (0, 29):
        make_rows(worker, more)
        with CaptureQueriesContext(connection) as queries:
            page = read(client, worker)
        counts.append(len(queries))
    assert page.count("app-late--amber") == 30
    assert counts[0] == counts[1]


def test_page_of_fifty_leads_to_the_rest(client: Client, worker: User) -> None:
    make_rows(worker, 53)
    first = work(worker, START + 30 * DAY)
    assert len(first.rows) == 50
    rest = work(worker, START + 30 * DAY, first.next_cursor)
    assert len(rest.rows) == 3
    assert not {row.reference for row in first.rows} & {row.reference for row in rest.rows}
    assert 'rel="next"' in read(client, worker)


def test_supervisors_have_delays_instead(client: Client, worker: User) -> None:
    client.force_login(make_supervisor(team_of(worker)))
    assert client.get(reverse("my_work")).status_code == 403
