"""Troubles known to the supervisor of `make run`, stored where web can read and show them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

FILE: Final = "troubles.json"
STALE: Final = 60.0
"""Seconds after which a note counts for nothing: nobody looks after the copy any more, or its disk is full."""


def note_troubles(state: Path, sentences: Iterable[str]) -> None:
    """Write down what is wrong now; on a disk without space the note goes stale by itself."""
    unfinished = state / f"{FILE}.new"
    with suppress(OSError):
        unfinished.write_text(json.dumps([each for each in sentences if each]))
        unfinished.replace(state / FILE)


def known_troubles(state: Path) -> list[str]:
    """What the supervisor wrote down lately; nothing where there is none, as in a container."""
    try:
        kept = state / FILE
        if time.time() - kept.stat().st_mtime > STALE:
            return []
        told = json.loads(kept.read_text())
    except (OSError, ValueError):
        return []
    return [str(each) for each in told] if isinstance(told, list) else []
