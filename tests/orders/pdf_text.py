"""Reads the words that a PDF shows, through the tables with which its fonts say what each sign means."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf

_CHAR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def words_of(pdf: bytes) -> str:
    """Every word on every page, with single spaces."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return " ".join(" ".join(_page(page) for page in document.pages).split())


def _page(page: Any) -> str:
    fonts = {name: _meanings(font) for name, font in page.Resources.get("/Font", {}).items()}
    meaning: dict[int, str] = {}
    said: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "Tf":
                meaning = fonts[str(operands[0])]
            case "Tj" | "TJ":
                said.append(_shown(operands[0], meaning))
    return "".join(said)


def _shown(operand: Any, meaning: dict[int, str]) -> str:
    pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
    texts = [bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)]
    codes = [int.from_bytes(text[i : i + 2]) for text in texts for i in range(0, len(text), 2)]
    return "".join(meaning.get(code, "") for code in codes)


def _meanings(font: Any) -> dict[int, str]:
    table = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {int(code, 16): _text(said) for code, said in _CHAR.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, said in _RANGE.findall(block):
            start = int(said, 16)
            found |= {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
    return found


def _text(written: str) -> str:
    return bytes.fromhex(written).decode("utf-16-be")
