"""Fills the forms of a page in, well enough to be accepted: as names suggest, then as the page complains."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone

from casework.dates.rules.london_time import local_day
from tests.attack.drawn import DrawnField, DrawnForm

COMPLAINT: Final = re.compile(r'id="id_([a-zA-Z0-9_-]+?)(?:_\d+)?_error"')
MOST_TRIES: Final = 8
STORY: Final = "A wicker basket left at the gate"


def _day(days: int) -> str:
    day: date = local_day(timezone.now()) + timedelta(days=days)
    return f"{day.day}/{day.month}/{day.year}"


GUESSES: Final[tuple[tuple[re.Pattern[str], Callable[[], str]], ...]] = (
    (re.compile(r"phone"), lambda: "07700 900986"),
    (re.compile(r"email"), lambda: "wren@example.org"),
    (re.compile(r"vehicle"), lambda: "AB12 CDE"),
    (re.compile(r"born_on"), lambda: "3/3/1990"),
    (re.compile(r"until|review_on|valid_from|last_day"), lambda: _day(5)),
    (re.compile(r"_on$|^day$|_day$|(_at|moment)_0$|_at_day$"), lambda: _day(-1)),
    (re.compile(r"_time$|_at_1$|^time$"), lambda: "00:05"),
    (re.compile(r"amber|red|critical|count|days|hours|weight|position|cost|fear|step$"), lambda: "3"),
)
OTHERS: Final[tuple[Callable[[], str], ...]] = (
    *(lambda: _day(0), lambda: _day(30), lambda: _day(-30), lambda: "", lambda: "3", lambda: "00:01"),
    *(lambda: "2026/77", lambda: "wren@example.org", lambda: "AB12 CDE", lambda: STORY * 3, lambda: _day(300)),
)


def filled(form: DrawnForm) -> dict[str, list[str | bytes]]:
    """What a browser would send once somebody has filled in every empty field and chosen the first of each choice."""
    return {name: first for name, drawn in form.fields.items() if (first := _first(drawn)) is not None}


def _first(drawn: DrawnField) -> list[str | bytes] | None:
    if drawn.kind == "file":
        return None
    if drawn.kind == "checkbox":
        return list(drawn.values) or None
    if drawn.kind in {"radio", "select"}:
        return [*(drawn.values[:1] if any(drawn.values) else [each for each in drawn.choices if each][:1])] or None
    if any(drawn.values) or drawn.kind == "hidden":
        return list(drawn.values[:1])
    return [next((guess() for pattern, guess in GUESSES if pattern.search(drawn.name)), STORY)]


def mended(form: DrawnForm, send: Callable[[Mapping[str, Any]], Any]) -> tuple[dict[str, list[str | bytes]], bool]:
    """The fields as they are accepted, or the last that were tried; and whether they are."""
    sent = filled(form)
    for attempt in range(MOST_TRIES):
        response = send(sent)
        if response.status_code == 302:
            return sent, True
        wrong = set(COMPLAINT.findall(response.content.decode(errors="replace")))
        if not wrong or attempt == MOST_TRIES - 1:
            break
        for name in form.fields:
            if any(name == each or name.startswith(f"{each}_") for each in wrong):
                sent |= _other(form.fields[name], attempt)
    return sent, False


def _other(drawn: DrawnField, attempt: int) -> dict[str, list[str | bytes]]:
    """What else could be said in a field."""
    choices = [each for each in drawn.choices if each]
    if choices:
        return {drawn.name: [choices[(attempt + 1) % len(choices)] if drawn.kind != "checkbox" else choices[0]]}
    if drawn.kind == "hidden":
        return {}
    return {drawn.name: [OTHERS[attempt % len(OTHERS)]()]}
