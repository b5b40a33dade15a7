"""The diary of days at court: whose, what for, what is wrong with each, at the same cost for one and for thirty."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.court.models.hearing import Hearing
from orders.court.services.court_days import NewCourtDate, add_court_date, change_hearing
from tests.factories import make_application, make_case, make_hearing, make_team, make_user
from tests.orders.acting import queries, signed_in, words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def worker() -> User:
    return make_user(teams=[make_team()])


def today() -> date:
    return local_day(timezone.now())


def case_of(user: User) -> Case:
    return make_case(team=user.teams.get(), caseworker=user)


def hearing(case: Case, days: int, **fields: Any) -> Hearing:
    return make_hearing(application=make_application(case=case), hearing_on=today() + days * DAY, **fields)


def shown(user: User, query: str = "") -> str:
    return words(signed_in(user).get(reverse("diary") + query))


def test_diary_of_nothing_says_what_would_be_here(worker: User) -> None:
    assert "Nothing is in court in the next eight weeks" in shown(worker)
    assert "Nothing was in court in the last eight weeks" in shown(worker, "?when=past")


def test_diary_holds_the_own_days_of_eight_weeks_in_their_order(worker: User) -> None:
    case, other = case_of(worker), case_of(make_user(teams=[worker.teams.get()]))
    rows = [hearing(case, days) for days in (0, 20, 56, 57, -1)]
    theirs = hearing(other, 5)
    page = shown(worker)
    places = [page.find(str(row.public_id)) for row in rows]
    assert 0 < places[0] < places[1] < places[2]
    assert places[3] == places[4] == -1
    assert str(theirs.public_id) not in page and other.reference not in page
    past = shown(worker, "?when=past")
    assert str(rows[4].public_id) in past and "Nobody has recorded what came of it." in past


def test_diary_of_the_team_is_the_supervisors_and_nobody_elses(worker: User) -> None:
    row = hearing(case_of(worker), 4)
    supervisor = make_user(role=Role.SUPERVISOR, teams=[worker.teams.get()])
    assert str(row.public_id) in shown(supervisor)
    assert str(row.public_id) not in shown(supervisor, "?scope=own")
    assert str(row.public_id) not in shown(make_user(teams=[worker.teams.get()]), "?scope=team")
    assert str(row.public_id) not in shown(make_user(role=Role.SUPERVISOR, teams=[make_team()]))


def test_diary_marks_who_is_needed_twice_what_is_off_and_odd_days(worker: User) -> None:
    first, second = hearing(case_of(worker), 9), hearing(case_of(worker), 9)
    hearing(case_of(worker), 9, outcome="relisted", outcome_at=timezone.now())
    page = shown(worker)
    assert page.count("Two places on one day") == 2
    assert "Not on this day: listed for another day" in page
    colleague = make_user(teams=[worker.teams.get()])
    change_hearing(second, {"attends": colleague}, version=0, by=worker, now=timezone.now())
    assert "Two places on one day" not in shown(worker)
    goes_along = shown(colleague)
    assert "A court date of a colleague’s case" in goes_along
    assert second.case.reference not in goes_along and second.case.victim.first_name not in goes_along
    assert str(first.public_id) not in goes_along


def test_diary_is_narrowed_by_purpose(worker: User) -> None:
    case = case_of(worker)
    main, interim = hearing(case, 3), hearing(case, 4)
    change_hearing(interim, {"purpose": "interim"}, version=0, by=worker, now=timezone.now())
    new = NewCourtDate(kind="other", hearing_on=today() + 5 * DAY)
    other = add_court_date(case, new, by=worker, now=timezone.now())
    found = {
        purpose: [row for row in (main, interim, other) if str(row.public_id) in shown(worker, f"?purpose={purpose}")]
        for purpose in ("", "main", "interim", "breach", "other", "nonsense")
    }
    everything = [main, interim, other]
    assert found == {
        "": everything,
        "main": [main],
        "interim": [interim],
        "breach": [],
        "other": [other],
        "nonsense": everything,
    }


def test_my_work_says_who_is_in_court_this_week(worker: User) -> None:
    near, far = hearing(case_of(worker), 6), hearing(case_of(worker), 7)
    page = words(signed_in(worker).get(reverse("my_work")))
    section = page.partition("In court this week")[2].partition("</section> </section>")[0]
    assert str(near.public_id) in section
    assert str(far.public_id) not in section


def test_f_20_a_hearing_without_an_outcome_stands_on_the_supervisors_delays(worker: User) -> None:
    row = hearing(case_of(worker), -2)
    row.application.hearing_on = row.hearing_on
    row.application.save()
    supervisor = make_user(role=Role.SUPERVISOR, teams=[worker.teams.get()])
    client = signed_in(supervisor)
    assert row.case.reference in words(client.get(reverse("delays")))
    assert row.case.reference in words(client.get(reverse("delays") + "?waiting_on=court"))
    assert row.case.reference not in words(client.get(reverse("delays") + "?waiting_on=service"))


def test_diary_costs_the_same_statements_for_one_day_and_for_thirty(worker: User) -> None:
    def add(count: int) -> None:
        for days in range(count):
            case, now = case_of(worker), timezone.now()
            change_hearing(hearing(case, days), {"attends": worker}, version=0, by=worker, now=now)
            add_court_date(case, NewCourtDate(kind="other", hearing_on=today() + days * DAY), by=worker, now=now)

    add(1)
    few = queries(worker, reverse("diary"))
    add(29)
    assert queries(worker, reverse("diary")) == few


def test_page_of_a_hearing_costs_the_same_for_one_day_and_for_thirty(worker: User) -> None:
    case, now = case_of(worker), timezone.now()
    application = make_application(case=case)

    def page(row: Hearing) -> str:
        return reverse("hearing_detail", args=[case.public_id, row.public_id])

    def listed(days: int) -> Hearing:
        moment = datetime.combine(today(), datetime.min.time(), now.tzinfo) + days * DAY
        return make_hearing(
            application=application, hearing_on=moment.date(), listed_at=now, outcome="adjourned", outcome_at=now
        )

    first = listed(1)
    few = queries(worker, page(first))
    rows = [listed(days) for days in range(2, 31)]
    assert queries(worker, page(rows[-1])) == few
    assert queries(worker, reverse("case_orders", args=[case.public_id])) > 0
