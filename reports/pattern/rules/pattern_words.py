"""Says the pattern of conduct in words: the facts one by one, and the draft of a paragraph that a person edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casework.templatetags.display import day as day_words
from reports.pattern.rules.pattern import ConductPattern

MOST_KINDS: Final = 3
MOST_FIRST_USES: Final = 6


def facts(found: ConductPattern) -> list[str]:
    """What the draft rests on, one fact a line, nothing that is not in the record."""
    return list(_facts(found))


def _facts(found: ConductPattern) -> Iterator[str]:
    if not found.happenings:
        return
    yield f"{_entries(found.happenings)} between {day_words(found.first)} and {day_words(found.last)}, {_acts(found)}."
    most = [f"{kind.words.lower()} ({kind.total})" for kind in found.kinds[:MOST_KINDS]]
    if most:
        yield f"Most often: {', '.join(most)}."
    if words := gap_words(found):
        yield words
    for use in found.first_uses[-MOST_FIRST_USES:]:
        yield f"{'A new kind' if use.is_new_kind else 'New'} on {day_words(use.on)}: {use.words.lower()}."
    for burst in found.bursts:
        yield f"{burst.count} within a week of {day_words(burst.mark.on)} ({burst.mark.words}), more than usual."


def gap_words(found: ConductPattern) -> str:
    """How the gaps between happenings have changed; nothing while there are too few."""
    if found.gap_before is None or found.gap_now is None:
        return ""
    before, now = _days(found.gap_before), _days(found.gap_now)
    if found.gaps_shrink:
        return f"The gaps shrink: typically {before} before, {now} between the latest."
    if found.gap_now > found.gap_before:
        return f"The gaps grow: typically {before} before, {now} between the latest."
    return f"The gaps stay the same: typically {now}."


def draft(found: ConductPattern) -> str:
    """A paragraph made by rule from the facts. It is a start: nobody may use it as it is."""
    return " ".join(["The record shows a course of conduct.", *facts(found)]) if found.happenings else ""


def is_the_draft(text: str, drafted: str) -> bool:
    """Whether a text is the draft still, spaces apart."""
    return text.split() == drafted.split()


def _entries(count: int) -> str:
    return "One entry" if count == 1 else f"{count:,} entries"


def _acts(found: ConductPattern) -> str:
    return f"{found.acts:,} acts in all" if found.acts != found.happenings else "each told as one act"


def _days(count: int) -> str:
    return "less than a day" if count == 0 else f"{count} day{'' if count == 1 else 's'}"
