"""Holds case files that make no sense, each with the event to blame, a word of the sentence and who must notice."""

from __future__ import annotations

import json
from typing import Final, NamedTuple

from tests.orders.histories import (
    Raw,
    acknowledged,
    breach,
    breach_step,
    case_file,
    full_made,
    incident,
    interim_made,
    listed,
    opened,
    order_step,
    paused,
    protection,
    refused,
    requested,
    requirement,
    reviewed,
    step,
)


class Broken(NamedTuple):
    """`number` is None where the file itself is broken; `by_schema` where the shape alone gives it away."""

    text: str
    number: int | None
    word: str
    by_schema: bool


OPEN: Final = opened("2021-01-04T09:00")
ASKED: Final = requested("2021-01-05T10:00")
NEXT: Final = "2021-01-06T10:00"
THEN: Final = "2021-01-07T10:00"
MADE: Final = full_made(NEXT)
CLOSED: Final[Raw] = {"at": NEXT, "type": "case_closed", "reason": "stalking_stopped"}
REOPENED: Final[Raw] = {"at": THEN, "type": "case_reopened", "reason": "it_began_again"}


def without(event: Raw, *names: str) -> Raw:
    return {name: value for name, value in event.items() if name not in names}


def shape(word: str, *events: Raw) -> Broken:
    """The last of the events is to blame, and the schema refuses it too."""
    return Broken(case_file(events), len(events), word, by_schema=True)


def sense(word: str, *events: Raw, number: int = 0) -> Broken:
    """Only the reader knows; the last of the events is to blame unless another is named."""
    return Broken(case_file(events), number or len(events), word, by_schema=False)


def whole(word: str, text: str, *, by_schema: bool = True) -> Broken:
    return Broken(text, None, word, by_schema)


CONDITION: Final[Raw] = {"condition": "C1", "kind": "prohibition", "text": "No contact"}
DEEP: Final = "[" * 100_000

NOT_A_FILE: Final = {
    "empty": whole("JSON", ""),
    "not JSON": whole("JSON", "case: nine-months"),
    "cut short": whole("JSON", case_file([OPEN])[:-9]),
    "NaN": whole("JSON", '{"case": "x", "events": [NaN]}'),
    "Infinity": whole("JSON", '{"case": "x", "events": [-Infinity]}'),
    "endless number": whole("JSON", '{"case": "x", "events": [' + "9" * 5000 + "]}"),
    "huge nesting": whole("JSON", DEEP),
    "huge nesting of objects": whole("JSON", '{"a":' * 100_000),
    "list at the top": whole("case file", "[]"),
    "text at the top": whole("case file", '"nine-months"'),
    "null at the top": whole("case file", "null"),
    "no events": whole("events", '{"case": "x"}'),
    "empty events": whole("events", '{"case": "x", "events": []}'),
    "events as an object": whole("events", '{"case": "x", "events": {"1": {}}}'),
    "no name": whole("“case”", json.dumps({"events": [OPEN]})),
    "blank name": whole("“case”", case_file([OPEN], name="  ")),
    "number as name": whole("“case”", json.dumps({"case": 7, "events": [OPEN]})),
    "name far too long": whole("“case”", case_file([OPEN], name="x" * 101)),
    "null character in the name": whole("“case”", case_file([OPEN], name="a\x00b")),
    "lone surrogate in the name": whole("“case”", case_file([OPEN], name="a\ud800b"), by_schema=False),
    "field written twice": whole("twice", '{"case": "x", "case": "y", "events": []}'),
    "field of another field written twice": whole("twice", '{"case": "x", "by": {"a": 1, "a": 2}, "events": [{}]}'),
}

