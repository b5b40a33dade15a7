"""The rules about levels, reviews, signatures and screenings, as truth tables without a database."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest

from accounts.rules import RuleViolation
from casework.codes.rules.codes import BEHAVIOURS
from orders.reviews.rules import AskedReview, attention, court_dates_between, court_trigger, silent_after, trigger_of
from record.events import events as told
from record.events.reading import read_event
from risk.assessments.rules import opinions, police_views, risk_tools, screening
from risk.assessments.rules.opinions import STAGES, TIMELINE, TYPOLOGY, asks_supervisor, check_opinion
from risk.assessments.rules.police_views import differs
from risk.assessments.rules.screening import PROMPTS, still_open, to_think_about
from risk.reviews.rules import review_triggers, signatures
from risk.reviews.rules.review_triggers import BY_HAND, TRIGGERS, review_due_at
from risk.reviews.rules.signatures import Signer, check_signer, is_lowering, needs_signature
from risk.thresholds.rules import cadence
from risk.thresholds.rules.cadence import SHIPPED, Cadence, Cadences, check_cadence, check_next_review
from risk.thresholds.rules.limits import RISK_LEVELS

TODAY: Final = date(2026, 3, 3)
NOW: Final = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
DAY: Final = timedelta(days=1)
LATER: Final = date(2026, 3, 18)


# --- Cadence ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "due"),
    [
        ("very_high", date(2026, 3, 6)),
        ("high", date(2026, 3, 17)),
        ("medium", date(2026, 3, 31)),
        ("standard", date(2026, 4, 28)),
    ],
)
def test_next_review_follows_the_shipped_cadence(level: str, due: date) -> None:
    assert Cadence().next_review(level, TODAY) == due


def test_first_review_is_counted_in_working_days() -> None:
    assert Cadence().first_review(date(2026, 3, 6)) == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("day", "why", "field"),
    [
        (TODAY, "", "next_review_on"),
        (TODAY - DAY, "", "next_review_on"),
        (TODAY + 366 * DAY, "because", "next_review_on"),
        (LATER, "", "later_reason"),
        (LATER, "  \n", "later_reason"),
        (LATER, "She is abroad until then.", None),
        (date(2026, 3, 17), "", None),
        (TODAY + DAY, "", None),
    ],
)
def test_a_later_day_than_the_cadence_needs_words(day: date, why: str, field: str | None) -> None:
    latest = Cadence().latest_allowed("high", TODAY, today=TODAY)
    if field is None:
        check_next_review(day, today=TODAY, latest=latest, why_later=why)
        return
    with pytest.raises(RuleViolation) as refusal:
        check_next_review(day, today=TODAY, latest=latest, why_later=why)
    assert refusal.value.field == field


def test_a_review_told_late_may_still_name_tomorrow() -> None:
    assert Cadence().latest_allowed("very_high", TODAY - 30 * DAY, today=TODAY) == TODAY + DAY


def test_settings_hold_from_their_day_on_and_the_latest_of_them_counts() -> None:
    known = Cadences([(TODAY, "high", 7), (TODAY - 9 * DAY, "high", 10), (TODAY + DAY, "medium", 9)])
    assert [known.on(TODAY + step * DAY).days["high"] for step in (-10, -9, -1, 0, 5)] == [14, 10, 10, 7, 7]
    assert known.on(TODAY).days["medium"] == SHIPPED["medium"]


@pytest.mark.parametrize(
    ("name", "days", "refused"),
    [
        ("high", 14, False),
        ("high", 28, False),
        ("high", 29, True),  # medium is 28
        ("very_high", 15, True),
        ("standard", 27, True),
        ("standard", 365, False),
        ("standard", 366, True),
        ("very_high", 0, True),
        ("acceptance", 30, False),
        ("nothing", 3, True),
    ],
)
def test_a_higher_risk_is_never_looked_at_less_often(name: str, days: int, refused: bool) -> None:
    if not refused:
        check_cadence(name, days, SHIPPED)
        return
    with pytest.raises(RuleViolation):
        check_cadence(name, days, SHIPPED)


# --- Second person ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("current", RISK_LEVELS)
@pytest.mark.parametrize("level", RISK_LEVELS)
def test_only_a_lower_level_waits(current: str, level: str) -> None:
    assert is_lowering(current, level) == (RISK_LEVELS.index(level) < RISK_LEVELS.index(current))


@pytest.mark.parametrize("level", RISK_LEVELS)
@pytest.mark.parametrize("before", ["", *RISK_LEVELS])
def test_only_a_new_very_high_is_signed(level: str, before: str) -> None:
    assert needs_signature(level, before) == (level == "very_high" and before != "very_high")


@pytest.mark.parametrize("may_sign", [True, False])
@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("runs", [True, False])
def test_signer_is_a_supervisor_who_neither_asked_nor_runs_the_case(may_sign: bool, asked: bool, runs: bool) -> None:
    signer = Signer(may_sign=may_sign, asked_for_it=asked, runs_the_case=runs)
    if may_sign and not asked and not runs:
        check_signer(signer)
        return
    with pytest.raises(RuleViolation):
        check_signer(signer)


# --- What asks for a review -------------------------------------------------------------------------------------


def event(number: int, kind: str, at: datetime = NOW, **facts: object) -> told.CaseEvent:
    return read_event(number, at, kind, facts)


def incident(number: int, *behaviours: str, at: datetime = NOW) -> told.CaseEvent:
    facts = {"behaviours": list(behaviours), "happened_at": at.isoformat(), "reported": False, "police_response": []}
    return event(number, "incident", at, incident=f"I{number}", text="", **facts)


@pytest.mark.parametrize(
    ("kind", "facts", "code"),
    [
        ("application", {"application": "A1", "step": "refused", "reason": "no_risk"}, "order_refused"),
        (
            "application",
            {"application": "A1", "step": "declined", "reason": "no_risk", "alternatives": []},
            "order_refused",
        ),
        ("application", {"application": "A1", "step": "interim_refused"}, "order_refused"),
        ("application", {"application": "A1", "step": "lodged"}, ""),
        ("order", {"order": "O1", "step": "served"}, "order_served"),
        ("order", {"order": "O1", "step": "renewed", "last_day": "2028-01-01"}, "order_varied"),
        ("order", {"order": "O1", "step": "discharged"}, "order_ended"),
        ("order", {"order": "O1", "step": "victim_told"}, ""),
        ("breach_step", {"breach": "B1", "step": "arrested"}, "arrest"),
        ("breach_step", {"breach": "B1", "step": "bail_update"}, "bail"),
        ("breach_step", {"breach": "B1", "step": "no_further_action"}, "no_further_action"),
        ("breach_step", {"breach": "B1", "step": "reported_to_police"}, ""),
        ("other_protection", {"kind": "bail_conditions", "from": "2026-03-03"}, "bail"),
        ("other_protection", {"kind": "restraining_order", "from": "2026-03-03"}, "order_granted"),
        ("risk_reviewed", {"level": "high"}, ""),
    ],
)
def test_each_step_asks_for_the_review_that_it_should(kind: str, facts: Mapping[str, Any], code: str) -> None:
    assert trigger_of(read_event(1, NOW, kind, facts).content) == code


@pytest.mark.parametrize("code", BEHAVIOURS)
def test_every_threat_and_every_approach_asks_for_a_review(code: str) -> None:
    expected = "threat" if code.startswith("THR") else "approach" if code.startswith(("LOI", "FOL-0")) else ""
    expected = "" if code == "FOL-04" else "approach" if code == "CON-06" else expected
    assert trigger_of(incident(1, code).content) == expected


def test_a_review_answers_what_happened_before_it_and_nothing_after() -> None:
    before, after = incident(1, "THR-01", at=NOW - DAY), incident(3, "LOI-01", at=NOW)
    review = event(2, "risk_reviewed", NOW - timedelta(hours=1), level="high")
    found = attention([before, review, after])
    assert found.asked == (AskedReview("approach", 3, NOW),)
    assert found.reviewed_at == review.at


def test_a_review_entered_late_answers_only_what_was_before_its_own_moment() -> None:
    threat = incident(1, "THR-01", at=NOW)
    told_late = event(2, "risk_reviewed", NOW - DAY, level="high")
    assert [each.code for each in attention([threat, told_late]).asked] == ["threat"]


@pytest.mark.parametrize("code", TRIGGERS)
@pytest.mark.parametrize("hour", [0, 9, 19, 21, 23])
def test_a_review_is_due_the_same_day_or_within_a_day_and_never_at_once(code: str, hour: int) -> None:
    known_at = datetime(2026, 3, 3, hour, 30, tzinfo=UTC)
    due = review_due_at(code, known_at) - known_at
    assert timedelta(hours=4) <= due <= timedelta(hours=24)


def test_every_trigger_of_practice_has_its_code() -> None:
    by_hand = {"release", "sentence", "release_date", "client_moves", "client_work", "new_partner", "child_contact"}
    assert by_hand | {"his_work", "his_home", "missed_contacts", "silence"} <= set(BY_HAND)
    seen = {"breach", "threat", "approach", "order_granted", "order_refused", "order_served", "order_varied"}
    assert seen | {"order_expiring", "arrest", "bail", "no_further_action", "court_date", "court_after"} <= set(
        TRIGGERS
    )


@pytest.mark.parametrize(
    ("days_ago", "asks"),
    [
        ([22, 23, 24, 25, 26], True),
        ([21, 23, 24, 25, 26], False),  # not yet more than 21 days
        ([22, 23, 24, 25], False),  # not much
        ([22, 23, 24, 25, 51], False),  # not within 28 days
        ([22, 23, 24, 25, 50], True),
        ([], False),
        ([0, 23, 24, 25, 26, 27], False),
    ],
)
def test_silence_counts_only_after_much_contact(days_ago: list[int], asks: bool) -> None:
    last = silent_after((NOW - days * DAY for days in days_ago), NOW)
    assert last == (NOW - min(days_ago) * DAY if asks else None)


def test_court_dates_are_five_working_days_on_either_side() -> None:
    assert court_dates_between(date(2026, 3, 11)) == (date(2026, 3, 4), date(2026, 3, 18))
    assert court_trigger(date(2026, 3, 11), date(2026, 3, 11)) == "court_date"
    assert court_trigger(date(2026, 3, 10), date(2026, 3, 11)) == "court_after"


# --- Screening, opinions, views: nothing of it sets a level -----------------------------------------------------


def test_f70_no_function_sets_risk_without_a_person() -> None:
    """F-70: nothing in the rules takes answers, results or opinions and gives a level or a number."""
    for module in (screening, opinions, risk_tools, police_views):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__:
                continue
            gives = str(inspect.signature(function).return_annotation)
            assert gives in {"list[str]", "bool", "None"}, f"{module.__name__}.{name} gives {gives}"
    assert not {"score", "total", "count"} & set(dir(screening))


@pytest.mark.parametrize("answer", screening.ANSWERS)
def test_f70_answers_give_words_to_think_about_and_never_a_level(answer: str) -> None:
    answers = dict.fromkeys(PROMPTS, answer)
    words = [*to_think_about(answers), *still_open(answers)]
    assert all(isinstance(each, str) and not any(level == each.lower() for level in RISK_LEVELS) for each in words)
    assert bool(to_think_about(answers)) == (answer == "yes")
    assert len(still_open(answers)) == (len(PROMPTS) if answer in {"unclear", "not_asked"} else 0)


def test_screening_has_the_topics_of_practice() -> None:
    assert set(PROMPTS) == {
        *("very_afraid", "past_stalking", "damage", "turns_up_often", "loiters", "threats", "targets_others"),
        *("violent_to_others", "uses_third_parties", "substance_or_mh", "past_violence", "weapons_interest"),
        *("sudden_change", "suicidal_talk", "child_contact", "breached_order", "access_to_victim", "online_intrusion"),
    }


@pytest.mark.parametrize("stage", STAGES)
def test_a_supervisor_looks_at_the_fifth_stage_and_later(stage: str) -> None:
    assert asks_supervisor(TIMELINE, stage) == (int(stage) >= 5)
    assert not asks_supervisor(TYPOLOGY, "grievance")


@pytest.mark.parametrize(("kind", "choice"), [("timeline", "9"), ("timeline", "grievance"), ("fate", "1"), ("", "")])
def test_an_opinion_from_nowhere_is_refused(kind: str, choice: str) -> None:
    with pytest.raises(RuleViolation):
        check_opinion(kind, choice)


@pytest.mark.parametrize("ours", RISK_LEVELS)
@pytest.mark.parametrize("theirs", ["", *RISK_LEVELS])
def test_views_differ_when_both_name_a_level_and_not_the_same(ours: str, theirs: str) -> None:
    assert differs(ours, theirs) == (theirs not in {"", ours})


def test_words_of_the_cadence_name_every_level() -> None:
    words = cadence.cadence_words(Cadence())
    assert all(part in words for part in ("3 days at very high", "14 at high", "28 at medium", "56 at standard"))
    assert review_triggers.sentence("nothing") == ""
    assert signatures.VERY_HIGH in RISK_LEVELS
