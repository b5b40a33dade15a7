"""Joins what people wrote to the sentences around it: capitals, full stops, quotes, days and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from casework.dates.rules.london_time import local_day, local_time


def day_words(day: date | datetime | None) -> str:
    """3 March 2026."""
    if day is None:
        return ""
    local = local_day(day) if isinstance(day, datetime) else day
    return f"{local.day} {local:%B %Y}"


def moment_words(at: datetime | None) -> str:
    """3 March 2026 at 10:15: where hours count."""
    return f"{day_words(at)} at {local_time(at):%H:%M}" if at else ""


def deadline_words(day: date, within_hours: int) -> str:
    """By when an answer is asked for: a day, and the hours where hours count."""
    return f"{day_words(day)}, within {within_hours} hours" if within_hours else day_words(day)


def sentence(text: str) -> str:
    """Somebody's words as a sentence of their own: a capital first, a full stop last."""
    said = " ".join(text.split())
    if not said:
        return ""
    return f"{said[0].upper()}{said[1:]}{'' if said[-1] in '.!?…' else '.'}"


def quoted(text: str) -> str:
    """Somebody's words to be put between quotes inside a sentence: without a full stop of their own."""
    return " ".join(text.split()).strip("“”\"'").rstrip(" .;,")


def lowered(text: str) -> str:
    """Words as they go on a sentence: without their capital, unless more than one stands at the beginning."""
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def counted(number: int, noun: str) -> str:
    """3 acts, 1 breach."""
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def listed(words: Sequence[str]) -> str:
    """One, two and three."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
