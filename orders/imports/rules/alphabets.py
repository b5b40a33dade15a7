"""Reads the bytes of a CSV file as letters, and says where that is a guess that somebody should look at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from accounts.rules import RuleViolation

MIXED: Final = "mixed"
WINDOWS: Final = "cp1252"
ALPHABET_WORDS: Final = {
    MIXED: "As UTF-8, with the odd bytes as Windows letters",
    WINDOWS: "The whole file as Windows letters (Windows-1252)",
}
CENTRAL: Final = "cp1250"
WINDOWS_WORDS: Final = {
    WINDOWS: "As western letters (Windows-1252)",
    CENTRAL: "As central European letters: Polish, Czech, Slovak, Hungarian (Windows-1250)",
}
TWO_WAYS: Final = "The letters of this file are written in two ways."
UNSAID: Final = "Nothing in this file says in which letters it is written, and as western ones some names look odd."
MOST_EXAMPLES: Final = 5
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ODD: Final = re.compile("[\udc80-\udcff]")
_LETTER: Final = re.compile("[\x80-\U0010ffff]")
_SIGN_IN_A_WORD: Final = re.compile(r"[£¥¹³¿¯¼¾][^\W\d_]|[^\W\d_][£¥¹³¿¯¼¾]")
"""What central European letters look like in western ones, and what no western name has."""
_OF_NO_ALPHABET: Final = "\ufffd"


@dataclass(frozen=True)
class AlphabetDoubt:
    """That a file can be read in two alphabets: the one chosen, and lines as each of the two reads them."""

    chosen: str
    examples: tuple[tuple[int, str, str], ...]
    key: str = "encoding"
    words: Mapping[str, str] = field(default_factory=lambda: ALPHABET_WORDS)
    sentence: str = TWO_WAYS


@dataclass(frozen=True)
class Decoded:
    """The text of a file; bytes that are no UTF-8 stand in it as what `is_odd` finds and `mended` reads as letters."""

    text: str
    doubt: AlphabetDoubt | None = None


def decode(content: bytes, wanted: str = "") -> Decoded:
    """The text of a file in the way it says, shows or is said to be: UTF-8, UTF-16, Windows-1252, or a mixture."""
    try:
        for mark, encoding in _BOMS[1:]:
            if content.startswith(mark):
                return Decoded(content[len(mark) :].decode(encoding))
        if encoding := _looks_like_utf16(content):
            return Decoded(content.decode(encoding))
    except UnicodeDecodeError:
        raise RuleViolation("This file is damaged: part of it is no text. Save it as CSV again.") from None
    mark = _BOMS[0][0]
    return _bytewise(content.removeprefix(mark), wanted, is_said=content.startswith(mark))


def _bytewise(content: bytes, wanted: str, *, is_said: bool) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        text = content.decode("utf-8", "surrogateescape")
    odd = len(_ODD.findall(text))
    told = len(_LETTER.findall(text)) - odd
    if not told and not is_said:
        return _of_one_alphabet(content, wanted)
    chosen = wanted if wanted in ALPHABET_WORDS else (MIXED if told >= odd or is_said else WINDOWS)
    doubt = AlphabetDoubt(chosen, tuple(_examples(content)))
    return Decoded(text if chosen == MIXED else content.decode("cp1252", "replace"), doubt)


def _of_one_alphabet(content: bytes, wanted: str) -> Decoded:
    """Western letters, unless they look like others: then it is asked."""
    western = _windows(content)
    if not _SIGN_IN_A_WORD.search(western):
        return Decoded(western)
    central = content.decode(CENTRAL, "replace")
    lines = zip(western.splitlines(), central.splitlines(), strict=False)
    read = [(number, *line) for number, line in enumerate(lines, start=1) if _SIGN_IN_A_WORD.search(line[0])]
    chosen = wanted if wanted in WINDOWS_WORDS else WINDOWS
    doubt = AlphabetDoubt(chosen, tuple(read[:MOST_EXAMPLES]), words=WINDOWS_WORDS, sentence=UNSAID)
    return Decoded(central if chosen == CENTRAL else western, doubt)


def _windows(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise RuleViolation(
            "This is no spreadsheet that we can read. Save it as .xlsx or as CSV, and try again."
        ) from None


def _examples(content: bytes) -> list[tuple[int, str, str]]:
    """Lines with letters of either alphabet: those that the two readings show differently first."""
    lines = [(number, line) for number, line in enumerate(content.splitlines(), start=1) if not line.isascii()]
    read = [
        (number, line.decode("utf-8", "surrogateescape"), line.decode("cp1252", "replace")) for number, line in lines
    ]
    found = [(number, mended(text), other) for number, text, other in read]
    return sorted(found, key=lambda each: each[1] == each[2])[:MOST_EXAMPLES]


def is_odd(text: str) -> bool:
    """Whether a text holds a byte that is no UTF-8."""
    return _ODD.search(text) is not None


def mended(text: str) -> str:
    """A text with its odd bytes read as Windows letters."""
    return _ODD.sub(lambda odd: bytes([ord(odd[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def looks_mangled(text: str) -> str:
    """The text that a program has taken for Windows letters and written anew (ZoÃ« for Zoë), or nothing."""
    if not any(mark in text for mark in ("Ã", "Â", "â€", "Å")):
        return ""
    try:
        found = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return found if found != text else ""


def _looks_like_utf16(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of ordinary text is nothing."""
    sample = content[:2_000]
    if len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) // 2 * 0.7
    if odd > most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > most and not odd else ""
