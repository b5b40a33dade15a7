"""A case that is closed while somebody adds to it: whoever waited for the closing is refused, and nothing is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import pytest

from accounts.people.models import User
from casework.case_tasks.services import NewTask, set_task
from casework.caseload.services.handovers import ask_for_move
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.evidence.services import evidence_gaps, exhibits
from casework.incidents.services import NewParagraph, keep_paragraph
from casework.meetings.services import NewMeeting, refer_to_meeting
from casework.other_people.services import add_other_person
from casework.recommendations.services import NewRecommendation, recommend
from casework.safety_plan.services import NewMeasure, add_measure
from casework.sharing.services.agreements import NewAgreement, record_agreement
from casework.sharing.services.shares import NewShare, SharedWithoutAgreement, share_case
from risk.assessments import services as assessments
from risk.assessments.rules.opinions import TIMELINE
from risk.assessments.services import record_opinion, record_screening, record_tool_result
from risk.reviews.services.review_triggers import record_reported_change
from tests.factories import make_force
from tests.team_of_two import TeamOfTwo, close, now, team_of_two
from tests.two_at_once import AtOnce, really_written, two_at_once, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.writes_for_all]
Adds = Callable[[Case, User], Any]


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[TeamOfTwo]:
    with team_of_two(django_db_blocker) as written:
        yield written


def agreement(case: Case, by: User) -> Any:
    new = NewAgreement(kind="service", given_on=local_day(now()), given_how="phone")
    return record_agreement(case, new, by=by, now=now())


def share(case: Case, by: User) -> Any:
    rests_on = SharedWithoutAgreement("serious_harm", "He is at her door")
    new = NewShare(force=make_force(), purpose="Breach", rests_on=rests_on)
    return share_case(case, new, by=by, now=now())


def exhibit(case: Case, by: User) -> Any:
    return exhibits.add_exhibits(case, exhibits.ExhibitFacts(title="A letter"), (), by=by, now=now())


def gap(case: Case, by: User) -> Any:
    return evidence_gaps.add_gap(case, evidence_gaps.NewGap(missing="CCTV"), by=by, now=now())


def task(case: Case, by: User) -> Any:
    return set_task(case, NewTask(title="Ring"), by=by, now=now())


def measure(case: Case, by: User) -> Any:
    new = NewMeasure(code="locks_alarms", state="agreed", agreed_on=local_day(now()))
    return add_measure(case, new, by=by, now=now())


def meeting(case: Case, by: User) -> Any:
    new = NewMeeting(kind="marac", referred_on=local_day(now()), ground="Owls")
    return refer_to_meeting(case, new, by=by, now=now())


def recommendation(case: Case, by: User) -> Any:
    today = local_day(now())
    new = NewRecommendation(kind="order", force=make_force(), made_on=today, words="Ask for it", answer_due_on=today)
    return recommend(case, new, by=by, now=now())


def other_person(case: Case, by: User) -> Any:
    return add_other_person(case, {"name": "Wilhelmina", "relation": "child"}, by=by, now=now())


def move(case: Case, by: User) -> Any:
    return ask_for_move(case, reason="Our children", by=by, now=now())


def paragraph(case: Case, by: User) -> Any:
    new = NewParagraph(text="He comes each week", draft="", facts=[], version=0, checked=True)
    return keep_paragraph(case, new, by=by, now=now())


def change_of_risk(case: Case, by: User) -> Any:
    return record_reported_change(case, "other", at=now(), note="He moved", by=by, now=now())


def screening(case: Case, by: User) -> Any:
    new = assessments.NewScreening(
        held_on=local_day(now()), answers={"threats": "yes"}, notes={}, opinion="He means it"
    )
    return record_screening(case, new, by=by, now=now())


def tool_result(case: Case, by: User) -> Any:
    new = assessments.NewToolResult(
        tool="other", tool_name="T", used_on=local_day(now()), used_by="A", result="High", attachment=""
    )
    return record_tool_result(case, new, by=by, now=now())


def opinion(case: Case, by: User) -> Any:
    new = assessments.NewOpinion(kind=TIMELINE, choice="3", reason="He said so", formed_on=local_day(now()))
    return record_opinion(case, new, by=by, now=now())


ADDING: Final[tuple[Adds, ...]] = (
    *(agreement, share, exhibit, gap, task, measure, meeting, recommendation, other_person, move, paragraph),
    *(change_of_risk, screening, tool_result, opinion),
)


def closed_while(adds: Adds, people: TeamOfTwo) -> AtOnce:
    case = really_written(people.case)
    return two_at_once(partial(close, case, at=now()), partial(adds, case, people.one), before='UPDATE "casework_case"')


@pytest.mark.parametrize("adds", ADDING, ids=lambda adds: adds.__name__)
def test_nothing_is_added_to_a_case_that_is_closed_meanwhile(adds: Adds, people: TeamOfTwo) -> None:
    ended = closed_while(adds, people)
    assert ended.waited
    assert ended.names == ("done", "RuleViolation")
    assert "closed" in str(ended.second.error)


@pytest.mark.parametrize("adds", ADDING, ids=lambda adds: adds.__name__)
def test_without_the_lock_it_would_be_added(adds: Adds, people: TeamOfTwo) -> None:
    with without_locks():
        assert closed_while(adds, people).names == ("done", "done")
