"""The one way for a page to reach a clock: out of sight is 404, a verb not held is 403."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access import Permission, has_permission, signed_in
from risk.models import Clock

ClockView = Callable[Concatenate[HttpRequest, Clock, ...], HttpResponseBase]


def acknowledging(view: ClockView) -> Callable[..., HttpResponseBase]:
    """Give a view the clock named by `clock_id` with its level; past amber, a rule is stricter than this gate."""

    @wraps(view)
    def guarded(request: HttpRequest, *, clock_id: UUID, **rest: Any) -> HttpResponseBase:
        user = signed_in(request)
        clocks = Clock.objects.visible_to(user).with_level(timezone.now()).select_related("case__victim")
        clock = get_object_or_404(clocks, public_id=clock_id)
        if not has_permission(user, Permission.ACKNOWLEDGE_AMBER):
            raise PermissionDenied
        return view(request, clock, **rest)

    guarded.permission = Permission.ACKNOWLEDGE_AMBER  # type: ignore[attr-defined]
    return guarded
