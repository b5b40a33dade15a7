"""Loads the demo once: services, people and cases as they would stand today, the same for the same seed and moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, product
from random import Random
from typing import Final

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.references import REFERENCE_ALPHABET
from casework.dates.rules.london_time import local_day
from orders.demo import (
    agreements,
    breaches,
    cases_at_court,
    cases_waiting,
    cases_with_breaches,
    cases_with_orders,
    cases_without_order,
    court_days,
    evidence,
    four_histories,
    incidents,
    invited,
    order_life,
    other_protection,
    people_known,
    referrals,
    requests,
    risk_views,
    spreadsheets,
    work,
)
from orders.demo import (
    letters as lettered,
)
from orders.demo import (
    service as serving,
)
from orders.demo.accounts import FORCES, PLACES, DemoOffice, DemoService
from orders.demo.days import DemoDays
from orders.demo.invented_names import InventedNames
from orders.demo.player import DemoCast, DemoPeople, DemoPlayer
from orders.demo.safe_contact import HOURS, Hours
from orders.demo.storyline import DemoScene
from risk.clocks.models.clock import Clock
from risk.flags.services.acknowledgements import acknowledge
from risk.flags.services.flags import raise_flags

SEED: Final = 2019
MARK: Final = "demo.load"
TELLINGS: Final = (
    *cases_waiting.STORIES,
    *cases_with_breaches.STORIES,
    *cases_at_court.STORIES,
    *cases_with_orders.STORIES,
    *cases_without_order.STORIES,
    *four_histories.STORIES,
)
FURNISHINGS: Final[tuple[Callable[[DemoService, datetime], None], ...]] = (
    people_known.add_to_demo,
    incidents.add_to_demo,
    agreements.add_to_demo,
    referrals.add_to_demo,
    work.add_to_demo,
    risk_views.add_to_demo,
    spreadsheets.add_to_demo,
    evidence.add_to_demo,
    lettered.add_to_demo,
    other_protection.add_to_demo,
    serving.add_to_demo,
    order_life.add_to_demo,
    court_days.add_to_demo,
    breaches.add_to_demo,
    requests.add_to_demo,
    invited.add_to_demo,
)
"""What is added to the told cases of a service once they stand: one part of casework a file, through its services."""
BEFORE_ANYTHING: Final = timedelta(days=1200)
ACKNOWLEDGED: Final = {
    "T7": "The listing office promised a date by the end of the week.",
    "T5": "The lawyer is on leave; a colleague has the papers from tomorrow.",
}


@dataclass(frozen=True)
class DemoLoaded:
    """How much was loaded."""

    cases: int
    users: int


def is_loaded() -> bool:
    return AuditEntry.objects.filter(act=MARK).exists()


def demo_users() -> list[User]:
    """The accounts that the demo made, and no other."""
    marks = AuditEntry.objects.filter(act=MARK)
    made = [user_id for mark in marks for user_id in mark.detail["users"]]
    return list(User.objects.filter(pk__in=made).select_related("organisation").order_by("pk"))


@transaction.atomic
def load_demo(
    *, now: datetime, seed: int = SEED, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> DemoLoaded | None:
    """Load the demo, or None if it is there; refuses to stand beside people or cases that it did not make.

    `progress` is told after each step how many of how many are done.
    """
    if is_loaded():
        return None
    if Case.objects.exists() or User.objects.exists():
        raise RuleViolation("There are people or cases here that the demo did not make: it stays out.")
    rng = Random(seed)  # noqa: S311 nothing here is secret
    names = InventedNames(rng)
    office = DemoOffice(names, now - BEFORE_ANYTHING)
    services = [office.service(place) for place in PLACES]
    stagings = list(_stagings(services, office.liaisons(), rng, names, now))
    office.let_in()
    acts = sorted((act for staging in stagings for act in staging.acts()), key=lambda act: act.at)
    steps = len(acts) + len(services) * len(FURNISHINGS)
    for done, act in enumerate(acts, start=1):
        act.play()
        progress(done, steps)
    raise_flags(now=now)
    for done, (service, furnish) in enumerate(product(services, FURNISHINGS), start=len(acts) + 1):
        if furnish is FURNISHINGS[0]:
            _acknowledge_some(service, now)
        furnish(service, now)
        progress(done, steps)
    audit(by=None, act=MARK, subject=None, now=now, seed=seed, users=[user.pk for user in office.users])
    return DemoLoaded(cases=len(stagings), users=len(office.users))


def _stagings(
    services: list[DemoService], liaisons: dict[str, User], rng: Random, names: InventedNames, now: datetime
) -> Iterator[DemoPlayer]:
    """Every story once in each service; workers take turns, and so do forces."""
    for offset, service in enumerate(services):
        for turn, telling in zip(count(offset), TELLINGS, strict=False):
            cast = _cast(service, liaisons, turn)
            reference = f"{rng.randrange(10_000, 99_999)}/{local_day(now):%y}"
            days = DemoDays(now, late_by=rng.randrange(25))
            story = telling(DemoScene(days, cast.force.slug, names.officer(), reference))
            yield DemoPlayer(story, cast, _people(rng, names, HOURS[turn % len(HOURS)]))


def _cast(service: DemoService, liaisons: dict[str, User], turn: int) -> DemoCast:
    liaison = liaisons[FORCES[turn % len(FORCES)]]
    return DemoCast(
        team=service.teams[turn % len(service.teams)],
        caseworker=service.caseworkers[turn % len(service.caseworkers)],
        supervisor=service.supervisors[turn % len(service.supervisors)],
        liaison=liaison,
        force=liaison.organisation,
    )


def _people(rng: Random, names: InventedNames, hours: Hours | None) -> DemoPeople:
    letters = "".join(rng.choices(REFERENCE_ALPHABET, k=8))
    first_name, last_name = names.victim()
    reference = f"HW-{letters[:4]}-{letters[4:]}"
    return DemoPeople(reference, first_name, last_name, names.perpetrator(), names.phone(), hours)


def _acknowledge_some(service: DemoService, now: datetime) -> None:
    """Let a supervisor know of two late things, so that the pages show what is quiet and why."""
    quiet_until = DemoDays(now).ahead(3)
    for rule, reason in ACKNOWLEDGED.items():
        clock = Clock.objects.late(now).filter(organisation=service.organisation, rule=rule).order_by("pk").first()
        if clock is not None:
            supervisor = service.supervisors[service.teams.index(clock.case.team)]
            acknowledge(clock, by=supervisor, reason=reason, quiet_until=quiet_until, now=now)
