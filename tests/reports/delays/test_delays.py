"""The supervisor's first page: every late thing of the teams, filtered, counted, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING
from dataclasses import fields as fields_of
from datetime import date, datetime
from typing import Any, Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.people.models import Role, Team, User
from casework.case_tasks.services import NewTask, add_task
from casework.cases.models.case import Case
from reports.delays.queries.delays import DelaysChoice, DelaysPage, delays
from reports.delays.queries.late_rows import LateRow
from reports.delays.queries.work_groups import WorkRow
from reports.delays.rules import waiting_on
from reports.filters.forms import STAGES
from risk.clocks.models.clock import Clock
from risk.flags.models import Escalation, Flag
from risk.flags.services.acknowledgements import acknowledge
from risk.thresholds.rules.limits import LEVELS
from tests.factories import make_acknowledgement, make_clock, make_deadline, make_force, make_team, make_user
from tests.laid_case import LaidOnce
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
    stepped,
    threatened,
)

pytestmark = pytest.mark.django_db
NOW = START + 30 * DAY


_team: Final = LaidOnce(make_team, rests_on=tuple)


@pytest.fixture
def team() -> Team:
    return _team()


@pytest.fixture
def supervisor(team: Team) -> User:
    return make_supervisor(team)


def found(supervisor: User, now: datetime = NOW, **choice: Any) -> DelaysPage:
    return delays(supervisor, DelaysChoice(**choice), now=now, after="")


def rows(supervisor: User, now: datetime = NOW, **choice: Any) -> list[LateRow]:
    return found(supervisor, now, **choice).work.rows


# --- Whose, and without jobs ------------------------------------------------------------------------------------


def test_delays_of_all_the_teams_cases_and_of_no_others(team: Team, supervisor: User) -> None:
    requested(new_case(make_worker(team), name="Alba"))
    requested(new_case(None, team=team, name="Bryn"))
    requested(new_case(make_worker(make_team(organisation=team.organisation)), name="Cato"))
    assert {(row.who, row.worker) for row in rows(supervisor)} == {("Alba", "Oona Farrow"), ("Bryn", "")}


def test_delays_are_the_same_with_no_job_ever_run(team: Team, supervisor: User) -> None:
    requested(new_case(make_worker(team)))
    before = found(supervisor)
    Flag.objects.all().delete()
    Escalation.objects.all().delete()
    assert found(supervisor) == before
    assert len(before.work.rows) == 1


def test_delays_leave_out_what_is_only_soon_late(team: Team, supervisor: User) -> None:
    requested(new_case(make_worker(team)))
    assert rows(supervisor, START + HOUR) == []


# --- Acknowledged, escalated --------------------------------------------------------------------------------------


def test_acknowledged_amber_is_folded_and_counted(team: Team, supervisor: User) -> None:
    worker = make_worker(team)
    requested(new_case(worker))
    now = START + 2 * DAY + HOUR
    acknowledge(Clock.objects.get(rule="T1"), by=worker, reason="On leave", quiet_until=date(2026, 3, 5), now=now)
    seen = found(supervisor, now)
    assert (seen.work.rows, seen.counts) == ([], {"quiet": 1})
    assert seen.work.quiet[0].acknowledged == "Quiet until Thu 5 Mar 2026: On leave (Oona Farrow)"


def test_acknowledged_red_stays_with_its_acknowledgement_beside_it(team: Team, supervisor: User) -> None:
    requested(new_case(make_worker(team)))
    now = START + 3 * DAY + HOUR
    acknowledge(Clock.objects.get(rule="T1"), by=supervisor, reason="Chased", quiet_until=date(2026, 3, 20), now=now)
    (row,) = rows(supervisor, now)
    assert row.level == "red"
    assert row.acknowledged.endswith("Thu 5 Mar 2026: Chased")
    assert row.acknowledge_href


def test_row_that_has_gone_up_the_ladder_says_so(team: Team, supervisor: User) -> None:
    requested(new_case(make_worker(team)))
    (row,) = rows(supervisor, START + 7 * DAY)
    assert row.ladder == "Step 2: the force's senior officer, due since 7 March 2026; letter to be prepared"


# --- Filters ------------------------------------------------------------------------------------------------------


def _late_in_each_way(team: Team) -> dict[str, Case]:
    worker = make_worker(team)
    for force in ("sussex", "kent"):  # a force at which nobody can sign in is a thing to look at, whatever the filters
        make_user(role=Role.POLICE_LIAISON, organisation=make_force(force), password="heron-by-the-weir")
    cases = {name: new_case(worker, name=name) for name in ("asked", "lawyers", "court", "kent", "made", "breach")}
    cases["nobody"] = new_case(None, team=team, name="nobody")
    cases["threat"] = new_case(worker, name="threat")
    requested(cases["asked"])
    requested(cases["nobody"])
    stepped(requested(cases["lawyers"]), "sent_to_legal", START + DAY)
    stepped(requested(cases["court"]), "lodged", START + DAY)
    requested(cases["kent"], force="kent")
    ordered(requested(cases["made"], force="kent"), at=START + HOUR)
    breached(ordered(requested(cases["breach"]), at=START + HOUR), at=NOW - 5 * HOUR)
    requested(cases["threat"])
    threatened(cases["threat"], NOW - HOUR)
    return cases


_world: Final = LaidOnce(
    lambda: _late_in_each_way(Team.objects.get()),
    rests_on=lambda: (Team.objects.get().pk, make_force("sussex").pk, make_force("kent").pk),
)


@pytest.fixture
def world(team: Team) -> dict[str, Case]:
    """One case late in each way that the filters tell apart, of the only team that there is."""
    return _world()


Narrow = Callable[[], dict[str, Any]]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (lambda: {"worker": "nobody"}, {"nobody"}),
        (lambda: {"force": make_force("kent")}, {"kent", "made"}),
        (lambda: {"stage": "sent_to_legal"}, {"lawyers"}),
        (lambda: {"stage": "lodged"}, {"court"}),
        (lambda: {"stage": "order"}, {"made", "breach"}),
        (lambda: {"stage": "breach"}, {"breach"}),
        (lambda: {"stage": "incident"}, {"threat"}),
        (lambda: {"waiting_on": "police_legal"}, {"lawyers"}),
        (lambda: {"waiting_on": "court"}, {"court"}),
        (lambda: {"waiting_on": "police"}, {"made", "breach"}),
        (lambda: {"waiting_on": "service"}, {"made", "breach", "threat"}),
        (lambda: {"waiting_on": "police_oic", "force": make_force("kent")}, {"kent"}),
        (lambda: {"waiting_on": "police_authoriser"}, set()),
    ],
)
def test_filter_lets_through(world: dict[str, Case], supervisor: User, choice: Narrow, expected: set[str]) -> None:
    assert {row.who for row in rows(supervisor, **choice())} == expected


def test_filter_by_worker(world: dict[str, Case], supervisor: User, team: Team) -> None:
    other = make_worker(team)
    requested(new_case(other, name="theirs"))
    assert {row.who for row in rows(supervisor, worker=str(other.pk))} == {"theirs"}


def test_filter_by_level_leaves_the_counts_alone(world: dict[str, Case], supervisor: User) -> None:
    everything = found(supervisor)
    amber = found(supervisor, level="amber")
    assert amber.counts == everything.counts
    assert {row.level for row in amber.work.rows} <= {"amber"}
    assert sum(everything.counts.values()) == len(everything.work.cases)


@pytest.mark.parametrize("stage", [value for value, _ in STAGES])
def test_every_stage_can_be_asked_for(world: dict[str, Case], supervisor: User, stage: str) -> None:
    rows(supervisor, stage=stage)


def test_waiting_filters_and_words_agree(world: dict[str, Case], supervisor: User) -> None:
    """Each row that a filter lets through says that it waits on just that."""
    for code, _ in waiting_on.CHOICES:
        for row in rows(supervisor, waiting_on=code):
            force = "Kent Police" if row.waiting_on.startswith("Kent") else "Sussex Police"
            assert row.waiting_on == waiting_on.waiting_words(code, force)


def test_most_dangerous_come_first(world: dict[str, Case], supervisor: User) -> None:
    assert {case.lead.who for case in found(supervisor).work.cases[:2]} == {"breach", "threat"}


# --- One row a case, the table above, and the orders ---------------------------------------------------------------


def test_a_second_late_thing_of_a_case_folds_beneath_the_first(world: dict[str, Case], supervisor: User) -> None:
    (case,) = found(supervisor, stage="breach").work.cases
    assert (case.lead.who, case.more) == ("breach", "")
    (case,) = [each for each in found(supervisor).work.cases if each.lead.who == "breach"]
    assert case.lead.subject == "Breach B1"
    assert case.more == f"and {len(case.things) - 1} more"


def test_what_folds_says_how_much_of_it_is_worse_than_the_line() -> None:
    line, amber, red = (make_late(level=level) for level in ("amber", "amber", "red"))
    assert WorkRow("red", (line,)).more == ""
    assert WorkRow("red", (line, amber, red, red)).more == "and 3 more, 2 red"
    assert WorkRow("red", (make_late(level=""), amber, red)).more == "and 2 more, 1 red, 1 amber"


def make_late(**fields: Any) -> LateRow:
    usual: dict[str, Any] = dict.fromkeys(field.name for field in fields_of(LateRow) if field.default is MISSING)
    return LateRow(**{**usual, **fields})


def test_every_number_of_the_table_is_of_the_list_it_leads_to(world: dict[str, Case], supervisor: User) -> None:
    page = found(supervisor)
    assert {line.name for line in page.workers} == {"Oona Farrow", "No caseworker"}
    for line in page.workers:
        for level in LEVELS:
            shown = found(supervisor, worker=line.worker, level=level)
            assert len(shown.work.cases) == line.counts.get(level, 0)
            assert {case.level for case in shown.work.cases} <= {level}
            assert shown.workers == page.workers


def test_a_task_given_to_a_colleague_counts_for_both(team: Team, supervisor: User) -> None:
    owner, colleague = make_worker(team), make_worker(team)
    task = NewTask(title="Ring the court", due_at=START + DAY, owner=colleague)
    add_task(new_case(owner), task, by=owner, now=START)
    assert {line.worker for line in found(supervisor).workers} == {str(owner.pk), str(colleague.pk)}
    assert len(found(supervisor, worker=str(colleague.pk)).work.cases) == 1


def test_orders_of_the_list(world: dict[str, Case], supervisor: User) -> None:
    by_worker = [case.lead.worker for case in found(supervisor, order="worker").work.cases]
    assert by_worker == sorted(by_worker)
    assert by_worker[0] == ""
    forces = [case.lead.who in {"kent", "made"} for case in found(supervisor, order="force").work.cases]
    assert forces == sorted(forces, reverse=True), "Kent before Sussex"
    waited = found(supervisor, order="lateness").work.cases
    assert {case.lead.who for case in waited} == {case.lead.who for case in found(supervisor).work.cases}
    assert waited[-1].lead.who == "made", "with an order made, nothing counts from the request any more"


# --- The page -------------------------------------------------------------------------------------------------------


def read(client: Client, user: User, query: str = "") -> str:
    client.force_login(user)
    response = client.get(reverse("delays") + query)
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_counts_filters_and_unassigned_cases(
    client: Client, world: dict[str, Case], supervisor: User
) -> None:
    page = read(client, supervisor)
    assert "by caseworker and by the worst level in each" in page
    assert "No caseworker</strong>" in page
    assert "Step 3: the force&#x27;s chief officer team" in page
    late, reviews = page.count('class="app-work__thing"'), page.count("The risk level was to be reviewed")
    assert page.count("Acknowledge<span") == late - reviews


def test_page_keeps_filters_in_its_address(client: Client, world: dict[str, Case], supervisor: User) -> None:
    page = read(client, supervisor, "?stage=sent_to_legal&level=red")
    assert '<option value="sent_to_legal" selected>' in page
    assert world["lawyers"].reference in page
    assert world["asked"].reference not in page
    assert "%3Fstage%3Dsent_to_legal" in page, "acknowledging leads back to the filtered list"


def test_page_names_each_filter_in_use_and_leads_to_the_list_without_it(client: Client, supervisor: User) -> None:
    make_force("kent")
    page = read(client, supervisor, "?stage=sent_to_legal&force=kent&level=&after=x")
    assert "Stage: With police lawyers" in page
    assert 'href="?force=kent"' in page
    assert "Police force: Kent Police" in page
    assert 'href="?stage=sent_to_legal"' in page
    assert "Level:" not in page


@pytest.mark.parametrize(
    "query", ["?worker=99999", "?worker=x", "?force=%00", "?force=nowhere", "?stage=%00", "?level=9"]
)
def test_page_with_a_filter_that_makes_no_sense_shows_everything_and_says_so(
    client: Client, world: dict[str, Case], supervisor: User, query: str
) -> None:
    page = read(client, supervisor, query)
    assert world["asked"].reference in page
    assert "There is a problem" in page


def test_page_links_each_number_and_order_and_keeps_the_other_filters(
    client: Client, world: dict[str, Case], supervisor: User
) -> None:
    page = read(client, supervisor, "?stage=sent_to_legal&order=lateness")
    assert 'href="?stage=sent_to_legal&amp;order=lateness&amp;level=red"' in page
    assert 'href="?stage=sent_to_legal&amp;order=worker"' in page
    assert 'href="?stage=sent_to_legal"' in page
    assert '<input type="hidden" name="order" value="lateness"' in page


def test_page_leads_nowhere_for_whoever_has_left_the_teams(client: Client, team: Team, supervisor: User) -> None:
    worker = make_worker(team)
    requested(new_case(worker))
    assert f"?worker={worker.pk}" in read(client, supervisor)
    worker.teams.clear()
    page = read(client, supervisor)
    assert f"?worker={worker.pk}" not in page
    assert worker.get_full_name() in page


def test_page_says_why_it_is_empty(client: Client, supervisor: User) -> None:
    assert "Nothing is late" in read(client, supervisor)
    assert "Choose fewer of them" in read(client, supervisor, "?level=red")


def test_page_needs_the_same_statements_for_1_row_and_for_30(client: Client, team: Team, supervisor: User) -> None:
    worker = make_worker(team)

    def more(count: int) -> None:
        for _ in range(count):
            case = new_case(worker)
            clock = make_clock(case=case, late_at=START + DAY, started_at=START)
            make_deadline(clock=clock, mark="red", due_at=START + DAY)
            make_deadline(clock=clock, mark="step_1", due_at=START + DAY, to="caseworker_and_supervisor")
            make_acknowledgement(clock=clock, by=worker)

    counts = []
    more(1)
    read(client, supervisor)
    for count in (0, 29):
        more(count)
        with CaptureQueriesContext(connection) as queries:
            page = read(client, supervisor)
        counts.append(len(queries))
    assert page.count("app-late--red") == 30
    assert counts[0] == counts[1]
    assert not [query for query in queries.captured_queries if "COUNT(*)" in query["sql"]]


def test_breach_acted_upon_leaves_the_page(client: Client, world: dict[str, Case], supervisor: User) -> None:
    breach = world["breach"].breaches.get()
    for step in ("reported_to_police", "police_contacted_victim"):
        acted(breach, step, NOW)
    assert [row.rule for row in rows(supervisor, stage="breach")] == []
