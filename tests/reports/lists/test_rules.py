"""What belongs in one row, which row comes first, and the words of each: truth tables without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest

from casework.case_tasks.models import TaskKind
from casework.templatetags.display import level_words
from orders.orders.rules.order_end import OrderEnd
from record.vocabulary.steps import WAITING_ON
from reports.changes.rules import RowVersion, changes
from reports.delays.rules.headlines import LONGEST_ACT, LONGEST_HEADLINE, headline, how_old, task_act
from reports.delays.rules.sentences import alarm, also, how_late, next_step, since, tag, why_in_list
from reports.delays.rules.waiting_on import CHOICES, waiting_code, waiting_words
from reports.lists.paging import ROWS_PER_PAGE, page_after
from reports.lists.rules import (
    BY_NAME,
    HEARING,
    REVIEW,
    CaseOrder,
    Danger,
    ReasonSubject,
    ReasonToLook,
    by_case,
    case_place,
    danger,
    group,
    is_quiet,
    noun_of,
    place,
)
from risk.clocks.rules.soon import soon_by
from risk.thresholds.rules.limits import RULES
from risk.thresholds.rules.rule_words import WATCHES, step_words

NOW: Final = datetime(2026, 3, 4, 16, 0, tzinfo=UTC)  # a Wednesday
TODAY: Final = date(2026, 3, 4)
DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)


def reason(rule: str = "T1", level: str = "amber", **changes: Any) -> ReasonToLook:
    """A reason on application A1 of a high-risk case, late since yesterday."""
    usual = {"case": 1, "subject": "A1", "risk": "high", "since": NOW - 5 * DAY, "late_at": NOW - DAY}
    return ReasonToLook(**{**usual, "rule": rule, "level": level, **changes})


# --- What a reason is about, and how dangerous ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "noun"),
    [
        (
            ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T17", "T18", "T19", "T20"],
            ReasonSubject.APPLICATION,
        ),
        (["T11", "T12", "T13", "T14", "T15", "T16"], ReasonSubject.ORDER),
        (["T21"], ReasonSubject.INCIDENT),
        ([f"B{number}" for number in range(1, 10)], ReasonSubject.BREACH),
        ([HEARING], ReasonSubject.APPLICATION),
        ([REVIEW], ReasonSubject.CASE),
    ],
)
def test_noun_of_every_rule(rules: list[str], noun: ReasonSubject) -> None:
    assert {noun_of(rule) for rule in rules} == {noun}


@pytest.mark.parametrize(
    ("rule", "level", "expected"),
    [
        ("B1", "", Danger.UNANSWERED),
        ("B2", "red", Danger.UNANSWERED),
        ("B3", "red", Danger.UNANSWERED),
        ("B4", "red", Danger.UNANSWERED),
        ("B7", "red", Danger.UNANSWERED),
        ("T21", "red", Danger.UNANSWERED),
        ("B5", "", Danger.WARRANT_OUT),
        ("B5", "red", Danger.WARRANT_OUT),
        ("T15", "critical", Danger.PROTECTION_ENDING),
        ("T15", "red", Danger.PROTECTION_ENDING),
        ("T15", "amber", Danger.STALLED),
        ("T15", "", Danger.STALLED),
        ("T16", "critical", Danger.STALLED),
        ("T1", "red", Danger.STALLED),
        ("B6", "red", Danger.STALLED),
        ("B8", "red", Danger.STALLED),
        ("B9", "red", Danger.STALLED),
        (REVIEW, "amber", Danger.REVIEW_DUE),
        (HEARING, "", Danger.HEARING_SOON),
    ],
)
def test_danger_of_a_reason(rule: str, level: str, expected: Danger) -> None:
    assert danger(reason(rule, level)) is expected


def test_rows_stand_by_danger_then_level_then_risk_then_who_waits_longest() -> None:
    in_order = [
        reason("B1", "red", case=1, subject="B1"),
        reason("B1", "", case=2, subject="B1", late_at=NOW + HOUR),
        reason("B5", "red", case=3, subject="B1"),
        reason("B5", "", case=4, subject="B1", late_at=NOW + DAY),
        reason("T15", "critical", case=5, subject="O1"),
        reason("T15", "red", case=6, subject="O1"),
        reason("T16", "critical", case=7, subject="O1"),
        reason("T1", "red", case=8, risk="very_high"),
        reason("T1", "red", case=9, risk="high", late_at=NOW - 9 * DAY),
        reason("T1", "red", case=10, risk="high", late_at=NOW - 2 * DAY),
        reason("T1", "red", case=11, risk="standard", late_at=NOW - 90 * DAY),
        reason("T1", "amber", case=12, risk="very_high"),
        reason("T1", "", case=13, risk="very_high", late_at=NOW + DAY),
        reason(REVIEW, "amber", case=14, subject=""),
        reason(HEARING, "", case=15),
    ]
    groups = group(in_order[::-1], today=TODAY)
    assert [each.worst.case for each in groups] == list(range(1, 16))
    assert all(place(first) < place(second) for first, second in pairwise(groups))


# --- What belongs together ------------------------------------------------------------------------------------


def test_clocks_of_one_application_are_one_row_with_the_worst_first() -> None:
    reasons = [
        reason("T1", "amber"),
        reason("T20", "", late_at=NOW + DAY),
        reason("T19", "red", late_at=NOW - 3 * DAY),
        reason("T17", "red", late_at=NOW - 5 * DAY),
    ]
    (row,) = group(reasons, today=TODAY)
    assert [each.rule for each in row.reasons] == ["T17", "T19", "T1", "T20"]
    assert (row.noun, row.subject, row.quiet) == (ReasonSubject.APPLICATION, "A1", False)


def test_a_label_means_different_things_for_different_nouns_and_cases() -> None:
    reasons = [reason("T1", subject="X"), reason("T11", subject="X"), reason("B1", "red", subject="X")]
    assert len(group([*reasons, reason("T1", subject="X", case=2)], today=TODAY)) == 4


def test_a_condition_stands_with_its_order() -> None:
    (row,) = group([reason("T14", subject="O1/C2"), reason("T11", subject="O1")], today=TODAY)
    assert row.subject == "O1"


@pytest.mark.parametrize(
    ("level", "quiet_until", "expected"),
    [
        ("amber", TODAY + DAY, True),
        ("amber", TODAY, False),
        ("amber", None, False),
        ("red", TODAY + DAY, False),
        ("critical", TODAY + DAY, False),
        ("", TODAY + DAY, False),
    ],
)
def test_only_amber_is_quiet_and_only_before_its_day(level: str, quiet_until: date | None, *, expected: bool) -> None:
    assert is_quiet(reason(level=level, quiet_until=quiet_until), TODAY) is expected


def test_what_is_quiet_is_a_row_of_its_own_and_hides_nothing_else() -> None:
    rows = group([reason("T1", quiet_until=TODAY + DAY), reason("T17", "red", quiet_until=TODAY + DAY)], today=TODAY)
    assert [(row.quiet, [each.rule for each in row.reasons]) for row in rows] == [(False, ["T17"]), (True, ["T1"])]


# --- Words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [*RULES, HEARING, REVIEW])
@pytest.mark.parametrize("level", ["", "amber", "red", "critical"])
def test_every_reason_has_words(rule: str, level: str) -> None:
    one = reason(rule, level, late_at=NOW - DAY if level else NOW + DAY)
    assert why_in_list(one, now=NOW)
    assert next_step(one)
    assert also(one, now=NOW)
    assert since(one)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (reason("B1", "red", late_at=NOW - 26 * HOUR), "26 hours late"),
        (reason("B1", "", late_at=NOW + 3 * HOUR), "Late in 3 hours"),
        (reason("B1", "", late_at=NOW + HOUR / 2), "Late in less than an hour"),
        (reason("T1", "red", late_at=datetime(2026, 3, 3, tzinfo=UTC)), "2 working days late"),
        (reason("T1", "", late_at=datetime(2026, 3, 6, tzinfo=UTC)), "Late from Fri 6 Mar 2026"),
        (reason("T15", "red"), ""),
        (reason("T16", "", late_at=NOW + DAY), ""),
        (reason("T21", "red"), ""),
        (reason("B5", "", late_at=None), ""),
        (reason(HEARING, ""), ""),
        (reason(REVIEW, "amber", late_at=datetime(2026, 3, 2, tzinfo=UTC)), "3 days late"),
    ],
)
def test_how_late_in_words(one: ReasonToLook, expected: str) -> None:
    assert how_late(one, NOW) == expected


@pytest.mark.parametrize(
    ("day", "level", "expected"),
    [
        (4, "", "Hearing on Wed 4 Mar 2026, today"),
        (5, "", "Hearing on Thu 5 Mar 2026, tomorrow"),
        (9, "", "Hearing on Mon 9 Mar 2026"),
        (3, "amber", "The hearing was on Tue 3 Mar 2026, and nothing has been recorded of it"),
    ],
)
def test_hearing_in_words(day: int, level: str, expected: str) -> None:
    assert why_in_list(reason(HEARING, level, since=datetime(2026, 3, day, tzinfo=UTC)), now=NOW) == expected


def test_warrant_says_how_long_it_has_been_out_and_an_ending_order_its_last_day() -> None:
    warrant = why_in_list(reason("B5", "red", since=NOW - 50 * HOUR), now=NOW)
    assert warrant == "The warrant has not been executed. It has been out for 50 hours"
    ending = why_in_list(reason("T15", "red", end=OrderEnd(date(2026, 3, 9))), now=NOW)
    assert ending == "The interim order does not last to the next hearing: its last day is Mon 9 Mar 2026"


@pytest.mark.parametrize("rule", ["T15", "T16"])
@pytest.mark.parametrize("level", ["amber", "red", "critical"])
def test_what_is_over_is_nowhere_about_to_end(rule: str, level: str) -> None:
    for end in (OrderEnd(TODAY - DAY), OrderEnd(TODAY + 300 * DAY, ended_on=TODAY)):
        one = reason(rule, level, end=end, nothing_protects=True)
        said = (tag(one, TODAY), why_in_list(one, now=NOW), also(one, now=NOW), level_words(level))
        assert not [words for words in said if "ends" in words.lower() or "about to end" in words.lower()]
        assert tag(one, TODAY) == "Ran out"
        assert "ran out: its last day was" in why_in_list(one, now=NOW)
        assert alarm(one) == "Nothing protects the client."
        assert danger(one) is Danger.NOTHING_PROTECTS


@pytest.mark.parametrize(
    ("rule", "days", "expected"),
    [
        ("T15", 0, "Ends soon"),
        ("T15", 92, "Ends soon"),
        ("T15", 93, "Gap ahead"),
        ("T15", 640, "Gap ahead"),
        ("T16", 90, "Ends soon"),
        ("T16", 640, ""),
        ("T16", -1, "Ran out"),
    ],
)
def test_ends_soon_is_said_only_of_what_ends_soon(rule: str, days: int, expected: str) -> None:
    assert tag(reason(rule, "amber", end=OrderEnd(TODAY + days * DAY)), TODAY) == expected


def test_an_order_that_holds_on_its_last_day_is_not_over() -> None:
    assert not OrderEnd(TODAY).is_over(TODAY)
    assert OrderEnd(TODAY).is_over(TODAY + DAY)


def test_a_request_taken_up_again_stands_and_is_worded_by_its_earliest_request() -> None:
    again = reason("T1", "red", case=1, late_at=NOW - DAY, asked_at=NOW - 200 * DAY)
    once = reason("T1", "red", case=2, late_at=NOW - 30 * DAY, asked_at=NOW - 40 * DAY)
    assert [each.worst.case for each in group([once, again], today=TODAY)] == [1, 2]
    assert since(again) == NOW - 200 * DAY


def test_review_of_an_order_that_a_court_ended_stands_with_the_order_and_says_so() -> None:
    ended = reason("T18", "red", subject="O1", of_order=True)
    (row,) = group([ended, reason("T12", "amber", subject="O1")], today=TODAY)
    assert (row.noun, row.subject) == (ReasonSubject.ORDER, "O1")
    assert why_in_list(ended, now=NOW) == "A court has ended the order, and nobody has reviewed what follows"
    assert reason("T18", "red").noun is ReasonSubject.APPLICATION


def test_further_reason_in_one_line() -> None:
    line = also(reason("T1", "red", late_at=datetime(2026, 3, 3, tzinfo=UTC)), now=NOW)
    assert line == "Red: No officer has been named for the requested order (2 working days late)"


@pytest.mark.parametrize(
    ("mark", "to", "expected"),
    [
        ("step_1", "caseworker_and_supervisor", "Step 1: caseworker and supervisor, due since 3 March 2026"),
        ("step_1.5", "force_lead", "Step 1.5: the force's stalking lead, due since 3 March 2026"),
        (
            "step_2",
            "senior_officer",
            "Step 2: the force's senior officer, due since 3 March 2026; letter to be prepared",
        ),
    ],
)
def test_step_of_the_ladder_in_words(mark: str, to: str, expected: str) -> None:
    assert step_words(mark, to, datetime(2026, 3, 3, 9, tzinfo=UTC), "T1") == expected


def test_step_of_what_our_own_service_must_do_names_no_officer_and_no_letter() -> None:
    words = step_words("step_3", "chief_officer", datetime(2026, 3, 3, 9, tzinfo=UTC), "B1")
    assert words == "Step 3: our own service's supervisor and manager, due since 3 March 2026"


# --- On whom ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "stage", "expected"),
    [
        ("T5", "police_legal", "Sussex Police: legal services"),
        ("T4", "police_authoriser", "Sussex Police: authorising officer"),
        ("T1", "police_oic", "Sussex Police: officer in the case"),
        ("T17", "court", "The court"),
        ("T17", "victim", "The client"),
        ("T19", "police_legal", "Sussex Police: legal services"),
        ("T6", "police_oic", "The court"),
        ("T9", "court", "The court"),
        ("T18", "service", "Our service"),
        ("T11", "", "Sussex Police"),
        ("T12", "", "Our service"),
        ("T15", "", "The court"),
        ("T21", "", "Our service"),
        ("B1", "", "Our service"),
        ("B4", "", "Sussex Police"),
        ("B5", "", "Sussex Police"),
        (REVIEW, "", "Our service"),
        (HEARING, "court", "The court"),
    ],
)
def test_waiting_on_whom(rule: str, stage: str, expected: str) -> None:
    assert waiting_words(waiting_code(rule, stage), "Sussex Police") == expected


def test_whoever_a_rule_may_wait_on_can_be_filtered_by() -> None:
    codes = {waiting_code(rule, stage) for rule in WATCHES for stage in WAITING_ON.values()}
    assert codes - {"nobody"} <= {code for code, _ in CHOICES}


# --- How far a list looks ahead, and its pages -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 3, 4, 16, tzinfo=UTC), datetime(2026, 3, 7, tzinfo=UTC)),  # Wednesday: to Friday night
        (datetime(2026, 3, 6, 16, tzinfo=UTC), datetime(2026, 3, 11, tzinfo=UTC)),  # Friday: over the weekend
        (datetime(2026, 4, 2, 9, tzinfo=UTC), datetime(2026, 4, 8, 23, tzinfo=UTC)),  # over Easter, in summer time
    ],
)
def test_soon_is_when_two_more_working_days_are_over(now: datetime, expected: datetime) -> None:
    assert soon_by(now) == expected


def test_pages_follow_each_other_even_when_a_row_goes_meanwhile() -> None:
    groups = by_case(group((reason(case=number) for number in range(ROWS_PER_PAGE + 5)), today=TODAY))
    first = page_after(groups, "")
    assert first.shown == groups[:ROWS_PER_PAGE]
    rest = page_after(groups[1:], first.next_cursor)
    assert (rest.shown, rest.next_cursor) == (groups[ROWS_PER_PAGE:], "")


@pytest.mark.parametrize("order", CaseOrder)
@pytest.mark.parametrize(
    "cursor", ["", "x", "~~~~~~~", "~0~0~0~2026-03-04~1~a~b", "a~b~c~d~e~f~g~h", "9" * 5000, "0~0~0~2026-03-04~1~a~b"]
)
def test_cursor_that_makes_no_sense_gives_the_first_page(order: CaseOrder, cursor: str) -> None:
    cases = by_case(group([reason()], today=TODAY))
    assert page_after(cases, cursor, order).shown == cases


@pytest.mark.parametrize("order", CaseOrder)
def test_pages_of_every_order_follow_each_other_and_leave_nobody_out(order: CaseOrder) -> None:
    names = {1: "Ash", 2: "Birch"}
    asked = [NOW - each % 7 * DAY for each in range(2 * ROWS_PER_PAGE + 3)]
    reasons = [
        reason(case=each + 1, worker=each % 3, force=each % 3, asked_at=asked[each]) for each in range(len(asked))
    ]
    cases, seen, cursor = by_case(group(reasons, today=TODAY)), [], ""
    for _ in range(3):
        page = page_after(cases, cursor, order, names)
        seen += [each.case for each in page.shown]
        cursor = page.next_cursor
    assert not cursor
    assert sorted(seen) == [each + 1 for each in range(len(asked))]
    if order in BY_NAME:
        assert [names.get((case - 1) % 3, "") for case in seen] == sorted(
            names.get(each % 3, "") for each in range(103)
        )
    if order is CaseOrder.LATENESS:
        assert [asked[case - 1] for case in seen] == sorted(asked)


# --- One row a case ----------------------------------------------------------------------------------------------


def test_a_case_is_one_row_with_its_most_dangerous_thing_first_and_the_worst_level_of_all() -> None:
    things = [reason("T1", "critical"), reason("B1", "red", subject="B1"), reason("B1", "", subject="B2")]
    other = reason("T15", "red", case=2, subject="O1")
    first, second = by_case(group([*things, other], today=TODAY))
    assert [each.subject for each in first.things] == ["B1", "B2", "A1"]
    assert (first.case, first.level, first.lead.worst.level) == (1, "critical", "red")
    assert (second.case, second.level) == (2, "red")


def test_narrowed_to_a_level_the_row_begins_with_what_is_at_it() -> None:
    things = [reason("T1", "critical"), reason("B1", "red", subject="B1")]
    (case,) = by_case(group(things, today=TODAY), first="critical")
    assert [each.subject for each in case.things] == ["A1", "B1"]
    assert case_place(case) == case_place(by_case(group(things, today=TODAY))[0])


@pytest.mark.parametrize(
    ("level", "late_at", "expected"),
    [("", NOW + HOUR, True), ("", NOW + 2 * DAY, False), ("red", NOW - DAY, False), ("", None, False)],
)
def test_due_by_a_moment_is_what_is_not_late_yet_and_will_be(
    level: str, late_at: datetime | None, *, expected: bool
) -> None:
    (case,) = by_case(group([reason(level=level, late_at=late_at)], today=TODAY))
    assert case.is_due_by(NOW + 8 * HOUR) is expected


# --- The few words of a line -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [*RULES, HEARING, REVIEW])
@pytest.mark.parametrize("level", ["", "amber", "red", "critical"])
def test_every_line_has_a_headline_and_a_button_that_fit(rule: str, level: str) -> None:
    brief = headline(reason(rule, level), TODAY)
    assert 0 < len(brief.what) <= LONGEST_HEADLINE
    assert 0 < len(brief.act) <= LONGEST_ACT


def test_every_button_of_a_task_fits() -> None:
    assert all(0 < len(task_act(kind)) <= LONGEST_ACT for kind in TaskKind.values)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (reason("T1", "red", asked_at=NOW - 270 * DAY), "Asked 270 days ago"),
        (reason("T1", "amber", asked_at=NOW - DAY), "Asked yesterday"),
        (reason("T1", "", late_at=NOW + 2 * HOUR), "Late in 2 hours"),
        (reason("T1", "", late_at=datetime(2026, 3, 9, tzinfo=UTC)), "Late from Mon 9 Mar"),
        (reason("B1", "critical", late_at=NOW - 22 * HOUR), "22 hours late"),
        (reason("B1", "critical", late_at=NOW - 31 * DAY), "31 days late"),
        (reason("B5", "", since=NOW - 50 * HOUR, late_at=None), "Out for 50 hours"),
        (reason("T15", "red", end=OrderEnd(TODAY + 9 * DAY)), "Ends in 9 days"),
        (reason("T15", "red", end=OrderEnd(TODAY)), "Ends today"),
        (reason("T16", "red", end=OrderEnd(TODAY - DAY)), "Ended yesterday"),
        (reason("T21", "red", since=NOW - 26 * HOUR), "26 hours ago"),
        (reason("T12", "red", late_at=datetime(2026, 3, 3, tzinfo=UTC)), "2 working days late"),
        (reason(REVIEW, "amber", late_at=datetime(2026, 3, 2, tzinfo=UTC)), "3 days late"),
        (reason(HEARING, "", since=datetime(2026, 3, 17, tzinfo=UTC)), "Tue 17 Mar"),
    ],
)
def test_age_that_counts_in_a_few_words(one: ReasonToLook, expected: str) -> None:
    assert how_old(one, NOW) == expected


# --- Changes ---------------------------------------------------------------------------------------------------


def version(minutes: int, row: str = "Case 1", **values: object) -> RowVersion:
    return RowVersion(row, "Case", NOW + timedelta(minutes=minutes), "Oona", minutes == 0, values)


def test_changes_say_new_and_old_latest_first_and_leave_out_what_changed_nothing() -> None:
    said = changes(
        [
            version(0, Risk="Medium", Closed=None, Day=TODAY),
            version(1, Risk="High", Closed=None, Day=TODAY),
            version(2, Risk="High", Closed=None, Day=TODAY),
            version(3, Risk="High", Closed=NOW, Day=None),
        ]
    )
    assert [(each.title, each.description) for each in said] == [
        ("Case changed", "Closed: Wed 4 Mar 2026, 16:00\nDay: taken away (was Wed 4 Mar 2026)"),
        ("Case changed", "Risk: High (was Medium)"),
        ("Case recorded", "Risk: Medium\nDay: Wed 4 Mar 2026"),
    ]


def test_changes_compare_a_row_with_itself_only() -> None:
    said = changes([version(0, "Case 1", Risk="High"), version(1, "Case 2", Risk="Low")])
    assert said[0].description == "Risk: Low"
