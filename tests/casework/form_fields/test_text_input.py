"""Counts a text as the browser does: a line break once, an emoji twice; and refuses none that it let through."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest
from django import forms

from casework.form_fields.forms.text_fields import WordsField
from casework.form_fields.rules.text_input import LONGEST_TEXT, typed_length
from config.environment import BASE
from tests.floors import APPS

FULL = "x" * (LONGEST_TEXT - 2)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 2),
        ("a\r\nb", 3),
        ("a\nb", 3),
        ("a\rb", 3),
        ("🦔", 2),
        ("👩‍👧", 5),
        ("\ud83e", 1),
    ],
)
def test_length_is_that_of_the_browser(text: str, length: int) -> None:
    assert typed_length(text) == length


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        (FULL + "xx", True),
        (FULL + "xxx", False),
        ("x\r\n" * (LONGEST_TEXT // 2 - 1) + "xx", True),
        (FULL + "🦔", True),
        (FULL + "x🦔", False),
        ("🦔" * (LONGEST_TEXT // 2), True),
        ("🦔" * (LONGEST_TEXT // 2) + "x", False),
        (f"  {FULL}xx \r\n", True),
    ],
)
def test_long_text_is_refused_from_the_first_character_too_many(text: str, is_kept: bool) -> None:
    field = WordsField(rows=3)
    if is_kept:
        assert "\r" not in field.clean(text)
    else:
        with pytest.raises(forms.ValidationError, match=r"Use 20,000 characters or fewer\. You have used 20,00\d"):
            field.clean(text)


def test_text_kept_with_other_line_breaks_is_not_changed_by_being_shown() -> None:
    assert not WordsField(rows=3).has_changed("a\r\nb", "a\r\nb")
    assert not WordsField(rows=3).has_changed("a\nb", "a\r\nb")
    assert WordsField(rows=3).has_changed("a\nb", "a\r\nc")


def modules() -> Iterator[ModuleType]:
    for floor in APPS:
        for path in sorted((*(BASE / floor).glob("*/forms.py"), *(BASE / floor).glob("*/forms/*.py"))):
            yield importlib.import_module(
                ".".join(path.relative_to(BASE).with_suffix("").parts).removesuffix(".__init__")
            )


def form_classes() -> set[type[forms.Form]]:
    found = {each for module in modules() for _, each in inspect.getmembers(module, inspect.isclass)}
    return {each for each in found if issubclass(each, forms.Form)}


def test_every_long_text_of_every_form_is_counted_by_the_one_rule() -> None:
    long_texts = [
        (form.__name__, name, field)
        for form in form_classes()
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.Textarea)
    ]
    assert len(long_texts) > 60
    wrong = [
        f"{form}.{name}"
        for form, name, field in long_texts
        if not isinstance(field, WordsField) or "maxlength" in field.widget.attrs
    ]
    assert wrong == []
