"""The cookie that marks a browser on which somebody has signed in before: a signed random token, nothing else."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

SALT: Final = "accounts.device_cookie"


def device_token(request: HttpRequest) -> str:
    """The token of the browser that asks; empty if it has none, or one that we did not sign or that is too old."""
    name, age = settings.DEVICE_COOKIE_NAME, settings.DEVICE_COOKIE_AGE
    token: str = request.get_signed_cookie(name, default="", salt=SALT, max_age=age) or ""
    return token


def set_device_cookie(response: HttpResponseBase, token: str) -> None:
    """Have the browser keep it, past signing out: it lets nobody in, and is what a lock does not keep out."""
    response.set_signed_cookie(
        settings.DEVICE_COOKIE_NAME,
        token,
        salt=SALT,
        max_age=settings.DEVICE_COOKIE_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
