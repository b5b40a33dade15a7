"""Asks again, under the lock, whether whoever changes accounts is still allowed to."""

from __future__ import annotations

from accounts.people.models import Organisation, User, works_today
from accounts.permissions.access import Permission, has_permission
from accounts.rules import RuleViolation

NOT_ANY_MORE = "Your own account was changed meanwhile, and you may not do this any more."


def hold_organisation(by: User) -> Organisation:
    """Hold the row of one's own organisation: whoever changes its people waits for each other."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation_id)


def check_still_allowed(by: User, permission: Permission) -> User:
    """Refuse who has lost the permission, the account or the organisation since the request began.

    Call it under the lock of the organisation, which everybody takes who changes a role or closes an account.
    """
    now = User.objects.filter(works_today(), pk=by.pk, organisation_id=by.organisation_id).first()
    if now is None or not has_permission(now, permission):
        raise RuleViolation(NOT_ANY_MORE)
    return now
