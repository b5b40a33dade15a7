"""Reads the files that commands are given, and says plainly when one cannot be read."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError


def text_of(path: Path) -> str:
    """The text of a file, whatever tool wrote it with or without a byte-order mark."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(f"{path.name}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path.name}: This is not a case file: it is not UTF-8 text.") from error
