"""Each fact is declared once: what reads it writes it back, and every room that it names itself to serves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest

from accounts.rules import RuleViolation
from casework.fact_types import rules as declared
from casework.fact_types.rules import Declared, Fact, declared_by, kept_of, kept_words, said_words, words_of
from casework.incidents.models.incident_details import IncidentDetails
from casework.incidents.rules.incident_facts import IncidentFacts, IncidentPart
from orders.applications.models.application import Application
from orders.imports.rules.declared_columns import INCIDENT_COLUMNS, codes_of
from orders.incidents.forms.details import PARTS
from orders.incidents.services import NewIncident
from orders.steps.forms.declared_fields import asked_of, field_of
from record.events import events
from record.events.declared_facts import columns_of, read_declared, written, written_facts
from record.events.facts import EventFacts
from record.events.published_schema import fields_told
from record.vocabulary.steps import ApplicationStep

AT: Final = datetime(2026, 6, 1, 10, 30, tzinfo=UTC)
STEPS: Final = [step for step in ApplicationStep if step is not ApplicationStep.GRANTED]


EXAMPLES: Final[dict[type[Any], Any]] = {
    declared.TextFact: "Some words",
    declared.WordsOrList: "Some words",
    declared.LabelFact: "kent",
    declared.OnDay: date(2026, 6, 9),
    declared.AtMoment: AT,
    declared.YesOrNo: True,
    declared.Times: 43,
}


def example(each: Declared) -> Any:
    """A value of a declared fact unlike what stands where nothing is said."""
    match each.fact.type:
        case declared.OneOf(codes):
            return next(code for code in codes if code != each.default)
        case declared.SomeOf(codes):
            return tuple(codes)[:2]
        case other:
            return EXAMPLES[type(other)]


def test_incident_is_read_back_as_it_is_written() -> None:
    told = {each.attribute: example(each) for each in declared_by(events.IncidentLogged)}
    incident = events.IncidentLogged(**told)
    facts = EventFacts(written_facts(incident), AT)
    assert read_declared(events.IncidentLogged, facts) == told
    facts.nothing_else()


@pytest.mark.parametrize("step", STEPS)
def test_step_of_an_application_is_read_back_as_it_is_written(step: ApplicationStep) -> None:
    told = {each.attribute: example(each) for each in declared_by(events.ApplicationEvent, step)}
    content = events.ApplicationEvent("A1", step, **told)
    facts = EventFacts(written_facts(content, step), AT)
    assert read_declared(events.ApplicationEvent, facts, step) == told
    facts.nothing_else()


def test_what_is_required_is_refused_where_it_is_missing_and_the_rest_may_be_left_out() -> None:
    for kind, step in [(events.IncidentLogged, ""), *((events.ApplicationEvent, each) for each in STEPS)]:
        required = [each for each in declared_by(kind, step) if each.fact.is_required]
        whole = {each.name: written(example(each)) for each in required}
        assert read_declared(kind, EventFacts(whole, AT), step).keys() == {each.attribute for each in required}
        for each in required:
            without = {name: value for name, value in whole.items() if name != each.name}
            with pytest.raises(RuleViolation) as refused:
                read_declared(kind, EventFacts(without, AT), step)
            assert refused.value.field == each.name


def test_what_says_no_more_than_nothing_said_is_not_written_unless_it_always_is() -> None:
    bare = NewIncident(behaviours=["OTH"], happened_at=AT, recorded_at=AT)
    always = {"behaviours", "happened_at", "reported", "police_response", "text"}
    assert written_facts(bare).keys() == always
    assert written_facts(replace(bare, count=3)).keys() == always | {"count"}


def test_every_fact_of_an_incident_is_a_column_of_what_is_told_of_it() -> None:
    columns = {field.attname for field in IncidentDetails._meta.local_fields}
    bare = NewIncident(behaviours=["OTH"], happened_at=AT, recorded_at=AT)
    assert columns_of(bare, IncidentFacts).keys() <= columns


def test_every_code_of_an_incident_is_a_choice_of_its_column() -> None:
    choices = {field.attname: dict(field.flatchoices) for field in IncidentDetails._meta.local_fields}
    for each in declared_by(IncidentFacts):
        if isinstance(each.fact.type, declared.OneOf):
            assert choices[each.attribute] == dict(each.fact.type.codes), each.attribute


def test_every_kept_fact_of_an_application_is_a_column_of_its_row() -> None:
    columns = {field.attname for field in Application._meta.local_fields}
    assert kept_words(events.ApplicationEvent).keys() <= columns
    assert all(kept_words(events.ApplicationEvent).values()), "what a row keeps, “what changed” names"


def test_every_fact_that_is_asked_has_a_field_and_of_an_incident_a_part() -> None:
    asked_somewhere = {part for _, part, _ in PARTS}
    for each in asked_of(IncidentFacts):
        assert field_of(each.fact).label == each.fact.asks
        assert IncidentPart(each.fact.part) in asked_somewhere
        assert each.fact.words, "what is asked is told again by its words"
    for step in STEPS:
        assert all(field_of(each.fact).label for each in asked_of(events.ApplicationEvent, step))


def test_every_column_of_an_import_has_codes() -> None:
    assert all(codes_of(each) for each in INCIDENT_COLUMNS)


def test_words_of_what_was_not_said_are_none() -> None:
    content = events.ApplicationEvent("A1", ApplicationStep.APPEALED)
    assert said_words(content, content.step) == []
    assert kept_of(content, content.step) == {}
    said = events.ApplicationEvent("A1", ApplicationStep.APPEALED, appellant="The chief officer")
    assert said_words(said, said.step) == [("Appealed by", "The chief officer")]


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        (declared.OneOf({"yes": "Yes, there is"}), "yes", "Yes, there is"),
        (declared.OneOf({"yes": "Yes, there is"}), "", ""),
        (declared.SomeOf({"a": "One", "b": "Two"}), ("a", "b"), "One; Two"),
        (declared.YesOrNo(), True, "Yes"),
        (declared.YesOrNo(), False, ""),
        (declared.OnDay(), date(2026, 6, 9), "9 June 2026"),
        (declared.OnDay(), None, ""),
        (declared.TextFact(), "As it is", "As it is"),
        (declared.Times(), 43, "43"),
    ],
)
def test_value_in_words(fact: declared.FactType, value: object, words: str) -> None:
    assert words_of(Fact(type=fact, says="It says."), value) == words


def test_fields_of_a_kind_stand_as_the_page_on_case_files_says_them() -> None:
    assert fields_told(events.ApplicationEvent, ApplicationStep.LISTED) == "`hearing_on`"
    assert fields_told(events.ApplicationEvent, ApplicationStep.APPEALED) == "*`by`*"
