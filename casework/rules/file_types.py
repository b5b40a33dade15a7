"""Tells what a file is by its first bytes; what its name or its sender say of it counts for nothing.

Web pages, drawings with scripts, XML and archives can be evidence (a saved profile, an export of a chat), but a
browser would run them: they are sealed, no copy is made, and they leave only as bytes without a type.
Programs, empty files and what nobody can name are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import puremagic

from accounts.rules import RuleViolation

HEAD: Final = 64 * 1024
"""How many of the first bytes are enough to tell."""
BYTES_WITHOUT_TYPE: Final = "application/octet-stream"


@dataclass(frozen=True)
class FileType:
    """A kind of file. `family` says how a working copy is made; "sealed" that none is."""

    media_type: str
    family: str
    words: str


JPEG: Final = FileType("image/jpeg", "image", "JPEG picture")
PNG: Final = FileType("image/png", "image", "PNG picture")
GIF: Final = FileType("image/gif", "image", "GIF picture")
WEBP: Final = FileType("image/webp", "image", "WebP picture")
HEIC: Final = FileType("image/heic", "sealed", "HEIC picture")
MP3: Final = FileType("audio/mpeg", "audio", "MP3 recording")
M4A: Final = FileType("audio/mp4", "audio", "M4A recording")
WAV: Final = FileType("audio/x-wav", "audio", "WAV recording")
OGG: Final = FileType("audio/ogg", "audio", "Ogg recording")
MP4: Final = FileType("video/mp4", "video", "MP4 video")
MOV: Final = FileType("video/quicktime", "video", "MOV video")
WEBM: Final = FileType("video/webm", "video", "WebM video")
PDF: Final = FileType("application/pdf", "pdf", "PDF document")
TEXT: Final = FileType("text/plain", "text", "plain text")
MAIL: Final = FileType("message/rfc822", "mail", "e-mail")
PAGE: Final = FileType("text/html", "sealed", "web page or XML")
ARCHIVE: Final = FileType("application/zip", "sealed", "archive or office document")
OTHER: Final = FileType(BYTES_WITHOUT_TYPE, "sealed", "file of another kind")

_STARTS: Final[tuple[tuple[bytes, FileType], ...]] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"ID3", MP3),
    (b"OggS", OGG),
    (b"PK\x03\x04", ARCHIVE),
    (b"PK\x05\x06", ARCHIVE),
)
_BRANDS: Final[dict[bytes, FileType]] = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"), HEIC),
    **dict.fromkeys((b"M4A ", b"M4B "), M4A),
    **dict.fromkeys((b"qt  ",), MOV),
    **dict.fromkeys(
        (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"), MP4
    ),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3g2a"), MP4),
}
_PROGRAMS: Final = (
    *(b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe"),
    *(b"#!/", b"#! /", b"L\x00\x00\x00\x01\x14\x02\x00"),
)
_ACTIVE: Final = re.compile(
    r"<!doctype|<html|<svg|<\?xml|<script|<head|<body|<iframe|<xsl:|<math|multipart/related|javascript:", re.IGNORECASE
)
_MAIL_HEADER: Final = re.compile(
    r"^(received|from|to|date|subject|message-id|return-path|mime-version|delivered-to):", re.IGNORECASE
)
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ALSO_SEALED: Final = ("audio/", "video/", "image/", "application/msword", "application/vnd.ms", "application/x-ole")


def file_type(head: bytes) -> FileType:
    """Tell the type by the first bytes, or refuse in a sentence for the person who chose the file."""
    if not head:
        raise RuleViolation("This file is empty.")
    if head.startswith(_PROGRAMS):
        raise RuleViolation("This file is a program or a script. It cannot be kept as evidence here.")
    found = _by_start(head) or _by_container(head) or _by_text(head) or _by_guess(head)
    if found is None:
        raise RuleViolation(
            "This is not a kind of file that can be kept here. Pictures, recordings, videos, PDF documents, "
            "e-mails and plain text can."
        )
    return found


def _by_start(head: bytes) -> FileType | None:
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def _by_container(head: bytes) -> FileType | None:
    """Read the brand of a container format."""
    if head[:4] == b"RIFF":
        return {b"WEBP": WEBP, b"WAVE": WAV}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    if head[:4] == b"\x1aE\xdf\xa3":
        return WEBM if b"webm" in head[:64] else OTHER
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] >> 4 not in {0, 15}:
        return MP3
    return None


def _by_text(head: bytes) -> FileType | None:
    text = _text_of(head)
    if text is None or _CONTROL.search(text):
        return None
    lines = text.lstrip("\ufeff").lstrip().splitlines()
    begins_as_mail = sum(1 for line in lines[:40] if _MAIL_HEADER.match(line)) >= 3
    if begins_as_mail and "multipart/related" not in text[:4000].lower():
        return MAIL
    return PAGE if _ACTIVE.search(text) else TEXT


def _text_of(head: bytes) -> str | None:
    """The bytes as text; the last character may be cut in half."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    for encoding in ("utf-8", "cp1252"):
        for cut in range(4):
            try:
                return head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _by_guess(head: bytes) -> FileType | None:
    """Rarer formats that phones and offices make: kept sealed, for nothing here can open them safely."""
    try:
        guess = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        return None
    return OTHER if guess.startswith(_ALSO_SEALED) else None
