"""The message after a form was saved: what was saved, and when."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest

from casework.templatetags.display import when


def receipt(request: HttpRequest, what: str, now: datetime) -> None:
    messages.success(request, f"{what} Saved {when(now)}.")
