"""Middleware that refuses a request whose announced length is too large, before any of it is read."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

LARGEST: Final = 25 * 1024 * 1024


class AnnouncedLength:
    """A view that takes more says so in its `largest_body`; who is not signed in sends nothing large anywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        largest = _largest_of(view) if request.user.is_authenticated else LARGEST
        if _announced(request) <= largest:
            return None
        # Drawn without the request: whatever a page asks of its form would read the body after all.
        return HttpResponse(render_to_string("errors/too_large.html", {"largest": largest}), status=400)


def largest_for(path: str) -> int:
    """How much the page at an address takes of whoever is signed in."""
    try:
        return _largest_of(resolve(path).func)
    except Resolver404:
        return LARGEST


def _largest_of(view: Any) -> int:
    setting = getattr(view, "largest_body", "")
    return int(getattr(settings, setting)) if setting else LARGEST


def _announced(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
