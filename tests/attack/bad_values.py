"""What is thrown at every field and every filter: some thirty values that no form asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

BAD: Final[Mapping[str, tuple[str | bytes, ...]]] = {
    "nothing": ("",),
    "blanks": (" \t ",),
    "null": ("a\x00b",),
    "half a pair": (b"a\xed\xa0\x80b",),
    "bytes that are no text": (b"\xff\xfe\xc3",),
    "signals of a terminal": ("\x07\x1b[2J\x08\x7f",),
    "turned writing": ("\u202egpj.exe\u2066\u200f",),
    "ten thousand accents": ("e" + "\u0301" * 10_000,),
    "hundred thousand letters": ("x" * 100_000,),
    "million letters": ("y" * 1_000_000,),
    "thousands of words": ("word " * 4_000,),
    "script": ("\"'><script>alert(1)</script><svg onload=alert(1)>",),
    "statement": ("' OR 1=1; SELECT pg_sleep(5); --",),
    "template": ("{{ 7*7 }}{% now %}{0.__class__}%s%n$(id)",),
    "formula": ('=HYPERLINK("http://example.org")',),
    "header": ("a\r\nSet-Cookie: session=1\r\n\r\n",),
    "path": ("../../../../etc/passwd",),
    "wildcards": ("%_\\%(((((",),
    "number of four hundred digits": ("9" * 400,),
    "beyond bigint": ("9223372036854775808",),
    "beyond integer": ("2147483648",),
    "less than nothing": ("-1",),
    "no number": ("NaN",),
    "no end": ("1e400",),
    "other digits": ("²٣",),
    "day that never was": ("31/2/2026",),
    "first day": ("1/1/0001",),
    "last day": ("31/12/9999",),
    "time that never was": ("25:99",),
    "somebody else's": (str(UUID(int=7)),),
    "no such choice": ("no-such-choice",),
    "three answers": ("first", "second", "x" * 300),
    "lists without end": ("[" * 50_000,),
    "an object": ('{"a": {"$gt": ""}, "__proto__": null}',),
}
"""By name, so that a failure says what was thrown. More than one text means that the name is sent as often."""
