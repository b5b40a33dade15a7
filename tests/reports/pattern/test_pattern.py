"""The pattern of conduct: what is found in what happened, how it is drawn, and the paragraph that a person edits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import Final
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.people.models import User
from casework.incidents.models.pattern_paragraph import PatternParagraph
from reports.pattern.rules.pattern import PatternBurst, PatternIncident, PatternMark, columns_between, gaps, pattern
from reports.pattern.rules.pattern_words import draft, facts, gap_words, is_the_draft
from reports.pattern.rules.police_answers import answers, quality
from reports.templatetags.pattern_chart import pattern_chart
from tests.factories import make_incident
from tests.orders.acting import CANNOT_BE_KEPT, LONG, fetch, queries, said, send, words
from tests.reports.lived import make_supervisor
from tests.shared_case import SharedCase, live_case

START: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY: Final = timedelta(days=1)


def told(*days: int, code: str = "CON-01", count: int = 1) -> list[PatternIncident]:
    return [PatternIncident(START + day * DAY, START + day * DAY, (code,), count) for day in days]


def day(number: int) -> date:
    return (START + number * DAY).date()


# --- Found by rule ----------------------------------------------------------------------------------------------


def test_nothing_happened_has_no_pattern_and_no_draft() -> None:
    found = pattern([])
    assert (found.happenings, found.kinds, draft(found), facts(found)) == (0, (), "", [])


@pytest.mark.parametrize(
    ("last", "step", "columns"),
    [
        (date(2026, 3, 2), "week", 1),
        (date(2026, 5, 24), "week", 12),
        (date(2026, 5, 25), "month", 3),
        (date(2027, 2, 28), "month", 12),
        (date(2027, 3, 1), "quarter", 5),
        (date(2029, 1, 1), "year", 4),
        (date(2060, 1, 1), "year", 12),
    ],
)
def test_columns_are_the_finest_of_which_twelve_are_enough(last: date, step: str, columns: int) -> None:
    found_step, found = columns_between(date(2026, 3, 2), last)
    assert (found_step, len(found)) == (step, columns)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([0, 1, 2, 3, 4, 5, 6, 7], (None, None)),  # seven gaps: too few
        ([0, 10, 20, 30, 31, 32, 33, 34, 35], (10, 1)),
        ([0, 1, 2, 3, 13, 23, 33, 43, 53], (1, 10)),
        ([0, 2, 4, 6, 8, 10, 12, 14, 16], (2, 2)),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0], (0, 0)),
    ],
)
def test_gaps_compare_the_latest_five_with_those_before(
    days: list[int], expected: tuple[int | None, int | None]
) -> None:
    assert gaps([day(each) for each in days]) == expected


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([0, 10, 20, 30, 31, 32, 33, 34, 35], "The gaps shrink: typically 10 days before, 1 day between the latest."),
        ([0, 1, 2, 3, 13, 23, 33, 43, 53], "The gaps grow: typically 1 day before, 10 days between the latest."),
        ([0] * 9, "The gaps stay the same: typically less than a day."),
        ([0, 1], ""),
    ],
)
def test_gaps_in_words(days: list[int], words: str) -> None:
    assert gap_words(pattern(told(*days))) == words


def test_series_counts_as_often_as_it_was_done() -> None:
    found = pattern([*told(0, count=43), *told(1, code="LOI-01")])
    assert (found.happenings, found.acts) == (2, 44)
    assert [(kind.words, kind.total) for kind in found.kinds] == [("Contacting, or trying to", 43), ("Loitering", 1)]


def test_new_methods_are_those_after_the_first_day_and_new_kinds_are_marked() -> None:
    found = pattern([*told(0), *told(0, code="CON-02"), *told(3, code="CON-03"), *told(5, code="THR-01"), *told(6)])
    assert [(use.on, use.words, use.is_new_kind) for use in found.first_uses] == [
        (day(3), "Email", False),
        (day(5), "Threat to kill", True),
    ]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ([0, 50, 98, 100, 104, 150, 200, 250], 3),
        ([0, 50, 98, 100, 150, 200, 250], None),  # two are no burst
        ([92, 93, 94, 98, 100, 104, 107, 108, 109], None),  # as many as usual
    ],
)
def test_burst_is_more_than_usual_around_a_date(days: list[int], count: int | None) -> None:
    mark = PatternMark(day(101), "court date")
    assert pattern(told(*days), [mark]).bursts == ((PatternBurst(mark, count),) if count else ())


def test_codes_of_another_time_break_nothing() -> None:
    found = pattern(told(0, 1, code="XXX-99"))
    assert (found.kinds, found.first_uses) == ((), ())


def test_draft_holds_nothing_but_the_facts_and_is_known_again_by_its_words() -> None:
    days = (0, 60, 120, 180, 181, 182, 183, 184)
    found = pattern([*told(*days), *told(185, code="THR-01")], [PatternMark(day(183), "court date")])
    text = draft(found)
    assert text == " ".join(["The record shows a course of conduct.", *facts(found)])
    assert "A new kind on Thu 3 Sep 2026: threat to kill." in text
    assert "6 within a week of Tue 1 Sep 2026 (court date), more than usual." in text
    assert is_the_draft(text.replace(" ", "\n  "), text)
    assert not is_the_draft(f"{text} And more.", text)


def test_ten_thousand_incidents_stay_fast() -> None:
    many = [happening for number in range(10_000) for happening in told(number // 8, code="CON-02")]
    began = perf_counter()
    assert pattern(many, [PatternMark(day(each), "court date") for each in range(0, 1_000, 20)]).happenings == 10_000
    assert perf_counter() - began < 2


def test_picture_is_named_described_and_has_no_style_of_its_own() -> None:
    found = pattern([*told(0, 1, 9), *told(20, code="LOI-01")], [PatternMark(day(9), "court date")])
    page = render_to_string("components/pattern_chart.html", pattern_chart(found, "whole"))
    svg = ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])  # noqa: S314 our own text
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "whole-title whole-desc"
    assert [child.get("id") for child in list(svg)[:2]] == ["whole-title", "whole-desc"]
    assert "style=" not in page
    assert page.count("<rect") == 3, "two of one week are one bar"
    assert "<table" in page


# --- Pages ------------------------------------------------------------------------------------------------------


@pytest.fixture
def case() -> SharedCase:
    return live_case()


@pytest.fixture
def supervisor(case: SharedCase) -> User:
    return make_supervisor(case.case.team)


def page(case: SharedCase) -> str:
    return words(fetch(case.worker, "case_pattern", case.case))


def kept(case: SharedCase, **fields: str) -> object:
    return send(case.worker, "pattern_paragraph", case.case, **{"version": "0", "checked": "on", **fields})


@pytest.mark.django_db
def test_pattern_page_draws_incidents_and_breaches_and_is_reached_from_chronology_and_overview(
    case: SharedCase,
) -> None:
    assert "Contacting, or trying to" in page(case)
    for name in ("case_detail", "case_chronology"):
        assert f"/cases/{case.case.public_id}/pattern/" in fetch(case.worker, name, case.case).content.decode()


@pytest.mark.django_db
def test_paragraph_begins_as_a_draft_and_is_kept_only_edited_and_checked(case: SharedCase) -> None:
    shown = words(fetch(case.worker, "pattern_paragraph", case.case))
    assert "The record shows a course of conduct." in shown
    form = fetch(case.worker, "pattern_paragraph", case.case).context["form"]
    drafted = form.initial["text"]
    assert "This is the draft still." in words(kept(case, text=drafted))
    unchecked = words(kept(case, text="He rings daily, then waits outside.", checked=""))
    assert "tick that you have" in unchecked
    assert "He rings daily, then waits outside." in unchecked
    assert "is kept" in said(kept(case, text="He rings daily, then waits outside."))
    row = PatternParagraph.objects.get()
    assert (row.draft, row.checked_by, row.history.count()) == (drafted, case.worker, 1)
    assert "He rings daily, then waits outside." in page(case)
    assert "The record has changed" not in page(case)


@pytest.mark.django_db
def test_paragraph_is_stale_once_the_record_has_changed(case: SharedCase) -> None:
    kept(case, text="He rings daily.")
    make_incident(case=case.case, behaviours=["THR-01"], happened_at=timezone.now())
    assert "The record has changed since this was written." in page(case)


@pytest.mark.django_db
@pytest.mark.parametrize("is_there", [True, False])
def test_two_who_write_at_once_see_both_texts(case: SharedCase, supervisor: User, is_there: bool) -> None:
    if is_there:
        kept(case, text="First words.")
    version = "1" if is_there else "0"
    send(supervisor, "pattern_paragraph", case.case, text="Second words.", checked="on", version=version)
    late = send(case.worker, "pattern_paragraph", case.case, text="Third words.", checked="on", version=version)
    assert late.status_code == 409
    assert "Second words." in words(late)
    assert "Third words." in words(late)
    assert PatternParagraph.objects.get().text == "Second words."
    assert PatternParagraph.objects.get().history.count() == (2 if is_there else 1)


@pytest.mark.django_db
def test_paragraph_is_kept_once_however_often_it_is_sent(case: SharedCase) -> None:
    key = str(uuid4())
    first, second = (kept(case, text="He rings daily.", submission=key) for _ in range(2))
    assert first.url == second.url  # type: ignore[attr-defined]
    assert PatternParagraph.objects.get().version == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "sentence"), [("", "Write the paragraph."), (CANNOT_BE_KEPT[0], "cannot be kept"), ("  ", "Write the")]
)
def test_paragraph_with_a_mistake_says_so(case: SharedCase, text: str, sentence: str) -> None:
    assert sentence in words(kept(case, text=text))
    assert not PatternParagraph.objects.exists()


@pytest.mark.django_db
def test_paragraph_takes_marks_upon_marks(case: SharedCase) -> None:
    assert "is kept" in said(kept(case, text=LONG))


@pytest.mark.django_db
def test_pattern_page_costs_the_same_with_1_incident_and_with_30(case: SharedCase) -> None:
    address = f"/cases/{case.case.public_id}/pattern/"
    one = queries(case.worker, address)
    for number in range(30):
        make_incident(case=case.case, label=f"X{number}", happened_at=timezone.now() - number * DAY)
    assert queries(case.worker, address) == one


# --- How the police answered ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], ""),
        (["other"], ""),
        (["transferred", "taken_seriously"], "good"),
        (["safeguarded", "dismissed"], "good and poor"),
        (["told_to_keep_collecting_evidence", "no_reply", "other"], "poor"),
    ],
)
def test_answers_are_good_poor_or_both(codes: list[str], words: str) -> None:
    assert quality(codes) == words


def test_answers_are_counted_and_an_answer_is_a_report() -> None:
    """F-67: waved away over and over; F-66: played down."""
    waved_away = "told_to_keep_collecting_evidence"
    found = answers([(True, [waved_away]), (False, [waved_away, "downplayed"]), (True, []), (False, [])])
    assert (found.reports, found.quality) == (3, "poor")
    assert found.counted == (("Told to keep collecting evidence", 2), ("Played down", 1))


@pytest.mark.django_db
def test_page_of_the_pattern_counts_the_answers() -> None:
    shared = live_case()
    make_incident(case=shared.case, reported=True, police_response=["told_it_does_not_count"])
    assert "doesn't count”: 1 time" in words(fetch(shared.worker, "case_pattern", shared.case))
