"""Weighs what each caseworker carries, by the risk of every open case and what runs on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db.models import Count, Exists, OuterRef

from accounts.people.models import Role, User
from casework.caseload.rules import CaseBurden, carries_too_much, weight_of
from casework.caseload.services.weights import weights_on
from casework.cases.models.case import Case, CaseQuerySet
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order

RUNNING: Final = ("risk_level", "open_breach", "live_order", "application")


@dataclass
class WorkerLoad:
    """What one person carries: how many open cases, how many at each risk, what they weigh together."""

    cases: int = 0
    weight: int = 0
    too_much: bool = False
    risks: Counter[str] = field(default_factory=Counter)
    breaches: int = 0

    @property
    def very_high(self) -> int:
        return self.risks["very_high"]

    @property
    def high(self) -> int:
        return self.risks["high"]


def with_what_runs(cases: CaseQuerySet, now: datetime) -> CaseQuerySet:
    """Cases with what of them weighs beside their risk: an open breach, a live order, an open application."""
    of_case = OuterRef("pk")
    return cases.annotate(
        open_breach=Exists(Breach.objects.open().filter(case=of_case)),
        live_order=Exists(Order.objects.in_force(local_day(now)).filter(case=of_case)),
        application=Exists(Application.objects.open().filter(case=of_case)),
    )


def weights_of_cases(cases: CaseQuerySet, weights: Mapping[str, int], now: datetime) -> dict[int, int]:
    """The weight of each case by its key, in one statement."""
    rows = with_what_runs(cases, now).values_list("pk", *RUNNING)
    return {pk: weight_of(CaseBurden(*runs), weights) for pk, *runs in rows}


def loads(organisation_id: int, now: datetime) -> dict[int | None, WorkerLoad]:
    """What everybody of a service carries, by the key of the caseworker; None stands for the waiting list."""
    weights = weights_on(organisation_id, local_day(now))
    cases = with_what_runs(Case.objects.open().filter(organisation_id=organisation_id), now)
    found: dict[int | None, WorkerLoad] = {}
    counted = cases.order_by().values("caseworker_id", *RUNNING).annotate(many=Count("pk"))
    for worker, many, *runs in counted.values_list("caseworker_id", "many", *RUNNING):
        load, weighed = found.setdefault(worker, WorkerLoad()), CaseBurden(*runs)
        load.cases += many
        load.weight += many * weight_of(weighed, weights)
        load.risks[weighed.risk] += many
        load.breaches += many * weighed.open_breach
    for load in found.values():
        load.too_much = carries_too_much(load.weight, weights)
    return found


def able_to_take(team_ids: Iterable[int]) -> list[User]:
    """Active caseworkers of some teams, by name, each once."""
    workers = User.objects.filter(role=Role.CASEWORKER, is_active=True, teams__in=list(team_ids)).distinct()
    return list(workers.order_by("first_name", "last_name", "username"))
