"""Draws a picture anew, the right way up, without anything that the camera wrote beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from accounts.rules import RuleViolation
from casework.copying.copy_result import CannotCopy, CopiedFile
from casework.evidence.rules.picture_limits import check_picture, check_size

# Our own limit is checked before anything is decoded; Pillow's would only warn.
Image.MAX_IMAGE_PIXELS = None

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP")
QUALITY: Final = 90
EXIF_PARTS: Final = 0x8769
TAKEN: Final = (0x9003, 0x9004)
OFFSETS: Final = (0x9011, 0x9012)
CHANGED: Final = 0x0132


def copy_picture(source: Path, target: Path) -> CopiedFile:
    """Write the first picture of a file as a JPEG or a PNG."""
    try:
        with source.open("rb") as stream:
            check_picture(stream)
        with Image.open(source, formats=FORMATS) as picture:
            check_size(*picture.size)
            note = "It shows the first picture of a moving one." if getattr(picture, "is_animated", False) else ""
            is_photo, date = picture.format == "JPEG", _device_date(picture)
            media_type, ending = _write(ImageOps.exif_transpose(picture), target, is_photo=is_photo)
            return CopiedFile(media_type, ending, note, date)
    except RuleViolation as refusal:
        raise CannotCopy(refusal.sentence) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise CannotCopy("The picture is damaged or made in a way that cannot be read.") from None


def _write(picture: Image.Image, target: Path, *, is_photo: bool) -> tuple[str, str]:
    """Copy the points alone into a new picture: what is not drawn does not come along."""
    mode = "RGB" if is_photo else "RGBA"
    drawn = Image.new(mode, picture.size)
    drawn.paste(picture.convert(mode))
    if is_photo:
        drawn.save(target, "JPEG", quality=QUALITY)
        return "image/jpeg", "jpg"
    drawn.save(target, "PNG")
    return "image/png", "png"


def _device_date(picture: Image.Image) -> str:
    """The moment that the device says it took the picture, in the device's own writing; empty if it says none."""
    exif = picture.getexif()
    parts = exif.get_ifd(EXIF_PARTS)
    taken = next((parts[tag] for tag in TAKEN if parts.get(tag)), exif.get(CHANGED, ""))
    offset = next((parts[tag] for tag in OFFSETS if parts.get(tag)), "")
    written = f"{taken} {offset}".strip()
    return "".join(letter for letter in written if letter.isprintable())[:60]
