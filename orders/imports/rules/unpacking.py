"""Weighs a packed workbook before anything in it is read: how many parts, how large, how dense, how many marks."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from typing import Final

from accounts.rules import RuleViolation

MOST_MEMBERS: Final = 2_000
LARGEST_UNPACKED: Final = 120 * 1024 * 1024
LARGEST_STRINGS: Final = 40 * 1024 * 1024
"""What the table of texts may unpack to: the cells point into it, so that one text can stand in many."""
DENSEST: Final = 100
SMALL: Final = 4 * 1024 * 1024
"""A part this small may be as dense as it likes: an empty sheet is mostly the same few words."""
MOST_MARKS: Final = 8_000_000
MOST_STRING_MARKS: Final = 1_000_000
PIECE: Final = 1024 * 1024
STRINGS: Final = "xl/sharedStrings.xml"
ENCRYPTED: Final = 1

TOO_MUCH: Final = "This workbook unpacks to more than we can read. Cut it into several files."
TOO_DENSE: Final = (
    "This workbook unpacks to more than a hundred times its size, which no table of people does. "
    "Save the table alone as .xlsx or as CSV, and try again."
)
TOO_MANY: Final = "This workbook holds more cells than we can read at once. Cut it into several files."


def check_unpacked(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook that is locked, that holds macros, that is none, or that is made to unpack without end."""
    members = archive.infolist()
    names = {member.filename for member in members}
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise RuleViolation("This workbook is locked with a password. Save it without one, and try again.")
    _check_sizes(members)
    if "xl/vbaProject.bin" in names:
        raise RuleViolation("This workbook holds macros. Save it as Excel Workbook (.xlsx), and try again.")
    if "xl/workbook.xml" not in names:
        raise RuleViolation("This is no Excel workbook. Save the table as .xlsx or as CSV, and try again.")
    _check_marks(archive, members)


def _check_sizes(members: Sequence[zipfile.ZipInfo]) -> None:
    """By what the archive says of itself; no reader of it unpacks more of a part than is said here."""
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise RuleViolation(TOO_MUCH)
    if any(member.filename == STRINGS and member.file_size > LARGEST_STRINGS for member in members):
        raise RuleViolation(TOO_MUCH)
    if any(member.file_size > max(SMALL, DENSEST * member.compress_size) for member in members):
        raise RuleViolation(TOO_DENSE)


def _check_marks(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> None:
    """Each mark of XML costs its reader some fifty times what it costs to count them."""
    left = MOST_MARKS
    for member in members:
        if not member.filename.endswith((".xml", ".rels")):
            continue
        most = min(left, MOST_STRING_MARKS) if member.filename == STRINGS else left
        left -= _marks(archive, member, most)


def _marks(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    """How many tags a part holds; raises RuleViolation as soon as they are too many."""
    found = 0
    with archive.open(member) as part:
        while piece := part.read(PIECE):
            found += piece.count(b"<")
            if found > 2 * most:  # a tag that opens mostly has one that closes
                raise RuleViolation(TOO_MANY)
    return found // 2
