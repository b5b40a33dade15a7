"""What a case file may say: every kind of event is read, and every file that makes no sense is refused whole."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Final

import pytest

from accounts.rules import RuleViolation
from record.events import events
from record.events.reading import KINDS, read_event
from record.replay.case_file import FileRefused, read_case_file, replay
from record.vocabulary.steps import ApplicationStep, BreachStep, ConditionKind, OrderKind, OrderOrigin, OrderStep
from tests.orders.broken_files import BROKEN
from tests.orders.histories import Raw, acknowledged, case_file, incident, opened, requested, step

AT: Final = datetime(2021, 6, 1, 9, 0, tzinfo=UTC)
UNTIL: Final = datetime(2026, 1, 1, tzinfo=UTC)


def read(kind: str, /, **facts: object) -> events.Content:
    return read_event(1, AT, kind, facts).content


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_refused_with_its_event_and_a_sentence(name: str) -> None:
    broken = BROKEN[name]
    with pytest.raises(FileRefused) as refusal:
        replay("x", read_case_file(broken.text)[1], until=UNTIL)
    sentence = refusal.value.sentence
    assert refusal.value.number == broken.number
    assert broken.word in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert sentence.startswith(f"Event {broken.number}: ") is (broken.number is not None)
    assert len(sentence) < 250


def test_there_are_many_broken_files() -> None:
    assert len(BROKEN) >= 100


def test_case_opened_is_read() -> None:
    assert read("case_opened", risk="high", relationship="stranger", victim_force="kent") == events.CaseOpened(
        "high", "stranger", "kent"
    )


def test_risk_reviewed_is_read() -> None:
    assert read("risk_reviewed", level="very_high") == events.RiskReviewed("very_high")


def test_incident_is_read_with_and_without_what_may_be_left_out() -> None:
    bare = read("incident", behaviours=["OTH"])
    assert bare == events.IncidentLogged(
        "", behaviours=("OTH",), happened_at=AT, reported=False, police_response=(), text=""
    )
    whole = read(
        "incident",
        incident="I4",
        behaviours=["THR-01", "CON-04"],
        happened_at="2021-05-31T23:00",
        reported=True,
        police_response=["dismissed"],
        text=" Words. ",
    )
    happened_at = datetime(2021, 5, 31, 22, 0, tzinfo=UTC)
    assert whole == events.IncidentLogged(
        "I4",
        behaviours=("THR-01", "CON-04"),
        happened_at=happened_at,
        reported=True,
        police_response=("dismissed",),
        text="Words.",
    )


@pytest.mark.parametrize("last_day", [None, "2021-07-01"])
def test_other_protection_is_read(last_day: str | None) -> None:
    content = read("other_protection", kind="Bail conditions", **{"from": "2021-06-01", "last_day": last_day})
    last = date(2021, 7, 1) if last_day else None
    assert content == events.ProtectionRecorded("Bail conditions", date(2021, 6, 1), last)


@pytest.mark.parametrize(
    ("facts", "read_as"),
    [
        ({"step": "requested", "force": "kent"}, {"force": "kent"}),
        ({"step": "acknowledged", "officer": "PC Invented"}, {"officer": "PC Invented"}),
        ({"step": "decided_to_apply"}, {}),
        (
            {"step": "declined", "reason": "evidence", "alternatives": "bail"},
            {"reason": "evidence", "alternatives": "bail"},
        ),
        (
            {"step": "declined", "reason": "evidence", "alternatives": ["bail", "DVPN"]},
            {"reason": "evidence", "alternatives": "bail; DVPN"},
        ),
        ({"step": "declined", "reason": "evidence", "alternatives": []}, {"reason": "evidence"}),
        ({"step": "under_consideration"}, {}),
        ({"step": "conditions_put_to_victim"}, {}),
        ({"step": "provider_asked"}, {}),
        ({"step": "provider_asked", "provider": "Ashdown Trust"}, {"provider": "Ashdown Trust"}),
        ({"step": "conditions_agreed"}, {}),
        ({"step": "authorised"}, {}),
        ({"step": "sent_to_legal"}, {}),
        ({"step": "lodged"}, {}),
        ({"step": "listed", "hearing_on": "2021-06-20"}, {"day": date(2021, 6, 20)}),
        ({"step": "held"}, {}),
        ({"step": "adjourned", "next_on": None, "reason": "court_listing"}, {"reason": "court_listing"}),
        ({"step": "adjourned", "next_on": "2021-06-20"}, {"day": date(2021, 6, 20)}),
        ({"step": "interim_applied"}, {}),
        ({"step": "interim_refused"}, {}),
        ({"step": "refused", "reason": "evidence"}, {"reason": "evidence"}),
        ({"step": "withdrawn", "reason": "evidence"}, {"reason": "evidence"}),
        (
            {"step": "superseded", "reason": "a restraining order", "reason_code": "other_order_in_place"},
            {"reason": "a restraining order", "reason_code": "other_order_in_place"},
        ),
        ({"step": "appealed", "by": "chief officer"}, {"appellant": "chief officer"}),
        ({"step": "appeal_dismissed"}, {}),
        (
            {"step": "requested", "force": "kent", "defendant_force": "sussex", "area_basis": "intends_to_come"},
            {"force": "kent", "defendant_force": "sussex", "area_basis": "intends_to_come"},
        ),
        ({"step": "reviewed"}, {}),
        (
            {"step": "paused", "until": "2021-06-20", "reason": "holiday"},
            {"day": date(2021, 6, 20), "reason": "holiday"},
        ),
    ],
    ids=str,
)
def test_every_step_of_an_application_is_read(facts: Raw, read_as: Raw) -> None:
    expected = events.ApplicationEvent("A1", ApplicationStep(str(facts["step"])), **read_as)  # type: ignore[arg-type]
    assert read("application", application="A1", **facts) == expected


def test_order_and_its_conditions_are_read() -> None:
    conditions = [
        {"condition": "C1", "kind": "prohibition", "text": "No contact"},
        {"condition": "C2", "kind": "positive_requirement", "text": "Attend", "due_on": "2021-07-01"},
    ]
    content = read("order_made", order="O1", application="A1", kind="full", last_day=None, conditions=conditions)
    assert content == events.OrderMade(
        "O1",
        "A1",
        OrderKind.FULL,
        None,
        (
            events.ConditionFacts("C1", ConditionKind.PROHIBITION, "No contact", None),
            events.ConditionFacts("C2", ConditionKind.POSITIVE_REQUIREMENT, "Attend", date(2021, 7, 1)),
        ),
    )


OF_ORDERS: Final[dict[OrderStep, tuple[Raw, Raw]]] = {
    OrderStep.SERVED: ({"register": True}, {"register": True}),
    OrderStep.REQUIREMENT_EVIDENCED: ({"condition": "C2"}, {"condition": "C2"}),
    OrderStep.VARIED: (
        {"conditions": [{"condition": "C3", "kind": "prohibition", "text": "Stay away"}], "ended": ["C1"]},
        {"conditions": (events.ConditionFacts("C3", ConditionKind.PROHIBITION, "Stay away", None),), "ended": ("C1",)},
    ),
    OrderStep.RENEWED: ({"last_day": "2023-01-01"}, {"last_day": date(2023, 1, 1)}),
    OrderStep.FORCE_CHANGED: ({"force": "kent"}, {"force": "kent"}),
    OrderStep.LAST_DAY_FOUND: ({"last_day": "2023-01-01"}, {"last_day": date(2023, 1, 1)}),
    OrderStep.PROTECTS_FOUND: ({"protects": ["sister"]}, {"protects": ("sister",)}),
}


@pytest.mark.parametrize("name", OrderStep)
def test_every_step_of_an_order_is_read(name: OrderStep) -> None:
    facts, read_as = OF_ORDERS.get(name, ({}, {}))
    content = read("order", order="O1", step=name.value, **facts)
    assert content == events.OrderEvent("O1", name, **read_as)  # type: ignore[arg-type]


def test_order_of_the_court_and_its_conditions_days_and_places_are_read() -> None:
    condition = {"condition": "C1", "kind": "prohibition", "text": "No entry", "locality": "Leeds"}
    facts: Raw = {"order": "O1", "application": "A9", "kind": "full", "origin": "court_on_conviction"}
    days = {"first_day": "2021-06-20", "last_day": "2021-12-31"}
    content = read("order_made", **facts, force="kent", court="Leeds", conditions=[{**condition, **days}])
    read_as = ("Leeds", date(2021, 6, 20), date(2021, 12, 31))
    told = events.ConditionFacts("C1", ConditionKind.PROHIBITION, "No entry", None, *read_as)
    origin = OrderOrigin.COURT_ON_CONVICTION
    assert content == events.OrderMade("O1", "A9", OrderKind.FULL, None, (told,), origin, "kent", "Leeds")


def test_breach_of_other_protection_and_one_being_checked_are_read() -> None:
    known: Raw = {"breach": "B1", "happened_at": "2021-06-01T09:30", "behaviours": ["CON-02"]}
    happened_at = datetime(2021, 6, 1, 8, 30, tzinfo=UTC)
    of_protection = read("breach", **known, protection="P1", breach_kind="approach", initiated_by="client")
    read_as = ("P1", "approach", "client")
    assert of_protection == events.BreachLearned("B1", "", "", happened_at, ("CON-02",), *read_as)
    looked_for = read("breach", **known, being_checked=True)
    assert looked_for == events.BreachLearned("B1", "", "", happened_at, ("CON-02",))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("unknown", (None, False)), (None, (None, True)), ("2023-06-01", (date(2023, 6, 1), True))],
)
def test_last_day_that_nobody_knows_is_not_read_as_none(written: str | None, read_as: tuple[date | None, bool]) -> None:
    for kind in ("interim", "full"):
        made = read("order_made", order="O1", application="A1", kind=kind, last_day=written)
        assert isinstance(made, events.OrderMade)
        assert (made.last_day, made.last_day_known) == read_as
    other = read("other_protection", kind="injunction", **{"from": "2021-06-01"}, last_day=written)
    assert isinstance(other, events.ProtectionRecorded)
    assert (other.last_day, other.last_day_known) == read_as


def test_last_day_that_was_found_out_is_read() -> None:
    found = read("protection_last_day_found", protection="P1", last_day="2021-06-01")
    assert found == events.ProtectionLastDayFound("P1", date(2021, 6, 1))
    assert read("protection_last_day_found", protection="P1") == events.ProtectionLastDayFound("P1", None)
    assert read("order", order="O1", step="last_day_found", last_day="2023-06-01") == events.OrderEvent(
        "O1", OrderStep.LAST_DAY_FOUND, last_day=date(2023, 6, 1)
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [(None, ("client",)), (["client"], ("client",)), (["sister"], ("sister",)), (["client", "s-1"], ("client", "s-1"))],
)
def test_order_protects_the_client_unless_others_are_named(written: list[str] | None, read_as: tuple[str, ...]) -> None:
    made = read("order_made", order="O1", application="A1", kind="full", protects=written)
    assert isinstance(made, events.OrderMade)
    assert made.protects == read_as


@pytest.mark.parametrize("written", [[], ["client", "client"], "client", [""], ["two words"], [None]])
def test_order_that_protects_nobody_or_one_twice_is_refused(written: object) -> None:
    with pytest.raises(RuleViolation) as refused:
        read("order_made", order="O1", application="A1", kind="full", protects=written)
    assert refused.value.field == "protects"


def test_end_of_other_protection_is_read() -> None:
    assert read("protection_ended", protection="P1", last_day="2021-06-01") == events.ProtectionEnded(
        "P1", date(2021, 6, 1)
    )


@pytest.mark.parametrize("condition", ["C1", None])
def test_breach_is_read_with_and_without_its_condition(condition: str | None) -> None:
    content = read(
        "breach", breach="B1", order="O1", condition=condition, happened_at="2021-06-01T09:30", behaviours=["CON-02"]
    )
    happened_at = datetime(2021, 6, 1, 8, 30, tzinfo=UTC)
    assert content == events.BreachLearned("B1", "O1", condition or "", happened_at, ("CON-02",))


OF_BREACHES: Final[dict[BreachStep, tuple[Raw, Raw]]] = {
    BreachStep.ORDER_IDENTIFIED: ({"order": "O1", "condition": "C1"}, {"order": "O1", "condition": "C1"}),
    BreachStep.REPORTED_TO_POLICE: ({"channel": "101", "reference": "CAD 7"}, {"channel": "101", "reference": "CAD 7"}),
    BreachStep.CRIME_RECORDED: (
        {"reference": "20/1", "recorded_as": "breach_only"},
        {"reference": "20/1", "recorded_as": "breach_only"},
    ),
    BreachStep.CHARGED: ({"offence": "H20164"}, {"offence": "H20164"}),
    BreachStep.OUT_OF_COURT: ({"disposal": "caution"}, {"reason": "caution"}),
    BreachStep.NO_FURTHER_ACTION: ({"reason": "no evidence"}, {"reason": "no evidence"}),
    BreachStep.COURT_OUTCOME: (
        {"result": "convicted", "plea": "not guilty", "sentence": "12 weeks"},
        {"result": "convicted", "plea": "not guilty", "sentence": "12 weeks"},
    ),
    BreachStep.NOT_PURSUED: ({"reason": "she asked"}, {"reason": "she asked"}),
}


@pytest.mark.parametrize("name", BreachStep)
def test_every_step_of_a_breach_is_read(name: BreachStep) -> None:
    facts, read_as = OF_BREACHES.get(name, ({}, {}))
    content = read("breach_step", breach="B1", step=name.value, **facts)
    assert content == events.BreachEvent("B1", name, **read_as)  # type: ignore[arg-type]


def test_closing_and_reopening_are_read_with_and_without_words() -> None:
    assert read("case_closed", reason="contact_lost") == events.CaseClosed("contact_lost", "")
    again = read("case_reopened", reason="it_began_again", note=" He wrote. ")
    assert again == events.CaseReopened("it_began_again", "He wrote.")


def test_every_kind_of_the_case_file_has_its_test() -> None:
    assert set(KINDS) == {
        "case_opened",
        "risk_reviewed",
        "incident",
        "incident_amended",
        "other_protection",
        "protection_last_day_found",
        "protection_ended",
        "application",
        "order_made",
        "order",
        "breach",
        "breach_step",
        "case_closed",
        "case_reopened",
    }


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2021-01-11T10:00", "2021-01-11T10:00+00:00"),
        ("2021-06-11T10:00", "2021-06-11T09:00+00:00"),
        ("2021-06-11 10:00:30", "2021-06-11T09:00:30+00:00"),
        ("2021-06-11T10:00Z", "2021-06-11T10:00+00:00"),
        ("2021-06-11T10:00+02:00", "2021-06-11T08:00+00:00"),
        ("2021-10-31T01:30+01:00", "2021-10-31T00:30+00:00"),
        ("2021-10-31T01:30+00:00", "2021-10-31T01:30+00:00"),
    ],
)
def test_time_is_london_time_unless_it_has_an_offset(written: str, moment: str) -> None:
    _, (event,) = read_case_file(case_file([opened(written)]))
    assert event.at == datetime.fromisoformat(moment)


def test_incidents_without_a_label_are_numbered_in_the_order_of_the_file() -> None:
    told = [
        opened("2021-01-04T09:00"),
        incident("2021-01-09T10:00", "THR-01"),
        incident("2021-01-05T10:00", "THR-01"),
        incident("2021-01-06T10:00", "THR-01", incident="I4"),
        incident("2021-01-07T10:00", "THR-01"),
    ]
    _, found = read_case_file(case_file(told))
    assert [event.content.label for event in found if isinstance(event.content, events.IncidentLogged)] == [
        "I1",
        "I2",
        "I4",
        "I5",
    ]


def test_event_keeps_its_facts_as_they_were_written() -> None:
    _, (_, event) = read_case_file(case_file([opened("2021-01-04T09:00"), requested("2021-01-05T10:00")]))
    assert (event.number, event.kind) == (2, "application")
    assert event.facts == {"application": "A1", "step": "requested", "force": "west-midlands"}


def test_first_of_several_faults_is_named() -> None:
    told = [opened("2021-01-04T09:00"), step("2021-01-05T10:00", "chased"), step("2021-01-05T10:00", "nagged")]
    with pytest.raises(FileRefused, match=r"^Event 2: "):
        read_case_file(case_file(told))


def test_fault_after_until_still_refuses_the_file() -> None:
    told = [opened("2021-01-04T09:00"), acknowledged("2021-01-05T10:00")]
    name, found = read_case_file(case_file(told))
    with pytest.raises(FileRefused, match=r"^Event 2: "):
        replay(name, found, until=datetime(2021, 1, 4, 12, tzinfo=UTC))


def test_more_events_than_a_file_holds_are_refused() -> None:
    with pytest.raises(FileRefused, match="50000"):
        read_case_file(json.dumps({"case": "x", "events": [0] * 50_001}))


def test_value_that_is_no_text_is_no_kind() -> None:
    with pytest.raises(RuleViolation, match="kind of event"):
        read_event(1, AT, "", {})
