"""Two who look at a risk or set a limit at the same moment; each pair goes wrong when its lock is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final

import pytest
from django.db import transaction

from accounts.people.models import User
from casework.case_tasks.models import Task
from casework.caseload.services.weights import NewWeight, set_weight, weights_set
from casework.cases.models.case import Case
from casework.cases.services.locks import lock
from casework.concerns.models import Concern
from casework.dates.rules.london_time import local_day
from casework.editing.services.setting_versions import stands_at
from casework.look_limits.services import NewLookLimit, limits_of_looks_set, set_look_limit
from casework.sharing.models.agreement import Agreement
from casework.sharing.services.agreements import remind_of_agreements
from casework.sharing.services.audience import watch_forces
from casework.sharing.services.last_days import ask_for_last_days_of_sharing
from risk.clocks.models.clock import Clock
from risk.flags.services.acknowledgements import acknowledge_all
from risk.flags.services.flags import raise_flags
from risk.reviews.models.signature import Signature, SignatureKind
from risk.reviews.services.signatures import LevelToSign, ask_signature, open_signature
from risk.thresholds.services.cadence import NewCadence, cadence_set, set_cadence
from risk.thresholds.services.limits import (
    NewEscalationStep,
    NewThreshold,
    limits_set,
    set_step,
    set_threshold,
    steps_set,
)
from tests.factories import OPENED_AT, make_clock, make_deadline, make_force, make_share, make_team
from tests.team_of_two import CaseRace, Pair, TeamOfTwo, fresh, held, now, team_of_two, twice
from tests.two_at_once import really_written, two_at_once, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.writes_for_all]
DAY: Final = timedelta(days=1)
AUDIT: Final = 'INSERT INTO "accounts_auditentry"'
TOLD: Final = ("done", "AlreadyDone")


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[TeamOfTwo]:
    with team_of_two(django_db_blocker) as written:
        yield written


def two_limits_for_one_day(by: TeamOfTwo) -> Pair:
    """Each page was drawn before the other had set it: neither overwrites what it has not shown."""
    organisation, today = make_team().organisation, local_day(now())
    seen = stands_at(limits_set(organisation.pk, "T1", "high"))
    limit = NewThreshold(
        rule="T1", risk_level="high", amber=1, red=2, critical=None, valid_from=today, reason="New", seen=seen
    )
    return twice(lambda who: set_threshold(limit, organisation=organisation, by=who, now=now()), by)


def two_steps_of_the_ladder(by: TeamOfTwo) -> Pair:
    organisation, today = make_team().organisation, local_day(now())
    step = NewEscalationStep(
        step=Decimal(2), to="force_lead", valid_from=today, seen=stands_at(steps_set(organisation.pk))
    )
    return twice(lambda who: set_step(step, organisation=organisation, by=who, now=now()), by)


def two_weights(by: TeamOfTwo) -> Pair:
    organisation, today = make_team().organisation, local_day(now())
    seen = stands_at(weights_set(organisation.pk, "high"))
    weight = NewWeight(kind="high", weight=4, valid_from=today, reason="New", seen=seen)
    return twice(lambda who: set_weight(weight, organisation=organisation, today=today, by=who, now=now()), by)


def two_cadences(by: TeamOfTwo) -> Pair:
    organisation, today = make_team().organisation, local_day(now())
    seen = stands_at(cadence_set(organisation.pk, "high"))
    cadence = NewCadence(level="high", days=10, valid_from=today, reason="New", seen=seen)
    return twice(lambda who: set_cadence(cadence, organisation=organisation, by=who, now=now()), by)


def two_acknowledgements(by: TeamOfTwo) -> Pair:
    clock = make_clock(case=by.case(), late_at=OPENED_AT)
    make_deadline(clock=clock, due_at=OPENED_AT)
    say = partial(acknowledge_all, [clock], reason="On Monday", quiet_until=local_day(now()) + DAY, seen="0")
    return twice(lambda who: say(by=who, now=now()), by)


def signature_answered_twice(by: TeamOfTwo) -> Pair:
    wanted = LevelToSign(kind=SignatureKind.LOWER, level="standard", reason="Quiet for months")
    case = by.case()
    signature = _asked(case, wanted, by.worker)
    return twice(lambda who: _sign(signature, who), by)


@transaction.atomic
def _asked(case: Case, wanted: LevelToSign, by: User) -> Signature:
    return ask_signature(case, wanted, by=by, now=now())


@transaction.atomic
def _sign(signature: Signature, by: User) -> Signature:
    locked = open_signature(fresh(signature), by=by)
    locked.answer, locked.words, locked.answered_by, locked.answered_at = "refused", "No", by, now()
    locked.save()
    return locked


def two_limits_of_looks(by: TeamOfTwo) -> Pair:
    organisation, today = make_team().organisation, local_day(now())
    seen = stands_at(limits_of_looks_set(organisation.pk, "reveal"))
    new = NewLookLimit(kind="reveal", a_day=9, valid_from=today, reason="We are a small team", seen=seen)
    return twice(lambda who: set_look_limit(new, organisation=organisation, today=today, by=who, now=now()), by)


RACES: Final = [
    CaseRace(two_limits_of_looks, AUDIT, TOLD, locks=("casework.look_limits.services.set_look_limit",)),
    CaseRace(two_limits_for_one_day, AUDIT, TOLD, locks=("risk.thresholds.services.limits.set_threshold",)),
    CaseRace(two_steps_of_the_ladder, AUDIT, TOLD, locks=("risk.thresholds.services.limits.set_step",)),
    CaseRace(two_weights, AUDIT, TOLD, locks=("casework.caseload.services.weights.set_weight",)),
    CaseRace(two_cadences, AUDIT, TOLD, locks=("risk.thresholds.services.cadence.set_cadence",)),
    CaseRace(two_acknowledgements, AUDIT, TOLD),
    CaseRace(
        signature_answered_twice,
        'UPDATE "risk_signature"',
        TOLD,
        locks=("risk.reviews.services.signatures.open_signature",),
    ),
]


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.acts.__name__)
def test_the_second_waits_and_is_told_what_the_first_did(race: CaseRace, people: TeamOfTwo) -> None:
    ended, holds = held(race, people)
    assert ended.waited
    assert ended.names == race.ends, (ended.first.error, ended.second.error)
    assert holds


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.acts.__name__)
def test_without_its_lock_the_same_pair_goes_wrong(race: CaseRace, people: TeamOfTwo) -> None:
    with without_locks(*race.locks):
        ended, holds = held(race, people)
    assert ended.names != race.ends or not holds


# --- Jobs take no lock that somebody holds ----------------------------------------------------------------------------


@transaction.atomic
def write_clocks_of(case: Case) -> None:
    """As a writer does it: the case, then its clocks."""
    lock(case)
    for clock in Clock.objects.filter(case=case):
        clock.extension += 1
        clock.save()


def test_job_of_flags_waits_for_nobody_who_works_on_a_case(people: TeamOfTwo) -> None:
    case = really_written(people.case)
    clock = really_written(partial(make_clock, case=case, ends_at=OPENED_AT + DAY))
    ended = two_at_once(partial(write_clocks_of, case), lambda: raise_flags(now=now()), before='UPDATE "risk_clock"')
    assert not ended.waited
    assert ended.names == ("done", "done")
    clock.refresh_from_db()
    assert (clock.closed_at, clock.extension) == (None, 1)
    raise_flags(now=now())
    clock.refresh_from_db()
    assert clock.closed_at == OPENED_AT + DAY


@transaction.atomic
def hold(case: Case) -> None:
    lock(case).save()


def agreement_that_ends(case: Case) -> None:
    Agreement.objects.create(
        organisation=case.organisation,
        case=case,
        kind="service",
        given_on=local_day(now()) - DAY,
        given_how="phone",
        last_day=local_day(now()) + DAY,
        recorded_at=now(),
    )


def share_without_a_known_end(case: Case) -> None:
    make_share(case=case, last_day_known=False)


def share_with_nobody_there(case: Case) -> None:
    make_share(case=case, force=make_force("kent"))


JOBS: Final[dict[Callable[[Case], None], tuple[Callable[..., int], type[Any]]]] = {
    agreement_that_ends: (remind_of_agreements, Task),
    share_without_a_known_end: (ask_for_last_days_of_sharing, Task),
    share_with_nobody_there: (watch_forces, Concern),
}


@pytest.mark.parametrize("needs", JOBS, ids=lambda needs: needs.__name__)
def test_job_leaves_a_case_on_which_somebody_works_to_its_next_run(
    needs: Callable[[Case], None], people: TeamOfTwo
) -> None:
    job, asks = JOBS[needs]
    case = really_written(people.case)
    really_written(partial(needs, case))
    ended = two_at_once(partial(hold, case), lambda: job(now=now()), before='UPDATE "casework_case"')
    assert not ended.waited
    assert not asks.objects.filter(case=case).exists()
    job(now=now())
    assert asks.objects.filter(case=case).count() == 1
