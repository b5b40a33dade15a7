"""What one request looked at, noted for the trail: its case, what was searched for, which rows were shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.utils.crypto import salted_hmac

Row = TypeVar("Row", bound=Model)
MARK_LENGTH: Final = 16
NAMES_A_ROW: Final = "public_id"


@dataclass(frozen=True)
class RowNotFound:
    """A row that was asked for and not found among those that the person may see."""

    model: type[Model]
    named: Mapping[str, object]


@dataclass
class PageLook:
    """What one request is about. Gates and views add to it; the line is written from it when the answer is known."""

    request: HttpRequest | None = None
    act: str = ""
    case: UUID | None = None
    organisation_id: int | None = None
    shown: tuple[UUID, ...] | None = None
    detail: dict[str, object] = field(default_factory=dict)
    sought: RowNotFound | None = None
    is_told: bool = False
    """A service has written the line of this look, or one that stands for it, in its own transaction."""

    @property
    def route(self) -> str:
        match = self.request.resolver_match if self.request else None
        return str(match.url_name or "") if match else ""

    @property
    def session(self) -> str:
        """A mark by which lines of one session are known as such; it opens nothing."""
        key = getattr(getattr(self.request, "session", None), "session_key", None)
        return mark_of("session", key) if key else ""


_LOOK: ContextVar[PageLook | None] = ContextVar("look", default=None)


def current_look() -> PageLook:
    """The look that is being answered; outside a request, one of which nothing is written."""
    return _LOOK.get() or PageLook()


@contextmanager
def looking(look: PageLook) -> Iterator[PageLook]:
    token = _LOOK.set(look)
    try:
        yield look
    finally:
        _LOOK.reset(token)


def mark_of(kind: str, text: str) -> str:
    """A keyed mark of what must not be kept in plain: the same words have the same mark, and no list of names fits."""
    return salted_hmac(f"accounts.looks.{kind}", text).hexdigest()[:MARK_LENGTH]


def names_case(case: Any) -> None:
    """Note which case a page is about, as soon as it is fetched: what comes after may refuse or fail."""
    look = current_look()
    look.case, look.organisation_id = case.public_id, case.organisation_id


def searches(words: str, *, shown: Iterable[UUID], count: int | None = None) -> None:
    """Note that something was searched for: a mark of the words, how many were found, and which cases were shown."""
    look = current_look()
    cases = tuple(dict.fromkeys(shown))
    look.act, look.shown = "page.search", cases or None
    look.detail |= {"words": mark_of("words", " ".join(words.casefold().split()))}
    look.detail |= {"found": len(cases) if count is None else count}


def asks_after_people(words: str, *, told_of: Iterable[UUID], in_full: bool) -> None:
    """Note that somebody asked whether people are recorded, and of which cases the answer told, in reach or not."""
    if not words:
        return
    look = current_look()
    cases = tuple(dict.fromkeys(told_of))
    look.act, look.shown = "people.ask", cases or None
    look.detail |= {"words": mark_of("people", words), "found": len(cases), "in_full": in_full}


def tells_of(cases: Iterable[UUID]) -> None:
    """Note of which other cases a page says something, if only that there is one."""
    look = current_look()
    look.shown = tuple(dict.fromkeys((*(look.shown or ()), *cases))) or None


def tells_of_clash() -> None:
    """Note that somebody was told that an address stands on both sides: it says where a person is not safe."""
    current_look().detail["clash"] = True


def reads_trail(case: Any = None, *, of: int | None = None) -> None:
    """Note that somebody reads the trail, and whose: reading it is a look like any other."""
    look = current_look()
    look.act = "trail.read"
    if case is not None:
        names_case(case)
    if of is not None:
        look.detail["of"] = of


def already_in_trail() -> None:
    """Say that a service has written the line: a look leaves one, and not two."""
    current_look().is_told = True


def row_or_404(rows: QuerySet[Row] | type[Row], **named: object) -> Row:
    """The one row among those that the person may see; else 404, and the trail asks whether it exists at all.

    The answer is the same either way, and costs the same: only the auditor learns the difference.
    """
    found = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    try:
        return found.get(**named)
    except ObjectDoesNotExist:
        if NAMES_A_ROW in named:
            note_row_not_found(found.model, public_id=named[NAMES_A_ROW])
        raise Http404 from None


def note_row_not_found(model: type[Model], **named: object) -> None:
    """Note which row was asked for and not given."""
    current_look().sought = RowNotFound(model, named)
