"""Which files may come in, how many, and what the evidence of a case lacks: truth tables without a database."""

from __future__ import annotations

import io
import random
import struct
import time
import zlib
from datetime import UTC, date, datetime
from typing import Any

import pytest

from accounts.rules import RuleViolation
from casework.evidence.rules.evidence_gaps import IncidentEvidence, check_gap, derived_gaps
from casework.evidence.rules.exhibits import can_be_without_file, check_captured, check_reason, kind_of_file
from casework.evidence.rules.file_names import file_name_of
from casework.evidence.rules.file_signatures import KNOWN, FileType, words_of
from casework.evidence.rules.file_types import file_type
from casework.evidence.rules.picture_limits import check_picture
from casework.evidence.rules.quotas import Quota, QuotaUsed, check_quota, in_words

NOTHING = "Nothing shows it: no exhibit, and nothing has been asked for"
TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("head", "media_type", "family"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg", "image"),
        (b"\x89PNG\r\n\x1a\n<html><script>", "image/png", "image"),
        (b"GIF89a" + b"\0" * 20, "image/gif", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "image"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "image/heic", "sealed"),
        (b"ID3\x04\x00", "audio/mpeg", "audio"),
        (b"\xff\xfb\x90\x44", "audio/mpeg", "audio"),
        (b"\x00\x00\x00\x18ftypM4A \x00", "audio/mp4", "audio"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/x-wav", "audio"),
        (b"OggS\x00\x02", "audio/ogg", "audio"),
        (b"\x00\x00\x00\x18ftypmp42\x00", "video/mp4", "video"),
        (b"\x00\x00\x00\x14ftypqt  \x00", "video/quicktime", "video"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm", "video/webm", "video"),
        (b"%PDF-1.7\nPK\x03\x04", "application/pdf", "pdf"),
        (b"Hello, it is me again", "text/plain", "text"),
        ("He wrote: «déjà vu»".encode("cp1252"), "text/plain", "text"),
        ("\ufeffWide letters".encode("utf-16"), "text/plain", "text"),
        (b"From: a@b.invalid\nTo: c@d.invalid\nSubject: again\n\nHello", "message/rfc822", "mail"),
        (b"<!DOCTYPE html><p>Hello", "text/html", "sealed"),
        (b"  \n<html xmlns='x'>", "text/html", "sealed"),
        (b"<svg onload='alert(1)'/>", "text/html", "sealed"),
        (b"<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><a/>", "text/html", "sealed"),
        (b"From: x\nSubject: y\nMIME-Version: 1.0\nContent-Type: multipart/related; b", "multipart/related", "sealed"),
        (b"PK\x03\x04\x14\x00", "application/zip", "sealed"),
    ],
)
def test_type_is_told_by_the_bytes_alone(head: bytes, media_type: str, family: str) -> None:
    found = file_type(head)
    assert (found.media_type, found.family) == (media_type, family)


# What clients bring besides: recorders, phones, archives, chats, disks; what a machine would run; what nobody knows.
BROUGHT: dict[str, tuple[bytes, str, str]] = {
    "voice note": (b"#!AMR\n\x00\x01", "audio/amr", "sealed"),
    "wide voice note": (b"#!AMR-WB\n\x00\x01", "audio/amr", "sealed"),
    "chat's voice message": (b"\x02#!SILK_V3\x00", "audio/silk", "sealed"),
    "doorbell": (b"\x00\x00\x00\x18ftypiso8\x00\x00\x02\x00", "video/mp4", "video"),
    "phone of long ago": (b"\x00\x00\x00\x18ftyp3gp4\x00", "video/mp4", "video"),
    "phone of another land": (b"\x00\x00\x00\x18ftypkddi\x00", "video/mp4", "video"),
    "shop's video": (b"\x00\x00\x00\x18ftypM4V \x00", "video/mp4", "video"),
    "brand that is not thought of yet": (b"\x00\x00\x00\x18ftypzz99\x00", "video/mp4", "video"),
    "picture that moves": (b"\x00\x00\x00\x18ftyphevc\x00", "image/heic", "sealed"),
    "picture of another brand": (b"\x00\x00\x00\x18ftypmif2\x00", "image/heic", "sealed"),
    "film without a brand": (b"\x00\x01\x02\x03moov\x00\x00", "video/quicktime", "video"),
    "broadcast": ((b"G" + b"\x00" * 187) * 4, "video/mp2t", "sealed"),
    "camera's stream": (b"\x00\x00\x00\x00" + (b"G" + b"\x00" * 191) * 4, "video/mp2t", "sealed"),
    "recorder of a shop": (b"DHAV\xfd\x00", "video/x-dav", "sealed"),
    "raw video": (b"\x00\x00\x00\x01\x67\x64\x00", "video/h264", "sealed"),
    "disc": (b"\x00\x00\x01\xba\x44", "video/mpeg", "sealed"),
    "Matroska": (b"\x1aE\xdf\xa3\x93B\x82\x88matroska", "video/x-matroska", "sealed"),
    "RAR": (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar", "sealed"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", "application/x-7z-compressed", "sealed"),
    "web archive": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "application/warc", "sealed"),
    "packed web archive": (b"\x1f\x8b\x08\x00", "application/gzip", "sealed"),
    "chat": (b"SQLite format 3\x00\x10\x00", "application/vnd.sqlite3", "sealed"),
    "message of an office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "application/x-ole-storage", "sealed"),
    "forensic image": (b"EVF\x09\x0d\x0a\xff\x00\x01", "application/x-forensic-image", "sealed"),
    "disk": (b"\xfa\x33" + b"\x00" * 508 + b"\x55\xaa", "application/x-raw-disk-image", "sealed"),
    "empty disk": (b"\x00" * 4096, "application/octet-stream", "sealed"),
    "encrypted": (bytes(range(7, 256, 11)) * 40, "application/octet-stream", "sealed"),
    "counting": (b"\x00\x01\x02\x03\x04\x05\x06\x07" * 8, "application/octet-stream", "sealed"),
    "one byte": (b"\x00", "application/octet-stream", "sealed"),
    "program": (b"MZ\x90\x00", "application/x-program", "sealed"),
    "program of another machine": (b"\x7fELF\x02", "application/x-program", "sealed"),
    "script": (b"#!/bin/sh\nrm", "application/x-program", "sealed"),
    "message that begins like a program": (b"MZ is outside again", "text/plain", "text"),
    "message that speaks of a film": (b"Too wide for the door", "text/plain", "text"),
}


