"""Knows the police forces, and which of them may apply for an order (SPA 2019 ss.1, 14)."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

from accounts.rules import RuleViolation

_LIST: Final = Path(__file__).parents[2] / "accounts" / "data" / "police_forces.csv"


def _read() -> dict[str, bool]:
    with _LIST.open(encoding="utf-8", newline="") as lines:
        return {row["slug"]: row["can_apply_for_spo"] == "yes" for row in csv.DictReader(lines)}


MAY_APPLY: Final = _read()


def _with_area() -> frozenset[str]:
    with _LIST.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["slug"] for row in csv.DictReader(lines) if row["territorial"] == "yes")


WITH_AREA: Final = _with_area()
"""The territorial forces of England and Wales."""


def _official() -> dict[str, str]:
    with _LIST.open(encoding="utf-8", newline="") as lines:
        return {row["slug"]: row["name"] for row in csv.DictReader(lines)}


OFFICIAL: Final = _official()


def force_name(slug: str) -> str:
    """The name of a force as it writes it."""
    return OFFICIAL.get(slug, slug)


def _words(name: str) -> str:
    plain = re.sub(r"[^a-z]+", " ", name.casefold().replace("&", " and "))
    left_out = {"police", "constabulary", "force", "service", "and", "the"}
    return " ".join(word for word in plain.split() if word not in left_out)


def _names() -> dict[str, str]:
    with _LIST.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    known = {_words(row[name]): row["slug"] for row in rows for name in ("name", "short_name", "slug")}
    return known | {"met": "metropolitan", "btp": "british-transport-police", "gmp": "greater-manchester"}


NAMES: Final = _names()


def force_of(written: str) -> str:
    """The slug of a force by any of its names; empty for nothing."""
    if not written.strip():
        return ""
    if slug := NAMES.get(_words(written)):
        return slug
    raise RuleViolation(f"“{written[:40]}” is not a police force that we know.")


def may_apply(slug: str) -> bool:
    return MAY_APPLY.get(slug, False)


def has_area(slug: str) -> bool:
    """Whether a force polices an area of England or Wales: not BTP, MDP and CNC."""
    return slug in WITH_AREA


def check_force(slug: str, *, field: str) -> None:
    if slug not in MAY_APPLY:
        raise RuleViolation(f"“{slug}” is not a police force that we know.", field=field)


def check_may_apply(slug: str, *, field: str) -> None:
    """Only a chief officer named in s.14 may apply: territorial forces, BTP and MDP, not the CNC."""
    check_force(slug, field=field)
    if not MAY_APPLY[slug]:
        raise RuleViolation("This force cannot apply for a Stalking Protection Order.", field=field)