SHAPES: Final = {
    "event is a text": Broken('{"case": "x", "events": ["case_opened"]}', 1, "object", by_schema=True),
    "event is null": Broken('{"case": "x", "events": [null]}', 1, "object", by_schema=True),
    "event is a list": Broken('{"case": "x", "events": [[]]}', 1, "object", by_schema=True),
    "event without a time": shape("“at”", without(OPEN, "at")),
    "event without a type": shape("“type”", without(OPEN, "type")),
    "number as time": shape("“at”", {**OPEN, "at": 20210104}),
    "number as type": shape("“type”", {**OPEN, "type": 1}),
    "unknown kind": shape("kind of event", OPEN, {"at": NEXT, "type": "phone_call"}),
    "unknown field": shape("field", OPEN, {**reviewed(NEXT, "high"), "reason": "worse"}),
    "field of another kind": shape("field", OPEN, {**ASKED, "officer": "PC Invented"}),
    "misspelt optional field": shape("field", OPEN, {**incident(NEXT, "THR-01"), "hapened_at": NEXT}),
    "time in words": shape("date and time", OPEN, reviewed("yesterday", "high")),
    "time without a day": shape("date and time", OPEN, reviewed("10:00", "high")),
    "day without a time": shape("date and time", OPEN, reviewed("2021-01-06", "high")),
    "day first": shape("date and time", OPEN, reviewed("06/01/2021 10:00", "high")),
    "null character in a time": shape("date and time", OPEN, reviewed("2021-01-06T10:00\x00", "high")),
    "unknown level": shape("code", OPEN, reviewed(NEXT, "highest")),
    "level with a blank": shape("code", OPEN, reviewed(NEXT, " high")),
    "missing level": shape("“level”", OPEN, without(reviewed(NEXT, "high"), "level")),
    "number as level": shape("“level”", OPEN, {**reviewed(NEXT, "high"), "level": 3}),
    "closed for a reason of its own": shape("code", OPEN, {**CLOSED, "reason": "budget"}),
    "closed without a reason": shape("“reason”", OPEN, without(CLOSED, "reason")),
    "reopened for a reason of closing": shape("code", OPEN, CLOSED, {**REOPENED, "reason": "stalking_stopped"}),
    "unknown risk": shape("code", {**OPEN, "risk": "imminent"}),
    "unknown relationship": shape("code", {**OPEN, "relationship": "admirer"}),
    "missing force of the victim": shape("victim_force", without(OPEN, "victim_force")),
    "unknown behaviour": shape("code", OPEN, incident(NEXT, "THR-10")),
    "behaviour in small letters": shape("code", OPEN, incident(NEXT, "thr-01")),
    "no behaviour": shape("code", OPEN, incident(NEXT)),
    "behaviour as text": shape("list", OPEN, {**incident(NEXT, "THR-01"), "behaviours": "THR-01"}),
    "list as behaviour": shape("code", OPEN, {**incident(NEXT, "THR-01"), "behaviours": [["THR-01"]]}),
    "unknown police response": shape("code", OPEN, incident(NEXT, "THR-01", police_response=["shrugged"])),
    "police response as text": shape("list", OPEN, incident(NEXT, "THR-01", police_response="dismissed")),
    "reported as text": shape("true or false", OPEN, incident(NEXT, "THR-01", reported="yes")),
    "number as text": shape("text", OPEN, incident(NEXT, "THR-01", text=5)),
    "text of 100 kB": shape("long", OPEN, incident(NEXT, "THR-01", text="x" * 100_000)),
    "null character in a text": shape("character", OPEN, incident(NEXT, "THR-01", text="a\x00b")),
    "incident label with blanks": shape("letters", OPEN, incident(NEXT, "THR-01", incident="I 1")),
    "endless label": shape("letters", OPEN, {**ASKED, "application": "A" * 41}),
    "object as label": shape("“application”", OPEN, {**ASKED, "application": {"label": "A1"}}),
    "protection without a first day": shape("date", OPEN, without(protection(NEXT, "2021-01-06", None), "from")),
    "protection without a kind": shape("kind", OPEN, protection(NEXT, "2021-01-06", None, kind=" ")),
    "kind of protection far too long": shape("long", OPEN, protection(NEXT, "2021-01-06", None, kind="x" * 61)),
    "unknown step": shape("code", OPEN, ASKED, step(NEXT, "chased")),
    "granted as a step": shape("order_made", OPEN, ASKED, step(NEXT, "granted")),
    "missing step": shape("“step”", OPEN, ASKED, without(step(NEXT, "held"), "step")),
    "request without a force": shape("“force”", OPEN, without(ASKED, "force")),
    "acknowledged without an officer": shape("officer", OPEN, ASKED, step(NEXT, "acknowledged")),
    "officer's name far too long": shape("long", OPEN, ASKED, step(NEXT, "acknowledged", officer="x" * 201)),
    "listed without a day": shape("hearing_on", OPEN, ASKED, step(NEXT, "listed")),
    "listed for a number": shape("hearing_on", OPEN, ASKED, step(NEXT, "listed", hearing_on=20210120)),
    "listed for a time": shape("hearing_on", OPEN, ASKED, listed(NEXT, "2021-01-20T10:00")),
    "declined without a reason": shape("reason", OPEN, ASKED, step(NEXT, "declined", alternatives="bail")),
    "declined without alternatives": shape("alternatives", OPEN, ASKED, step(NEXT, "declined", reason="evidence")),
    "refused without a reason": shape("reason", OPEN, ASKED, step(NEXT, "refused")),
    "withdrawn without a reason": shape("reason", OPEN, ASKED, step(NEXT, "withdrawn", reason="")),
    "paused without an end": shape("until", OPEN, ASKED, step(NEXT, "paused", reason="holiday")),
    "paused without a reason": shape("reason", OPEN, ASKED, step(NEXT, "paused", until="2021-01-12")),
    "unknown kind of order": shape("code", OPEN, ASKED, {**MADE, "kind": "final"}),
    "interim order without an end": shape("fixed period", OPEN, ASKED, {**MADE, "kind": "interim"}),
    "conditions as text": shape("list", OPEN, ASKED, {**MADE, "conditions": "No contact"}),
    "text among conditions": shape("list", OPEN, ASKED, {**MADE, "conditions": ["No contact"]}),
    "condition without a text": shape("“text”", OPEN, ASKED, {**MADE, "conditions": [without(CONDITION, "text")]}),
    "unknown kind of condition": shape("code", OPEN, ASKED, {**MADE, "conditions": [{**CONDITION, "kind": "wish"}]}),
    "unknown field of a condition": shape("field", OPEN, ASKED, {**MADE, "conditions": [{**CONDITION, "area": "x"}]}),
    "due day of a prohibition": shape(
        "requirement", OPEN, ASKED, {**MADE, "conditions": [{**CONDITION, "due_on": "2021-02-01"}]}
    ),
    "unknown step of an order": shape("code", OPEN, ASKED, MADE, order_step(THEN, "framed")),
    "evidence for no condition": shape("“condition”", OPEN, ASKED, MADE, order_step(THEN, "requirement_evidenced")),
    "breach without behaviours": shape("code", OPEN, ASKED, MADE, breach(THEN, behaviours=[])),
    "breach without its time": shape("happened_at", OPEN, ASKED, MADE, without(breach(THEN), "happened_at")),
    "crime recorded without a reference": shape(
        "reference", OPEN, ASKED, MADE, breach(THEN), without(breach_step(THEN, "crime_recorded"), "reference")
    ),
    "reference far too long": shape(
        "long", OPEN, ASKED, MADE, breach(THEN), {**breach_step(THEN, "crime_recorded"), "reference": "x" * 101}
    ),
    "unknown step of a breach": shape("code", OPEN, ASKED, MADE, breach(THEN), breach_step(THEN, "shelved")),
}

