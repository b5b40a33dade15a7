"""Which step may follow which: every step tried from every status, against tables written by hand."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest

from orders.applications.models.application import ENDINGS as DETERMINED_ROWS
from orders.applications.models.application import ApplicationStatus, AreaBasis, InterimStatus, WaitingOn
from orders.applications.models.application import OrderOriginChoices as OriginOfRows
from orders.applications.rules.stages import HOLDERS
from orders.breaches.models.breach import BreachKind, BreachStatus, CourtResult, Initiator, RecordedAs
from record.events.events import AREA_BASES
from record.vocabulary import breach_codes
from record.vocabulary.steps import (
    BESIDE_THE_WAY,
    BREACH_NEEDS,
    DETERMINED,
    ENDINGS,
    ORDER_NEEDS,
    TRANSITIONS,
    WAITING_ON,
    WAY,
    WORDS,
    ApplicationStep,
    BreachStep,
    InterimState,
    OrderOrigin,
    OrderStep,
    may_follow,
)

ENDED: Final = "declined refused withdrawn superseded granted"
HEARING: Final = "listed held adjourned"
IN_COURT: Final = f"{HEARING} {ENDED}"
LATE: Final = f"sent_to_legal lodged {IN_COURT}"
DRAFTED: Final = f"authorised {LATE}"
DECIDED: Final = f"conditions_put_to_victim provider_asked {DRAFTED}"

# practice.md 2.2 and clocks.md, «Steps may be skipped in life», read by hand: what may be recorded next, by status.
NEXT: Final[dict[str, str]] = {
    "requested": f"acknowledged decided_to_apply {DECIDED}",
    "acknowledged": f"under_consideration decided_to_apply {DECIDED}",
    "under_consideration": f"decided_to_apply {DECIDED}",
    "decided_to_apply": DECIDED,
    "conditions_put_to_victim": f"provider_asked conditions_agreed {DRAFTED}",
    "provider_asked": f"conditions_put_to_victim conditions_agreed {DRAFTED}",
    "conditions_agreed": f"conditions_put_to_victim provider_asked {DRAFTED}",
    "authorised": LATE,
    "sent_to_legal": f"lodged {IN_COURT}",
    "lodged": IN_COURT,
    "listed": IN_COURT,
    "held": IN_COURT,
    "adjourned": IN_COURT,
    "declined": "reviewed",
    "refused": "reviewed appealed",
    "withdrawn": "reviewed",
    "superseded": "reviewed",
    "appealed": "reviewed appeal_dismissed granted",
    "appeal_dismissed": "reviewed",
    "granted": "reviewed",  # after its order was discharged or quashed (T18)
}


@pytest.mark.parametrize(
    ("status", "step"), list(product(NEXT, (each.value for each in ApplicationStep if each not in BESIDE_THE_WAY)))
)
def test_every_step_from_every_status(status: str, step: str) -> None:
    assert (ApplicationStep(step) in TRANSITIONS[ApplicationStep(status)]) is (step in NEXT[status].split())


def test_every_status_says_what_may_follow_and_who_must_act() -> None:
    assert {each.value for each in TRANSITIONS} == set(NEXT)
    assert set(WAITING_ON) == set(TRANSITIONS)
    assert set(WAITING_ON.values()) <= set(HOLDERS) == set(WaitingOn.values)


@pytest.mark.parametrize(
    ("status", "waiting_on"),
    [
        ("requested", "police_oic"),
        ("acknowledged", "police_oic"),
        ("under_consideration", "police_oic"),
        ("decided_to_apply", "police_oic"),
        ("conditions_put_to_victim", "victim"),
        ("provider_asked", "provider"),
        ("conditions_agreed", "police_authoriser"),
        ("authorised", "police_oic"),
        ("sent_to_legal", "police_legal"),
        ("lodged", "court"),
        ("listed", "court"),
        ("held", "court"),
        ("adjourned", "court"),
        ("declined", "service"),
        ("refused", "service"),
        ("withdrawn", "service"),
        ("superseded", "service"),
        ("appealed", "court"),
        ("appeal_dismissed", "service"),
        ("granted", "nobody"),
    ],
)
def test_every_status_waits_on_somebody(status: str, waiting_on: str) -> None:
    assert WAITING_ON[ApplicationStep(status)] == waiting_on


def test_statuses_of_the_rows_are_those_of_the_rules() -> None:
    assert set(ApplicationStatus.values) == set(NEXT)
    assert {each.value for each in DETERMINED_ROWS} == {each.value for each in DETERMINED}
    assert set(BreachStatus.values) - {"learned"} == {each.value for each in BreachStep}
    assert InterimStatus.values == [each.value for each in InterimState]
    assert OriginOfRows.values == [each.value for each in OrderOrigin]


def test_codes_of_the_rows_are_those_of_the_case_file() -> None:
    assert dict(AreaBasis.choices) == AREA_BASES
    assert dict(BreachKind.choices) == breach_codes.BREACH_KINDS
    assert dict(Initiator.choices) == breach_codes.INITIATORS
    assert dict(RecordedAs.choices) == breach_codes.RECORDED_AS
    assert dict(CourtResult.choices) == breach_codes.COURT_RESULTS


def test_way_leads_through_the_stages_in_order() -> None:
    assert [each.value for each in WAY] == list(NEXT)[:13]
    assert {step.value for step in ENDINGS} == set(ENDED.split())


# practice.md 3.2: of these at least one came before; none means that it can be recorded of any breach.
BEFORE: Final[dict[str, str]] = {
    "order_identified": "",
    "reported_to_police": "",
    "not_reported_reviewed": "",
    "not_pursued": "",
    "police_contacted_victim": "reported_to_police",
    "crime_recorded": "reported_to_police",
    "arrested": "reported_to_police",
    "interviewed": "reported_to_police",
    "warrant_issued": "reported_to_police",
    "warrant_executed": "warrant_issued",
    "outcome_told_to_victim": "arrested interviewed charged out_of_court no_further_action",
    "bail_update": "arrested interviewed",
    "charged": "reported_to_police",
    "out_of_court": "reported_to_police",
    "no_further_action": "reported_to_police",
    "review_requested": "out_of_court no_further_action",
    "reviewed": "no_further_action",
    "court_outcome": "charged",
}


@pytest.mark.parametrize(("step", "before"), list(product(BEFORE, BEFORE)))
def test_every_step_of_a_breach_after_every_other(step: str, before: str) -> None:
    assert (BreachStep(before) in BREACH_NEEDS[BreachStep(step)]) is (before in BEFORE[step].split())


def test_every_step_of_a_breach_is_in_the_table() -> None:
    assert {each.value for each in BREACH_NEEDS} == set(BEFORE) == {each.value for each in BreachStep}


def test_only_notification_and_the_end_of_the_register_need_service() -> None:
    assert {step for step, needs in ORDER_NEEDS.items() if needs} == {OrderStep.NOTIFIED, OrderStep.REGISTER_ENDED}
    assert set(ORDER_NEEDS) == set(OrderStep)


def test_every_step_has_words() -> None:
    assert all(WORDS[step] for step in [*ApplicationStep, *OrderStep, *BreachStep])


def test_offered_steps_are_those_allowed_and_those_beside_the_way() -> None:
    assert [step.value for step in may_follow(ApplicationStep.LODGED)] == [
        "listed",
        "held",
        "adjourned",
        "interim_applied",
        "interim_refused",
        "declined",
        "refused",
        "withdrawn",
        "superseded",
        "paused",
    ]
    assert may_follow(ApplicationStep.REFUSED) == [ApplicationStep.APPEALED, ApplicationStep.REVIEWED]
    assert may_follow(ApplicationStep.APPEALED) == [ApplicationStep.APPEAL_DISMISSED, ApplicationStep.REVIEWED]
    assert may_follow(ApplicationStep.GRANTED) == [ApplicationStep.REVIEWED]
