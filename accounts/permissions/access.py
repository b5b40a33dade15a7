"""Permissions: every verb that a view may demand, the roles that hold it, and the gate that views and buttons ask."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from accounts.people.models import Role, User

P = ParamSpec("P")


class Permission(StrEnum):
    """A verb that a view may demand; rows are narrowed separately, by `visible_to(user)`."""

    VIEW_MY_WORK = "view_my_work"
    VIEW_DELAYS = "view_delays"
    VIEW_DESK = "view_desk"
    VIEW_NEWS = "view_news"
    OPEN_CASE = "open_case"
    SEARCH = "search"
    VIEW_CASE = "view_case"
    LOG_INCIDENT = "log_incident"
    REVIEW_RISK = "review_risk"
    REQUEST_ORDER = "request_order"
    RECORD_APPLICATION_STEP = "record_application_step"
    PAUSE_CLOCK = "pause_clock"
    RECORD_ORDER = "record_order"
    RECORD_BREACH = "record_breach"
    SHARE_CASE = "share_case"
    ACKNOWLEDGE_AMBER = "acknowledge_amber"
    ACKNOWLEDGE_FLAG = "acknowledge_flag"
    ACT_ON_BREACH = "act_on_breach"
    ACT_ON_APPLICATION = "act_on_application"
    CHANGE_THRESHOLDS = "change_thresholds"
    READ_TRAIL = "read_trail"
    EDIT_PEOPLE = "edit_people"
    REVEAL_SAFE_ADDRESS = "reveal_safe_address"
    OVERRIDE_ADDRESS_CLASH = "override_address_clash"
    TAKE_REFERRAL = "take_referral"
    ALLOCATE_CASE = "allocate_case"
    REASSIGN_CASES = "reassign_cases"
    VIEW_CASELOAD = "view_caseload"
    RECORD_AGREEMENT = "record_agreement"
    ASK_TO_CLOSE = "ask_to_close"
    CLOSE_CASE = "close_case"
    ADD_EVIDENCE = "add_evidence"
    OPEN_ORIGINAL = "open_original"
    WORK_ON_CASE = "work_on_case"
    ANSWER_CONCERN = "answer_concern"
    SIGN_RISK = "sign_risk"
    IMPORT_CASES = "import_cases"
    VIEW_DIARY = "view_diary"
    OVERRIDE_CONSENT = "override_consent"
    AGREE_NOT_PURSUED = "agree_not_pursued"
    WRITE_LETTER = "write_letter"
    APPROVE_LETTER = "approve_letter"
    EDIT_LETTER_TEMPLATES = "edit_letter_templates"
    CHANGE_LAW = "change_law"
    VIEW_FIGURES = "view_figures"
    VIEW_SCHEDULED_JOBS = "view_scheduled_jobs"
    MANAGE_ACCOUNTS = "manage_accounts"
    ALLOW_LOOKS = "allow_looks"
    READ_ACTS = "read_acts"
    MANAGE_PEOPLE = "manage_people"
    CONFIRM_LIAISON = "confirm_liaison"
    PLAN_LEAVE = "plan_leave"


CASEWORK: Final = frozenset(
    {
        Permission.OPEN_CASE,
        Permission.SEARCH,
        Permission.VIEW_CASE,
        Permission.LOG_INCIDENT,
        Permission.REVIEW_RISK,
        Permission.REQUEST_ORDER,
        Permission.RECORD_APPLICATION_STEP,
        Permission.RECORD_ORDER,
        Permission.RECORD_BREACH,
        Permission.SHARE_CASE,
        Permission.ACKNOWLEDGE_AMBER,
        Permission.EDIT_PEOPLE,
        Permission.REVEAL_SAFE_ADDRESS,
        Permission.TAKE_REFERRAL,
        Permission.RECORD_AGREEMENT,
        Permission.ASK_TO_CLOSE,
        Permission.ADD_EVIDENCE,
        Permission.WORK_ON_CASE,
        Permission.VIEW_DIARY,
        Permission.VIEW_NEWS,
        Permission.WRITE_LETTER,
        Permission.READ_ACTS,
    }
)

PERMISSIONS: Final[dict[Role, frozenset[Permission]]] = {
    Role.CASEWORKER: CASEWORK | {Permission.VIEW_MY_WORK},
    Role.SUPERVISOR: CASEWORK
    | {
        Permission.ALLOW_LOOKS,
        Permission.VIEW_DELAYS,
        Permission.VIEW_FIGURES,
        Permission.PAUSE_CLOCK,
        Permission.ACKNOWLEDGE_FLAG,
        Permission.OVERRIDE_ADDRESS_CLASH,
        Permission.ALLOCATE_CASE,
        Permission.REASSIGN_CASES,
        Permission.VIEW_CASELOAD,
        Permission.CLOSE_CASE,
        Permission.OPEN_ORIGINAL,
        Permission.ANSWER_CONCERN,
        Permission.SIGN_RISK,
        Permission.IMPORT_CASES,
        Permission.OVERRIDE_CONSENT,
        Permission.AGREE_NOT_PURSUED,
        Permission.APPROVE_LETTER,
        Permission.VIEW_SCHEDULED_JOBS,
        Permission.MANAGE_ACCOUNTS,
        Permission.CONFIRM_LIAISON,
        Permission.PLAN_LEAVE,
    },
    Role.SERVICE_MANAGER: frozenset(
        {
            Permission.CHANGE_THRESHOLDS,
            Permission.REASSIGN_CASES,
            Permission.VIEW_CASELOAD,
            Permission.EDIT_LETTER_TEMPLATES,
            Permission.CHANGE_LAW,
            Permission.VIEW_FIGURES,
            Permission.VIEW_SCHEDULED_JOBS,
            Permission.MANAGE_ACCOUNTS,
            Permission.MANAGE_PEOPLE,
            Permission.CONFIRM_LIAISON,
            Permission.PLAN_LEAVE,
        }
    ),
    Role.POLICE_LIAISON: frozenset(
        {
            Permission.VIEW_DESK,
            Permission.VIEW_NEWS,
            Permission.SEARCH,
            Permission.ACT_ON_BREACH,
            Permission.ACT_ON_APPLICATION,
            Permission.READ_ACTS,
        }
    ),
    Role.AUDITOR: frozenset({Permission.READ_TRAIL, Permission.READ_ACTS, Permission.VIEW_FIGURES}),
    Role.DATA_PROTECTION_OFFICER: frozenset({Permission.READ_TRAIL, Permission.READ_ACTS}),
}


def has_permission(user: User | AnonymousUser, permission: Permission) -> bool:
    """Answer for views and buttons alike; an anonymous or switched-off account may do nothing."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return permission in PERMISSIONS.get(Role(user.role), frozenset())


def signed_in(request: HttpRequest) -> User:
    """Return the user of a request that the login wall has let through."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def requires(
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Answer 403 to a signed-in user without the permission, before the view looks at anything."""

    def gate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not has_permission(signed_in(request), permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return gate