DATES: Final = {
    "review of a closed case": sense("was closed at that time", OPEN, CLOSED, reviewed(THEN, "high")),
    "closed twice": sense("was closed at that time", OPEN, CLOSED, {**CLOSED, "at": THEN}),
    "reopened without being closed": sense("Only a closed case", OPEN, REOPENED),
    "reopened twice": sense("Only a closed case", OPEN, CLOSED, REOPENED, {**REOPENED, "at": "2021-01-08T10:00"}),
    "closed before it was opened": sense("before it was opened", OPEN, {**CLOSED, "at": "2021-01-03T09:00"}),
    "day that does not exist": sense("not a real date", OPEN, reviewed("2021-02-30T10:00", "high")),
    "day of a hearing that does not exist": sense("not a real date", OPEN, ASKED, listed(NEXT, "2021-02-30")),
    "29 February of a common year": sense("not a real date", OPEN, ASKED, listed(NEXT, "2021-02-29")),
    "hour that does not exist": sense("not a real date", OPEN, reviewed("2021-01-06T24:00", "high")),
    "time that the clocks skipped": sense("did not happen", OPEN, reviewed("2021-03-28T01:30", "high")),
    "time that the clocks showed twice": sense("twice", OPEN, reviewed("2021-10-31T01:30", "high")),
    "offset that does not exist": sense("not a real date", OPEN, reviewed("2021-01-06T10:00+25:00", "high")),
    "year of a slip": shape("year", OPEN, reviewed("0021-01-06T10:00", "high")),
    "day at the end of time": shape("year", OPEN, ASKED, full_made(NEXT, "9999-12-31")),
    "hearing at the end of time": shape("year", OPEN, ASKED, listed(NEXT, "9999-12-31")),
    "due day at the beginning of time": shape(
        "year", OPEN, ASKED, full_made(NEXT, conditions=[requirement("C1", "0001-01-01")])
    ),
    "pause to the end of time": shape("year", OPEN, ASKED, paused(NEXT, "9999-12-31")),
    "incident after it was recorded": sense("after it was recorded", OPEN, incident(NEXT, "THR-01", happened_at=THEN)),
    "breach after it was learned of": sense(
        "before it happened", OPEN, ASKED, MADE, breach(THEN, happened_at="2021-01-08T10:00")
    ),
    "lone surrogate in a text": sense("character", OPEN, incident(NEXT, "THR-01", text="a\ud800b")),
    "lone surrogate among alternatives": sense(
        "character", OPEN, ASKED, step(NEXT, "declined", reason="evidence", alternatives=["bail", "\udfff"])
    ),
}

