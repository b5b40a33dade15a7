"""The published schema of a case file: it accepts what the reader accepts, and every code that it names is ours."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator

from casework.codes.rules.codes import BEHAVIOURS, POLICE_RESPONSES, RELATIONSHIPS
from record.events.events import ApplicationEvent
from record.events.published_schema import fields_told, published, with_fields
from record.events.reading import KINDS
from record.management.commands.case_file_schema import PAGE, SCHEMA
from record.replay.case_file import MOST_EVENTS, read_case_file
from record.vocabulary.reasons import CLOSING_REASONS, REOPENING_REASONS
from record.vocabulary.spellings_of_codes import RELATIONSHIP_CODES, RESPONSES
from record.vocabulary.steps import ApplicationStep, BreachStep, OrderStep
from risk.thresholds.rules.limits import RISK_LEVELS
from tests.orders.broken_files import BROKEN, MADE, NEXT, OPEN, THEN
from tests.orders.histories import (
    CASE_FILES,
    Raw,
    acknowledged,
    breach,
    breach_step,
    case_file,
    incident,
    order_step,
    protection,
    requested,
    requirement,
    reviewed,
    step,
)

PUBLISHED: Final[dict[str, Any]] = json.loads(SCHEMA.read_text(encoding="utf-8"))
VALIDATOR: Final = Draft202012Validator(PUBLISHED)


def accepts(text: str) -> bool:
    try:
        return VALIDATOR.is_valid(json.loads(text))
    except (ValueError, RecursionError):
        return False


def codes(choices: list[dict[str, str]]) -> dict[str, str]:
    return {each["const"]: each["title"] for each in choices if "const" in each}


def kind(name: str) -> dict[str, Any]:
    found: dict[str, Any] = PUBLISHED["$defs"][name]
    return found


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(PUBLISHED)


def test_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("case_file_schema")
    assert json.loads(capsys.readouterr().out) == PUBLISHED


@pytest.mark.parametrize("path", sorted(CASE_FILES.glob("*.json")), ids=lambda path: path.stem)
def test_case_files_are_accepted_by_schema_and_reader(path: object) -> None:
    text = (CASE_FILES / str(path)).read_text(encoding="utf-8")
    assert accepts(text)
    assert read_case_file(text)[1]


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_refused_by_the_schema_where_its_shape_gives_it_away(name: str) -> None:
    assert accepts(BROKEN[name].text) is not BROKEN[name].by_schema


ODD: Final[dict[str, Raw]] = {
    "nulls where nothing is known": {
        **incident(NEXT, "THR-01"),
        "incident": None,
        "happened_at": None,
        "reported": None,
        "police_response": None,
        "text": None,
    },
    "only what is needed": {"at": NEXT, "type": "incident", "behaviours": ["OTH"]},
    "blank text": incident(NEXT, "THR-01", text="   "),
    "time with seconds and an offset": reviewed("2021-01-06 10:00:30.5+01:00", "high"),
    "time in UTC": reviewed("2021-01-06T10:00:30Z", "high"),
    "longest text": incident(NEXT, "THR-01", text="é" * 20_000),
    "longest label": incident(NEXT, "THR-01", incident="I" * 40),
    "protection in words": protection(NEXT, "2021-01-06", None, kind="Bail conditions (pre-charge)"),
    "protection without an end": {
        "at": NEXT,
        "type": "other_protection",
        "kind": "bail_conditions",
        "from": "2021-01-06",
    },
    "alternatives in a list": step(NEXT, "declined", reason="evidence", alternatives=["bail"]),
    "no alternatives": step(NEXT, "declined", reason="evidence", alternatives=[]),
    "adjourned without a word": step(NEXT, "adjourned"),
    "order without conditions": {
        "at": NEXT,
        "type": "order_made",
        "order": "O1",
        "application": "A1",
        "kind": "full",
    },
    "order with null conditions": {**MADE, "conditions": None},
    "requirement without a day": {**MADE, "conditions": [{**requirement("C1", ""), "due_on": None}]},
    "renewed until further order": order_step(NEXT, "renewed"),
    "breach without its condition": {**breach(NEXT), "condition": None},
    "other spelling of a relationship": {**OPEN, "relationship": "former-colleague"},
    "other spelling of a response": incident(NEXT, "THR-01", police_response=["trivialised", "told_no_crime"]),
    **{f"application {name.value}": step(NEXT, name.value) for name in ApplicationStep},
    **{f"order {name.value}": order_step(NEXT, name.value) for name in OrderStep},
    **{f"breach {name.value}": breach_step(NEXT, name.value) for name in BreachStep},
    "acknowledged": acknowledged(NEXT),
    "requested": requested(NEXT),
    "order label in another case": order_step(THEN, "served", order="o1"),
    "null among behaviours": incident(NEXT, "THR-01", behaviours=["THR-01", None]),
    "null label": {**requested(NEXT), "application": None},
    "null day": step(NEXT, "listed", hearing_on=None),
    "null reason": step(NEXT, "refused", reason=None),
    "closing with words": {"at": NEXT, "type": "case_closed", "reason": "other", "note": "Moved abroad."},
    "closing with null words": {"at": NEXT, "type": "case_closed", "reason": "other", "note": None},
    "reopening": {"at": NEXT, "type": "case_reopened", "reason": "closed_by_mistake"},
    "closing with another field": {"at": NEXT, "type": "case_closed", "reason": "other", "step": "told"},
    "extra null field": {**reviewed(NEXT, "high"), "note": None},
    "condition on service": order_step(NEXT, "served", condition="C1"),
    "last day on service": order_step(NEXT, "served", last_day="2023-01-01"),
    "reference on arrest": {**breach_step(NEXT, "arrested"), "reference": "20/1"},
    "day on held": step(NEXT, "held", hearing_on="2021-01-20"),
    "boolean as text": incident(NEXT, "THR-01", text=True),
    "one as true": incident(NEXT, "THR-01", reported=1),
    "number among alternatives": step(NEXT, "declined", reason="evidence", alternatives=[1]),
    "blank among alternatives": step(NEXT, "declined", reason="evidence", alternatives=[" "]),
    "blank condition label": {**breach(NEXT), "condition": ""},
    "three forces": {**requested(NEXT), "defendant_force": "kent", "area_basis": "resides"},
    "no other forces": {**requested(NEXT), "defendant_force": None, "area_basis": None},
    "ground that is none": {**requested(NEXT), "area_basis": "victim_lives_there"},
    "provider": step(NEXT, "provider_asked", provider="Ashdown Trust"),
    "provider on agreement": step(NEXT, "conditions_agreed", provider="Ashdown Trust"),
    "superseded": step(NEXT, "superseded", reason="a restraining order", reason_code="other_order_in_place"),
    "unknown code of a reason": step(NEXT, "withdrawn", reason="moved", reason_code="moved"),
    "appeal": step(NEXT, "appealed", by=None),
    "order of the court": {**MADE, "origin": "court_on_acquittal", "force": "kent", "court": "Leeds"},
    "order of the court without a force": {**MADE, "origin": "court_on_acquittal"},
    "order of another origin": {**MADE, "origin": "victim", "force": "kent"},
    "condition with days and place": {
        **MADE,
        "conditions": [
            {**requirement("C1", "2021-03-01"), "locality": "Leeds", "first_day": "2021-02-01", "last_day": None}
        ],
    },
    "served on the register": order_step(NEXT, "served", register=True),
    "served on no register": order_step(NEXT, "served", register=None),
    "served with words for a register": order_step(NEXT, "served", register="yes"),
    "variation": order_step(NEXT, "varied", conditions=[requirement("C3", "2021-03-01")], ended=["C1"]),
    "variation that only ends": order_step(NEXT, "varied", ended=["C1"]),
    "variation of nothing": order_step(NEXT, "varied", conditions=[], ended=[]),
    "variation that ends one twice": order_step(NEXT, "varied", ended=["C1", "C1"]),
    "variation of no label": order_step(NEXT, "varied", ended=[""]),
    "other force": order_step(NEXT, "force_changed", force="kent"),
    "force on quashing": order_step(NEXT, "quashed", force="kent"),
    "protection with its own": {
        **protection(NEXT, "2021-01-06", None),
        "protection": "P1",
        "force": "kent",
        "conditions": "Not to go near her home",
    },
    "end of protection": {"at": NEXT, "type": "protection_ended", "protection": "P1", "last_day": "2021-01-06"},
    "unknown end of protection": protection(NEXT, "2021-01-06", "unknown"),
    "unknown end found": {
        "at": NEXT,
        "type": "protection_last_day_found",
        "protection": "P1",
        "last_day": "2021-02-01",
    },
    "unknown end found to be none": {"at": NEXT, "type": "protection_last_day_found", "protection": "P1"},
    "unknown end still unknown": {
        "at": NEXT,
        "type": "protection_last_day_found",
        "protection": "P1",
        "last_day": "unknown",
    },
    "order whose last day is unknown": {**MADE, "last_day": "unknown"},
    "interim order whose last day is unknown": {**MADE, "kind": "interim", "last_day": "unknown"},
    "order with another word for a last day": {**MADE, "last_day": "TBC"},
    "last day of an order found": order_step(NEXT, "last_day_found", last_day="2023-02-01"),
    "last day of an order still unknown": order_step(NEXT, "last_day_found", last_day="unknown"),
    "renewed until nobody knows when": order_step(NEXT, "renewed", last_day="unknown"),
    "order for others": {**MADE, "protects": ["sister", "client"]},
    "order for nobody": {**MADE, "protects": []},
    "order for one twice": {**MADE, "protects": ["sister", "sister"]},
    "order for null": {**MADE, "protects": None},
    "end of protection on no day": {"at": NEXT, "type": "protection_ended", "protection": "P1", "last_day": None},
    "breach of protection": {**breach(NEXT), "order": None, "protection": "P1", "being_checked": False},
    "breach of a condition of protection": {**breach(NEXT), "order": None, "protection": "P1", "condition": "C1"},
    "breach of both": {**breach(NEXT), "protection": "P1"},
    "breach of neither": {**breach(NEXT), "order": None},
    "breach being checked": {**breach(NEXT), "order": None, "being_checked": True},
    "breach known and being checked": {**breach(NEXT), "being_checked": True},
    "breach of a kind": {**breach(NEXT), "breach_kind": "approach", "initiated_by": "client"},
    "breach of no kind that we know": {**breach(NEXT), "breach_kind": "rude"},
    "breach of an order found": {**breach_step(NEXT, "order_identified"), "order": "O1", "condition": "C1"},
    "breach of protection found": {**breach_step(NEXT, "order_identified"), "protection": "P1"},
    "breach of nothing found": breach_step(NEXT, "order_identified"),
    "report by phone": {**breach_step(NEXT, "reported_to_police"), "channel": "101", "reference": "CAD 7"},
    "crime recorded as": {**breach_step(NEXT, "crime_recorded"), "recorded_as": "stalking_only"},
    "crime recorded as nothing known": {**breach_step(NEXT, "crime_recorded"), "recorded_as": "nuisance"},
    "charge": {**breach_step(NEXT, "charged"), "offence": "H20164"},
    "caution": {**breach_step(NEXT, "out_of_court"), "disposal": "caution"},
    "no further action and why": {**breach_step(NEXT, "no_further_action"), "reason": "no evidence"},
    "sentence": {**breach_step(NEXT, "court_outcome"), "result": "guilty_plea", "plea": "guilty", "sentence": None},
    "result that is none": {**breach_step(NEXT, "court_outcome"), "result": "hung"},
    "not pursued": {**breach_step(NEXT, "not_pursued"), "reason": "she asked for it"},
}


@pytest.mark.parametrize("name", ODD)
def test_schema_and_reader_agree_on_the_shape_of_one_event(name: str) -> None:
    text = case_file([ODD[name]])
    assert accepts(text) is _is_read(text)


def _is_read(text: str) -> bool:
    try:
        return bool(read_case_file(text))
    except ValueError as error:
        raise AssertionError(error) from error
    except Exception:  # noqa: BLE001 - any refusal counts; what it says is tested elsewhere
        return False


def test_other_fields_of_the_file_itself_are_left_alone() -> None:
    text = json.dumps({"case": "x", "events": [OPEN], "written_by": "another system"})
    assert accepts(text)
    assert read_case_file(text)[0] == "x"


def test_schema_defines_every_kind_of_event() -> None:
    assert PUBLISHED["$defs"]["event"]["properties"]["type"]["enum"] == list(KINDS)
    assert all(kind(name)["properties"]["type"] == {"const": name} for name in KINDS)


def test_published_schema_is_as_the_events_declare_their_facts() -> None:
    """A stale one is written anew with `manage.py case_file_schema --write`."""
    assert SCHEMA.read_text(encoding="utf-8") == published(PUBLISHED)


def test_page_on_case_files_names_the_facts_that_the_events_declare() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_fields(page) == page
    rows = [line for line in page.split("\n") if line.startswith("| `")]
    for name in (each.value for each in ApplicationStep if each is not ApplicationStep.GRANTED):
        [row] = [row for row in rows if f"`{name}`" in row.split(" | ")[0]]
        missing = [field for field in fields_told(ApplicationEvent, name).split(", ") if field not in row]
        assert not missing, f"{name} does not name {missing}"


def test_every_definition_is_described() -> None:
    assert [name for name, found in PUBLISHED["$defs"].items() if not found.get("description")] == []


def test_codes_and_their_words_are_ours() -> None:
    behaviours = kind("behaviours")["items"]["anyOf"]
    assert codes(behaviours) == {code: behaviour.words for code, behaviour in BEHAVIOURS.items()}
    assert codes(kind("case_opened")["properties"]["relationship"]["anyOf"]) == RELATIONSHIPS
    assert codes(kind("incident")["properties"]["police_response"]["items"]["anyOf"]) == POLICE_RESPONSES
    assert codes(kind("case_closed")["properties"]["reason"]["anyOf"]) == CLOSING_REASONS
    assert codes(kind("case_reopened")["properties"]["reason"]["anyOf"]) == REOPENING_REASONS
    assert kind("risk_level")["enum"] == list(RISK_LEVELS)


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("application", [each.value for each in ApplicationStep if each is not ApplicationStep.GRANTED]),
        ("order", [each.value for each in OrderStep]),
        ("breach_step", [each.value for each in BreachStep]),
    ],
)
def test_steps_are_ours(name: str, steps: list[str]) -> None:
    assert list(codes(kind(name)["properties"]["step"]["anyOf"])) == steps


def test_other_spellings_are_those_of_the_reader() -> None:
    for relationship in RELATIONSHIP_CODES:
        assert accepts(case_file([{**OPEN, "relationship": relationship}])), relationship
        assert accepts(case_file([{**OPEN, "relationship": relationship.replace("_", "-")}])), relationship
    for response in RESPONSES:
        assert accepts(case_file([incident(NEXT, "OTH", police_response=[response])])), response


def test_most_events_are_the_readers() -> None:
    assert PUBLISHED["properties"]["events"]["maxItems"] == MOST_EVENTS
