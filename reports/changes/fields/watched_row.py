"""The description of a kind of row whose changes are shown: its model, its name, its fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from casework.cases.models.case import Case


@dataclass(frozen=True)
class WatchedRow:
    """A kind of row whose changes people read: what it is called and which of its fields say something."""

    model: Any
    named: Callable[[Any], str]
    fields: dict[str, str]
    of: Callable[[Case], Q] = field(default=lambda case: Q(case_id=case.pk))
    with_rows: tuple[str, ...] = ()
