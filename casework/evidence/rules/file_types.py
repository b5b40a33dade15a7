"""The type of a file by its first bytes; its name and what its sender says count for nothing.

Nothing is refused for what it is: a file that cannot be shown, or that a browser or a machine would run (web pages,
drawings with scripts, XML, archives, programs), is sealed as it came, no copy is made of it, and it leaves only as
bytes without a type. Only what is empty cannot be kept.
"""

from __future__ import annotations

import re
from typing import Final

import puremagic

from accounts.rules import RuleViolation
from casework.evidence.rules.file_signatures import (
    AAC,
    ACTIVE,
    AIFF,
    BMP,
    BRANDS,
    LATER,
    MAIL,
    MAIL_HEADER,
    MKV,
    MOV,
    MP3,
    MP4,
    OLD_MOV,
    OTHER,
    PAGE,
    PROGRAM,
    PROGRAMS,
    RAW_VIDEO,
    RIFF,
    STARTS,
    STREAM,
    TEXT,
    WEB_ARCHIVE,
    WEBM,
    FileType,
)

HEAD: Final = 64 * 1024
"""How many of the first bytes are enough to tell."""
EMPTY: Final = (
    "This file is empty: there is nothing in it to keep. If it came to you empty, ask for it again, "
    "or add the exhibit without it and say so under “What it shows”."
)
PACKETS: Final = ((0, 188), (4, 192))
"""Where the packets of a transport stream begin, and how far they lie apart: broadcast, and cameras."""
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def file_type(head: bytes) -> FileType:
    """Tell the type by the first bytes. What nobody can name is of an unknown kind, and kept all the same."""
    if not head:
        raise RuleViolation(EMPTY)
    tellers = (_by_start, _by_container, _by_packets, _by_text, _by_later_bytes, _by_guess)
    return next((found for teller in tellers if (found := teller(head))), OTHER)


def _by_start(head: bytes) -> FileType | None:
    found = next((kind for start, kind in STARTS if head.startswith(start)), None)
    if found is None and (head.startswith(PROGRAMS) or _is_windows_program(head)):
        return PROGRAM
    return found


def _is_windows_program(head: bytes) -> bool:
    """Its two letters may also begin a message."""
    return head.startswith(b"MZ") and _CONTROL.search(head[:64].decode("latin-1")) is not None


def _by_container(head: bytes) -> FileType | None:
    """Read the brand of a container format."""
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], MP4)
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return AIFF
    if head[:4] == b"\x1aE\xdf\xa3":
        return WEBM if b"webm" in head[:64] else MKV
    return None


def _by_packets(head: bytes) -> FileType | None:
    """Tell a stream that has no header by the sign at the start of each packet."""
    for first, apart in PACKETS:
        if head[first : first + apart * 3 : apart] == b"\x47\x47\x47":
            return STREAM
    if head.startswith((b"\x00\x00\x00\x01", b"\x00\x00\x01")) and _is_raw_video(head):
        return RAW_VIDEO
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return AAC
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] >> 4 not in {0, 15}:
        return MP3
    return BMP if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00" else None


def _is_raw_video(head: bytes) -> bool:
    """The first unit of H.264 or H.265: a sequence, a picture set, or a delimiter."""
    unit = head[head.index(b"\x01") + 1 :][:1]
    return unit[:1] in {b"\x67", b"\x27", b"\x47", b"\x09", b"\x40", b"\x42", b"\x46"}


def _by_text(head: bytes) -> FileType | None:
    text = _text_of(head)
    if text is None or _CONTROL.search(text):
        return None
    if "multipart/related" in text[:4000].lower():
        return WEB_ARCHIVE
    lines = text.lstrip("\ufeff").lstrip().splitlines()
    if sum(1 for line in lines[:40] if MAIL_HEADER.match(line)) >= 3:
        return MAIL
    return PAGE if ACTIVE.search(text) else TEXT


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


def _by_later_bytes(head: bytes) -> FileType | None:
    if head[4:8] in OLD_MOV:
        return MOV
    return next((kind for at, there, kind in LATER if head[at : at + len(there)] == there), None)


def _by_guess(head: bytes) -> FileType | None:
    """Rarer formats that phones and offices make, by a library: only whether it is sound, film or picture is kept."""
    try:
        guess = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        return None
    family = guess.partition("/")[0]
    return FileType(f"{family}/x-other", "sealed", OTHER.words) if family in {"audio", "video", "image"} else None
