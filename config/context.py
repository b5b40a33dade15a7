"""Template context of every page: the service's name, a full disk, known troubles."""

from collections.abc import Callable
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest

from config.disk import folders_of, full_among
from config.troubles import known_troubles


class ServiceContext(TypedDict):
    service_name: str
    disk_is_full: Callable[[], bool]
    troubles: Callable[[], list[str]]


def service(request: HttpRequest) -> ServiceContext:
    """The name of the service, and what ails the machine: asked when a page names it."""
    return {
        "service_name": settings.SERVICE_NAME,
        "disk_is_full": disk_is_full,
        "troubles": lambda: known_troubles(settings.STATE),
    }


def disk_is_full() -> bool:
    """Whether there is too little space now where this copy keeps its database or its files."""
    return bool(full_among([*folders_of(settings.STATE), settings.EVIDENCE_FOLDER]))
