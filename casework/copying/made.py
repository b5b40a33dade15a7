"""What comes of making a working copy: the copy's type, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    """A working copy that was made."""

    media_type: str
    extension: str
    note: str = ""
    device_date: str = ""


class CannotCopy(Exception):
    """No copy can be made of this file; the sentence is for the people on the case."""
