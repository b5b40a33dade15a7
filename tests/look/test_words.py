"""Neutral of gender, one word for one thing: every template and sentence of the code is read (docs/writing.md)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from config.environment import BASE as ROOT
from tests.floors import FLOORS

OF_A_GENDER: Final = re.compile(r"(?<![\w'’])(he|she|his|hers|her|him|himself|herself)(?![\w'’])", re.IGNORECASE)
GIVEN_UP: Final = re.compile(
    r"\boverdue\b|\bcame to nothing\b|\bThrow away\b|\bMust not:|\bBring what you have\b|\bSomething changed\b"
    r"|\bsent after all\b|\bNo such day\b|\bMore that tells them\b|\botherwise than we do\b|\bNobody signed in\b"
)
"""Phrases that users found odd, and words that we have another one for."""
TAG: Final = re.compile(r"{[%#].*?[%#]}|{{.*?}}", re.DOTALL)
ALLOWED: Final = {
    ("casework/codes/rules/codes.py", "kill himself herself themselves overdose"): "what a search for a threat finds",
    ("casework/people/forms/people.py", "For example: she, he, they."): "pronouns that the record is to name",
}
"""Each with its reason."""
OF_ITS_PEOPLE: Final = "orders/demo"
"""The demo tells of invented people in the words of invented staff, who know them."""


def of_templates() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "templates").rglob("*.html")):
        name = file.relative_to(ROOT).as_posix()
        for line in TAG.sub(" ", file.read_text()).splitlines():
            yield name, " ".join(line.split())
        for said in re.findall(r'(?:title|text|words|caption|label|warning)="([^"]*)"', file.read_text()):
            yield name, said


def of_code() -> Iterator[tuple[str, str]]:
    """What stands in strings, and not in docstrings, migrations and the demo."""
    for floor in FLOORS:
        for file in sorted((ROOT / floor).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if "/migrations/" not in name and not name.startswith(OF_ITS_PEOPLE):
                yield from ((name, said) for said in _strings(file))


def _strings(file: Path) -> Iterator[str]:
    nodes = list(ast.walk(ast.parse(file.read_text())))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


SAID: Final = [*of_templates(), *of_code()]


def test_nothing_that_we_say_is_of_a_gender() -> None:
    assert [each for each in SAID if OF_A_GENDER.search(each[1]) and each not in ALLOWED] == []


def test_no_phrase_that_was_given_up_comes_back() -> None:
    assert [each for each in SAID if GIVEN_UP.search(each[1])] == []


def test_each_allowance_is_still_needed_and_the_whole_house_is_read() -> None:
    assert set(ALLOWED) <= set(SAID)
    assert len({name for name, _ in SAID}) > 700


@pytest.mark.parametrize(
    "words", ["Is he there?", "Her safety plan", "ask him.", "what SHE said", "the client herself"]
)
def test_pattern_finds_a_gender(words: str) -> None:
    assert OF_A_GENDER.search(words)


@pytest.mark.parametrize("words", ["the others", "this", "there", "Sheffield", "other", "history", "whim"])
def test_pattern_leaves_other_words_alone(words: str) -> None:
    assert not OF_A_GENDER.search(words)