SENSE: Final = {
    "nothing opens the case": sense("not open", requested("2021-01-05T10:00")),
    "event before the case is opened": sense("not open", reviewed("2021-01-03T10:00", "high"), OPEN, number=1),
    "second opening": sense("once", OPEN, opened(NEXT)),
    "force of the victim unknown": sense("police force", opened("2021-01-04T09:00", victim_force="gotham")),
    "force asked unknown": sense("police force", OPEN, requested(NEXT, force="gotham")),
    "force that cannot apply": sense("cannot apply", OPEN, requested(NEXT, force="civil-nuclear-constabulary")),
    "acknowledged before it was requested": sense("“A1”", OPEN, acknowledged(NEXT)),
    "acknowledged at an earlier time than requested": sense("“A1”", OPEN, ASKED, acknowledged("2021-01-05T09:00")),
    "step of an application that does not exist": sense("“A9”", OPEN, ASKED, acknowledged(NEXT, "A9")),
    "application twice": sense("already", OPEN, ASKED, requested(NEXT)),
    "step backwards": sense("cannot come after", OPEN, ASKED, step(NEXT, "lodged"), step(THEN, "authorised")),
    "step twice": sense("cannot come after", OPEN, ASKED, acknowledged(NEXT), acknowledged(THEN)),
    "step after refusal": sense("cannot come after", OPEN, ASKED, refused(NEXT), step(THEN, "held")),
    "reviewed before any refusal": sense("cannot come after", OPEN, ASKED, step(NEXT, "reviewed")),
    "interim refused that nobody applied for": sense("interim", OPEN, ASKED, step(NEXT, "interim_refused")),
    "interim applied for after refusal": sense("decided", OPEN, ASKED, refused(NEXT), step(THEN, "interim_applied")),
    "paused after refusal": sense("decided", OPEN, ASKED, refused(NEXT), paused(THEN, "2021-01-20")),
    "pause that ends before it begins": sense("pause ends", OPEN, ASKED, paused(NEXT, "2021-01-05")),
    "hearing on a day that has passed": sense("passed", OPEN, ASKED, listed(NEXT, "2021-01-05")),
    "order of an application that does not exist": sense("“A1”", OPEN, MADE),
    "order after refusal": sense("already been decided", OPEN, ASKED, refused(NEXT), full_made(THEN)),
    "order twice": sense("already", OPEN, ASKED, interim_made(NEXT, "2021-06-01"), interim_made(THEN, "2021-06-01")),
    "full order under two years by one day": sense("two years", OPEN, ASKED, full_made(NEXT, "2023-01-04")),
    "full order of a leap day under two years by one day": sense(
        "28 February 2026", OPEN, ASKED, full_made("2024-02-29T10:00", "2026-02-27")
    ),
    "order that ends before it is made": sense("before it is made", OPEN, ASKED, interim_made(NEXT, "2021-01-05")),
    "conditions with one label": sense("same label", OPEN, ASKED, full_made(NEXT, conditions=[CONDITION, CONDITION])),
    "protection that ends before it begins": sense(
        "before it begins", OPEN, protection(NEXT, "2021-01-06", "2021-01-05")
    ),
    "incident twice": sense(
        "already", OPEN, incident(NEXT, "THR-01", incident="I1"), incident(THEN, "THR-01", incident="I1")
    ),
    "service of an order that does not exist": sense("“O1”", OPEN, ASKED, order_step(NEXT, "served")),
    "service before the order was made": sense("“O1”", OPEN, ASKED, full_made(THEN), order_step(NEXT, "served")),
    "served twice": sense("already", OPEN, ASKED, MADE, order_step(THEN, "served"), order_step(THEN, "served")),
    "notified before service": sense("cannot come before", OPEN, ASKED, MADE, order_step(THEN, "notified")),
    "evidence for a condition that does not exist": sense(
        "“C9”", OPEN, ASKED, MADE, order_step(THEN, "requirement_evidenced", condition="C9")
    ),
    "renewed to an earlier day": sense(
        "later", OPEN, ASKED, full_made(NEXT, "2023-06-01"), order_step(THEN, "renewed", last_day="2023-05-01")
    ),
    "renewed after discharge": sense(
        "discharged",
        OPEN, ASKED, MADE, order_step(THEN, "discharged"), order_step(THEN, "renewed", last_day="2024-05-01"),
    ),
    "breach of an order that does not exist": sense("“O1”", OPEN, ASKED, breach(NEXT)),
    "breach of a condition that does not exist": sense("“C9”", OPEN, ASKED, MADE, {**breach(THEN), "condition": "C9"}),
    "breach twice": sense("already", OPEN, ASKED, MADE, breach(THEN), breach("2021-01-09T10:00")),
    "step of a breach that does not exist": sense("“B1”", OPEN, ASKED, MADE, breach_step(THEN, "arrested")),
    "crime recorded before the report": sense(
        "cannot come before", OPEN, ASKED, MADE, breach(THEN), breach_step(THEN, "crime_recorded")
    ),
    "warrant executed that was not issued": sense(
        "cannot come before",
        OPEN, ASKED, MADE, breach(THEN), breach_step(THEN, "reported_to_police"), breach_step(THEN, "warrant_executed"),
    ),
    "bail update before an arrest": sense(
        "cannot come before",
        OPEN, ASKED, MADE, breach(THEN), breach_step(THEN, "reported_to_police"), breach_step(THEN, "bail_update"),
    ),
    "breach reviewed before a decision": sense(
        "cannot come before",
        OPEN, ASKED, MADE, breach(THEN), breach_step(THEN, "reported_to_police"), breach_step(THEN, "reviewed"),
    ),
}  # fmt: skip

BROKEN: Final = {**NOT_A_FILE, **SHAPES, **DATES, **SENSE}
