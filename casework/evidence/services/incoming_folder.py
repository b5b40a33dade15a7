"""The folder of incoming uploads, written piece by piece before a file is sealed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.files import File

PIECE: Final = 1024 * 1024
ONLY_US: Final = 0o600


def incoming_folder() -> Path:
    """The folder, made when it is first needed; it is local even where evidence is kept in a bucket."""
    folder: Path = settings.EVIDENCE_FOLDER / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def path_of(upload: UUID) -> Path:
    return incoming_folder() / f"{upload}.part"


def append(upload: UUID, at: int, piece: bytes, *, at_most: int) -> int:
    """Write a piece behind the first `at` bytes and give the new length; what a broken try left behind is cut off."""
    taken = piece[: at_most - at]
    with os.fdopen(os.open(path_of(upload), os.O_RDWR | os.O_CREAT, ONLY_US), "r+b") as file:
        file.truncate(at)
        file.seek(at)
        file.write(taken)
        file.flush()
        os.fsync(file.fileno())
    return at + len(taken)


def take(upload: UUID, whole: Path) -> None:
    """Give a whole file that already lies in this folder its place."""
    forget(upload)
    os.link(whole, path_of(upload))
    path_of(upload).chmod(ONLY_US)


def forget(upload: UUID) -> None:
    path_of(upload).unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class MovableFile(File):  # type: ignore[type-arg]
    """A file that a storage on the same disk moves into place instead of copying it."""

    def temporary_file_path(self) -> str:
        return str(self.name)


def movable(upload: UUID) -> Any:
    """The bytes of an upload under a second name: should the transaction fail, the first is still there."""
    second = path_of(upload).with_suffix(".sealing")
    second.unlink(missing_ok=True)
    os.link(path_of(upload), second)
    return MovableFile(second.open("rb"), name=str(second))
