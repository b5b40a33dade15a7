"""Gates of the views of this floor: a clock, signature or screening out of sight is 404, no permission 403."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase

from accounts.database.clock import database_now
from accounts.people.models import User
from accounts.permissions.access import Permission
from casework.gates.access.locked_case import row_view
from risk.assessments.models.screening import Screening
from risk.clocks.models.clock import Clock
from risk.reviews.models.signature import Signature

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
