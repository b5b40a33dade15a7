"""The paper of a letter: tagged PDF/UA-1, neutral of itself, its words never read as markup, nothing lost unseen."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from orders.paper.setting import compile_letter
from tests.orders.pdf_text import words_of


def letter(*lines: str, **fields: Any) -> dict[str, Any]:
    return {
        "title": "Letter",
        "service": "Elm Advocacy",
        "foot": "Hawthorn. Our reference HW-1",
        "notice": "",
        "subject": "Case HW-1: an answer is overdue",
        "parts": [
            {"kind": "heading", "lines": ["What is overdue"]},
            {"kind": "paragraph", "lines": list(lines)},
            {"kind": "points", "lines": ["one point", "another"]},
        ],
        **fields,
    }


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_pdf_is_tagged_ua1_with_title_and_language() -> None:
    with pikepdf.open(BytesIO(compile_letter(letter("Dear all")))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        meta = pdf.open_metadata()
        assert meta["pdfuaid:part"] == "1"
        assert str(pdf.docinfo.Title) == "Letter"


def test_pdf_says_nothing_of_itself_but_that_it_is_a_letter() -> None:
    """Compared whole: no author, no keywords, no day on which it was made."""
    raw = compile_letter(letter("Dear all"))
    with pikepdf.open(BytesIO(raw)) as pdf:
        assert set(pdf.docinfo) <= {"/Title", "/Creator"}
        meta = str(pdf.open_metadata())
    for word in ("HW-1", "Elm", "overdue", "author", "CreateDate", "ModifyDate"):
        assert word not in meta
    assert raw == compile_letter(letter("Dear all"))


@pytest.mark.parametrize(
    "line",
    [
        '#import "@preview/cetz:0.3.4": canvas',
        '#read("/etc/passwd") #include "x.typ"',
        "$x^2$ @reference <label> \\ *bold* _italic_ `raw` // gone /* gone */",
        "= No heading",
        "#set page(fill: red)",
        "\\u{1F994} ~ --- '\" [] {}",
        "{0.__class__} %s%n <script>alert(1)</script>",
    ],
)
def test_what_people_type_is_never_read_as_markup(line: str) -> None:
    assert squeezed(line) in squeezed(words_of(compile_letter(letter(line, line))))


@pytest.mark.parametrize("name", ["Ŵyn Llŷr ap Gŵyr", "O’Brien-Smith", "Müller", "Žaneta Łącka", "Ελένη", "Юлия"])
def test_names_of_many_places_are_printed(name: str) -> None:
    assert squeezed(name) in squeezed(words_of(compile_letter(letter(name))))


@pytest.mark.parametrize("name", ["محمد", "नीलम"])
def test_names_in_other_scripts_are_drawn_by_a_font_of_ours(name: str) -> None:
    said = words_of(compile_letter(letter(name)))
    assert "[U+" not in said
    assert set(name) & set(said)


@pytest.mark.parametrize(
    ("sign", "mark"),
    [("🦔", "[U+1F994]"), ("中", "[U+4E2D]"), ("\u202e", "[U+202E]"), ("\x07", "[U+0007]"), ("\ufffe", "[U+FFFE]")],
)
def test_a_sign_that_no_font_can_draw_shows_as_a_mark(sign: str, mark: str) -> None:
    assert mark in words_of(compile_letter(letter(f"before {sign} after", subject=f"Case {sign}")))


def test_many_signs_that_cannot_be_drawn_still_give_a_letter() -> None:
    signs = "".join(chr(0x4E00 + each) for each in range(60))
    assert "[U+4E3B]" in words_of(compile_letter(letter(*signs)))


def test_long_and_empty_letters_are_set_with_their_pages_numbered() -> None:
    long = compile_letter(letter(*["word " * 400] * 20))
    with pikepdf.open(BytesIO(long)) as pdf:
        pages = len(pdf.pages)
    assert pages > 5
    assert squeezed(f"Page {pages} of {pages}") in squeezed(words_of(long))
    assert words_of(compile_letter(letter("", "a" + "\u0301" * 5_000, "x" * 3_000)))


def test_draft_says_that_it_is_one() -> None:
    assert squeezed("Not approved") in squeezed(words_of(compile_letter(letter("x", notice="Draft. Not approved."))))
