"""Draws a thumbnail of a working copy: the picture, a frame of the film, the first page of the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import av
import typst
from av.error import FFmpegError
from PIL import Image

from accounts.rules import RuleViolation
from casework.copying.copy_result import CannotCopy, CopiedFile
from casework.evidence.rules.picture_limits import check_size

SIDE: Final = 240
"""How many points the longer side of a small picture has."""
QUALITY: Final = 75
MOMENT: Final = 1_000_000
"""Films often begin black: a second in, in millionths."""
MOST_PACKETS: Final = 600
PAPER: Final = (255, 255, 255)
# The page is drawn by a library that can reach nothing but the folder of the copy.
FIRST_PAGE: Final = """#set page(width: auto, height: auto, margin: 0pt)
#image("/{name}", format: "pdf", page: 1, width: 240pt)"""
NOTHING_TO_DRAW: Final = "Nothing of it can be drawn."


def draw_small(source: Path, target: Path, media_type: str) -> CopiedFile:
    """Write a small JPEG of a working copy."""
    try:
        picture = _drawn(source, media_type)
    except RuleViolation as refusal:
        raise CannotCopy(refusal.sentence) from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, FFmpegError, typst.TypstError):
        raise CannotCopy(NOTHING_TO_DRAW) from None
    picture.thumbnail((SIDE, SIDE))
    picture.save(target, "JPEG", quality=QUALITY)
    return CopiedFile("image/jpeg", "jpg")


def _drawn(source: Path, media_type: str) -> Image.Image:
    if media_type.startswith("image/"):
        return _picture(source)
    if media_type.startswith("video/"):
        return _moment(source)
    if media_type == "application/pdf":
        return _first_page(source)
    raise CannotCopy(NOTHING_TO_DRAW)


def _picture(source: Path) -> Image.Image:
    """On white paper, for a JPEG has no glass."""
    with Image.open(source, formats=("JPEG", "PNG")) as picture:
        check_size(*picture.size)
        seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, PAPER)
    paper.paste(seen, mask=seen)
    return paper


def _moment(source: Path) -> Image.Image:
    with av.open(str(source)) as film:
        stream = film.streams.video[0]
        check_size(stream.codec_context.width, stream.codec_context.height)
        if (film.duration or 0) > 2 * MOMENT:
            film.seek(MOMENT)
        return _frame(film, stream)


def _frame(film: Any, stream: Any) -> Image.Image:
    """The first picture that can be read; a film of which none comes soon is left alone."""
    for number, packet in enumerate(film.demux(stream)):
        for frame in packet.decode():
            picture: Image.Image = frame.to_image()
            return picture
        if number > MOST_PACKETS:
            break
    raise CannotCopy(NOTHING_TO_DRAW)


def _first_page(source: Path) -> Image.Image:
    page, drawn = source.with_suffix(".typ"), source.with_suffix(".page")
    page.write_text(FIRST_PAGE.format(name=source.name))
    drawn.write_bytes(typst.compile(page, root=source.parent, format="png", ppi=72.0))
    with Image.open(drawn, formats=("PNG",)) as picture:
        return picture.convert("RGB")
