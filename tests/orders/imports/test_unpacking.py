"""Spreadsheets that are made to cost more than they weigh are refused with a sentence, by a process of its own."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from accounts.jobs.models import Job
from accounts.jobs.services.jobs import run_job
from accounts.rules import RuleViolation
from orders.imports.models import Import
from orders.imports.process.tables_as_json import tables_from_json, tables_to_json
from orders.imports.rules import unpacking
from orders.imports.rules.tables import SheetTable, UncalculatedCell
from orders.imports.rules.workbook import read_file
from orders.imports.services import opening
from orders.imports.services.first_look import read_headings
from orders.imports.services.opening import GAVE_UP, tables_of
from tests.orders.brought import CASES, a_case, book_of, make_desk, whole_story
from tests.orders.imports.test_views_imports import send, upload

LONGEST: Final = 20.0
"""Seconds of our own processor in which any of them is refused."""
STRINGS: Final = "xl/sharedStrings.xml"
SHEET: Final = "xl/worksheets/sheet1.xml"
HEAD: Final = b'<?xml version="1.0"?>'
SPREADSHEET: Final = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture
def apart(settings: Any) -> None:
    settings.SHEETS_OPENED_APART = True


def changed(**parts: bytes) -> bytes:
    """A workbook of one small table with some of its parts replaced, or added."""
    named = {name.replace("__", "/"): content for name, content in parts.items()}
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_book())) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, named.pop(f"{each}", old.read(each)))
        for name, content in named.items():
            new.writestr(name, content)
    return written.getvalue()


def a_book() -> bytes:
    book, content = Workbook(), io.BytesIO()
    book.active.append(["Case ref", "Date"])  # type: ignore[union-attr]
    book.active.append(["A/1", "3/3/2026"])  # type: ignore[union-attr]
    book.save(content)
    return content.getvalue()


def strings(content: bytes) -> bytes:
    return changed(**{STRINGS: HEAD + b"<sst " + SPREADSHEET + b">" + content + b"</sst>"})


def sheet(content: bytes, before: bytes = b"") -> bytes:
    inner = b"<sheetData>" + content + b"</sheetData>"
    return changed(**{SHEET: HEAD + before + b"<worksheet " + SPREADSHEET + b">" + inner + b"</worksheet>"})


def laughs() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (each, b"&l%d;" % (each - 1) * 10) for each in range(1, 10))
    return b'<!DOCTYPE w [<!ENTITY l0 "ha">' + entities + b"]>"


def lying(content: bytes) -> bytes:
    """A workbook whose largest part says of itself that it unpacks to ten bytes."""
    whole = changed(**{SHEET: content})
    size = len(content).to_bytes(4, "little")
    return whole.replace(size, (10).to_bytes(4, "little"))


def nested(depth: int = 4) -> bytes:
    inner = b"0" * 10_000_000
    for _ in range(depth):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(4):
                archive.writestr(f"{number}.zip", inner)
        inner = packed.getvalue()
    return changed(**{"xl/embeddings/inner.zip": inner})


def many_parts() -> bytes:
    return changed(**{f"xl/part{number}.xml": b"<w/>" for number in range(3_000)})


BOMBS: Final[dict[str, tuple[Any, str]]] = {
    "48 MB of texts in 125 KB": (lambda: strings(b"<si><t>" + b"x" * 48_000_000 + b"</t></si>"), "unpacks to more"),
    "two million texts": (
        lambda: strings(b"".join(b"<si><t>%d</t></si>" % number for number in range(1_100_000))),
        "more cells than we can read",
    ),
    "39 MB of one text": (lambda: strings(b"<si><t>" + b"x" * 39_000_000 + b"</t></si>"), "hundred times"),
    "a billion laughs": (lambda: sheet(b"<row><c><v>&l9;</v></c></row>", laughs()), "damaged"),
    "one entity a million times": (
        lambda: sheet(
            b"<row><c><v>" + b"&l0;" * 600_000 + b"</v></c></row>", b'<!DOCTYPE w [<!ENTITY l0 "hahahaha">]>'
        ),
        "damaged",
    ),
    "20 million cells": (
        lambda: sheet(b"".join(b"<row>%b</row>" % (b"<c/>" * 20_000) for _ in range(1_000))),
        "hundred times",
    ),
    "ten thousand columns": (lambda: sheet(b"<row>%b</row>" % (b"<c><v>1</v></c>" * 10_000)), "more than 200 columns"),
    "a column beyond any": (lambda: sheet(b'<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>'), "damaged"),
    "nested a hundred thousand deep": (lambda: sheet(b"<a>" * 100_000 + b"</a>" * 100_000), "no table|damaged|time or"),
    "a part that lies about its size": (lambda: lying(HEAD + b"<worksheet>" + b"0" * 9_000_000), "damaged|hundred"),
    "three thousand parts": (many_parts, "unpacks to more"),
    "a number of five thousand digits": (
        lambda: sheet(b"<row><c><v>%b</v></c><c><v>1</v></c></row>" % (b"9" * 5_000)),
        "damaged",
    ),
    "a line of a million commas": (lambda: b"a,b\n" + b"," * 1_000_000 + b"x\n", "more than 200 columns"),
    "a cell without end": (lambda: b'a,b\n"' + b"x" * 5_000_000, "quotation mark|too long"),
}


def seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_refused_with_a_sentence_soon_and_apart(name: str, apart: None) -> None:
    make, words = BOMBS[name]
    content, began, ours = make(), seconds_of_children(), time.process_time()
    assert len(content) < 20 * 1024 * 1024
    with pytest.raises(RuleViolation, match=words) as refusal:
        tables_of(content)
    assert refusal.value.sentence.endswith(".")
    assert seconds_of_children() - began < LONGEST
    assert time.process_time() - ours < 1.0, "the process that asks does none of the work"


def test_archive_that_holds_an_archive_is_not_opened_further(apart: None) -> None:
    lines = tables_of(nested())[0].lines
    assert [line.cells for line in lines] == [("Case ref", "Date"), ("A/1", "3/3/2026")]


def test_tens_of_thousands_of_empty_cells_are_passed_over(apart: None) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (number, number) for number in range(3, 40_000))
    filled = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Case ref</t></is></c></row>'
    [table] = tables_of(sheet(filled + rows))
    assert [line.cells for line in table.lines] == [("Case ref",)]


def test_process_that_needs_too_long_is_ended_and_the_sentence_says_so(
    apart: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LONGEST_SECONDS", 0.05)
    with pytest.raises(RuleViolation) as refusal:
        tables_of(a_book())
    assert refusal.value.sentence == GAVE_UP


def test_process_that_opens_files_knows_nothing_of_ours() -> None:
    assert set(opening.CLEAN) == {"LANG", "PYTHONDONTWRITEBYTECODE"}


def shapes() -> Iterator[list[SheetTable]]:
    yield read_file(book_of(**whole_story("2026/014")))
    yield read_file("Case ref,Name\nA/1,Łukasz\nA/2,caf\udce9\n".encode("utf-8", "surrogateescape"))
    cells = ("text", 7, 1.5, True, None, UncalculatedCell("=A1"))
    yield [SheetTable("Sheet", (), is_hidden=True, hidden_columns=frozenset({1, 3}), refusal="Too long.")]
    lines = read_file(b"a,b\n1,2\n")[0].lines
    yield [SheetTable("Sheet", tuple(line.__class__(9, cells, "struck", frozenset({1})) for line in lines))]


def test_what_the_process_tells_is_understood_as_it_was_meant() -> None:
    for tables in shapes():
        assert tables_from_json(tables_to_json(tables)) == tables


def test_text_of_all_cells_together_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orders.imports.process.tables_as_json.MOST_TEXT", 5)
    with pytest.raises(RuleViolation, match="more text than we can read"):
        tables_to_json(read_file(b"abc,def\n"))


def test_limits_are_those_that_security_md_names() -> None:
    assert (unpacking.MOST_MEMBERS, unpacking.DENSEST) == (2_000, 100)
    assert (unpacking.LARGEST_UNPACKED, unpacking.LARGEST_STRINGS) == (120 * 1024**2, 40 * 1024**2)


@pytest.mark.django_db
def test_page_never_opens_a_file_and_the_job_says_what_became_of_it(
    apart: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, bomb = make_desk(), strings(b"<si><t>" + b"x" * 48_000_000 + b"</t></si>")
    with monkeypatch.context() as patched:
        patched.setattr("zipfile.ZipFile.__init__", lambda *_: pytest.fail("a page opened a file"))
        answer = upload(desk, bomb)
    job = Job.objects.get()
    assert answer.headers["Location"] == reverse("job_detail", args=[job.public_id])
    assert run_job(str(job.public_id), read_headings)
    client = Client()
    client.force_login(desk.by, backend="django.contrib.auth.backends.ModelBackend")
    assert "unpacks to more than we can read" in client.get(answer.headers["Location"]).content.decode()
    assert Import.objects.get().content is None


@pytest.mark.django_db
def test_whole_import_works_apart_as_it_does_here(apart: None) -> None:
    desk = make_desk()
    row = desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1")])))
    assert (row.state, row.made["rows"]) == ("loaded", {"cases": 1})
    assert send(Client(), "import_discard", row).status_code == 302
