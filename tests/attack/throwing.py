"""Throws the bad values at every field of the forms that were found, one at a time and all at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Any, Final

from tests.attack.bad_values import BAD
from tests.attack.drawn import DrawnField, DrawnForm
from tests.attack.filling import filled, mended
from tests.attack.finding import Found, FoundForm
from tests.attack.sending import Sender, Told, quoted

EVERY: Final = int(os.environ.get("ATTACK_EVERY", "1"))
"""A long attack may take every so many-th pair of field and value alone, where there is not the time for all."""
STARTS: Final = count()
ALONE: Final = 3
"""In the short run, of every so many-th form one field gets its bad value with all others filled in well."""
VALUES: Final = tuple(BAD.items())
NOT_THROWN_AT: Final = frozenset({"csrfmiddlewaretoken", "submission"})
OF_A_LIST: Final = (
    *("nothing", "null", "half a pair", "hundred thousand letters", "script", "number of four hundred digits"),
    *("beyond bigint", "less than nothing", "other digits", "somebody else's", "no such choice", "three answers"),
)
WHOSE: Final = "drawn_for"
"""With rubbish in it nothing else of a form is looked at: it is thrown at alone."""
Fields = dict[str, list[str | bytes]]


def throw_at_form(sender: Sender, found: FoundForm, told: Told, turn: count[int] | None) -> None:
    """Throw every value at every field; with a `turn`, only the next of the values at each."""
    names = [name for name, each in found.form.fields.items() if each.kind != "file" and name not in NOT_THROWN_AT]
    together = [name for name in names if name != WHOSE]
    told.counts["forms"] += 1
    told.counts["fields"] += len(names)
    if found.form.method == "get":
        for name, value in _at_each(names, turn):
            sender.get(f"{found.address.split('?')[0]}?{name}={_query(BAD[value])}", f"{found.about} {name}={value}")
        return
    whole, is_accepted = (filled(found.form), False) if turn else _accepted(sender, found)
    told.counts["forms filled in well"] += is_accepted
    for name, value in _one_at_a_time(found.form, names, turn):
        _throw(sender, found, {**whole, name: list(BAD[value])}, f"{name}={value}")
    for sent, value in _all_at_once(together, turn):
        _throw(sender, found, {**whole, **sent}, f"all={value}")


def _accepted(sender: Sender, found: FoundForm) -> tuple[Fields, bool]:
    return mended(found.form, lambda fields: sender.post(found.address, fields, f"{found.about} filled in"))


def _throw(sender: Sender, found: FoundForm, sent: Mapping[str, Any], value: str) -> None:
    is_whole = WHOSE not in value
    typed = [
        text for name, texts in sent.items() for text in texts if is_whole and _must_come_back(found, name, texts, text)
    ]
    sender.post(found.address, sent, f"{found.about} {value}", typed=typed)


def _must_come_back(found: FoundForm, name: str, texts: Any, text: str | bytes) -> bool:
    """What a person wrote with their own words; of what came three times under one name, one is enough."""
    drawn = found.form.fields.get(name)
    return isinstance(text, str) and drawn is not None and drawn.is_typed and len(texts) == 1


def values_for(drawn: DrawnField) -> Iterable[str]:
    """All of them for what is typed; for one of a list, or what no person sees, those that are no answer at all."""
    return BAD if drawn.is_typed or drawn.kind == "password" else OF_A_LIST


def _one_at_a_time(form: DrawnForm, names: list[str], turn: count[int] | None) -> Iterator[tuple[str, str]]:
    if turn is None:
        pairs = ((name, value) for name in names for value in values_for(form.fields[name]))
        yield from islice(pairs, next(STARTS) % EVERY, None, EVERY)
    elif names:
        number = next(turn)
        if number % ALONE == 0:
            yield names[number % len(names)], VALUES[number % len(VALUES)][0]


def _all_at_once(names: list[str], turn: count[int] | None) -> Iterator[tuple[Fields, str]]:
    if turn is None:
        pairs = ((_few(dict.fromkeys(names, value)), value) for value in BAD)
        yield from islice(pairs, next(STARTS) % EVERY, None, EVERY)
    else:
        yield _few({name: VALUES[next(turn) % len(VALUES)][0] for name in names}), "one each"


def _few(thrown: dict[str, str]) -> Fields:
    """No more of the largest at once than any form may hold, else none of it is read."""
    large = [name for name, value in thrown.items() if sum(map(len, BAD[value])) > 90_000]
    return {
        name: list(BAD[value] if name not in large[2:] else BAD["thousands of words"]) for name, value in thrown.items()
    }


def _at_each(names: list[str], turn: count[int] | None) -> Iterator[tuple[str, str]]:
    for name in names:
        values = list(BAD)[next(STARTS) % EVERY :: EVERY] if turn is None else [VALUES[next(turn) % len(VALUES)][0]]
        yield from ((name, value) for value in values)


def throw_at_filters(sender: Sender, found: Found, told: Told, turn: count[int] | None) -> None:
    """Every name that stands behind an address on any page, at the page that it leads to."""
    for route, (path, names) in found.filters.items():
        told.counts["filters"] += len(names)
        for name, value in _at_each(sorted(names), turn):
            sender.get(f"{path}?{quoted(name)}={_query(BAD[value])}", f"{route}?{name}={value}")


def _query(texts: tuple[str | bytes, ...]) -> str:
    return quoted(texts[0][:30_000])
