"""The parts that pages are made of, drawn with and without what they can do without."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as Thing
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string

from accounts.people.models import Role, User
from tests.factories import make_case, make_team, make_victim

NOW = datetime(2026, 3, 4, 16, 10, tzinfo=UTC)


class Everything(forms.Form):
    force = forms.ChoiceField(choices=[("", "Choose"), ("sussex", "Sussex")], help_text="Where she lives")
    note = forms.CharField(widget=forms.Textarea, required=False)
    agree = forms.BooleanField(help_text="With a second person")
    behaviours = forms.MultipleChoiceField(
        choices=[
            ("Following", [("FOL-01", "On foot"), ("FOL-02", "By vehicle")]),
            ("Threats", [("THR-01", "To kill")]),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    reported = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)


def draw(component: str, **context: Any) -> str:
    return render_to_string(f"components/{component}.html", context)


def make_row(**changes: Any) -> Thing:
    row = {
        "level": "red", "rule": "T5", "reference": "HW-7K2Q-9XMD", "href": "/case", "who": "Nadia", "risk": "high",
        "what": "Legal services have not lodged the complaint.", "late": "12 working days late",
        "since": NOW - timedelta(hours=26), "waiting_on": "Sussex Police legal services",
        "next_step": "Send a chase letter", "next_href": "/chase",
    }  # fmt: skip
    return Thing(**(row | changes))


def test_late_table_says_how_late_since_when_waiting_on_whom_and_what_next() -> None:
    table = draw("late_table", rows=[make_row()], caption="Most dangerous first", now=NOW)
    for words in (
        "Red", "12 working days late.", "26 hours ago, Tue 3 Mar, 14:10", "Sussex Police legal services",
        "Send a chase letter", "High risk", 'data-label="Waiting on"', "<caption",
    ):  # fmt: skip
        assert words in table


def test_late_table_without_rows_says_what_would_be_there() -> None:
    table = draw("late_table", rows=[], caption="Late", now=NOW, empty_title="Nothing is late", empty_text="Soon")
    assert "<table" not in table
    assert "Nothing is late" in table


def test_late_row_without_a_place_to_go_is_plain_words() -> None:
    row = draw("late_row", row=make_row(next_href="", level="", late="", who="", risk=""), now=NOW)
    assert row.count("<a ") == 1
    assert "govuk-tag" not in row


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "seen"), [(Role.CASEWORKER, True), (Role.POLICE_LIAISON, False)])
def test_identity_bar_shows_a_name_only_to_those_who_may_view_the_case(role: str, seen: bool) -> None:
    team = make_team()
    victim = make_victim(organisation=team.organisation, first_name="Nadia", safe_contact="unsafe")
    case = make_case(team=team, victim=victim, reference="HW-7K2Q-9XMD", risk_level="very_high")
    bar = draw("identity_bar", case=case, user=User(role=role), now=NOW)
    assert "HW-7K2Q-9XMD" in bar
    assert "Very high risk" in bar
    assert ("Nadia" in bar) is seen
    assert ("Do not phone or write: it is not safe" in bar) is seen


@pytest.mark.parametrize("level", ["amber", "red", "critical"])
def test_level_tag_is_never_colour_alone(level: str) -> None:
    assert draw("level_tag", level=level).strip().startswith('<strong class="govuk-tag')
    assert ">" + {"amber": "Amber", "red": "Red", "critical": "Critical"}[level] + "<" in draw("level_tag", level=level)


def test_timeline_tells_title_moment_and_author() -> None:
    entry = Thing(title="Breach", moment=NOW, by="Asha", description="He waited\n<b>outside</b>", href="", tag="")
    timeline = draw("timeline", entries=[entry], now=NOW, heading=3)
    assert "<h3" in timeline
    assert "by Asha" in timeline
    assert "&lt;b&gt;outside&lt;/b&gt;" in timeline


def test_submit_carries_the_key_of_the_form() -> None:
    assert 'name="submission" value="abc"' in draw("submit", submission_key="abc", words="Save the breach")


def test_pagination_is_absent_when_there_is_one_page() -> None:
    assert not draw("pagination").strip()
    assert 'rel="next"' in draw("pagination", next_href="?after=1")


def test_form_describes_each_field_with_its_hint_and_error() -> None:
    drawn = str(Everything({"behaviours": ["FOL-02"], "note": "<i>typed</i>"}))
    for part in (
        'id="id_force_helptext"', 'id="id_force_error"', 'aria-describedby="id_force_helptext id_force_error"',
        "Note (optional)", "&lt;i&gt;typed&lt;/i&gt;", "govuk-select--error",
        '<fieldset class="govuk-fieldset" aria-describedby="id_reported_error">', "Choose an answer: Agree",
    ):  # fmt: skip
        assert part in drawn


def test_grouped_choices_open_where_something_is_chosen() -> None:
    drawn = str(Everything({"behaviours": ["FOL-02"]})["behaviours"])
    assert "Following (1 chosen)" in drawn
    assert drawn.count(" open>") == 1
    assert drawn.count('type="checkbox"') == 3
