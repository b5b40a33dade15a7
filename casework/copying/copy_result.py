"""The result of making a working copy: its type and extension, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CopiedFile:
    """A working copy that was made."""

    media_type: str
    extension: str
    note: str = ""
    device_date: str = ""


class CannotCopy(Exception):
    """No copy can be made of this file; the sentence is for the people on the case."""
