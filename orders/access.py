"""The one way for a page to reach a thing of a case here: out of sight is 404, a verb not held 403, closed 409.

An act (a POST) has passed all three under the lock of the case, and holds it until the answer is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase

from accounts.people.models import User
from accounts.permissions.access import Permission
from casework.gates.access.closed_case import refusal_if_closed
from casework.gates.access.locked_case import row_that_its_service_locks, row_view
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.conditions.models.unworkable import Unworkable
from orders.diary.models import DiaryFeed
from orders.letters.models.letter import Letter
from orders.orders.models import Condition, Order
from orders.proceedings.models import PoliceRequest, Proceeding
from orders.protection.models import OtherProtection
from orders.serving.models import NotificationDuty
from orders.warrants.models import Warrant

View = Callable[..., HttpResponseBase]
Row = TypeVar("Row", bound=Model)
ApplicationView = Callable[Concatenate[HttpRequest, Application, ...], HttpResponseBase]
OrderView = Callable[Concatenate[HttpRequest, Order, ...], HttpResponseBase]
ProtectionView = Callable[Concatenate[HttpRequest, OtherProtection, ...], HttpResponseBase]
IncidentView = Callable[Concatenate[HttpRequest, Incident, ...], HttpResponseBase]
ConditionView = Callable[Concatenate[HttpRequest, Condition, ...], HttpResponseBase]
DutyView = Callable[Concatenate[HttpRequest, NotificationDuty, ...], HttpResponseBase]
BreachView = Callable[Concatenate[HttpRequest, Breach, ...], HttpResponseBase]
LetterView = Callable[Concatenate[HttpRequest, Letter, ...], HttpResponseBase]
FeedView = Callable[Concatenate[HttpRequest, DiaryFeed, ...], HttpResponseBase]
WarrantView = Callable[Concatenate[HttpRequest, Warrant, ...], HttpResponseBase]

PEOPLE_OF_THE_CASE = (
    "case__victim",
    "case__perpetrator",
    "case__team",
    "case__caseworker",
    "case__victim_force",
)


def application_view(permission: Permission) -> Callable[[ApplicationView], View]:
    """Give a view the application named by `application_id`, if the user may see it and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "force")
    return _thing_view(
        "application_id", lambda user: Application.objects.visible_to(user).select_related(*joined), permission
    )


def order_view(permission: Permission) -> Callable[[OrderView], View]:
    """Give a view the order named by `order_id`, if the user may see it and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "application__force", "force")
    return _thing_view("order_id", lambda user: Order.objects.visible_to(user).select_related(*joined), permission)


def condition_view(permission: Permission) -> Callable[[ConditionView], View]:
    """Give a view the condition named by `condition_id`, if the user may see its order and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "order__application__force")

    def rows(user: User) -> QuerySet[Condition]:
        return Condition.objects.filter(order__in=Order.objects.visible_to(user)).select_related(*joined)

    return _thing_view("condition_id", rows, permission)


def duty_view(permission: Permission) -> Callable[[DutyView], View]:
    """Give a view the notification named by `duty_id`, if the user may see its order and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "order__application__force")

    def rows(user: User) -> QuerySet[NotificationDuty]:
        return NotificationDuty.objects.filter(order__in=Order.objects.visible_to(user)).select_related(*joined)

    return _thing_view("duty_id", rows, permission)


def protection_view(permission: Permission) -> Callable[[ProtectionView], View]:
    """Give a view the other protection named by `protection_id`, if the user may see it and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "force")
    return _thing_view(
        "protection_id", lambda user: OtherProtection.objects.visible_to(user).select_related(*joined), permission
    )


def breach_view(permission: Permission) -> Callable[[BreachView], View]:
    """Give a view the breach named by `breach_id`, if the user may see it and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "force", "copied_to", "order", "protection", "condition", "acknowledged_by")
    return _thing_view("breach_id", lambda user: Breach.objects.visible_to(user).select_related(*joined), permission)


def warrant_view(permission: Permission) -> Callable[[WarrantView], View]:
    """Give a view the warrant named by `warrant_id`, if the user may see it and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "breach__force")
    return _thing_view("warrant_id", lambda user: Warrant.objects.visible_to(user).select_related(*joined), permission)


def incident_view(permission: Permission) -> Callable[[IncidentView], View]:
    """Give a view the incident named by `incident_id`, if the user may see it and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "event", "report_force")
    return _thing_view(
        "incident_id", lambda user: Incident.objects.visible_to(user).select_related(*joined), permission
    )


def letter_view(permission: Permission) -> Callable[[LetterView], View]:
    """Give a view the letter named by `letter_id`, if the user may see it and may do this to it."""
    joined = (*PEOPLE_OF_THE_CASE, "case__organisation")

    def rows(user: User) -> QuerySet[Letter]:
        return Letter.objects.visible_to(user).for_pages().select_related(*joined)

    return _thing_view("letter_id", rows, permission)


def diary_feed_view(permission: Permission) -> Callable[[FeedView], View]:
    """Give a view one of the user's own feeds, named by `diary_feed_id`."""
    return row_view("diary_feed_id", DiaryFeed.objects.visible_to, permission, begins=row_that_its_service_locks)


def _thing_view(
    argument: str, rows: Callable[[User], QuerySet[Row]], permission: Permission
) -> Callable[[Callable[Concatenate[HttpRequest, Row, ...], HttpResponseBase]], View]:
    """Give a view the row of a case that the argument of its address names; an act on it holds the case's lock."""

    def refuses(request: HttpRequest, row: Row) -> HttpResponseBase | None:
        thing: Any = row
        return refusal_if_closed(request, thing.case, permission)

    return row_view(argument, rows, permission, refuses=refuses)


def proceeding_view(
    permission: Permission,
) -> Callable[[Callable[Concatenate[HttpRequest, Proceeding, ...], HttpResponseBase]], View]:
    """Give a view what is asked of a court about an order, named by `proceeding_id`."""
    joined = (*PEOPLE_OF_THE_CASE, "order__force", "order__application__force", "asking_force", "appealed")
    return _thing_view(
        "proceeding_id", lambda user: Proceeding.objects.visible_to(user).select_related(*joined), permission
    )


def mark_view(
    permission: Permission,
) -> Callable[[Callable[Concatenate[HttpRequest, Unworkable, ...], HttpResponseBase]], View]:
    """Give a view the mark on a condition named by `mark_id`."""
    joined = (*PEOPLE_OF_THE_CASE, "condition__order")
    return _thing_view("mark_id", lambda user: Unworkable.objects.visible_to(user).select_related(*joined), permission)


def police_request_view(
    permission: Permission,
) -> Callable[[Callable[Concatenate[HttpRequest, PoliceRequest, ...], HttpResponseBase]], View]:
    """Give a view what the client asked of the police, named by `police_request_id`."""
    joined = (*PEOPLE_OF_THE_CASE, "order", "force")
    return _thing_view(
        "police_request_id", lambda user: PoliceRequest.objects.visible_to(user).select_related(*joined), permission
    )
