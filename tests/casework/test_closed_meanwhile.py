"""A case that is closed while somebody adds to it: whoever waited for the closing is refused, and nothing is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import pytest

from accounts.models import User
from casework import services
from casework.models import Case
from casework.rules.london import local_day
from casework.services import evidence_gaps, exhibits
from casework.services.patterns import NewParagraph, keep_paragraph
from risk.rules.opinions import TIMELINE
from risk.services import assessments, record_opinion, record_screening, record_tool_result, tell_change
from tests.factories import make_force
from tests.team_of_two import TeamOfTwo, close, now, team_of_two
from tests.two_at_once import AtOnce, really_written, two_at_once, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("two_at_once")]
Adds = Callable[[Case, User], Any]


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[TeamOfTwo]:
    with team_of_two(django_db_blocker) as written:
        yield written


def agreement(case: Case, by: User) -> Any:
    new = services.NewAgreement(kind="service", given_on=local_day(now()), given_how="phone")
    return services.record_agreement(case, new, by=by, now=now())


def share(case: Case, by: User) -> Any:
    rests_on = services.Without("serious_harm", "He is at her door")
    new = services.NewShare(force=make_force(), purpose="Breach", rests_on=rests_on)
    return services.share_case(case, new, by=by, now=now())


def exhibit(case: Case, by: User) -> Any:
    return exhibits.add_exhibits(case, exhibits.ExhibitFacts(title="A letter"), (), by=by, now=now())


def gap(case: Case, by: User) -> Any:
    return evidence_gaps.add_gap(case, evidence_gaps.NewGap(missing="CCTV"), by=by, now=now())


def task(case: Case, by: User) -> Any:
    return services.set_task(case, services.NewTask(title="Ring"), by=by, now=now())


def measure(case: Case, by: User) -> Any:
    new = services.NewMeasure(code="locks_alarms", state="agreed", agreed_on=local_day(now()))
    return services.add_measure(case, new, by=by, now=now())


def meeting(case: Case, by: User) -> Any:
    new = services.NewMeeting(kind="marac", referred_on=local_day(now()), ground="Owls")
    return services.refer_to_meeting(case, new, by=by, now=now())


def recommendation(case: Case, by: User) -> Any:
    today = local_day(now())
    new = services.NewRecommendation(
        kind="order", force=make_force(), made_on=today, words="Ask for it", answer_due_on=today
    )
    return services.recommend(case, new, by=by, now=now())


def other_person(case: Case, by: User) -> Any:
    return services.add_other_person(case, {"name": "Wilhelmina", "relation": "child"}, by=by, now=now())


def move(case: Case, by: User) -> Any:
    return services.ask_for_move(case, reason="Our children", by=by, now=now())


def paragraph(case: Case, by: User) -> Any:
    new = NewParagraph(text="He comes each week", draft="", facts=[], version=0, checked=True)
    return keep_paragraph(case, new, by=by, now=now())


def change_of_risk(case: Case, by: User) -> Any:
    return tell_change(case, "other", at=now(), note="He moved", by=by, now=now())


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
