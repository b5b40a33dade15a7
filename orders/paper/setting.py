"""Compiles a letter, and puts a mark that shows in place of each sign that no font of ours can draw."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

SOURCE: Final = Path(__file__).parent / "letter.typ"
MOST_TRIES: Final = 12
_UNDRAWN: Final = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
# They draw nothing, but turn around what follows: a name may not make a page say something else.
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


class CannotPrint(Exception):
    """The letter could not be set, for a reason that is not in its signs."""


def compile_letter(letter: Mapping[str, Any]) -> bytes:
    """The PDF. What cannot be drawn appears as [U+1F994], so that a reader sees that something stood there."""
    undrawn: set[str] = set()
    for _ in range(MOST_TRIES):
        try:
            return _compile(_marked(letter, undrawn))
        except typst.TypstError as error:
            found = _undrawn(error.message)
            if not found - undrawn:
                raise CannotPrint(error.message.partition("`")[0]) from None
            undrawn |= found
    return _compile(_marked(letter, undrawn, only_european=True))


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


def _marked(value: Any, undrawn: set[str], *, only_european: bool = False) -> Any:
    if isinstance(value, str):
        return "".join(_mark(sign, undrawn, only_european=only_european) for sign in value)
    if isinstance(value, Mapping):
        return {key: _marked(each, undrawn, only_european=only_european) for key, each in value.items()}
    return [_marked(each, undrawn, only_european=only_european) for each in value]


def _mark(sign: str, undrawn: set[str], *, only_european: bool) -> str:
    if sign == "\t":
        return " "
    is_control = unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"} or sign in _TURNS
    is_strange = only_european and ord(sign) > 0x24F and unicodedata.category(sign)[0] not in "PZ"
    return f"[U+{ord(sign):04X}]" if sign in undrawn or is_control or is_strange else sign
