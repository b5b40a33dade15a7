"""Every field of every form, every filter and every path gets values that nobody asked for, and bears them.

Each form is taken as a page draws it for a person who may send it. In `make test` each field gets one of the values,
and each value its turns; `make attack` throws all at all, and prints how many that were.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest

from tests.attack.conftest import ATTACKED
from tests.attack.finding import PEOPLE, Found, find
from tests.attack.sending import Sender
from tests.attack.throwing import EVERY, throw_at_filters, throw_at_form
from tests.test_access import make_world

pytestmark = pytest.mark.django_db

WHOLE: Final = os.environ.get("ATTACK") == "whole"


def people() -> Iterator[tuple[Sender, Found]]:
    """Each kind of person, with the forms that none before reached."""
    told, attacked, seen = ATTACKED, set[Any](), set[str]()
    for person in PEOPLE:
        world = make_world(person)
        found = find(world, set() if EVERY == 1 and WHOLE else seen)
        told.counts["pages"] += found.pages
        told.wrong += found.wrong
        found.forms = {key: each for key, each in found.forms.items() if key not in attacked}
        attacked |= set(found.forms)
        yield Sender(world.client, told), found


def test_no_value_in_any_field_or_filter_is_our_error() -> None:
    told, turn = ATTACKED, None if WHOLE else count()
    for sender, found in people():
        for each in found.forms.values():
            throw_at_form(sender, each, told, turn)
            if WHOLE:
                print(each.about, dict(told.counts), *told.wrong[-20:], sep="\n", flush=True)
        throw_at_filters(sender, found, told, turn)
    if report := os.environ.get("ATTACK_REPORT"):
        Path(report).write_text("\n".join(told.wrong))
    assert told.wrong == []
    assert told.counts["errors 500"] == 0
