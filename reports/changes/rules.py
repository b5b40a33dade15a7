"""Says what changed between two versions of a row, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from casework.templatetags.display import day as day_words
from casework.templatetags.display import when


@dataclass(frozen=True)
class RowVersion:
    """One state of a row: which row, when and by whom it was saved, and its watched fields by their words."""

    row: str
    named: str
    at: datetime
    by: str
    is_first: bool
    values: Mapping[str, object]


@dataclass(frozen=True)
class RowChange:
    """One save of one row in words."""

    title: str
    moment: datetime
    by: str
    description: str


def changes(versions: list[RowVersion]) -> list[RowChange]:
    """What each save changed, the latest first; a save that changed nothing we watch is left out."""
    before: dict[str, RowVersion] = {}
    said: list[RowChange] = []
    for version in sorted(versions, key=lambda each: each.at):
        lines = list(_lines(before.get(version.row), version))
        if lines or version.is_first:
            title = f"{version.named} {'recorded' if version.is_first else 'changed'}"
            said.append(RowChange(title, version.at, version.by, "\n".join(lines)))
        before[version.row] = version
    return said[::-1]


def _lines(before: RowVersion | None, after: RowVersion) -> Iterator[str]:
    for words, value in after.values.items():
        old = _shown(before.values[words]) if before else ""
        new = _shown(value)
        if old != new:
            yield f"{words}: {_between(old, new)}" if before else f"{words}: {new}"


def _between(old: str, new: str) -> str:
    if not old:
        return new
    return f"{new} (was {old})" if new else f"taken away (was {old})"


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)
