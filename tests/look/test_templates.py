"""What every template of the house keeps to: neutral titles, nothing inline, short files."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import engines

from tests.remembered import remembered

TEMPLATES = Path(settings.BASE) / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))
TITLE = re.compile(r"{% block title %}(.*?){% endblock", re.DOTALL)
OF_CASE = re.compile(r"{% block title_of %}(.*?){% endblock", re.DOTALL)
POST_FORM = re.compile(r"<form[^>]*method=\"post\"[^>]*>", re.IGNORECASE)
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\bsrc=)|javascript:", re.IGNORECASE)


def name_of(file: Path) -> str:
    return file.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_template_compiles_and_keeps_to_the_rules(file: Path) -> None:
    text = file.read_text()
    engines["django"].get_template(name_of(file))
    assert len(text.splitlines()) <= 150
    assert not INLINE.search(text), "the content policy forbids styles and scripts inside a page"
    assert not re.search(r"https?://(?!www\.w3\.org)", text), "nothing is fetched from elsewhere"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_title_is_neutral(file: Path) -> None:
    for title in TITLE.findall(file.read_text()):
        assert "{{" not in title, "a title names the kind of page, never what the page is about"
        assert "stalk" not in title.lower()
    assert set(OF_CASE.findall(file.read_text())) <= {"", "{{ case|title_reference }}"}


def test_every_form_that_writes_carries_the_token() -> None:
    for file in FILES:
        text = file.read_text()
        for form in POST_FORM.finditer(text):
            body = text[form.end() : text.index("</form>", form.end())]
            assert "csrf_token" in body or "components/submit.html" in body, name_of(file)


def test_no_browser_puts_what_one_person_typed_into_the_form_of_the_next() -> None:
    """By its Back button it would, also after signing out: only the form itself can forbid it."""
    forms = [(name_of(file), form[0]) for file in FILES for form in POST_FORM.finditer(file.read_text())]
    assert [each for each in forms if 'autocomplete="off"' not in each[1]] == [
        ("accounts/sign_in/login.html", '<form method="post" novalidate>')
    ]


def test_no_field_written_by_hand_is_remembered_or_sent_to_be_spelled() -> None:
    """Those of our forms have it by default (django/forms/widgets); every page is looked at by tests/test_access.py."""
    by_hand = [file for file in FILES if "django/forms/widgets" not in name_of(file)]
    numbers = TEMPLATES / "django/forms/widgets/_numbers.html"
    assert [(name_of(file), each) for file in [*by_hand, numbers] for each in remembered(file.read_text())] == []


@pytest.mark.parametrize(
    "widget", [forms.TextInput, forms.Textarea, forms.NumberInput, forms.EmailInput, forms.DateInput]
)
def test_every_field_of_a_form_is_private_unless_it_says_otherwise(widget: type[forms.Widget]) -> None:
    class Asked(forms.Form):
        first_name = forms.CharField(widget=widget)
        username = forms.CharField(widget=widget(attrs={"autocomplete": "username"}))

    assert list(remembered(str(Asked()))) == []
    assert list(remembered('<input type="text" name="first_name"><textarea name="story"></textarea>')) == [
        *("first_name: autocomplete is None", "first_name: what is typed may be sent to be spelled"),
        *("story: autocomplete is None", "story: what is typed may be sent to be spelled"),
    ]
