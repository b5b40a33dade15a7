"""Gives a case to somebody: from the waiting list, from one caseworker to another, and by a leaver's plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Role, Team, User
from accounts.rules import RuleViolation
from accounts.services import audit
from casework.models import Case, Handover, HandoverKind, HandoverReading, MoveRequest, Task


@dataclass(frozen=True, kw_only=True)
class HandoverNote:
    """What the one who had the case tells the one who gets it."""

    open_work: str = ""
    promised: str = ""
    dangers: str = ""


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """Who gets a case, in which team; without a worker it goes to the team's waiting list."""

    team: Team
    worker: User | None


@transaction.atomic
def allocate_case(case: Case, *, worker: User, note: HandoverNote, by: User, now: datetime) -> Handover:
    """Give a case from the waiting list to somebody of its team."""
    locked = _locked(case)
    if locked.caseworker_id is not None:
        raise RuleViolation("Somebody has given this case to a caseworker meanwhile.")
    return hand_over(locked, HandoverKind.ALLOCATED, Receiver(team=locked.team, worker=worker), note, by=by, now=now)


@transaction.atomic
def transfer_case(
    case: Case, to: Receiver, note: HandoverNote, *, seen_with: int | None, by: User, now: datetime
) -> Handover:
    """Move a case to another caseworker or team; `seen_with` is who had it on the page that asks for the move."""
    locked = _locked(case)
    if locked.caseworker_id != seen_with:
        raise RuleViolation("Somebody has moved this case meanwhile. Look who has it now, then decide again.")
    if (to.team.pk, to.worker.pk if to.worker else None) == (locked.team_id, locked.caseworker_id):
        raise RuleViolation("That is where the case is now. Choose somebody else.", field="to")
    if not any((note.open_work.strip(), note.promised.strip(), note.dangers.strip())):
        raise RuleViolation("Write what the new caseworker must know.", field="open_work")
    handover = hand_over(locked, HandoverKind.TRANSFERRED, to, note, by=by, now=now)
    for request in MoveRequest.objects.filter(case=locked, answered_at=None):
        _answer(request, "", is_moved=True, by=by, now=now)
    return handover


def hand_over(
    locked: Case, kind: HandoverKind, to: Receiver, note: HandoverNote, *, by: User, now: datetime
) -> Handover:
    """Change who has a case whose lock is held, take its open tasks along, and keep what was written."""
    check_can_take(to, organisation_id=locked.organisation_id)
    handover = Handover.objects.create(
        organisation_id=locked.organisation_id,
        case=locked,
        kind=kind,
        from_worker_id=locked.caseworker_id,
        to_worker=to.worker,
        from_team_id=locked.team_id,
        to_team=to.team,
        at=now,
        by=by,
        **{name: words.strip() for name, words in vars(note).items()},
    )
    _free_tasks(locked, by=by)
    locked.team, locked.caseworker = to.team, to.worker
    _save_by(locked, by)
    audit(by=by, act=f"case.{kind}", subject=locked, now=now, handover=handover.public_id)
    return handover


def check_can_take(to: Receiver, *, organisation_id: int) -> None:
    """Only an active caseworker of the team can have a case of it, and never outside the service."""
    if to.team.organisation_id != organisation_id:
        raise RuleViolation("Choose a team of your own service.", field="to")
    worker = to.worker
    if worker is None:
        return
    if not worker.is_active or worker.role != Role.CASEWORKER:
        raise RuleViolation("This account cannot take cases. Choose somebody else.", field="to")
    if not worker.teams.filter(pk=to.team.pk).exists():
        raise RuleViolation("This caseworker is not in that team.", field="to")


@transaction.atomic
def read_handover(handover: Handover, *, by: User, now: datetime) -> None:
    """HandoverNote that the new caseworker has read what was written; once is enough."""
    if handover.to_worker_id != by.pk:
        raise RuleViolation("Only the caseworker who got the case can mark this as read.")
    _, is_new = HandoverReading.objects.get_or_create(handover=handover, defaults={"by": by, "at": now})
    if is_new:
        audit(by=by, act="handover.read", subject=handover, now=now)


@transaction.atomic
def ask_for_move(case: Case, *, reason: str, by: User, now: datetime) -> MoveRequest:
    """Ask the supervisors to give one's case to somebody else; it stays where it is until one of them acts."""
    if not reason.strip():
        raise RuleViolation("Say why the case should go to somebody else.", field="reason")
    locked = _locked(case)
    if MoveRequest.objects.filter(case=locked, answered_at=None).exists():
        raise RuleViolation("This has been asked already, and no supervisor has answered yet.")
    request = MoveRequest.objects.create(
        organisation_id=locked.organisation_id, case=locked, reason=reason.strip(), asked_at=now, asked_by=by
    )
    audit(by=by, act="moverequest.ask", subject=request, now=now, case=locked.public_id)
    return request


@transaction.atomic
def decline_move(request: MoveRequest, *, answer: str, by: User, now: datetime) -> MoveRequest:
    """Leave a case where it is, and say why."""
    if not answer.strip():
        raise RuleViolation("Say why the case stays.", field="answer")
    locked = MoveRequest.objects.select_for_update(no_key=True, of=("self",)).get(pk=request.pk)
    if locked.answered_at is not None:
        raise RuleViolation("Somebody has answered this already.")
    return _answer(locked, answer.strip(), is_moved=False, by=by, now=now)


def _answer(request: MoveRequest, answer: str, *, is_moved: bool, by: User, now: datetime) -> MoveRequest:
    request.answered_at, request.answered_by = now, by
    request.is_moved, request.answer = is_moved, answer
    request.save()
    audit(by=by, act="moverequest.answer", subject=request, now=now, moved=is_moved)
    return request


def _locked(case: Case) -> Case:
    locked = Case.objects.select_for_update(no_key=True, of=("self",)).select_related("team").get(pk=case.pk)
    if locked.closed_at is not None:
        raise RuleViolation("This case is closed. Reopen it first.")
    return locked


def _free_tasks(case: Case, *, by: User) -> None:
    """Open tasks of whoever had the case stay with the case, not with the person."""
    if case.caseworker_id is None:
        return
    for task in Task.objects.filter(case=case, owner_id=case.caseworker_id).open().select_for_update(no_key=True):
        task.owner = None
        task.version += 1
        _save_by(task, by)


def _save_by(row: Case | Task, by: User) -> None:
    """Save with the person in the row's history also where no request is under way."""
    row._history_user = by  # type: ignore[union-attr]
    row.save()
