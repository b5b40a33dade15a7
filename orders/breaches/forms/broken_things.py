"""The order or protection that a breach form is about: its force, and its conditions on the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from orders.breaches.models.breach import bound_by
from orders.breaches.rules.doubts import BindingPeriod, CitedCondition, bound_doubt, cited_doubt
from orders.breaches.services.recording import Broken
from orders.orders.models import Condition, Order
from orders.protection.models import OtherProtection
from record.vocabulary.protection_kinds import protection_words


@dataclass(frozen=True)
class NotOffered:
    """A condition that did not hold then, and why."""

    condition: Condition
    why: str


@dataclass(frozen=True)
class BreachTarget:
    """An order, another protection, or a case in which somebody still finds out which of them it was."""

    of: Broken
    case: Case
    force: Organisation
    words: str
    conditions: Sequence[Condition] = ()

    @classmethod
    def over(cls, of: Broken) -> Self:
        """Who must act on a breach of it: for an order the force that answers for him now, else the client's own."""
        if isinstance(of, Order):
            words = f"{of.get_kind_display()} {of.label}, {of.force.name}"
            return cls(of, of.case, of.force, words, list(of.conditions.order_by("id")))
        if isinstance(of, OtherProtection):
            force = of.force or of.case.victim_force
            return cls(of, of.case, force, f"{protection_words(of.kind)} {of.label}, {force.name}")
        return cls(of, of, of.victim_force, "An order that is being looked for")

    @property
    def begins_at(self) -> datetime | None:
        """Before this nobody can have learned of a breach of it."""
        return self.of.made_at if isinstance(self.of, Order) else None

    def offered(self, happened_at: datetime) -> list[Condition]:
        """The conditions that held on that day (practice.md 3.1 f)."""
        return [each for each in self.conditions if not why_not(each, happened_at)]

    def not_offered(self, happened_at: datetime) -> list[NotOffered]:
        """Those that did not, each with why."""
        told = [NotOffered(each, why_not(each, happened_at)) for each in self.conditions]
        return [each for each in told if each.why]

    def doubt(self, happened_at: datetime) -> str:
        """What speaks against a breach of the whole thing then."""
        if isinstance(self.of, Order):
            return bound_doubt(bound_by(self.of), happened_at)
        if isinstance(self.of, OtherProtection):
            known = self.of.last_day_known
            bound = BindingPeriod.of_days(
                self.of.from_day, self.of.last_day, ended_at=self.of.ended_at, end_known=known
            )
            return bound_doubt(bound, happened_at)
        return ""


def why_not(condition: Condition, happened_at: datetime) -> str:
    """Why a condition did not hold then; "" if it did."""
    cited = CitedCondition(condition.first_day, condition.last_day, condition.removed_at)
    return cited_doubt(cited, happened_at)
