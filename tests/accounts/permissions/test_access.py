"""The whole table of who may do what, written out by hand, and the gate that asks it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import RequestFactory

from accounts.people.models import Role, User
from accounts.permissions.access import PERMISSIONS, Permission, has_permission, requires, signed_in

# Columns: caseworker, supervisor, service manager, police liaison, auditor, data protection officer.
TABLE = """
view_my_work             Y - - - - -
view_delays              - Y - - - -
view_desk                - - - Y - -
open_case                Y Y - - - -
search                   Y Y - Y - -
view_case                Y Y - - - -
log_incident             Y Y - - - -
review_risk              Y Y - - - -
request_order            Y Y - - - -
record_application_step  Y Y - - - -
pause_clock              - Y - - - -
record_order             Y Y - - - -
record_breach            Y Y - - - -
share_case               Y Y - - - -
acknowledge_amber        Y Y - - - -
acknowledge_flag         - Y - - - -
act_on_breach            - - - Y - -
act_on_application       - - - Y - -
change_thresholds        - - Y - - -
read_trail               - - - - Y Y
edit_people              Y Y - - - -
reveal_safe_address      Y Y - - - -
override_address_clash   - Y - - - -
take_referral            Y Y - - - -
allocate_case            - Y - - - -
reassign_cases           - Y Y - - -
view_caseload            - Y Y - - -
record_agreement         Y Y - - - -
ask_to_close             Y Y - - - -
close_case               - Y - - - -
add_evidence             Y Y - - - -
open_original            - Y - - - -
work_on_case             Y Y - - - -
answer_concern           - Y - - - -
sign_risk                - Y - - - -
import_cases             - Y - - - -
view_diary               Y Y - - - -
view_news                Y Y - Y - -
override_consent         - Y - - - -
agree_not_pursued        - Y - - - -
write_letter             Y Y - - - -
approve_letter           - Y - - - -
edit_letter_templates    - - Y - - -
change_law               - - Y - - -
view_figures             - Y Y - Y -
view_scheduled_jobs      - Y Y - - -
manage_accounts          - Y Y - - -
allow_looks              - Y - - - -
read_acts                Y Y - Y Y Y
manage_people            - - Y - - -
confirm_liaison          - Y Y - - -
plan_leave               - Y Y - - -
"""
COLUMNS = (
    Role.CASEWORKER,
    Role.SUPERVISOR,
    Role.SERVICE_MANAGER,
    Role.POLICE_LIAISON,
    Role.AUDITOR,
    Role.DATA_PROTECTION_OFFICER,
)
CELLS = [
    pytest.param(role, permission, mark == "Y", id=f"{role}-{permission}")
    for permission, *marks in map(str.split, TABLE.strip().splitlines())
    for role, mark in zip(COLUMNS, marks, strict=True)
]


@requires(Permission.RECORD_BREACH)
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Stand in for a view behind the gate."""
    return HttpResponse(f"page {number}")


def a_request(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.mark.parametrize(("role", "permission", "allowed"), CELLS)
def test_permission_is_held_as_the_table_says(role: Role, permission: str, allowed: bool) -> None:
    assert has_permission(User(role=role), Permission(permission)) is allowed


def test_table_covers_every_role_and_permission() -> None:
    assert {(role, name) for role, name, _ in (cell.values for cell in CELLS)} == {
        (role, permission) for role in Role for permission in Permission
    }
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize("permission", list(Permission))
def test_anonymous_and_disabled_accounts_may_do_nothing(permission: Permission) -> None:
    assert not has_permission(AnonymousUser(), permission)
    assert not any(has_permission(User(role=role, is_active=False), permission) for role in Role)


@pytest.mark.parametrize("permission", list(Permission))
def test_superuser_flag_opens_nothing(permission: Permission) -> None:
    assert has_permission(User(role=Role.DATA_PROTECTION_OFFICER, is_superuser=True, is_staff=True), permission) is (
        permission in {Permission.READ_TRAIL, Permission.READ_ACTS}
    )


def test_gate_with_the_permission_shows_the_page() -> None:
    assert page(a_request(User(role=Role.CASEWORKER)), 7).status_code == 200


@pytest.mark.parametrize("user", [User(role=Role.AUDITOR), AnonymousUser()])
def test_gate_without_the_permission_is_403(user: User | AnonymousUser) -> None:
    with pytest.raises(PermissionDenied):
        page(a_request(user), 7)


def test_signed_in_returns_the_user() -> None:
    user = User(role=Role.AUDITOR)
    assert signed_in(a_request(user)) is user


@pytest.mark.parametrize(("role", "drawn"), [(Role.CASEWORKER, "button"), (Role.AUDITOR, "")])
def test_button_asks_the_same_question_as_the_gate(role: Role, drawn: str) -> None:
    template = Template('{% load access %}{% if user|may:"record_breach" %}button{% endif %}')
    assert template.render(Context({"user": User(role=role)})) == drawn


def test_button_for_an_unknown_permission_is_a_mistake() -> None:
    template = Template('{% load access %}{% if user|may:"fly" %}button{% endif %}')
    with pytest.raises(ValueError, match="fly"):
        template.render(Context({"user": User(role=Role.CASEWORKER)}))
