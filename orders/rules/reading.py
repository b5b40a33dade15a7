"""Reads one event as a case file writes it, and refuses what does not make sense by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from accounts.rules import RuleViolation
from casework.rules.codes import BEHAVIOURS, POLICE_RESPONSES, RELATIONSHIPS
from casework.rules.happened import MOST_TIMES, Precision
from casework.rules.london import check_year, local_moment
from casework.rules.written import LONGEST_TEXT, is_keepable
from orders.rules import events
from orders.rules.aliases import canonical
from orders.rules.reasons import CLOSING_REASONS, REOPENING_REASONS
from orders.rules.vocabulary import BreachStep, ConditionKind, OrderKind, OrderStep, Step
from risk.rules.limits import RISK_LEVELS

Choice = TypeVar("Choice", bound=StrEnum)
ToldOfIncident = TypeVar("ToldOfIncident", bound=events.Incident)

WRITTEN_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
LABEL: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}", re.ASCII)
LONGEST_NAME: Final = 200
LONGEST_REFERENCE: Final = 100
LONGEST_KIND: Final = 60


class Facts:
    """The fields of one event; each reader takes a field and says plainly what is wrong with it."""

    def __init__(self, facts: Mapping[str, object], at: datetime) -> None:
        self.at = at
        self._facts = facts
        self._read: set[str] = set()

    def has(self, name: str) -> bool:
        return self._facts.get(name) is not None

    def raw(self, name: str) -> object:
        self._read.add(name)
        return self._facts.get(name)

    def text(self, name: str, default: str | None = None, *, longest: int = LONGEST_TEXT) -> str:
        given = self.raw(name)
        if given is None and default is not None:
            return default
        return _checked_text(given, name, longest, blank=default is not None).strip()

    def texts(self, name: str) -> str:
        """One text, or a list of texts (an empty one too) as one."""
        given = self.raw(name)
        if not isinstance(given, list):
            return self.text(name)
        return "; ".join(_checked_text(each, name, LONGEST_TEXT).strip() for each in given)

    def word(self, name: str) -> str:
        """A text that stands for one thing, exactly as it is written."""
        return _checked_text(self.raw(name), name, LONGEST_TEXT)

    def label(self, name: str) -> str:
        given = self.word(name)
        if not LABEL.fullmatch(given):
            raise RuleViolation(f"“{name}” is {given[:40]!r}: use letters, digits and dashes, such as A1.", field=name)
        return given

    def one_of(self, name: str, known: Sequence[str]) -> str:
        given = self.word(name)
        if given not in known:
            raise RuleViolation(f"“{name}” is {given[:40]!r}, which is not a known code.", field=name)
        return given

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        return kind(self.one_of(name, [each.value for each in kind]))

    def codes(self, name: str, known: Mapping[str, object], *, required: bool) -> tuple[str, ...]:
        given = self.raw(name)
        if given is None and not required:
            return ()
        if not isinstance(given, list) or (required and not given):
            raise RuleViolation(f"“{name}” needs a list of at least one code.", field=name)
        for code in given:
            if not isinstance(code, str) or code not in known:
                raise RuleViolation(f"{str(code)[:40]!r} in “{name}” is not a known code.", field=name)
        return tuple(given)

    def day(self, name: str) -> date:
        given = self.raw(name)
        if not isinstance(given, str) or not WRITTEN_DAY.fullmatch(given):
            raise RuleViolation(f"“{name}” needs a date such as 2026-03-31.", field=name)
        try:
            day = date.fromisoformat(given)
        except ValueError:
            raise RuleViolation(f"“{name}”: {given} is not a real date.", field=name) from None
        check_year(day.year, written=given, field=name)
        return day

    def day_or_none(self, name: str) -> date | None:
        return self.day(name) if self.raw(name) is not None else None

    def moment(self, name: str) -> datetime:
        return local_moment(self.word(name))

    def flag(self, name: str) -> bool:
        given = self.raw(name)
        if given is not None and not isinstance(given, bool):
            raise RuleViolation(f"“{name}” is either true or false.", field=name)
        return bool(given)

    def count(self, name: str) -> int:
        """How often; once if nothing is said."""
        given = self.raw(name)
        if given is None:
            return 1
        if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= MOST_TIMES:
            raise RuleViolation(f"“{name}” needs a whole number from 1 to {MOST_TIMES:,}.", field=name)
        return given

    def objects(self, name: str) -> list[Facts]:
        given = self.raw(name)
        if given is not None and not (isinstance(given, list) and all(isinstance(each, dict) for each in given)):
            raise RuleViolation(f"“{name}” needs a list of objects.", field=name)
        return [Facts(each, self.at) for each in given] if isinstance(given, list) else []

    def nothing_else(self) -> None:
        """Refuse fields that nobody reads: a slip of the pen must not lose a fact in silence."""
        unread = sorted(set(self._facts) - self._read)
        if unread:
            raise RuleViolation(f"“{str(unread[0])[:40]}” is not a field of this kind of event.", field=str(unread[0]))


def _checked_text(given: object, name: str, longest: int, *, blank: bool = False) -> str:
    if not isinstance(given, str) or not (blank or given.strip()):
        raise RuleViolation(f"“{name}” is missing: it needs some text.", field=name)
    if len(given) > longest:
        raise RuleViolation(f"“{name}” is too long: it holds at most {longest} characters.", field=name)
    if not is_keepable(given):
        raise RuleViolation(f"“{name}” holds a character that cannot be kept.", field=name)
    return given


def _case_opened(facts: Facts) -> events.CaseOpened:
    return events.CaseOpened(
        facts.one_of("risk", RISK_LEVELS),
        facts.one_of("relationship", list(RELATIONSHIPS)),
        facts.label("victim_force"),
    )


def _risk_reviewed(facts: Facts) -> events.RiskReviewed:
    return events.RiskReviewed(facts.one_of("level", RISK_LEVELS))


def _incident(facts: Facts) -> events.Incident:
    label = facts.label("incident") if facts.has("incident") else str(facts.raw("incident") or "")
    happened_at = facts.moment("happened_at") if facts.has("happened_at") else facts.at
    facts.raw("happened_at")
    return _told(events.Incident, label, happened_at, facts)


def _incident_amended(facts: Facts) -> events.IncidentAmended:
    return _told(events.IncidentAmended, facts.label("incident"), facts.moment("happened_at"), facts)


def _told(kind: type[ToldOfIncident], label: str, happened_at: datetime, facts: Facts) -> ToldOfIncident:
    happened_from = facts.moment("happened_from") if facts.has("happened_from") else None
    facts.raw("happened_from")
    if happened_at > facts.at:
        raise RuleViolation("It cannot have happened after it was recorded.", field="happened_at")
    if happened_from is not None and happened_from > happened_at:
        raise RuleViolation("It ended before it began.", field="happened_from")
    return kind(
        label,
        facts.codes("behaviours", BEHAVIOURS, required=True),
        happened_at,
        facts.flag("reported"),
        facts.codes("police_response", POLICE_RESPONSES, required=False),
        facts.text("text", default=""),
        facts.count("count"),
        happened_from,
        _precision(facts),
    )


def _precision(facts: Facts) -> str:
    return facts.choice("precision", Precision) if facts.raw("precision") is not None else Precision.EXACT


def _other_protection(facts: Facts) -> events.OtherProtection:
    first, last = facts.day("from"), facts.day_or_none("last_day")
    if last is not None and last < first:
        raise RuleViolation("The protection ends before it begins.", field="last_day")
    return events.OtherProtection(facts.text("kind", longest=LONGEST_KIND), first, last)


_STEP_FIELDS: Final[dict[Step, Callable[[Facts], dict[str, object]]]] = {
    Step.REQUESTED: lambda facts: {"force": facts.label("force")},
    Step.ACKNOWLEDGED: lambda facts: {"officer": facts.text("officer", longest=LONGEST_NAME)},
    Step.DECLINED: lambda facts: {"reason": facts.text("reason"), "alternatives": facts.texts("alternatives")},
    Step.LISTED: lambda facts: {"day": facts.day("hearing_on")},
    Step.ADJOURNED: lambda facts: {
        "day": facts.day_or_none("next_on"),
        "reason": facts.text("reason", default=""),
    },
    Step.REFUSED: lambda facts: {"reason": facts.text("reason")},
    Step.WITHDRAWN: lambda facts: {"reason": facts.text("reason")},
    Step.PAUSED: lambda facts: {"day": facts.day("until"), "reason": facts.text("reason")},
}


def _no_fields(_facts: Facts) -> dict[str, object]:
    return {}


def _application(facts: Facts) -> events.ApplicationEvent:
    label, step = facts.label("application"), facts.choice("step", Step)
    if step is Step.GRANTED:
        raise RuleViolation("An order is granted by an order_made event, not by a step.", field="step")
    fields = _STEP_FIELDS.get(step, _no_fields)(facts)
    return events.ApplicationEvent(label, step, **fields)  # type: ignore[arg-type]


def _condition(facts: Facts) -> events.Condition:
    kind, due_on = facts.choice("kind", ConditionKind), facts.day_or_none("due_on")
    if due_on is not None and kind is not ConditionKind.POSITIVE_REQUIREMENT:
        raise RuleViolation("Only a positive requirement has a day on which it is due.", field="due_on")
    condition = events.Condition(facts.label("condition"), kind, facts.text("text"), due_on)
    facts.nothing_else()
    return condition


def _order_made(facts: Facts) -> events.OrderMade:
    return events.OrderMade(
        facts.label("order"),
        facts.label("application"),
        facts.choice("kind", OrderKind),
        facts.day_or_none("last_day"),
        tuple(_condition(each) for each in facts.objects("conditions")),
    )


def _order(facts: Facts) -> events.OrderEvent:
    label, step = facts.label("order"), facts.choice("step", OrderStep)
    condition = facts.label("condition") if step is OrderStep.REQUIREMENT_EVIDENCED else ""
    last_day = facts.day_or_none("last_day") if step is OrderStep.RENEWED else None
    return events.OrderEvent(label, step, condition, last_day)


def _breach(facts: Facts) -> events.BreachLearned:
    happened_at = facts.moment("happened_at")
    if happened_at > facts.at:
        raise RuleViolation("A breach cannot be learned of before it happened.", field="happened_at")
    return events.BreachLearned(
        facts.label("breach"),
        facts.label("order"),
        facts.label("condition") if facts.has("condition") else str(facts.raw("condition") or ""),
        happened_at,
        facts.codes("behaviours", BEHAVIOURS, required=True),
    )


def _breach_step(facts: Facts) -> events.BreachEvent:
    label, step = facts.label("breach"), facts.choice("step", BreachStep)
    reference = facts.text("reference", longest=LONGEST_REFERENCE) if step is BreachStep.CRIME_RECORDED else ""
    return events.BreachEvent(label, step, reference)


def _case_closed(facts: Facts) -> events.CaseClosed:
    return events.CaseClosed(facts.one_of("reason", list(CLOSING_REASONS)), facts.text("note", default=""))


def _case_reopened(facts: Facts) -> events.CaseReopened:
    return events.CaseReopened(facts.one_of("reason", list(REOPENING_REASONS)), facts.text("note", default=""))


_READERS: Final[dict[str, Callable[[Facts], events.Content]]] = {
    "case_opened": _case_opened,
    "risk_reviewed": _risk_reviewed,
    "incident": _incident,
    "incident_amended": _incident_amended,
    "other_protection": _other_protection,
    "application": _application,
    "order_made": _order_made,
    "order": _order,
    "breach": _breach,
    "breach_step": _breach_step,
    "case_closed": _case_closed,
    "case_reopened": _case_reopened,
}
KINDS: Final = tuple(_READERS)


def read_event(number: int, at: datetime, kind: str, facts: Mapping[str, object]) -> events.Event:
    """One event out of its fields; refuses unknown kinds, steps, codes and fields, and dates that do not exist."""
    if kind not in _READERS:
        raise RuleViolation(f"“type” is {kind[:40]!r}, which is not a known kind of event.", field="type")
    kept = canonical(kind, facts)
    reader = Facts(kept, at)
    content = _READERS[kind](reader)
    reader.nothing_else()
    return events.Event(number, at, kind, kept, content)