@pytest.mark.parametrize("brought", BROUGHT)
def test_nothing_is_refused_for_its_first_bytes(brought: str) -> None:
    head, media_type, family = BROUGHT[brought]
    found = file_type(head)
    assert (found.media_type, found.family) == (media_type, family)


def test_whatever_the_bytes_are_they_are_of_some_kind() -> None:
    chance = random.Random(8)  # noqa: S311 the same bytes each time
    for length in (1, 2, 3, 4, 8, 12, 16, 64, 600):
        for _ in range(300):
            found = file_type(chance.randbytes(length))
            assert words_of(found.media_type)


@pytest.mark.parametrize("kind", KNOWN, ids=lambda kind: kind.words)
def test_what_a_browser_or_a_machine_would_run_gets_no_copy(kind: FileType) -> None:
    shown = {"image", "audio", "video", "pdf", "text", "mail"}
    harmless = kind.media_type.startswith(("image/", "audio/", "video/")) or kind.family in {"pdf", "text", "mail"}
    assert kind.family in {*shown, "sealed"}
    assert harmless or kind.family == "sealed"


def test_empty_file_has_nothing_to_keep_and_says_what_to_do() -> None:
    with pytest.raises(RuleViolation, match="add the exhibit without it"):
        file_type(b"")


def png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


def gif(frames: int, *, width: int = 1, height: int = 1) -> bytes:
    header = b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\x00\x00" + b"\x00" * 6
    frame = b"!\xf9\x04\x00\x01\x00\x00\x00" + b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02D\x01\x00"
    return header + frame * frames + b";"


@pytest.mark.parametrize(
    ("content", "is_refused"),
    [
        (png_header(50_000, 50_000), True),
        (png_header(4_000, 3_000), False),
        (gif(10_000), True),
        (gif(3), False),
        (gif(1, width=65_000, height=65_000), True),
        (b"GIF89a", False),
        (gif(3)[:30], False),
        (b"\xff\xd8\xff", False),
    ],
)
def test_picture_bomb_is_not_opened_by_its_header_in_no_time(content: bytes, is_refused: bool) -> None:
    begun = time.monotonic()
    if is_refused:
        with pytest.raises(RuleViolation):
            check_picture(io.BytesIO(content))
    else:
        check_picture(io.BytesIO(content))
    assert time.monotonic() - begun < 1


QUOTA = Quota(file=500, files_a_day=10, day=1_000, case=2_000)


