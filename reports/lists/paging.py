"""Cuts lists into pages by a cursor: the place of the last row, so that a changed list loses no row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest

from accounts.drafts.kept_searches import PARAMETER
from reports.lists.rules import BY_NAME, CaseGroup, CaseOrder, CasePlace, Place, case_key

ROWS_PER_PAGE: Final = 50
AFTER: Final = "after"
_BETWEEN: Final = "~"


@dataclass(frozen=True)
class ListPage:
    """The cases of one page, and where the next one begins (empty after the last)."""

    shown: list[CaseGroup]
    next_cursor: str


def page_after(
    cases: Sequence[CaseGroup], cursor: str, order: CaseOrder = CaseOrder.DANGER, names: Mapping[int, str] | None = None
) -> ListPage:
    """The page that follows a cursor in a list so ordered; the first one if the cursor is empty or makes no sense.

    A cursor names nobody: of a caseworker or force it holds the number.
    """
    known = names or {}
    keyed = sorted(((case_key(case, order, known), case) for case in cases), key=lambda each: each[0])
    start = _read(cursor, order, known)
    rest = [each for each in keyed if each[0] > start] if start else keyed
    shown, more = rest[:ROWS_PER_PAGE], rest[ROWS_PER_PAGE:]
    return ListPage([case for _, case in shown], _written(shown[-1][0]) if more else "")


def _written(at: CasePlace) -> str:
    _, head, place = at
    told = [each.isoformat() if isinstance(each, datetime) else str(each) for each in place]
    return _BETWEEN.join([head, *told])


def _read(cursor: str, order: CaseOrder, names: Mapping[int, str]) -> CasePlace | None:
    try:
        head, danger, severity, risk, late_at, case, noun, subject = cursor.split(_BETWEEN)
        place: Place = (int(danger), int(severity), int(risk), _moment(late_at), int(case), noun, subject)
        return (names.get(int(head), "") if order in BY_NAME else head, head, place)
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
