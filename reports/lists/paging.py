"""Cuts lists into pages by a cursor: the place of the last row, so that a changed list loses no row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest

from accounts.drafts.kept_searches import PARAMETER
from reports.lists.rules import Place, ReasonGroup, place

ROWS_PER_PAGE: Final = 50
AFTER: Final = "after"
_BETWEEN: Final = "~"


@dataclass(frozen=True)
class ListPage:
    """The groups of one page, and where the next one begins (empty after the last)."""

    shown: list[ReasonGroup]
    next_cursor: str


def page_after(groups: Sequence[ReasonGroup], cursor: str) -> ListPage:
    """The page that follows a cursor in a sorted list; the first one if the cursor is empty or makes no sense."""
    start = _read(cursor)
    rest = [group for group in groups if place(group) > start] if start else list(groups)
    shown, more = rest[:ROWS_PER_PAGE], rest[ROWS_PER_PAGE:]
    return ListPage(shown, _written(place(shown[-1])) if more else "")


def _written(at: Place) -> str:
    return _BETWEEN.join(each.isoformat() if isinstance(each, datetime) else str(each) for each in at)


def _read(cursor: str) -> Place | None:
    try:
        danger, severity, risk, late_at, case, noun, subject = cursor.split(_BETWEEN)
        return (int(danger), int(severity), int(risk), _moment(late_at), int(case), noun, subject)
    except ValueError:
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def page_href(request: HttpRequest, cursor: str) -> str:
    """The same list with the same filters from a cursor on; without one, its first page, and no search."""
    kept = [(name, value) for name, value in request.GET.items() if name not in {AFTER, PARAMETER} and value]
    return "?" + urlencode([*kept, (AFTER, cursor)] if cursor else kept)


def cursor_of(request: HttpRequest) -> str:
    return request.GET.get(AFTER, "")
