"""Middleware that puts security and no-cache headers on every answer."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

NOT_FOR_PAGES: Final = (
    "camera",
    "clipboard-read",
    "display-capture",
    "geolocation",
    "microphone",
    "payment",
    "usb",
)
"""What a browser may do for no page of ours (Permissions-Policy)."""
ON_EVERY_ANSWER: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_FOR_PAGES),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class EveryAnswer:
    """Stands outside everything else, so that redirects, static files and errors carry these as pages do.

    What is said further in, more exactly, is kept: a page may load its own script, and a stylesheet may be cached.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, text in ON_EVERY_ANSWER.items():
            response.headers.setdefault(name, text)
        return response


class PrivatePages:
    """Keeps pages out of caches: a shared computer must not show a case to the next person by its back button."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        return response
