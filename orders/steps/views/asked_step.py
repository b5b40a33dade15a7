"""Reads from the address which step a page records, and refuses one that cannot follow."""

from __future__ import annotations

from collections.abc import Container, Mapping
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest

Kind = TypeVar("Kind", bound=StrEnum)


def asked_step(request: HttpRequest, kind: type[Kind], offered: Container[Kind]) -> Kind | None:
    """The step in the address if it can follow. A form already filled in keeps its step, so that no word is lost."""
    asked = request.GET.get("step", "")
    if asked not in {each.value for each in kind}:
        return None
    step = kind(asked)
    return step if step in offered or request.method == "POST" else None


def refusal(request: HttpRequest, words: Mapping[str, str]) -> str:
    """Why the page offers steps instead of asking about one; "" if none was named."""
    asked = request.GET.get("step", "")
    if not asked:
        return ""
    if asked in words:
        return f"“{words[asked]}” cannot be recorded now. Choose what happened."
    return "That is not a step that we know. Choose what happened."
