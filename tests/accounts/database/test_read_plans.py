"""Plans read side by side answer what each answers alone, in as many statements as the longest has rounds."""

from __future__ import annotations

import pytest

from accounts.database.read_plans import ReadInRounds, ReadPlan, read_now, side_by_side
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from tests.shared_case import live_case
from tests.statements import statements

pytestmark = pytest.mark.django_db


@ReadInRounds
def numbers(case: Case, kind: str) -> ReadPlan[list[int]]:
    """One round of one list."""
    rows = Event.objects.filter(case=case, kind=kind).order_by("number").values_list("number", flat=True)
    yield [rows]
    return list(rows)


@ReadInRounds
def first_and_rest(case: Case) -> ReadPlan[tuple[list[int], int]]:
    """Two rounds: what is asked second depends on what was answered first."""
    first = yield from numbers.plan(case, "incident")
    rest = Event.objects.filter(case=case, number__gt=first[0])
    yield [rest]
    return first, len(rest)


@ReadInRounds
def nothing(answer: str) -> ReadPlan[str]:
    """No round at all."""
    yield from ()
    return answer


def test_plans_side_by_side_answer_in_order_what_each_answers_alone() -> None:
    case = live_case().case
    alone = [numbers(case, "order"), first_and_rest(case), nothing("known"), numbers(case, "no such kind")]
    assert alone[0] and alone[1][0] and alone[1][1]
    plans = (numbers.plan(case, "order"), first_and_rest.plan(case), nothing.plan("known"))
    with statements() as asked:
        together = read_now(side_by_side(*plans, numbers.plan(case, "no such kind")))
    assert together == alone
    assert len(asked) == 2, asked.table()


def test_a_plan_within_a_plan_shares_its_rounds_too() -> None:
    case = live_case().case
    with statements() as asked:
        inner = side_by_side(numbers.plan(case, "order"), numbers.plan(case, "breach"))
        [[orders, breaches], found] = read_now(side_by_side(inner, first_and_rest.plan(case)))
    assert (orders, breaches, found) == (numbers(case, "order"), numbers(case, "breach"), first_and_rest(case))
    assert len(asked) == 2, asked.table()


def test_a_list_alone_in_its_round_is_read_by_django() -> None:
    case = live_case().case
    with statements() as asked:
        numbers(case, "incident")
    assert [each.sql.startswith('SELECT "casework_event"') for each in asked.every] == [True], asked.table()


def test_no_plans_are_answered_without_a_question() -> None:
    with statements() as asked:
        assert read_now(side_by_side()) == []
    assert len(asked) == 0


def test_what_a_plan_refuses_is_heard_by_whoever_reads_it() -> None:
    case = live_case().case

    @ReadInRounds
    def refuses() -> ReadPlan[None]:
        yield [Event.objects.filter(case=case)]
        raise LookupError("of the plan")

    with pytest.raises(LookupError, match="of the plan"):
        read_now(side_by_side(numbers.plan(case, "incident"), refuses.plan()))
