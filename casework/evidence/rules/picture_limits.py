"""Refuses pictures that would fill the memory, by their headers alone, before anything is decoded."""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

from accounts.rules import RuleViolation

MOST_PIXELS: Final = 120_000_000
MOST_FRAMES: Final = 1_000
PNG_START: Final = b"\x89PNG\r\n\x1a\n"
GIF_STARTS: Final = (b"GIF87a", b"GIF89a")


def check_picture(stream: BinaryIO) -> None:
    """Refuse to open a PNG or GIF of more pixels or frames than can be opened; other formats say theirs when opened."""
    header = stream.read(24)
    stream.seek(0)
    if header.startswith(PNG_START) and len(header) == 24:
        check_size(*struct.unpack(">II", header[16:24]))
    elif header.startswith(GIF_STARTS):
        _check_frames(stream)


def check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise RuleViolation(
            f"This picture claims to be {width:,} by {height:,} points: it is too large to open safely. "
            "If it is real, save it smaller and note that you did."
        )


def _check_frames(stream: BinaryIO) -> None:
    header = stream.read(13)
    if len(header) < 13:
        return
    check_size(*struct.unpack("<HH", header[6:10]))
    _skip_colours(stream, header[10])
    frames = 0
    while _next_block(stream) == b",":
        frames += 1
        if frames > MOST_FRAMES:
            raise RuleViolation(f"This GIF has more than {MOST_FRAMES:,} pictures in it: it cannot be opened safely.")


def _next_block(stream: BinaryIO) -> bytes:
    """Pass over extensions to the next picture, and over that picture; gives what introduced it."""
    while (introducer := stream.read(1)) == b"!":
        stream.read(1)
        _skip_sub_blocks(stream)
    if introducer == b",":
        descriptor = stream.read(9)
        if len(descriptor) < 9:
            return b""
        _skip_colours(stream, descriptor[8])
        stream.read(1)
        _skip_sub_blocks(stream)
    return introducer


def _skip_colours(stream: BinaryIO, flags: int) -> None:
    if flags & 0x80:
        stream.seek(3 * 2 ** ((flags & 7) + 1), 1)


def _skip_sub_blocks(stream: BinaryIO) -> None:
    while (length := stream.read(1)) not in {b"", b"\x00"}:
        stream.seek(length[0], 1)
