"""Finds the letters that the ladder asks for: a step for an outside body that is reached, and no letter of its rung."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from casework.cases.models.case import Case
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.letters.models.letter import Letter
from orders.letters.rules.kinds import RUNGS, LetterKindRule, height, noun_of, rung_for
from orders.letters.services.subjects import Thing, noun_of_thing
from orders.orders.models import Order
from risk.clocks.models.clock import Deadline
from risk.thresholds.rules.rule_words import SERVICE, WATCHES

OURS: Final = sorted(rule for rule, watch in WATCHES.items() if watch.waiting_on == SERVICE)
"""Rules about what our own service must do: nobody outside is written to about them."""
Key = tuple[int, str, str]
"""The case, which kind of thing, its label."""


@dataclass(frozen=True)
class LetterStepDue:
    """A step of the ladder that a clock has reached, and the letter that it asks for."""

    case_id: int
    label: str
    rule: str
    kind: LetterKindRule
    due_at: datetime
    opened_at: datetime

    @property
    def key(self) -> Key:
        return self.case_id, noun_of(self.rule), self.label


@dataclass(frozen=True)
class LetterDue:
    """One letter to write: about what, of which kind, since when, because of which rule."""

    thing: Thing
    kind: LetterKindRule
    rule: str
    since: datetime


def letters_due(cases: QuerySet[Case], *, now: datetime) -> list[LetterDue]:
    """The highest rung that is reached for each thing and has no letter yet, the longest due first."""
    steps = list(_steps(cases, now))
    written = Letter.objects.rungs().filter(case__in={step.case_id for step in steps})
    letters = letters_by_thing(written.for_pages())
    wanted: dict[Key, LetterStepDue] = {}
    for step in steps:
        if letter_for(step, letters.get(step.key, ())) is None and _is_higher(step, wanted.get(step.key)):
            wanted[step.key] = step
    things = _things(wanted)
    due = [LetterDue(things[key], step.kind, step.rule, step.due_at) for key, step in wanted.items() if key in things]
    return sorted(due, key=lambda each: each.since)


def letter_for(step: LetterStepDue, letters: Iterable[Letter]) -> Letter | None:
    """The letter of at least this rung that was written since the clock began to run: the latest."""
    found = [each for each in letters if height(each.kind) >= height(step.kind) and each.written_at >= step.opened_at]
    return max(found, key=lambda each: each.pk, default=None)


def letters_by_thing(letters: Iterable[Letter]) -> Mapping[Key, list[Letter]]:
    found: dict[Key, list[Letter]] = defaultdict(list)
    for letter in letters:
        found[letter.case_id, noun_of_thing(letter.about), letter.about.label].append(letter)
    return found


def step_of(deadline: Deadline) -> LetterStepDue | None:
    """The step that a deadline stands for; None where no outside body is to be written to."""
    clock, kind = deadline.clock, rung_for(deadline.to)
    if kind is None or clock.rule in OURS:
        return None
    label = clock.subject.partition("/")[0]
    return LetterStepDue(clock.case_id, label, clock.rule, kind, deadline.due_at, clock.opened_at)


def _steps(cases: QuerySet[Case], now: datetime) -> Iterable[LetterStepDue]:
    rows = Deadline.objects.filter(case__in=cases, is_open=True, mark__startswith="step_", due_at__lte=now)
    rows = rows.filter(to__in=[*RUNGS, "watchdog"], case__closed_at=None).exclude(clock__rule__in=OURS)
    for row in rows.select_related("clock").order_by("due_at", "id"):
        if step := step_of(row):
            yield step


def _is_higher(step: LetterStepDue, other: LetterStepDue | None) -> bool:
    return other is None or height(step.kind) > height(other.kind)


def _things(keys: Iterable[Key]) -> dict[Key, Thing]:
    wanted = set(keys)
    cases = {case for case, _, _ in wanted}
    found: dict[Key, Thing] = {}
    for rows in (
        Application.objects.filter(case__in=cases).select_related("case__victim", "force"),
        Order.objects.filter(case__in=cases).select_related("case__victim", "force"),
        Breach.objects.filter(case__in=cases).select_related("case__victim", "force", "order", "protection"),
    ):
        found.update({key: row for row in rows if (key := (row.case_id, noun_of_thing(row), row.label)) in wanted})
    return found
