"""Keeps the plan by which a leaver's cases go to others, and carries it out case by case, each at most once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from accounts.jobs.models import Job
from accounts.jobs.services.jobs import NewJob, start_job
from accounts.people.models import Organisation, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.caseload.models.handover import Handover, HandoverKind
from casework.caseload.models.reassignment import MoveState, PlannedMove, Reassignment
from casework.caseload.services.handovers import HandoverNote, Receiver, hand_over
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_by_id
from casework.editing.services.second_press import who_was_first

TASK: Final = "casework.reassign"
"""The Celery task that carries plans out."""


@dataclass(frozen=True, kw_only=True)
class NewPlan:
    """Whose cases move, to whom (None: spread), and what all the new caseworkers are told."""

    organisation: Organisation
    leaver: User
    to_worker: User | None
    note: str


@dataclass(frozen=True, kw_only=True)
class ProposedMove:
    """Where one case would go and why; without a worker it stays."""

    case: Case
    worker_id: int | None
    weight: int
    why: str


@transaction.atomic
def keep_plan(new: NewPlan, fates: Sequence[ProposedMove], *, by: User, now: datetime) -> Reassignment:
    """Write a plan down as it is shown; nothing moves yet."""
    if not new.note.strip():
        raise RuleViolation("Write what the new caseworkers must know.", field="note")
    if not fates:
        raise RuleViolation("This caseworker has no open cases that you can move.", field="leaver")
    plan = Reassignment.objects.create(
        organisation=new.organisation,
        leaver=new.leaver,
        to_worker=new.to_worker,
        note=new.note.strip(),
        asked_by=by,
        asked_at=now,
    )
    PlannedMove.objects.bulk_create(_move(plan, fate) for fate in fates)
    audit(by=by, act="reassignment.plan", subject=plan, now=now, leaver=new.leaver.pk, cases=len(fates))
    return plan


def _move(plan: Reassignment, fate: ProposedMove) -> PlannedMove:
    return PlannedMove(
        organisation_id=plan.organisation_id,
        reassignment=plan,
        case=fate.case,
        to_worker_id=fate.worker_id,
        weight=fate.weight,
        why=fate.why,
        state=MoveState.PLANNED if fate.worker_id else MoveState.STAYS,
    )


@transaction.atomic
def start_plan(plan: Reassignment, *, href: str, by: User, now: datetime) -> Job:
    """Have a plan carried out by a job; a plan that was stopped on the way is taken up where it stopped."""
    locked = Reassignment.objects.select_for_update(no_key=True, of=("self",)).get(pk=plan.pk)
    planned = locked.moves.filter(state=MoveState.PLANNED).count()
    if locked.job is not None and not locked.job.is_finished:
        raise AlreadyDone("This has been started already.", [who_was_first(locked.job.user, locked.started_at)])
    if locked.asked_by_id != by.pk:
        raise RuleViolation("Only the person who drew up this list can start it. Draw up your own.")
    if not planned:
        raise RuleViolation("No case on this list can be moved.")
    new = NewJob(
        kind=TASK, title="Move a leaver's cases", arguments={"reassignment": plan.public_id}, total=planned, href=href
    )
    locked.started_at, locked.job = now, start_job(new, by=by, now=now)
    locked.save(update_fields=["started_at", "job"])
    audit(by=by, act="reassignment.start", subject=locked, now=now, cases=planned)
    return locked.job


def carry_out(plan_id: UUID, *, now: datetime, told: Callable[[int, int], None]) -> Counter[str]:
    """Move every case of a plan that is not moved yet; gives how many cases are in each state afterwards.

    Each case has a transaction of its own, so that what cannot be moved holds nobody else up and a run that was
    cut short is finished by the next. Two runs at once share the cases between them. `told` hears how far it is.
    """
    plan = Reassignment.objects.select_related("asked_by").get(public_id=plan_id, started_at__isnull=False)
    moves = list(plan.moves.filter(state=MoveState.PLANNED).order_by("id").values_list("pk", flat=True))
    for position, move in enumerate(moves, start=1):
        _move_one(move, plan, now=now)
        told(position, len(moves))
    return Counter(plan.moves.values_list("state", flat=True))


@transaction.atomic
def _move_one(move_id: int, plan: Reassignment, *, now: datetime) -> None:
    case = lock_by_id(PlannedMove.objects.values_list("case_id", flat=True).get(pk=move_id))
    move = PlannedMove.objects.select_for_update(no_key=True).get(pk=move_id)
    if move.state != MoveState.PLANNED:
        return
    try:
        with transaction.atomic():
            move.handover = _passed_on(case, move, plan, now=now)
        move.state = MoveState.MOVED
    except RuleViolation as refusal:
        move.state, move.outcome = MoveState.FAILED, refusal.sentence
    move.save()


def _passed_on(case: Case, move: PlannedMove, plan: Reassignment, *, now: datetime) -> Handover:
    if case.closed_at is not None:
        raise RuleViolation("The case was closed meanwhile.")
    if case.caseworker_id != plan.leaver_id:
        raise RuleViolation("The case was moved meanwhile.")
    to = Receiver(team=case.team, worker=move.to_worker)
    return hand_over(case, HandoverKind.REASSIGNED, to, HandoverNote(open_work=plan.note), by=plan.asked_by, now=now)
