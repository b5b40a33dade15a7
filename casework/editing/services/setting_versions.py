"""Refuses a change of a setting that somebody else changed since the page was drawn, and says what holds now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Max, QuerySet

from accounts.rules import AlreadyDone
from casework.editing.services.second_press import Stored, who_was_first


def stands_at(rows: QuerySet[Any]) -> str:
    """What a page is drawn with: it changes whenever one of these rows is set."""
    found = rows.aggregate(rows=Count("pk"), last=Max("set_at"))
    return f"{found['rows']}-{found['last'].isoformat() if found['last'] else ''}"


def check_setting_version(rows: QuerySet[Any], seen: str | None, words: Callable[[Any], list[Stored]]) -> None:
    """Refuse who has not seen the latest of these rows; call it under the lock of their organisation.

    Whoever saw nothing, such as an import, is not held to it.
    """
    now_at = stands_at(rows)
    if seen is None or seen == now_at:
        return
    last = rows.select_related("set_by").order_by("-set_at", "-pk").first()
    stored = [*words(last), who_was_first(last.set_by, last.set_at)] if last else []
    raise AlreadyDone("Somebody has changed this since you opened the page.", stored, stands_at=now_at)
