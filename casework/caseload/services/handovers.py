"""Gives a case to somebody: from the waiting list, from one caseworker to another, and by a leaver's plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.people.models import Role, Team, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import Task
from casework.caseload.models.handover import Handover, HandoverKind, HandoverReading, MoveRequest
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_by_id, lock_open
from casework.editing.services.second_press import person_name, who_was_first


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
    locked = lock_open(case)
    if locked.caseworker_id is not None:
        raise AlreadyDone("Somebody has given this case to a caseworker meanwhile.", _where_it_is(locked))
    return hand_over(locked, HandoverKind.ALLOCATED, Receiver(team=locked.team, worker=worker), note, by=by, now=now)


@transaction.atomic
def transfer_case(
    case: Case, to: Receiver, note: HandoverNote, *, seen_with: int | None, by: User, now: datetime
) -> Handover:
    """Move a case to another caseworker or team; `seen_with` is who had it on the page that asks for the move."""
    locked = lock_open(case)
    if locked.caseworker_id != seen_with:
        sentence = "Somebody has moved this case meanwhile. Look who has it now, then decide again."
        raise AlreadyDone(sentence, _where_it_is(locked))
    if (to.team.pk, to.worker.pk if to.worker else None) == (locked.team_id, locked.caseworker_id):
        raise RuleViolation("That is where the case is now. Choose somebody else.", field="to")
    if not any((note.open_work.strip(), note.promised.strip(), note.dangers.strip())):
        raise RuleViolation("Write what the new caseworker must know.", field="open_work")
    handover = hand_over(locked, HandoverKind.TRANSFERRED, to, note, by=by, now=now)
    for request in MoveRequest.objects.filter(case=locked, answered_at=None):
        _answer(request, "", is_moved=True, by=by, now=now)
    return handover


def _where_it_is(case: Case) -> list[tuple[str, str]]:
    """Who has a case now, and what the last hand-over said of it."""
    last = Handover.objects.filter(case=case).select_related("by").order_by("-at", "-id").first()
    who = [("Team", case.team.name), ("Caseworker", person_name(case.caseworker) if case.caseworker else "Nobody yet")]
    if last is None:
        return who
    told = [("Open work", last.open_work), ("Promised", last.promised), ("Dangers", last.dangers)]
    return [*who, *(each for each in told if each[1]), who_was_first(last.by, last.at)]


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
    """Only an active caseworker of the team can have a case of it, and never outside the service.

    The account is read again under its lock: it may have been switched off since the page was drawn.
    """
    if to.team.organisation_id != organisation_id:
        raise RuleViolation("Choose a team of your own service.", field="to")
    if not Team.objects.open().filter(pk=to.team.pk).exists():
        raise RuleViolation("That team has been closed. Choose another one.", field="to")
    if to.worker is None:
        return
    worker = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=to.worker.pk)
    if not worker.is_active or worker.role != Role.CASEWORKER:
        raise RuleViolation("This account cannot take cases. Choose somebody else.", field="to")
    if not worker.teams.filter(pk=to.team.pk).exists():
        raise RuleViolation("This caseworker is not in that team.", field="to")


@transaction.atomic
def read_handover(handover: Handover, *, by: User, now: datetime) -> None:
    """Note that the new caseworker has read what was written; once is enough."""
    lock_by_id(handover.case_id)
    if handover.to_worker_id != by.pk:
        raise RuleViolation("Only the caseworker who got the case can mark this as read.")
    _, is_new = HandoverReading.objects.get_or_create(handover=handover, defaults={"by": by, "at": now})
    if is_new:
        audit(by=by, act="handover.read", subject=handover, now=now)


@transaction.atomic
def ask_for_move(case: Case, *, reason: str, by: User, now: datetime) -> MoveRequest:
    """Ask the supervisors to give one's case to somebody else; it stays where it is until one of them acts."""
    locked = lock_open(case)
    asked = MoveRequest.objects.filter(case=locked, answered_at=None).select_related("asked_by").first()
    if asked is not None:
        stored = [("Why", asked.reason), who_was_first(asked.asked_by, asked.asked_at)]
        raise AlreadyDone("This has been asked already, and no supervisor has answered yet.", stored)
    if not reason.strip():
        raise RuleViolation("Say why the case should go to somebody else.", field="reason")
    request = MoveRequest.objects.create(
        organisation_id=locked.organisation_id, case=locked, reason=reason.strip(), asked_at=now, asked_by=by
    )
    audit(by=by, act="moverequest.ask", subject=request, now=now, case=locked.public_id)
    return request


@transaction.atomic
def decline_move(request: MoveRequest, *, answer: str, by: User, now: datetime) -> MoveRequest:
    """Leave a case where it is, and say why."""
    lock_by_id(request.case_id)
    locked = MoveRequest.objects.select_related("answered_by").get(pk=request.pk)
    if locked.answered_at is not None:
        came = "The case was moved." if locked.is_moved else "The case stays where it is."
        stored = [("Answer", f"{came} {locked.answer}".strip()), who_was_first(locked.answered_by, locked.answered_at)]
        raise AlreadyDone("Somebody has answered this already.", stored)
    if not answer.strip():
        raise RuleViolation("Say why the case stays.", field="answer")
    return _answer(locked, answer.strip(), is_moved=False, by=by, now=now)


def _answer(request: MoveRequest, answer: str, *, is_moved: bool, by: User, now: datetime) -> MoveRequest:
    request.answered_at, request.answered_by = now, by
    request.is_moved, request.answer = is_moved, answer
    request.save()
    audit(by=by, act="moverequest.answer", subject=request, now=now, moved=is_moved)
    return request


def _free_tasks(case: Case, *, by: User) -> None:
    """Open tasks of whoever had the case stay with the case, not with the person."""
    if case.caseworker_id is None:
        return
    for task in Task.objects.filter(case=case, owner_id=case.caseworker_id).open():
        task.owner = None
        task.version += 1
        _save_by(task, by)


def _save_by(row: Case | Task, by: User) -> None:
    """Save with the person in the row's history also where no request is under way."""
    row._history_user = by  # type: ignore[union-attr]
    row.save()
