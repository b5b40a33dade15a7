"""Finds the fields of a page that a browser would remember, or send to a spelling or suggestion service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

FIELD: Final = re.compile(r"<(input|textarea|select)\b([^>]*)>")
ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')
NOTHING_TYPED: Final = frozenset({"hidden", "checkbox", "radio", "file", "submit", "button"})
"""Into these nobody types; the forms around them forbid a browser to fill them in (tests/look/test_templates.py)."""
NAMED: Final = {
    "username": "username",
    "password": "current-password",
    "old_password": "current-password",
    "new_password1": "new-password",
    "new_password2": "new-password",
}
"""The whole of the exceptions: what signs a person in belongs to the keeper of passwords, and to nobody else."""


def remembered(page: str) -> Iterator[str]:
    """Each typed field of a page that does not forbid it, by its name and what is missing."""
    for tag, written in FIELD.findall(page):
        given = dict(ATTRIBUTE.findall(written))
        if given.get("type") in NOTHING_TYPED:
            continue
        name = given.get("name", "?")
        if given.get("autocomplete") != NAMED.get(name, "off"):
            yield f"{name}: autocomplete is {given.get('autocomplete')}"
        if tag != "select" and (given.get("spellcheck"), given.get("writingsuggestions")) != ("false", "false"):
            yield f"{name}: what is typed may be sent to be spelled"
