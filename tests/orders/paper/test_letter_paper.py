"""The paper of a letter: tagged PDF/UA-1, neutral of itself, its words never read as markup, nothing lost unseen."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst

from config.fonts import EAST_ASIAN
from config.fonts import SCRIPTS as SCRIPT_FONTS
from orders.letters.rules.layout import is_ordinary, places_of
from orders.paper.setting import FONTS, SOURCE, compile_letter, undrawn_signs
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


SCRIPTS = {
    "Punjabi": "ਹਰਪ੍ਰੀਤ ਕੌਰ ਸਿੰਘ",
    "Bengali": "শ্রীমতী চৌধুরী",
    "Gujarati": "શ્રીમતી પટેલ",
    "Tamil": "ஶ்ரீ மீனாட்சி",
    "Hindi": "श्रीमती क्षत्रिय",
    "Nepali": "ज्ञानेन्द्र श्रेष्ठ",
    "Arabic": "محمد عبد الله",
    "Urdu": "نیلم پروین ٹھیک ہے گھر",
    "Pashto": "ښایسته ګل",
    "Persian": "گلناز پژمان",
    "Kurdish": "ڕۆژین",
    "Chinese": "王小明 張陳劉 喆堃",
    "Japanese": "かなカナ 辻峠",
    "Korean": "김이박",
    "Somali": "Xaliimo Cabdi Guuleed",
    "Polish": "Łącka Żaneta ćęńóśź",
    "Romanian": "Ștefan Țară ăâî",
    "Welsh": "Ŵyn Llŷr ẁẃẅ",
    "Vietnamese": "Nguyễn Thị Hương",
    "Yoruba": "Ọlá Ṣadé",
    "Turkish": "Işıl Çağlar Ğ",
    "Russian": "Юлия Щёкина",
    "Ukrainian": "Їжакевич Ґалаґан",
    "Greek": "Ελένη Ωραία",
    "Hebrew": "שרה כהן",
    "Thai": "น้ำผึ้ง",
    "Amharic": "ሰላማዊት",
    "Telugu": "శ్రీదేవి",
    "Malayalam": "ശ്രീലക്ഷ്മി",
    "Kannada": "ಶ್ರೀನಿವಾಸ",
    "Sinhala": "ශ්‍රීයානි",
    "Georgian": "ქეთევან",
    "Armenian": "Անահիտ",
    "Khmer": "សុខា",
    "Burmese": "မြန်မာ",
}


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS)
def test_scripts_of_the_people_of_england_and_wales_are_drawn(name: str) -> None:
    told = letter(name, subject=f"Case {name}", service=name)
    assert undrawn_signs(told) == []
    said = words_of(compile_letter(told))
    assert "[U+" not in said
    # A ligature stands for several signs, and a script from the right is drawn from its end.
    assert len(set(name) & set(said)) >= len(set(name)) // 2


def test_fonts_are_those_of_the_set_up_each_with_its_licence() -> None:
    families = typst.Fonts(include_system_fonts=False, font_paths=[FONTS]).families()
    wanted = re.findall(r'"((?:Libertinus|Noto) [^"]+)"', SOURCE.read_text())
    assert len(wanted) > 20
    assert set(wanted) <= set(families)
    for name in (*SCRIPT_FONTS, *EAST_ASIAN):
        assert "SIL Open Font License" in (FONTS / f"{name}.LICENSE.txt").read_text(), name


@pytest.mark.parametrize(
    ("sign", "mark"),
    [("🦔", "[U+1F994]"), ("𖬀", "[U+16B00]"), ("\u202e", "[U+202E]"), ("\x07", "[U+0007]"), ("\ufffe", "[U+FFFE]")],
)
def test_a_sign_that_no_font_can_draw_shows_as_a_mark_and_is_known_beforehand(sign: str, mark: str) -> None:
    told = letter(f"before {sign} after", subject=f"Case {sign}")
    assert undrawn_signs(told) == [sign]
    assert mark in words_of(compile_letter(told))


def test_signs_that_are_never_asked_about_are_all_drawn() -> None:
    signs = [chr(each) for each in range(0x20, 0x2200) if is_ordinary(chr(each))]
    assert len(signs) > 300
    assert undrawn_signs(letter("".join(signs))) == []
    assert not any(is_ordinary(f"a{sign}") for sign in ("\u202e", "\x07", "\xad", "ਹ", "\U0001f994", "\u0301"))


def test_places_name_the_part_the_words_around_and_the_heading() -> None:
    text = "Dear \U0001f994\n\n# What \U0001f994\n\n- one\n- two " + "x" * 50 + "\U0001f994"
    assert places_of("\U0001f994", subject="Case \U0001f994", text=text, service="Elm") == (
        "the subject",
        "the paragraph “Dear \U0001f994”",
        "the heading “What \U0001f994”",
        f"the point “…{'x' * 30}\U0001f994” under “What \U0001f994”",
    )


def test_many_signs_that_cannot_be_drawn_leave_the_others_as_they_are() -> None:
    signs = [chr(0x13000 + each) for each in range(60)]
    told = letter(*signs, "ਪੰਜਾਬੀ", "王小明")
    assert undrawn_signs(told) == signs
    said = words_of(compile_letter(told))
    assert "[U+1303B]" in said
    assert "王小明" in said


def test_long_and_empty_letters_are_set_with_their_pages_numbered() -> None:
    long = compile_letter(letter(*["word " * 400] * 20))
    with pikepdf.open(BytesIO(long)) as pdf:
        pages = len(pdf.pages)
    assert pages > 5
    assert squeezed(f"Page {pages} of {pages}") in squeezed(words_of(long))
    assert words_of(compile_letter(letter("", "a" + "\u0301" * 5_000, "x" * 3_000)))


def test_draft_says_that_it_is_one() -> None:
    assert squeezed("Not approved") in squeezed(words_of(compile_letter(letter("x", notice="Draft. Not approved."))))
