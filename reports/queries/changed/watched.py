"""Holds what is watched of one kind of row whose changes people read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from casework.models import Case


@dataclass(frozen=True)
class Watched:
    """A kind of row whose changes people read: what it is called and which of its fields say something."""

    model: Any
    named: Callable[[Any], str]
    fields: dict[str, str]
    of: Callable[[Case], Q] = field(default=lambda case: Q(case_id=case.pk))
    with_rows: tuple[str, ...] = ()
