"""Reads one event as a case file writes it, and refuses what does not make sense by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, TypeVar

from accounts.rules import RuleViolation
from casework.codes.rules.codes import BEHAVIOURS, RELATIONSHIPS
from record.events import events
from record.events.declared_facts import read_declared
from record.events.events import AREA_BASES
from record.events.facts import LONGEST_KIND, LONGEST_NAME, LONGEST_REFERENCE, WRITTEN_DAY, EventFacts
from record.vocabulary.breach_codes import BREACH_KINDS, COURT_RESULTS, INITIATORS, RECORDED_AS
from record.vocabulary.reasons import CLOSING_REASONS, REOPENING_REASONS
from record.vocabulary.spellings_of_codes import canonical
from record.vocabulary.steps import ApplicationStep, BreachStep, ConditionKind, OrderKind, OrderOrigin, OrderStep
from risk.thresholds.rules.limits import RISK_LEVELS

AnIncident = TypeVar("AnIncident", bound=events.IncidentLogged)


def _case_opened(facts: EventFacts) -> events.CaseOpened:
    return events.CaseOpened(
        facts.one_of("risk", RISK_LEVELS),
        facts.one_of("relationship", list(RELATIONSHIPS)),
        facts.label("victim_force"),
    )


def _risk_reviewed(facts: EventFacts) -> events.RiskReviewed:
    return events.RiskReviewed(facts.one_of("level", RISK_LEVELS))


def _incident(facts: EventFacts) -> events.IncidentLogged:
    told = {"happened_at": facts.at, **read_declared(events.IncidentLogged, facts)}
    return _in_time(events.IncidentLogged(**told), facts.at)


def _incident_amended(facts: EventFacts) -> events.IncidentAmended:
    return _in_time(events.IncidentAmended(**read_declared(events.IncidentAmended, facts)), facts.at)


def _in_time(incident: AnIncident, at: datetime) -> AnIncident:
    if incident.happened_at > at:
        raise RuleViolation("It cannot have happened after it was recorded.", field="happened_at")
    if incident.happened_from is not None and incident.happened_from > incident.happened_at:
        raise RuleViolation("It ended before it began.", field="happened_from")
    return incident


def _other_protection(facts: EventFacts) -> events.ProtectionRecorded:
    first, ends = facts.day("from"), facts.last_day("last_day")
    protection = events.ProtectionRecorded(
        facts.text("kind", longest=LONGEST_KIND),
        first,
        label=facts.label_or_none("protection"),
        force=facts.label_or_none("force"),
        conditions=facts.text("conditions", default=""),
        **ends,  # type: ignore[arg-type]
    )
    if protection.last_day is not None and protection.last_day < first:
        raise RuleViolation("The protection ends before it begins.", field="last_day")
    return protection


def _protection_last_day_found(facts: EventFacts) -> events.ProtectionLastDayFound:
    return events.ProtectionLastDayFound(facts.label("protection"), facts.day_or_none("last_day"))


def _protection_ended(facts: EventFacts) -> events.ProtectionEnded:
    return events.ProtectionEnded(facts.label("protection"), facts.day("last_day"))


def _no_fields(_facts: EventFacts) -> dict[str, object]:
    return {}


def _application(facts: EventFacts) -> events.ApplicationEvent:
    label, step = facts.label("application"), facts.choice("step", ApplicationStep)
    if step is ApplicationStep.GRANTED:
        raise RuleViolation("An order is granted by an order_made event, not by a step.", field="step")
    return events.ApplicationEvent(label, step, **read_declared(events.ApplicationEvent, facts, step))


def _condition(facts: EventFacts) -> events.ConditionFacts:
    kind, due_on = facts.choice("kind", ConditionKind), facts.day_or_none("due_on")
    if due_on is not None and kind is not ConditionKind.POSITIVE_REQUIREMENT:
        raise RuleViolation("Only a positive requirement has a day on which it is due.", field="due_on")
    first, last = facts.day_or_none("first_day"), facts.day_or_none("last_day")
    if first is not None and last is not None and last < first:
        raise RuleViolation("The condition ends before it begins.", field="last_day")
    label, text = facts.label("condition"), facts.text("text")
    locality = facts.short("locality", LONGEST_NAME)
    facts.nothing_else()
    return events.ConditionFacts(label, kind, text, due_on, locality, first, last)


def _conditions(facts: EventFacts) -> tuple[events.ConditionFacts, ...]:
    return tuple(_condition(each) for each in facts.objects("conditions"))


def _order_made(facts: EventFacts) -> events.OrderMade:
    origin = facts.choice("origin", OrderOrigin) if facts.raw("origin") is not None else OrderOrigin.POLICE_APPLICATION
    if origin is not OrderOrigin.POLICE_APPLICATION and not facts.has("force"):
        raise RuleViolation("Name the force that answers for the order: nobody applied for this order.", field="force")
    return events.OrderMade(
        facts.label("order"),
        facts.label("application"),
        facts.choice("kind", OrderKind),
        conditions=_conditions(facts),
        origin=origin,
        force=facts.label_or_none("force"),
        court=facts.short("court", LONGEST_NAME),
        protects=_protects(facts),
        **facts.last_day("last_day"),  # type: ignore[arg-type]
    )


def _protects(facts: EventFacts) -> tuple[str, ...]:
    """The client unless others are named, in her place or with her; an order that protects nobody is none."""
    named = facts.labels("protects")
    if facts.has("protects") and not named:
        raise RuleViolation("An order protects somebody: the client, others, or both.", field="protects")
    return named or (events.CLIENT,)


def _varied(facts: EventFacts) -> dict[str, object]:
    conditions, ended = _conditions(facts), facts.labels("ended")
    if not conditions and not ended:
        raise RuleViolation("Say which condition was added or ended.", field="conditions")
    return {"conditions": conditions, "ended": ended}


_ORDER_FIELDS: Final[dict[OrderStep, Callable[[EventFacts], dict[str, object]]]] = {
    OrderStep.SERVED: lambda facts: {"register": facts.flag("register")},
    OrderStep.REQUIREMENT_EVIDENCED: lambda facts: {"condition": facts.label("condition")},
    OrderStep.VARIED: _varied,
    OrderStep.RENEWED: lambda facts: {"last_day": facts.day_or_none("last_day")},
    OrderStep.LAST_DAY_FOUND: lambda facts: {"last_day": facts.day_or_none("last_day")},
    OrderStep.PROTECTS_FOUND: lambda facts: {"protects": _protects(facts)},
    OrderStep.FORCE_CHANGED: lambda facts: {"force": facts.label("force")},
}


def _order(facts: EventFacts) -> events.OrderEvent:
    label, step = facts.label("order"), facts.choice("step", OrderStep)
    fields = _ORDER_FIELDS.get(step, _no_fields)(facts)
    return events.OrderEvent(label, step, **fields)  # type: ignore[arg-type]


def _of_what(facts: EventFacts) -> dict[str, str]:
    """The order or the other protection that was broken, and of an order the condition."""
    found = {name: facts.label_or_none(name) for name in ("order", "protection")}
    if all(found.values()):
        raise RuleViolation("It is a breach of an order or of another protection: name one of the two.", field="order")
    return {**found, "condition": _broken_condition(facts, found["order"])}


def _broken_condition(facts: EventFacts, order: str) -> str:
    condition = facts.label("condition") if facts.has("condition") else str(facts.raw("condition") or "")
    if condition and not order:
        raise RuleViolation("Only an order has conditions to name.", field="condition")
    return condition


def _breach(facts: EventFacts) -> events.BreachLearned:
    happened_at = facts.moment("happened_at")
    if happened_at > facts.at:
        raise RuleViolation("A breach cannot be learned of before it happened.", field="happened_at")
    label, of = facts.label("breach"), _of_what(facts)
    is_known = bool(of["order"] or of["protection"])
    if facts.flag("being_checked") is is_known:
        _refuse_unclear(facts, is_known=is_known)
    return events.BreachLearned(
        label,
        of["order"],
        of["condition"],
        happened_at,
        facts.codes("behaviours", BEHAVIOURS, required=True),
        of["protection"],
        facts.one_of_or_none("breach_kind", list(BREACH_KINDS)),
        facts.one_of_or_none("initiated_by", list(INITIATORS)),
    )


def _refuse_unclear(facts: EventFacts, *, is_known: bool) -> None:
    if is_known:
        raise RuleViolation("It is known of what it is a breach: nothing is being checked.", field="being_checked")
    facts.label("order")


def _identified(facts: EventFacts) -> dict[str, object]:
    of = _of_what(facts)
    if not of["order"] and not of["protection"]:
        raise RuleViolation("Name the order or the other protection that was broken.", field="order")
    return {**of}


_BREACH_FIELDS: Final[dict[BreachStep, Callable[[EventFacts], dict[str, object]]]] = {
    BreachStep.ORDER_IDENTIFIED: _identified,
    BreachStep.REPORTED_TO_POLICE: lambda facts: {
        "channel": facts.short("channel", LONGEST_KIND),
        "reference": facts.short("reference", LONGEST_REFERENCE),
    },
    BreachStep.CRIME_RECORDED: lambda facts: {
        "reference": facts.text("reference", longest=LONGEST_REFERENCE),
        "recorded_as": facts.one_of_or_none("recorded_as", list(RECORDED_AS)),
    },
    BreachStep.CHARGED: lambda facts: {"offence": facts.short("offence", LONGEST_NAME)},
    BreachStep.OUT_OF_COURT: lambda facts: {"reason": facts.text("disposal")},
    BreachStep.NO_FURTHER_ACTION: lambda facts: {"reason": facts.text("reason", default="")},
    BreachStep.COURT_OUTCOME: lambda facts: {
        "result": facts.one_of("result", list(COURT_RESULTS)),
        "plea": facts.short("plea", LONGEST_KIND),
        "sentence": facts.text("sentence", default=""),
    },
    BreachStep.NOT_PURSUED: lambda facts: {"reason": facts.text("reason")},
}


def _breach_step(facts: EventFacts) -> events.BreachEvent:
    label, step = facts.label("breach"), facts.choice("step", BreachStep)
    fields = _BREACH_FIELDS.get(step, _no_fields)(facts)
    return events.BreachEvent(label, step, **fields)  # type: ignore[arg-type]


def _case_closed(facts: EventFacts) -> events.CaseClosed:
    return events.CaseClosed(facts.one_of("reason", list(CLOSING_REASONS)), facts.text("note", default=""))


def _case_reopened(facts: EventFacts) -> events.CaseReopened:
    return events.CaseReopened(facts.one_of("reason", list(REOPENING_REASONS)), facts.text("note", default=""))


_READERS: Final[dict[str, Callable[[EventFacts], events.Content]]] = {
    "case_opened": _case_opened,
    "risk_reviewed": _risk_reviewed,
    "incident": _incident,
    "incident_amended": _incident_amended,
    "other_protection": _other_protection,
    "protection_last_day_found": _protection_last_day_found,
    "protection_ended": _protection_ended,
    "application": _application,
    "order_made": _order_made,
    "order": _order,
    "breach": _breach,
    "breach_step": _breach_step,
    "case_closed": _case_closed,
    "case_reopened": _case_reopened,
}
KINDS: Final = tuple(_READERS)

__all__ = ["AREA_BASES", "KINDS", "LONGEST_KIND", "LONGEST_NAME", "LONGEST_REFERENCE", "WRITTEN_DAY", "read_event"]


def read_event(number: int, at: datetime, kind: str, facts: Mapping[str, object]) -> events.CaseEvent:
    """One event out of its fields; refuses unknown kinds, steps, codes and fields, and dates that do not exist."""
    if kind not in _READERS:
        raise RuleViolation(f"“type” is {kind[:40]!r}, which is not a known kind of event.", field="type")
    kept = canonical(kind, facts)
    reader = EventFacts(kept, at)
    content = _READERS[kind](reader)
    reader.nothing_else()
    return events.CaseEvent(number, at, kind, kept, content)
