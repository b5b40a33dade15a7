"""Fills a template of a letter with facts: named fields in braces, nothing that could be run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from accounts.rules import RuleViolation
from orders.letters.rules.facts import BLOCKS, FIELDS, LetterFacts

# A brace is a field only if letters follow it: {0.__class__}, {} and { stay as they are typed.
_FIELD: Final = re.compile(r"\{([A-Za-z][A-Za-z_ ]*)\}")
_BROKEN: Final = re.compile(r"\{[A-Za-z][A-Za-z_ ]*(?![A-Za-z_ }])")
_GAP: Final = re.compile(r"\[(?:not known|write here): [^\]\n]+\]")
_BLOCK: Final = re.compile(r"\s*\{(" + "|".join(BLOCKS) + r")\}\s*")
OPTIONAL: Final = "?"
HEADING: Final = "# "
MOST_SAID: Final = 5
"""So many mistakes are named at once."""


def check_template(subject: str, body: str) -> None:
    """Refuse a template that names an unknown field or does not close one, with the number of its line."""
    wrong = [*_wrong_in_subject(subject)]
    if wrong:
        raise RuleViolation(" ".join(wrong[:MOST_SAID]), field="subject")
    lines = enumerate(body.splitlines(), start=1)
    wrong = [f"Line {number}: {each}" for number, line in lines for each in _wrong_in(line)]
    if wrong:
        raise RuleViolation(" ".join(wrong[:MOST_SAID]), field="body")


def _wrong_in_subject(subject: str) -> Iterator[str]:
    yield from _wrong_fields(subject, FIELDS)
    yield from (f"{{{name}}} is too long for a subject." for name in _FIELD.findall(subject) if name in BLOCKS)


def _wrong_in(line: str) -> Iterator[str]:
    yield from _wrong_fields(line, FIELDS)
    if not _BLOCK.fullmatch(line):
        named = (name for name in _FIELD.findall(line) if name in BLOCKS)
        yield from (f"{{{name}}} must stand on a line of its own." for name in named)


def _wrong_fields(line: str, known: tuple[str, ...]) -> Iterator[str]:
    for name in _FIELD.findall(line):
        if name not in known and name not in BLOCKS:
            near = get_close_matches(name.lower().strip().replace(" ", "_"), [*known, *BLOCKS], n=1)
            yield f"there is no field {{{name}}}.{f' Did you mean {{{near[0]}}}?' if near else ''}"
    yield from (f"the field {each[0]} is not closed with a brace." for each in _BROKEN.finditer(line))


def fill(template: str, facts: LetterFacts) -> str:
    """The text of a template with its facts; what the record does not know is marked, so that somebody looks.

    A line that begins with ? is left out where a field of it is not known, a heading where nothing stands under it.
    """
    lines = (filled for line in template.splitlines() if (filled := _filled(line, facts)) is not None)
    return "\n".join(_joined("\n".join(lines).splitlines()))


def _filled(line: str, facts: LetterFacts) -> str | None:
    if block := _BLOCK.fullmatch(line):
        points: tuple[str, ...] = getattr(facts, block[1])
        return "\n".join(f"- {' '.join(point.split())}" for point in points) or None
    named = [name for name in _FIELD.findall(line) if name in FIELDS]
    if line.startswith(OPTIONAL) and named:
        if not all(getattr(facts, name).strip() for name in named):
            return None
        line = line.removeprefix(OPTIONAL).lstrip()
    return _FIELD.sub(lambda match: _value(match, facts), line)


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines without headings of nothing, and with one blank line where several came together."""
    blank = True
    for number, line in enumerate(lines):
        following = next((each for each in lines[number + 1 :] if each.strip()), HEADING)
        if line.startswith(HEADING) and following.startswith(HEADING):
            continue
        if line.strip() or not blank:
            yield line
        blank = not line.strip()


def _value(match: re.Match[str], facts: LetterFacts) -> str:
    if match[1] not in FIELDS:
        return match[0]
    said = " ".join(str(getattr(facts, match[1])).split())
    return said or f"[not known: {match[1].replace('_', ' ')}]"


def gaps(text: str) -> list[str]:
    """What is marked in a letter as not known, or to be written by hand; each once."""
    return list(dict.fromkeys(_GAP.findall(text)))
