"""Each fact is declared once: what reads it writes it back, and every room that it names itself to serves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest

from accounts.rules import RuleViolation
from casework.models import ToldOfIncident
from casework.rules import declared
from casework.rules.declared import Declared, Fact, declared_by, kept_of, kept_words, said_words, words_of
from casework.rules.incident_facts import IncidentFacts, IncidentPart
from orders.forms.declared_fields import asked_of, field_of
from orders.forms.incident_details import PARTS
from orders.models import Application
from orders.rules import events
from orders.rules.declared_facts import columns_of, read_declared, written, written_facts
from orders.rules.facts import Facts
from orders.rules.published_schema import fields_told
from orders.rules.sheets.declared_columns import INCIDENT_COLUMNS, codes_of
from orders.rules.vocabulary import Step
from orders.services.incidents import NewIncident

AT: Final = datetime(2026, 6, 1, 10, 30, tzinfo=UTC)
STEPS: Final = [step for step in Step if step is not Step.GRANTED]


EXAMPLES: Final[dict[type[Any], Any]] = {
    declared.Words: "Some words",
    declared.WordsOrList: "Some words",
    declared.Named: "kent",
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
    told = {each.attribute: example(each) for each in declared_by(events.Incident)}
    incident = events.Incident(**told)
    facts = Facts(written_facts(incident), AT)
    assert read_declared(events.Incident, facts) == told
    facts.nothing_else()


@pytest.mark.parametrize("step", STEPS)
def test_step_of_an_application_is_read_back_as_it_is_written(step: Step) -> None:
    told = {each.attribute: example(each) for each in declared_by(events.ApplicationEvent, step)}
    content = events.ApplicationEvent("A1", step, **told)
    facts = Facts(written_facts(content, step), AT)
    assert read_declared(events.ApplicationEvent, facts, step) == told
    facts.nothing_else()


def test_what_is_required_is_refused_where_it_is_missing_and_the_rest_may_be_left_out() -> None:
    for kind, step in [(events.Incident, ""), *((events.ApplicationEvent, each) for each in STEPS)]:
        required = [each for each in declared_by(kind, step) if each.fact.is_required]
        whole = {each.name: written(example(each)) for each in required}
        assert read_declared(kind, Facts(whole, AT), step).keys() == {each.attribute for each in required}
        for each in required:
            without = {name: value for name, value in whole.items() if name != each.name}
            with pytest.raises(RuleViolation) as refused:
                read_declared(kind, Facts(without, AT), step)
            assert refused.value.field == each.name


def test_what_says_no_more_than_nothing_said_is_not_written_unless_it_always_is() -> None:
    bare = NewIncident(behaviours=["OTH"], happened_at=AT, recorded_at=AT)
    always = {"behaviours", "happened_at", "reported", "police_response", "text"}
    assert written_facts(bare).keys() == always
    assert written_facts(replace(bare, count=3)).keys() == always | {"count"}


def test_every_fact_of_an_incident_is_a_column_of_what_is_told_of_it() -> None:
    columns = {field.attname for field in ToldOfIncident._meta.local_fields}
    bare = NewIncident(behaviours=["OTH"], happened_at=AT, recorded_at=AT)
    assert columns_of(bare, IncidentFacts).keys() <= columns


def test_every_code_of_an_incident_is_a_choice_of_its_column() -> None:
    choices = {field.attname: dict(field.flatchoices) for field in ToldOfIncident._meta.local_fields}
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
    content = events.ApplicationEvent("A1", Step.APPEALED)
    assert said_words(content, content.step) == []
    assert kept_of(content, content.step) == {}
    said = events.ApplicationEvent("A1", Step.APPEALED, appellant="The chief officer")
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
        (declared.Words(), "As it is", "As it is"),
        (declared.Times(), 43, "43"),
    ],
)
def test_value_in_words(fact: declared.FactType, value: object, words: str) -> None:
    assert words_of(Fact(type=fact, says="It says."), value) == words


def test_fields_of_a_kind_stand_as_the_page_on_case_files_says_them() -> None:
    assert fields_told(events.ApplicationEvent, Step.LISTED) == "`hearing_on`"
    assert fields_told(events.ApplicationEvent, Step.APPEALED) == "*`by`*"
