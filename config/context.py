"""Template context of every page: the service's name, a full disk, known troubles."""

from collections.abc import Callable
from typing import TypedDict

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from accounts.people.models import User
from config.disk import folders_of, full_among
from config.troubles import known_troubles


class ServiceContext(TypedDict):
    service_name: Callable[[], str]
    disk_is_full: Callable[[], bool]
    troubles: Callable[[], list[str]]


def service(request: HttpRequest) -> ServiceContext:
    """The name of the service, and what ails the machine: asked when a page names it."""
    return {
        "service_name": lambda: product_name(request),
        "disk_is_full": disk_is_full,
        "troubles": lambda: known_troubles(settings.STATE),
    }


def product_name(request: HttpRequest) -> str:
    """How the product is called on this page: as the person's own organisation says, or as everywhere.

    The organisation stands at the foot of every page, so that asking for it costs nothing more.
    """
    try:
        user = getattr(request, "user", None)
        own = user.organisation.own_name if isinstance(user, User) else ""
    except DatabaseError:
        own = ""
    return own or str(settings.SERVICE_NAME)


def disk_is_full() -> bool:
    """Whether there is too little space now where this copy keeps its database or its files."""
    return bool(full_among([*folders_of(settings.STATE), settings.EVIDENCE_FOLDER]))