@pytest.mark.parametrize(
    ("used", "size", "words"),
    [
        (QuotaUsed(files_today=9, today=500, case=1_500), 500, ""),
        (QuotaUsed(files_today=0, today=0, case=0), 501, "largest"),
        (QuotaUsed(files_today=10, today=0, case=0), 1, "10 files today"),
        (QuotaUsed(files_today=0, today=501, case=0), 500, "today"),
        (QuotaUsed(files_today=0, today=0, case=1_501), 500, "the case would hold"),
    ],
)
def test_quota(used: QuotaUsed, size: int, words: str) -> None:
    if not words:
        check_quota(QUOTA, used, size=size)
        return
    with pytest.raises(RuleViolation, match=words):
        check_quota(QUOTA, used, size=size)


@pytest.mark.parametrize(
    ("size", "words"), [(7, "7 bytes"), (2_048, "2 KB"), (3_355_443, "3.2 MB"), (2 * 1024**3, "2 GB")]
)
def test_size_in_words(size: int, words: str) -> None:
    assert in_words(size) == words


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\photos\\him.jpg", "him.jpg"),
        ("a\x00b\nc.jpg", "abc.jpg"),
        ("\u202egpj.exe", "\u202egpj.exe"),
        ("x" * 300 + ".jpg", "x" * 251 + ".jpg"),
        ("\ud800.jpg", ".jpg"),
        ("", ""),
    ],
)
def test_file_name_is_one_line_to_show(sent: str, kept: str) -> None:
    assert file_name_of(sent) == kept


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"exhibits": 1, "witnesses": 1}, []),
        ({"exhibits": 1}, ["No witness"]),
        ({"exhibits": 0, "asked_for": 1, "witnesses": 2}, []),
        ({"exhibits": 0, "witnesses": 0}, [NOTHING, "No witness"]),
    ],
)
def test_what_an_incident_lacks(facts: dict[str, Any], words: list[str]) -> None:
    assert [gap.words for gap in derived_gaps([IncidentEvidence(label="I1", **facts)])] == words


@pytest.mark.parametrize(
    ("asked_of", "asked_on", "due_on", "field"),
    [
        ("", None, None, None),
        ("The shop", date(2026, 3, 3), date(2026, 3, 10), None),
        ("The shop", date(2026, 3, 3), date(2026, 3, 3), None),
        ("The shop", date(2026, 3, 11), None, "asked_on"),
        (" ", date(2026, 3, 3), None, "asked_of"),
        ("The shop", None, date(2026, 3, 10), "asked_on"),
        ("The shop", date(2026, 3, 3), date(2026, 3, 2), "due_on"),
    ],
)
def test_gap_that_cannot_be_is_refused(
    asked_of: str, asked_on: date | None, due_on: date | None, field: str | None
) -> None:
    if field is None:
        check_gap(asked_of=asked_of, asked_on=asked_on, due_on=due_on, today=TODAY)
        return
    with pytest.raises(RuleViolation) as refusal:
        check_gap(asked_of=asked_of, asked_on=asked_on, due_on=due_on, today=TODAY)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("kind", "held_by", "state", "can_be"),
    [
        ("physical", "service", "held", True),
        ("photo", "client", "held", True),
        ("video", "service", "cannot_extract", True),
        ("photo", "service", "held", False),
        ("", "client", "held", False),
    ],
)
def test_exhibit_without_a_file(kind: str, held_by: str, state: str, can_be: bool) -> None:
    assert can_be_without_file(kind=kind, held_by=held_by, state=state) is can_be


@pytest.mark.parametrize("reason", ["", "   ", "aaaaaaaaaaaaaaaaaaaa", "a a a a a", "because"])
def test_reason_that_says_nothing_is_refused(reason: str) -> None:
    with pytest.raises(RuleViolation):
        check_reason(reason)


def test_nothing_is_captured_before_it_happens() -> None:
    now = datetime(2026, 3, 3, tzinfo=UTC)
    check_captured(now, now)
    check_captured(None, now)
    with pytest.raises(RuleViolation):
        check_captured(datetime(2026, 3, 4, tzinfo=UTC), now)


@pytest.mark.parametrize(
    ("family", "media_type", "kind"),
    [
        ("image", "image/png", "photo"),
        ("pdf", "application/pdf", "pdf"),
        ("sealed", "audio/amr", "audio"),
        ("sealed", "video/x-dav", "video"),
        ("sealed", "image/heic", "photo"),
        ("sealed", "text/html", "other"),
        ("sealed", "application/octet-stream", "other"),
    ],
)
def test_kind_follows_the_file(family: str, media_type: str, kind: str) -> None:
    assert kind_of_file(family, media_type) == kind
