"""The one way for a page to reach a clock, a signature or a screening: out of sight is 404, a verb not held is 403."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase

from accounts.access import Permission
from accounts.clock import database_now
from accounts.models import User
from casework.case_acts import row_view
from risk.models import Clock, Screening, Signature

ClockView = Callable[Concatenate[HttpRequest, Clock, ...], HttpResponseBase]
SignatureView = Callable[Concatenate[HttpRequest, Signature, ...], HttpResponseBase]
ScreeningView = Callable[Concatenate[HttpRequest, Screening, ...], HttpResponseBase]
PEOPLE_OF_THE_CASE = ("case__victim", "case__perpetrator", "case__team", "case__caseworker", "case__victim_force")


def acknowledging(view: ClockView) -> Callable[..., HttpResponseBase]:
    """Give a view the clock named by `clock_id` with its level; past amber, a rule is stricter than this gate."""
    return row_view("clock_id", _clocks, Permission.ACKNOWLEDGE_AMBER)(view)


def signature_view(view: SignatureView) -> Callable[..., HttpResponseBase]:
    """Give a view the signature named by `signature_id`, if the user may see its case and may sign."""
    return row_view("signature_id", _signatures, Permission.SIGN_RISK)(view)


def screening_view(view: ScreeningView) -> Callable[..., HttpResponseBase]:
    """Give a view the screening named by `screening_id`, if the user may see its case."""

    return row_view("screening_id", _screenings, Permission.VIEW_CASE)(view)


def _clocks(user: User) -> QuerySet[Clock]:
    return Clock.objects.visible_to(user).with_level(database_now()).select_related("case__victim")


def _signatures(user: User) -> QuerySet[Signature]:
    return Signature.objects.visible_to(user).select_related(*PEOPLE_OF_THE_CASE, "asked_by")


def _screenings(user: User) -> QuerySet[Screening]:
    return Screening.objects.visible_to(user).select_related(*PEOPLE_OF_THE_CASE, "recorded_by")
