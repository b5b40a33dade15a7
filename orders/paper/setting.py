"""Compiles a letter to PDF, with a visible mark in place of each sign that no font can draw."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

SOURCE: Final = Path(__file__).parent / "letter.typ"
FONTS: Final = Path(__file__).parent / "fonts"
"""Put there by the set-up (config/fonts.py), and not ours to commit."""
SINGLE_TRIES: Final = 12
"""So many signs are found one by one; of more, everything is marked that stands near one of them in Unicode."""
MOST_TRIES: Final = 24
_UNDRAWN: Final = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
# They draw nothing, but turn around what follows: a name may not make a page say something else.
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_CONTROLS: Final = frozenset({"Cc", "Cn", "Co", "Cs"})


class CannotPrint(Exception):
    """The letter could not be set, for a reason that is not in its signs."""


def compile_letter(letter: Mapping[str, Any]) -> bytes:
    """The PDF. What cannot be drawn appears as [U+1F994], so that a reader sees that something stood there."""
    return _set(letter)[0]


def undrawn_signs(letter: Mapping[str, Any]) -> list[str]:
    """The signs in place of which the PDF shows a mark, each once."""
    return sorted(_set(letter)[1])


def _set(letter: Mapping[str, Any]) -> tuple[bytes, set[str]]:
    signs = {sign for text in _texts(letter) for sign in text}
    undrawn = {sign for sign in signs if _is_control(sign)}
    for tried in range(MOST_TRIES):
        try:
            return _compile(_marked(letter, undrawn)), undrawn
        except typst.TypstError as error:
            found = _undrawn(error.message) - undrawn
            if not found:
                raise CannotPrint(error.message.partition("`")[0]) from None
            undrawn |= found if tried < SINGLE_TRIES else _near(found, signs)
    undrawn |= {sign for sign in signs if ord(sign) > 0x24F and unicodedata.category(sign)[0] not in "PZ"}
    return _compile(_marked(letter, undrawn)), undrawn


def _near(found: set[str], signs: set[str]) -> set[str]:
    pages = {ord(sign) >> 8 for sign in found}
    return found | {sign for sign in signs if ord(sign) >> 8 in pages and ord(sign) > 0x24F}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


def _compile(letter: Mapping[str, Any]) -> bytes:
    """All that typst may read is a folder with our source, also for packages: it fetches nothing."""
    with TemporaryDirectory() as folder:
        only = Path(folder)
        source = only / SOURCE.name
        source.write_bytes(SOURCE.read_bytes())
        return typst.compile(
            source,
            root=only,
            package_path=only,
            package_cache_path=only,
            ignore_system_fonts=True,
            font_paths=[FONTS] if FONTS.is_dir() else [],
            format="pdf",
            sys_inputs={"letter": json.dumps(letter)},
            pdf_standards="ua-1",
        )


def _undrawn(message: str) -> set[str]:
    """The signs that typst names in its refusal."""
    match = _UNDRAWN.search(message)
    if match is None:
        return set()
    named = _ESCAPED.sub(lambda each: chr(int(each[1], 16)), match[1])
    return {sign for sign in named if sign.isprintable() or unicodedata.category(sign).startswith("C")}


def _is_control(sign: str) -> bool:
    return sign not in "\t\n" and (unicodedata.category(sign) in _CONTROLS or sign in _TURNS)


def _marked(value: Any, undrawn: set[str]) -> Any:
    if isinstance(value, str):
        return "".join(f"[U+{ord(sign):04X}]" if sign in undrawn else sign for sign in value.replace("\t", " "))
    if isinstance(value, Mapping):
        return {key: _marked(each, undrawn) for key, each in value.items()}
    return [_marked(each, undrawn) for each in value]
