"""Truth tables of what happens to an order after it is made: consents, who may ask, stages, expiry."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Final

import pytest

from accounts.rules import RuleViolation
from orders.breaches.rules.doubts import CitedCondition, cited_doubt
from orders.conditions.rules.places import is_about_a_place
from orders.orders.rules.order_stage import OVER, STAGE_WAITS_ON, STAGE_WORDS, OrderDates, OrderStage, order_stage
from orders.orders.rules.timeline import OrderTimelinePoint, OrderTimelineSpan, runway
from orders.proceedings.rules.consents import (
    ConsentParty,
    DischargeFacts,
    check_consents,
    consents_needed,
    missing_consents,
)
from orders.proceedings.rules.who_may_ask import (
    WHO_MAY_APPEAL,
    AppealableDecision,
    CourtApplicant,
    RelevantOfficerReason,
    appeal_until,
    check_may_appeal,
    check_may_ask,
    decision_of_making,
    decision_on,
)
from orders.renewals.rules import InterimGap, expiry_marks, expiry_words, gap_words, interim_gap, reached
from record.law.figures import Figure, Law
from record.vocabulary.steps import OrderKind

MADE: Final = date(2022, 1, 20)
LAST_DAY_WITH_CONSENT: Final = date(2024, 1, 19)
FREE: Final = date(2024, 1, 20)
EIGHTEEN_MONTHS: Final = date(2023, 7, 20)

HIM: Final = (ConsentParty.DEFENDANT, "")
SUSSEX: Final = (ConsentParty.CHIEF_OFFICER, "sussex")
KENT: Final = (ConsentParty.CHIEF_OFFICER, "kent")
SURREY: Final = (ConsentParty.CHIEF_OFFICER, "surrey")
NOBODY_KNOWN: Final = (ConsentParty.CHIEF_OFFICER, "")


def discharge(**fields: object) -> DischargeFacts:
    plain: dict[str, object] = {
        "kind": OrderKind.FULL,
        "made_on": MADE,
        "on": EIGHTEEN_MONTHS,
        "asked_by_force": "",
        "applied": "sussex",
        "lives_in": "",
    }
    return DischargeFacts(**{**plain, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked_by_force", "applied", "lives_in", "needed"),
    [
        # He asks: the one who applied, and the one where he lives if that is another and in England and Wales.
        ("", "sussex", "", [HIM, SUSSEX]),
        ("", "sussex", "sussex", [HIM, SUSSEX]),
        ("", "sussex", "kent", [HIM, SUSSEX, KENT]),
        # A chief officer asks: that one, whoever applied and wherever he lives.
        ("sussex", "sussex", "", [HIM, SUSSEX]),
        ("sussex", "sussex", "sussex", [HIM, SUSSEX]),
        ("sussex", "sussex", "kent", [HIM, SUSSEX]),
        ("surrey", "sussex", "", [HIM, SURREY]),
        ("surrey", "sussex", "sussex", [HIM, SURREY]),
        ("surrey", "sussex", "kent", [HIM, SURREY]),
        # A court made the order by itself.
        ("", "", "", [HIM, NOBODY_KNOWN]),
        ("", "", "kent", [HIM, KENT]),
        ("surrey", "", "", [HIM, SURREY]),
        ("surrey", "", "kent", [HIM, SURREY]),
    ],
)
def test_r4_4_whose_consent_a_discharge_needs(
    asked_by_force: str, applied: str, lives_in: str, needed: list[tuple[ConsentParty, str]]
) -> None:
    case = discharge(asked_by_force=asked_by_force, applied=applied, lives_in=lives_in)
    assert [each.key for each in consents_needed(case)] == needed


@pytest.mark.parametrize(
    ("made_on", "on", "is_needed"),
    [
        (MADE, MADE, True),
        (MADE, EIGHTEEN_MONTHS, True),
        (MADE, LAST_DAY_WITH_CONSENT, True),
        (MADE, FREE, False),
        (date(2024, 2, 29), date(2026, 2, 28), True),
        (date(2024, 2, 29), date(2026, 3, 1), False),
        (date(2022, 3, 1), date(2024, 2, 29), True),
        (date(2022, 3, 1), date(2024, 3, 1), False),
    ],
)
def test_r4_4_consents_are_needed_to_the_end_of_two_years(made_on: date, on: date, is_needed: bool) -> None:
    assert bool(consents_needed(discharge(made_on=made_on, on=on))) is is_needed


def test_r4_4_the_years_are_a_figure_that_can_change() -> None:
    law = Law([Figure(key="consent_years", words="", value="3", source="An Act to come", valid_from=MADE)])
    assert consents_needed(discharge(on=date(2025, 1, 19)), law)
    assert not consents_needed(discharge(on=date(2025, 1, 20)), law)


@pytest.mark.parametrize("on", [MADE, EIGHTEEN_MONTHS, FREE])
@pytest.mark.parametrize("asked_by_force", ["", "sussex"])
def test_r5_4_the_consent_rule_is_not_repeated_for_interim_orders(on: date, asked_by_force: str) -> None:
    assert consents_needed(discharge(kind=OrderKind.INTERIM, on=on, asked_by_force=asked_by_force)) == ()


@pytest.mark.parametrize(("him", "sussex", "kent"), list(product([False, True], repeat=3)))
def test_f75_only_every_consent_lets_an_order_be_discharged(him: bool, sussex: bool, kent: bool) -> None:
    given = [key for key, is_given in ((HIM, him), (SUSSEX, sussex), (KENT, kent)) if is_given]
    missing = missing_consents(discharge(lives_in="kent"), given)
    assert [each.key for each in missing] == [key for key in (HIM, SUSSEX, KENT) if key not in given]


def test_r4_4_a_consent_of_another_force_is_none_and_an_unknown_force_gives_none() -> None:
    assert [each.key for each in missing_consents(discharge(), [HIM, KENT])] == [SUSSEX]
    assert [each.key for each in missing_consents(discharge(applied=""), [HIM, NOBODY_KNOWN])] == [NOBODY_KNOWN]


@pytest.mark.parametrize(
    ("lacks", "may_override", "override", "refused_beside"),
    [
        (False, False, "", "-"),
        (False, True, "", "-"),
        (True, False, "", None),
        (True, False, "The court did so", None),
        (True, True, "", "override"),
        (True, True, "   ", "override"),
        (True, True, "The court did so", "-"),
    ],
)
def test_f75_discharge_at_18_months_lacking_consent_is_blocked_and_a_supervisor_overrides_with_a_reason(
    lacks: bool, may_override: bool, override: str, refused_beside: str | None
) -> None:
    missing = missing_consents(discharge(), [] if lacks else [HIM, SUSSEX])
    if refused_beside == "-":
        check_consents(missing, may_override=may_override, override=override)
        return
    with pytest.raises(RuleViolation) as refusal:
        check_consents(missing, may_override=may_override, override=override)
    assert refusal.value.field == refused_beside


# --- Who may ask, who may appeal -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "by", "force", "because", "refused_beside"),
    [
        (OrderKind.FULL, CourtApplicant.DEFENDANT, "", "", "-"),
        (OrderKind.FULL, CourtApplicant.CHIEF_OFFICER, "", "applied", "asking_force"),
        (OrderKind.FULL, CourtApplicant.CHIEF_OFFICER, "sussex", "", "because"),
        (OrderKind.FULL, CourtApplicant.CHIEF_OFFICER, "sussex", RelevantOfficerReason.APPLIED, "-"),
        (OrderKind.FULL, CourtApplicant.CHIEF_OFFICER, "kent", RelevantOfficerReason.APPLIED, "because"),
        (OrderKind.FULL, CourtApplicant.CHIEF_OFFICER, "kent", RelevantOfficerReason.RESIDES, "-"),
        (OrderKind.FULL, CourtApplicant.CHIEF_OFFICER, "kent", RelevantOfficerReason.BELIEVED_IN, "-"),
        (OrderKind.FULL, CourtApplicant.CHIEF_OFFICER, "kent", RelevantOfficerReason.INTENDS_TO_COME, "-"),
        (
            OrderKind.FULL,
            CourtApplicant.CHIEF_OFFICER,
            "british-transport-police",
            RelevantOfficerReason.RESIDES,
            "because",
        ),
        (
            OrderKind.FULL,
            CourtApplicant.CHIEF_OFFICER,
            "civil-nuclear-constabulary",
            RelevantOfficerReason.RESIDES,
            "asking_force",
        ),
        (OrderKind.INTERIM, CourtApplicant.DEFENDANT, "", "", "-"),
        (OrderKind.INTERIM, CourtApplicant.CHIEF_OFFICER, "sussex", RelevantOfficerReason.APPLIED, "-"),
        (OrderKind.INTERIM, CourtApplicant.CHIEF_OFFICER, "kent", RelevantOfficerReason.RESIDES, "asking_force"),
    ],
)
def test_r4_1_and_r5_4_who_may_ask_the_court_about_an_order(
    kind: OrderKind, by: CourtApplicant, force: str, because: str, refused_beside: str
) -> None:
    if refused_beside == "-":
        check_may_ask(kind, by, force=force, because=because, applied="sussex")
        return
    with pytest.raises(RuleViolation) as refusal:
        check_may_ask(kind, by, force=force, because=because, applied="sussex")
    assert refusal.value.field == refused_beside


def test_r4_1_nobody_else_is_among_those_who_ask() -> None:
    assert {each.value for each in CourtApplicant} == {"defendant", "chief_officer"}


@pytest.mark.parametrize("decision", list(AppealableDecision))
@pytest.mark.parametrize("by", list(CourtApplicant))
def test_r7_who_may_appeal_what(decision: AppealableDecision, by: CourtApplicant) -> None:
    his = {
        AppealableDecision.FULL_ORDER_MADE,
        AppealableDecision.INTERIM_ORDER_MADE,
        AppealableDecision.ALLOWED_TO_POLICE,
        AppealableDecision.REFUSED_TO_DEFENDANT,
    }
    assert (WHO_MAY_APPEAL[decision] is CourtApplicant.DEFENDANT) is (decision in his)
    force = "sussex" if by is CourtApplicant.CHIEF_OFFICER else ""
    if (by is CourtApplicant.DEFENDANT) is (decision in his):
        check_may_appeal(decision, by, force=force, asked="sussex")
        return
    with pytest.raises(RuleViolation):
        check_may_appeal(decision, by, force=force, asked="sussex")


@pytest.mark.parametrize(
    ("decision", "is_refused"),
    [
        (AppealableDecision.FULL_ORDER_REFUSED, True),
        (AppealableDecision.INTERIM_ORDER_REFUSED, True),
        (AppealableDecision.REFUSED_TO_POLICE, True),
        (AppealableDecision.ALLOWED_TO_DEFENDANT, False),
    ],
)
def test_r7_a_refusal_is_appealed_by_the_chief_officer_who_asked_alone(
    decision: AppealableDecision, is_refused: bool
) -> None:
    if not is_refused:
        check_may_appeal(decision, CourtApplicant.CHIEF_OFFICER, force="kent", asked="sussex")
        return
    with pytest.raises(RuleViolation):
        check_may_appeal(decision, CourtApplicant.CHIEF_OFFICER, force="kent", asked="sussex")


@pytest.mark.parametrize(
    ("by", "is_granted", "decision"),
    [
        (CourtApplicant.CHIEF_OFFICER, True, AppealableDecision.ALLOWED_TO_POLICE),
        (CourtApplicant.CHIEF_OFFICER, False, AppealableDecision.REFUSED_TO_POLICE),
        (CourtApplicant.DEFENDANT, True, AppealableDecision.ALLOWED_TO_DEFENDANT),
        (CourtApplicant.DEFENDANT, False, AppealableDecision.REFUSED_TO_DEFENDANT),
    ],
)
def test_r7_what_an_appeal_is_against_follows_from_the_decision(
    by: CourtApplicant, is_granted: bool, decision: AppealableDecision
) -> None:
    assert decision_on(by, is_granted=is_granted) is decision
    assert decision_of_making(OrderKind.FULL) is AppealableDecision.FULL_ORDER_MADE
    assert decision_of_making(OrderKind.INTERIM) is AppealableDecision.INTERIM_ORDER_MADE


def test_r7_the_appeal_period_is_a_figure_of_the_organisation() -> None:
    assert appeal_until(date(2026, 3, 3)) == date(2026, 3, 24)
    law = Law([Figure(key="appeal_days", words="", value="28", source="A lawyer", valid_from=date(2026, 1, 1))])
    assert appeal_until(date(2026, 3, 3), law) == date(2026, 3, 31)


# --- Stages -------------------------------------------------------------------------------------------------

TODAY: Final = date(2026, 3, 3)
ENDS: Final[dict[str, dict[str, date]]] = {
    "": {},
    "replaced": {"replaced_on": date(2026, 2, 1)},
    "discharged": {"discharged_on": date(2026, 2, 1)},
    "quashed": {"quashed_on": date(2026, 2, 1)},
}


@pytest.mark.parametrize(
    ("ending", "last_day", "pending"),
    list(
        product(
            ENDS,
            [None, date(2026, 3, 2), TODAY, date(2026, 3, 4)],
            [(), ("variation",), ("renewal",), ("discharge",), ("appeal",), ("renewal", "appeal")],
        )
    ),
)
def test_s12_to_s14_the_stage_follows_from_the_dates_and_what_a_court_is_asked(
    ending: str, last_day: date | None, pending: tuple[str, ...]
) -> None:
    stage = order_stage(
        OrderDates(last_day=last_day, served_on=date(2026, 1, 5), notified=True, **ENDS[ending]), pending, TODAY
    )
    if ending:
        assert stage == ending
    elif last_day == date(2026, 3, 2):
        assert stage is OrderStage.EXPIRED, "what is asked does not keep an order alive"
    elif pending:
        assert stage == f"{pending[-1]}_pending"
    else:
        assert stage is OrderStage.IN_FORCE


@pytest.mark.parametrize(
    ("served_on", "notified", "stage"),
    [
        (None, False, OrderStage.NOT_SERVED),
        (TODAY, False, OrderStage.SERVED),
        (TODAY, True, OrderStage.IN_FORCE),
    ],
)
def test_s9_to_s11_made_served_in_force(served_on: date | None, notified: bool, stage: OrderStage) -> None:
    assert order_stage(OrderDates(last_day=None, served_on=served_on, notified=notified), (), TODAY) is stage


def test_an_order_that_was_quashed_after_its_discharge_is_quashed() -> None:
    order = OrderDates(last_day=None, discharged_on=TODAY, quashed_on=TODAY)
    assert order_stage(order, ("appeal",), TODAY) is OrderStage.QUASHED


def test_every_stage_has_words_and_somebody_to_wait_for() -> None:
    assert set(STAGE_WORDS) == set(STAGE_WAITS_ON) == set(OrderStage)
    assert {STAGE_WAITS_ON[each] for each in OVER} == {"nobody"}


# --- Expiry and gaps ----------------------------------------------------------------------------------------

LAST: Final = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 3, 31), None),
        (date(2026, 4, 1), 90),
        (date(2026, 4, 30), 90),
        (date(2026, 5, 1), 60),
        (date(2026, 6, 1), 60),
        (date(2026, 6, 2), 28),
        (LAST, 28),
        (date(2026, 7, 1), None),
    ],
)
def test_f57_r4_5_the_end_comes_near_at_90_60_and_28_days(today: date, days: int | None) -> None:
    mark = reached(LAST, today)
    assert (mark.days if mark else None) == days
    if mark:
        assert "protection simply ends" in expiry_words(LAST, today)


def test_f57_three_marks_each_once() -> None:
    marks = expiry_marks(LAST, TODAY)
    assert [(mark.days, mark.on) for mark in marks] == [
        (90, date(2026, 4, 1)),
        (60, date(2026, 5, 1)),
        (28, date(2026, 6, 2)),
    ]
    assert not any(mark.has_come for mark in marks)


@pytest.mark.parametrize(
    ("last_day", "asked", "reviewed", "words"),
    [
        (None, False, False, ""),
        (date(2027, 6, 30), False, False, ""),
        (date(2026, 3, 2), False, False, "It ran out at the end of 2 March 2026."),
        (TODAY, False, True, "It ends today. It was decided not to ask for a renewal."),
        (date(2026, 3, 4), False, True, "It ends in 1 day. It was decided not to ask for a renewal."),
        (
            date(2026, 3, 5),
            True,
            False,
            "It ends in 2 days. A renewal has been asked for; until it is decided, its last day stays 5 March 2026.",
        ),
    ],
)
def test_r4_5_what_a_page_says_of_the_end(last_day: date | None, asked: bool, reviewed: bool, words: str) -> None:
    assert expiry_words(last_day, TODAY, is_asked=asked, is_reviewed=reviewed) == words


@pytest.mark.parametrize(
    ("last_day", "hearing_on", "gap"),
    [
        (date(2026, 3, 20), None, InterimGap(date(2026, 3, 21), None)),
        (date(2026, 3, 20), date(2026, 3, 19), None),
        (date(2026, 3, 20), date(2026, 3, 20), None),
        (date(2026, 3, 20), date(2026, 3, 21), InterimGap(date(2026, 3, 21), date(2026, 3, 21))),
        (date(2026, 3, 20), date(2026, 4, 2), InterimGap(date(2026, 3, 21), date(2026, 4, 2))),
        (date(2026, 3, 20), date(2026, 3, 2), InterimGap(date(2026, 3, 21), None)),
    ],
)
def test_r5_5_an_interim_order_that_ends_before_the_hearing_leaves_a_gap(
    last_day: date, hearing_on: date | None, gap: InterimGap | None
) -> None:
    assert interim_gap(last_day, hearing_on, TODAY) == gap


def test_r5_5_the_gap_says_from_which_day_nothing_protects() -> None:
    words = gap_words(InterimGap(date(2026, 3, 21), date(2026, 4, 2)), TODAY)
    assert words.startswith(
        "From 21 March 2026 nothing of this order protects the client until the hearing on 2 April 2026"
    )
    assert "12 days" in words
    assert "on the day of the hearing" in gap_words(InterimGap(date(2026, 3, 21), date(2026, 3, 21)), TODAY)
    assert "no hearing is listed" in gap_words(InterimGap(date(2026, 3, 21), None), TODAY)


# --- Places and the line of an order ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "locality", "is_asked"),
    [
        ("No contact by any means, directly or through others", "", False),
        ("Not to use a device without its history", "", False),
        ("No contact by any means", "Hove", True),
        ("Not to enter Queen's Road", "", True),
        ("Not to go within 200 metres of her home or place of work", "", True),
        ("Not to approach her", "", True),
    ],
)
def test_f18_a_condition_about_a_place_is_asked_about_when_she_moves(text: str, locality: str, is_asked: bool) -> None:
    assert is_about_a_place(text, locality) is is_asked


def test_runway_goes_from_the_making_to_the_last_day_and_puts_days_in_their_order() -> None:
    own = OrderTimelineSpan(first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), words="Full order")
    line = runway([own], [OrderTimelinePoint(on=LAST, words="b"), OrderTimelinePoint(on=TODAY, words="a")], TODAY)
    assert (line.first_day, line.last_day, line.is_open) == (date(2026, 1, 1), date(2026, 12, 31), False)
    assert [point.words for point in line.points] == ["a", "b"]
    assert (line.place(date(2026, 1, 1)), line.place(date(2026, 12, 31))) == (0.0, 1.0)
    assert line.place(date(2025, 1, 1)) == 0.0
    assert line.has_today


def test_runway_of_an_order_until_further_order_goes_on_past_today_and_all_that_is_known() -> None:
    own = OrderTimelineSpan(first_day=date(2020, 1, 1), last_day=None, words="Full order")
    line = runway([own], [], TODAY)
    assert line.is_open
    assert line.last_day > TODAY
    assert runway([own], [OrderTimelinePoint(on=date(2030, 1, 1), words="due")], TODAY).last_day > date(2030, 1, 1)


def test_runway_of_one_day_is_still_a_line() -> None:
    line = runway([OrderTimelineSpan(first_day=TODAY, last_day=TODAY, words="Interim order")], [], TODAY)
    assert line.place(TODAY) == 0.0


VARIED_AT: Final = datetime(2026, 3, 3, 11, 30, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("condition", "happened_at", "holds"),
    [
        (CitedCondition(None, None, removed_at=VARIED_AT), VARIED_AT - MINUTE, True),
        (CitedCondition(None, None, removed_at=VARIED_AT), VARIED_AT, False),
        (CitedCondition(TODAY, None), datetime(2026, 3, 2, 23, 59, tzinfo=UTC), False),
        (CitedCondition(TODAY, None), datetime(2026, 3, 3, 0, 0, tzinfo=UTC), True),
        (CitedCondition(None, None), VARIED_AT - MINUTE, True),
        (CitedCondition(None, None), VARIED_AT + MINUTE, True),
    ],
    ids=["taken out, before", "taken out, after", "added, before", "added, after", "kept, before", "kept, after"],
)
def test_r4_3_what_was_in_force_on_that_day_right_before_and_after_a_variation(
    condition: CitedCondition, happened_at: datetime, holds: bool
) -> None:
    assert (cited_doubt(condition, happened_at) == "") is holds
