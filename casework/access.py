"""The one way for a page to reach a case: out of sight is 404, a verb not held is 403."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from accounts.access import Permission, has_permission, signed_in
from casework.models import Case

CaseView = Callable[Concatenate[HttpRequest, Case, ...], HttpResponseBase]


def case_view(permission: Permission) -> Callable[[CaseView], Callable[..., HttpResponseBase]]:
    """Give a view the case named by `case_id` in its address, if the user may see it and may do this to it."""

    def gate(view: CaseView) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *, case_id: UUID, **rest: Any) -> HttpResponseBase:
            user = signed_in(request)
            case = get_object_or_404(Case.objects.visible_to(user).for_list(), public_id=case_id)
            if not has_permission(user, permission):
                raise PermissionDenied
            return view(request, case, **rest)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return gate
