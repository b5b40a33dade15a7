"""The protection strip's rule: which day is covered by what, where nothing protects, what ends soon (F-60, F-76)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest

from casework.dates.rules.london_time import LONDON
from orders.protection.rules import (
    DayCover,
    Shield,
    endings,
    gaps,
    next_gap,
    of_person,
    spans,
    summary,
    unprotected_since,
)

D: Final = date
SUMMER: Final = datetime(2026, 6, 12, 11, 0, tzinfo=LONDON)


NEW_YEAR: Final = D(2026, 1, 1)


def shield(key: str = "O1", first: date = NEW_YEAR, last: date | None = None, **fields: Any) -> Shield:
    return Shield(key=key, words=key, first_day=first, last_day=last, **fields)


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON).astimezone(UTC)  # type: ignore[misc,arg-type]


def told(shields: list[Shield], first: date, last: date) -> list[tuple[date, date, str, tuple[str, ...]]]:
    found = spans(shields, first, last)
    return [(each.first, each.last, each.cover.value, tuple(one.key for one in each.shields)) for each in found]


@pytest.mark.parametrize(
    ("last", "at", "holds"),
    [
        (D(2026, 1, 31), london(2026, 1, 31, 23, 59, 59), True),
        (D(2026, 1, 31), london(2026, 2, 1, 0, 0, 0), False),
        # London midnight in summer is 23:00 in UTC.
        (D(2026, 6, 30), datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC), True),
        (D(2026, 6, 30), datetime(2026, 6, 30, 23, 0, 0, tzinfo=UTC), False),
        # The day of 23 hours and the day of 25.
        (D(2026, 3, 29), london(2026, 3, 29, 23, 59, 59), True),
        (D(2026, 3, 29), london(2026, 3, 30, 0, 0, 0), False),
        (D(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC), True),
        (D(2026, 10, 25), datetime(2026, 10, 26, 0, 0, 0, tzinfo=UTC), False),
        (D(2024, 2, 29), london(2024, 2, 29, 23, 59, 59), True),
        (D(2024, 2, 29), london(2024, 3, 1, 0, 0, 0), False),
        (None, london(2199, 12, 31, 23, 59, 59), True),
    ],
)
def test_the_last_day_is_in_to_its_last_second_by_london_clocks(last: date | None, at: datetime, holds: bool) -> None:
    assert shield(first=D(2024, 1, 1), last=last).in_force(at) is holds


def test_the_first_day_is_in_from_its_midnight() -> None:
    made = shield(first=D(2026, 6, 12))
    assert not made.in_force(london(2026, 6, 11, 23, 59, 59))
    assert made.in_force(london(2026, 6, 12, 0, 0, 0))


@pytest.mark.parametrize(
    ("ended_at", "last_whole_day"),
    [
        (london(2026, 6, 12, 11, 0), D(2026, 6, 11)),
        (london(2026, 6, 12, 23, 59, 59), D(2026, 6, 11)),
        (london(2026, 6, 13, 0, 0, 0), D(2026, 6, 12)),
        (london(2026, 10, 25, 0, 30), D(2026, 10, 24)),
        (london(2026, 12, 31, 12, 0), D(2026, 12, 30)),
        (None, D(2026, 12, 31)),
    ],
)
def test_what_a_court_ends_during_a_day_leaves_that_day_open(ended_at: datetime | None, last_whole_day: date) -> None:
    assert shield(last=D(2026, 12, 31), ended_at=ended_at).last_whole_day == last_whole_day


def test_an_ending_after_the_last_day_makes_it_no_longer() -> None:
    ran_out = shield(last=D(2026, 1, 31), ended_at=london(2026, 3, 1, 10, 0))
    assert ran_out.last_whole_day == D(2026, 1, 31)


def test_r5_3_an_interim_ends_with_the_refusal_and_its_fixed_days_do_not_count() -> None:
    interim = shield("O1", D(2026, 5, 1), D(2026, 6, 30), ended_at=SUMMER)
    assert told([interim], D(2026, 6, 10), D(2026, 6, 14)) == [
        (D(2026, 6, 10), D(2026, 6, 11), "served", ("O1",)),
        (D(2026, 6, 12), D(2026, 6, 14), "nothing", ()),
    ]


def test_r5_3_an_interim_that_ends_with_the_grant_leaves_no_day_open() -> None:
    interim = shield("O1", D(2026, 5, 1), D(2026, 6, 30), ended_at=SUMMER)
    full = shield("O2", D(2026, 6, 12))
    assert told([interim, full], D(2026, 6, 11), D(2026, 6, 13)) == [
        (D(2026, 6, 11), D(2026, 6, 11), "served", ("O1",)),
        (D(2026, 6, 12), D(2026, 6, 13), "served", ("O2",)),
    ]


def test_granted_and_not_served_is_shown_different() -> None:
    order = shield("O1", D(2026, 6, 1), must_be_served=True, served_at=london(2026, 6, 5, 23, 30))
    assert told([order], D(2026, 6, 1), D(2026, 6, 10)) == [
        (D(2026, 6, 1), D(2026, 6, 4), "unserved", ("O1",)),
        (D(2026, 6, 5), D(2026, 6, 10), "served", ("O1",)),
    ]


def test_an_unserved_order_beside_bail_counts_as_served_while_bail_holds() -> None:
    order = shield("O1", D(2026, 6, 1), must_be_served=True)
    bail = shield("P1", D(2026, 6, 1), D(2026, 6, 3))
    covers = [each.cover for each in spans([order, bail], D(2026, 6, 1), D(2026, 6, 5))]
    assert covers == [DayCover.SERVED, DayCover.UNSERVED]


def test_quashed_and_discharged_end_at_their_moment() -> None:
    for at in (london(2026, 6, 5, 10, 0), london(2026, 6, 5, 0, 0, 1)):
        assert [each.first for each in gaps(spans([shield(ended_at=at)], D(2026, 6, 1), D(2026, 6, 9)))] == [
            D(2026, 6, 5)
        ]


def test_ended_on_the_day_it_was_made_covers_nothing() -> None:
    quashed = shield(first=D(2026, 6, 12), ended_at=SUMMER)
    assert told([quashed], D(2026, 6, 11), D(2026, 6, 13)) == [(D(2026, 6, 11), D(2026, 6, 13), "nothing", ())]


def test_a_gap_between_two_protections_is_a_span_of_its_own() -> None:
    bail, order = shield("P1", D(2026, 6, 1), D(2026, 6, 3)), shield("O1", D(2026, 6, 5))
    assert told([bail, order], D(2026, 6, 1), D(2026, 6, 6)) == [
        (D(2026, 6, 1), D(2026, 6, 3), "served", ("P1",)),
        (D(2026, 6, 4), D(2026, 6, 4), "nothing", ()),
        (D(2026, 6, 5), D(2026, 6, 6), "served", ("O1",)),
    ]


def test_f60_adding_bail_covers_and_its_end_leaves_nothing_again() -> None:
    before, after = D(2026, 6, 1), D(2026, 6, 11)
    bail = shield("P1", D(2026, 6, 2), D(2026, 6, 10))
    assert spans([], before, before)[0].is_gap
    assert not spans([bail], D(2026, 6, 2), D(2026, 6, 10))[0].is_gap
    assert spans([bail], after, after)[0].is_gap
    assert unprotected_since([bail], D(2026, 6, 20)) == after


def test_a_letter_that_binds_nobody_covers_nothing() -> None:
    letter = shield("P1", D(2026, 6, 1), binds=False)
    assert spans([letter], D(2026, 6, 1), D(2026, 6, 1))[0].is_gap
    assert next_gap([letter], D(2026, 6, 1)) == D(2026, 6, 1)


@pytest.mark.parametrize("days", [1, 2, 31, 366, 913])
def test_spans_leave_no_day_out_and_none_twice(days: int) -> None:
    shields = [
        shield("A", D(2025, 10, 20), D(2025, 11, 2)),
        shield("B", D(2026, 2, 28), D(2026, 3, 29)),
        shield("C", D(2026, 3, 1), ended_at=london(2026, 10, 25, 1, 30)),
    ]
    first = D(2025, 10, 1)
    found = spans(shields, first, first + timedelta(days=days - 1))
    assert found[0].first == first
    assert sum(each.days for each in found) == days
    for earlier, later in pairwise(found):
        assert later.first == earlier.last + timedelta(days=1)
        assert (earlier.cover, earlier.shields) != (later.cover, later.shields)
    for each in found:
        for day in (each.first, each.last):
            assert {one.key for one in each.shields} == {one.key for one in shields if one.covers(day)}


def test_each_person_has_a_strip_of_their_own() -> None:
    order = shield("O1", persons=frozenset({"client", "mother"}))
    bail = shield("P1", persons=frozenset({"client"}))
    assert [each.key for each in of_person([order, bail], "client")] == ["O1", "P1"]
    assert [each.key for each in of_person([order, bail], "mother")] == ["O1"]


@pytest.mark.parametrize(
    ("shields", "expected"),
    [
        ([], []),
        ([shield(last=D(2026, 6, 29))], []),
        ([shield(last=D(2026, 6, 28))], [("O1", 28 - 1, True)]),
        ([shield(last=D(2026, 6, 29)), shield("O2", last=D(2026, 6, 1))], [("O2", 0, False)]),
        ([shield(last=D(2026, 6, 10)), shield("O2", D(2026, 6, 11))], [("O1", 9, False)]),
        ([shield(last=D(2026, 6, 10)), shield("O2", D(2026, 6, 12))], [("O1", 9, True)]),
        ([shield(last=D(2026, 5, 31))], []),
        ([shield(first=D(2026, 6, 2), last=D(2026, 6, 3))], []),
        ([shield(last=D(2026, 6, 3), binds=False)], []),
    ],
)
def test_f76_what_ends_soon_and_whether_it_leaves_a_gap(shields: list[Shield], expected: list[Any]) -> None:
    found = endings(shields, D(2026, 6, 1), within=27)
    assert [(each.shield.key, each.days_left, each.leaves_gap) for each in found] == expected


@pytest.mark.parametrize(
    ("shields", "expected"),
    [
        ([], D(2026, 6, 1)),
        ([shield()], None),
        ([shield(last=D(2026, 6, 9))], D(2026, 6, 10)),
        ([shield(last=D(2026, 6, 9)), shield("O2", D(2026, 6, 10), D(2026, 7, 1))], D(2026, 7, 2)),
        ([shield(last=D(2026, 6, 9)), shield("O2", D(2026, 6, 11))], D(2026, 6, 10)),
        ([shield(last=D(2026, 6, 9)), shield("O2", last=D(2026, 8, 9)), shield("O3", D(2026, 8, 10))], None),
        ([shield(last=D(2026, 5, 9))], D(2026, 6, 1)),
    ],
)
def test_the_next_day_without_protection(shields: list[Shield], expected: date | None) -> None:
    assert next_gap(shields, D(2026, 6, 1)) == expected


@pytest.mark.parametrize(
    ("shields", "expected"),
    [
        ([], "Nothing protects today."),
        ([shield(last=D(2026, 5, 9))], "Nothing protects today, and nothing has since 10 May 2026."),
        ([shield()], "Protected today, with no last day."),
        ([shield(must_be_served=True)], "O1: made, not served. Hard to enforce until it has been served."),
        ([shield(last=D(2026, 6, 9))], "Protected today. From 10 June 2026 nothing does"),
    ],
)
def test_the_strip_in_a_sentence(shields: list[Shield], expected: str) -> None:
    assert summary(shields, D(2026, 6, 1)).startswith(expected)
