"""Rotates the logs of a running copy by size.

The programs write on into the same open file, at its end, so it is copied and emptied in place: a line written in
that instant may be lost, a disk filled by logs may not.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

LOG_LIMIT: Final = 5_000_000  # bytes; twice that is the most that one program's logs take
PUT_ASIDE: Final = ".old.log"


def rotate(log: Path) -> None:
    """Put a log aside and empty it. Where there is no space to keep it, only its size matters."""
    kept = log.with_suffix(PUT_ASIDE)
    kept.unlink(missing_ok=True)
    try:
        shutil.copyfile(log, kept)
    except OSError:
        kept.unlink(missing_ok=True)
    os.truncate(log, 0)


def rotate_all(folder: Path, limit: int = LOG_LIMIT) -> list[Path]:
    """Rotate each log in the folder that has grown beyond the limit; those that were."""
    long = [log for log in folder.glob("*.log") if not log.name.endswith(PUT_ASIDE) and log.stat().st_size > limit]
    for log in long:
        with suppress(OSError):
            rotate(log)
    return long
