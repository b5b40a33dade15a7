"""Copies plain text and e-mails as plain text: nothing in them is fetched, opened or run."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path
from typing import Final

from casework.copying.copy_result import CannotCopy, CopiedFile

LARGEST: Final = 50 * 1024 * 1024
HEADERS: Final = ("From", "To", "Cc", "Date", "Subject")
NO_WORDS: Final = "(This e-mail has no plain text. Its formatted text and its attachments are in the sealed original.)"


def copy_text(source: Path, target: Path) -> CopiedFile:
    """The same words in UTF-8, without control characters."""
    target.write_text(_plain(_decoded(_read(source))), encoding="utf-8")
    return CopiedFile("text/plain", "txt")


def copy_mail(source: Path, target: Path) -> CopiedFile:
    """Who wrote to whom, when, about what, the plain text, and how many files hang on it."""
    message = email.message_from_bytes(_read(source), policy=email.policy.default)
    try:
        lines = [f"{name}: {message[name]}" for name in HEADERS if message[name]]
        body = message.get_body(("plain",))
        words = body.get_content() if body is not None else NO_WORDS
        attached = sum(1 for _ in message.iter_attachments())
    except (ValueError, LookupError, AttributeError, KeyError, TypeError):
        raise CannotCopy("The e-mail is damaged or made in a way that cannot be read.") from None
    if attached:
        lines.append(f"Attached: {attached}, in the sealed original")
    target.write_text(_plain("\n".join([*lines, "", str(words)])), encoding="utf-8")
    return CopiedFile("text/plain", "txt")


def _read(source: Path) -> bytes:
    if source.stat().st_size > LARGEST:
        raise CannotCopy("The text is too long to be copied.")
    return source.read_bytes()


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")
