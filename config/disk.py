"""Whether there is space left where the copy writes: a full disk is said once, waited for, and told when it is over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

NEEDED: Final = 32 * 1024 * 1024
"""PostgreSQL writes ahead in pieces of 16 MB: it stops before the last byte is gone."""


def is_full(folder: Path) -> bool:
    """Whether too little is left here to go on; a folder that cannot be asked about is not called full."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < NEEDED or (disk.f_files > 0 and disk.f_favail == 0)


def full_among(folders: Iterable[Path]) -> list[Path]:
    return [folder for folder in folders if is_full(folder)]


def folders_of(state: Path) -> list[Path]:
    """Where a copy writes: its own folder, and the one outside it that PostgreSQL's account may have been given."""
    try:
        return [state, Path((state / "outside.path").read_text())]
    except OSError:
        return [state]


class Disk:
    """The folders that one copy writes to, looked at again and again."""

    def __init__(self, *folders: Path) -> None:
        self.folders = list(folders)
        self.full: list[Path] = []

    def is_back(self, say: Callable[[str], None]) -> bool:
        """Look, and say what has changed; true at the moment that there is space again."""
        was_full, self.full = bool(self.full), full_among(self.folders)
        if self.full and not was_full:
            say(
                f"The disk of {self.full[0]} is full: less than {NEEDED >> 20} MB are left, and nothing may be saved. "
                "Make space; all goes on by itself then."
            )
        if was_full and not self.full:
            say("There is space on the disk again: going on.")
        return was_full and not self.full
