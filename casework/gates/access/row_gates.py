"""Gates of the views of this floor: a row out of sight is 404, a missing permission 403, a closed case 409.

An act (a POST) on a case has passed all three under its lock, and holds it until the answer is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Concatenate
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission, signed_in
from accounts.trail.page_look import row_or_404
from casework.case_tasks.models import Task
from casework.caseload.models.reassignment import Reassignment
from casework.cases.models.case import Case
from casework.concerns.models import Concern
from casework.evidence.models.upload import Upload
from casework.gates.access.closed_case import refusal_if_closed
from casework.gates.access.locked_case import row_by_itself, row_of_case, row_view
from casework.referrals.models import Referral

ConcernView = Callable[Concatenate[HttpRequest, Concern, ...], HttpResponseBase]
CaseView = Callable[Concatenate[HttpRequest, Case, ...], HttpResponseBase]
PlanView = Callable[Concatenate[HttpRequest, Reassignment, ...], HttpResponseBase]
ReferralView = Callable[Concatenate[HttpRequest, Referral, ...], HttpResponseBase]
TaskView = Callable[Concatenate[HttpRequest, Task, ...], HttpResponseBase]
UploadView = Callable[Concatenate[HttpRequest, Upload, ...], HttpResponseBase]


def case_view(
    permission: Permission, *, on_closed: bool = False, locks: bool = True, beside: str = ""
) -> Callable[[CaseView], Callable[..., HttpResponseBase]]:
    """Give a view the case named by `case_id` in its address, if the user may see it and may do this to it.

    An act on a closed case is refused with a page, unless it is one that is done `on_closed` cases too. A view that
    reads a file from the network `locks` nothing here: its service takes the lock afterwards, and asks again. `beside`
    is the person (victim, perpetrator) that the act writes about: every case of that person is locked with this one.
    """

    def refuses(request: HttpRequest, case: Case) -> HttpResponseBase | None:
        return None if on_closed else refusal_if_closed(request, case, permission)

    begins = partial(row_of_case, case="pk", locks=locks, beside=beside)
    return row_view("case_id", _cases, permission, begins=begins, refuses=refuses)


def upload_view(permission: Permission) -> Callable[[UploadView], Callable[..., HttpResponseBase]]:
    """Give a view the file on its way named by `upload_id`, if it is the user’s own and its case is open."""

    def gate(view: UploadView) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *, case_id: UUID, upload_id: UUID, **rest: Any) -> HttpResponseBase:
            with row_of_case(request, _cases, case_id, case="pk", locks=False) as case:
                user = signed_in(request)
                upload = row_or_404(Upload.objects.visible_to(user), case=case, public_id=upload_id)
                if not has_permission(user, permission):
                    raise PermissionDenied
                return refusal_if_closed(request, case, permission) or view(request, upload, **rest)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return gate


def concern_view(permission: Permission) -> Callable[[ConcernView], Callable[..., HttpResponseBase]]:
    """Give a view the concern named by `concern_id`, if the user may see its case and may do this; closed or not."""
    return row_view("concern_id", _concerns, permission)


def referral_view(permission: Permission) -> Callable[[ReferralView], Callable[..., HttpResponseBase]]:
    """Give a view the referral named by `referral_id` in its address, on the same terms."""
    return row_view("referral_id", _referrals, permission, begins=row_by_itself)


def plan_view(permission: Permission) -> Callable[[PlanView], Callable[..., HttpResponseBase]]:
    """Give a view the plan named by `reassignment_id` in its address, on the same terms."""
    return row_view("reassignment_id", _plans, permission, begins=row_by_itself)


def task_view(permission: Permission) -> Callable[[TaskView], Callable[..., HttpResponseBase]]:
    """Give a view the task named by `task_id`: one of a case that the user may see, or one that the user was given."""
    return row_view("task_id", _tasks, permission)


def _cases(user: User) -> QuerySet[Case]:
    return Case.objects.visible_to(user).for_list()


def _concerns(user: User) -> QuerySet[Concern]:
    people = ("case__victim", "case__perpetrator", "case__team", "raised_by", "answered_by")
    return Concern.objects.visible_to(user).select_related(*people)


def _referrals(user: User) -> QuerySet[Referral]:
    return Referral.objects.visible_to(user).select_related("team", "force", "taken_by", "decided_by", "case")


def _plans(user: User) -> QuerySet[Reassignment]:
    return Reassignment.objects.visible_to(user).select_related("leaver", "to_worker", "asked_by", "job")


def _tasks(user: User) -> QuerySet[Task]:
    return Task.objects.seen_by_or_given_to(user).select_related("case__victim", "case__team", "case__caseworker")
