"""Days and moments typed into forms: what comes out, what is refused, what stays in the boxes."""

from datetime import UTC, date, datetime

import pytest
from django import forms

from casework.form_fields.forms.day_fields import DayField, MomentField, RoughMomentField
from tests.clocked import time_is

TWICE = (
    "01:30 on 25 October 2026 happened twice, because the clocks went back from 2:00 to 1:00. "
    "Say whether it was the first or the second."
)


class DayForm(forms.Form):
    on = DayField(required=False)


class MomentForm(forms.Form):
    at = MomentField(label="When")


class OptionalMomentForm(forms.Form):
    at = MomentField(required=False)


def typed(day: str, time: str, which: str = "") -> dict[str, str]:
    return {"at_day": day, "at_time": time, "at_which": which}


@pytest.mark.parametrize(("written", "day"), [("3/3/2026", date(2026, 3, 3)), ("", None), ("   ", None)])
def test_day_field_gives_the_day(written: str, day: date | None) -> None:
    form = DayForm({"on": written})
    assert form.is_valid()
    assert form.cleaned_data["on"] == day


def test_day_field_wrong_keeps_every_character_and_says_why() -> None:
    form = DayForm({"on": "31/04/2026"})
    assert form.errors["on"] == ["31/04/2026 is not a real date."]
    assert 'value="31/04/2026"' in str(form["on"])


def test_day_field_shows_a_day_as_people_write_it() -> None:
    assert 'value="3/3/2026"' in str(DayForm(initial={"on": date(2026, 3, 3)})["on"])


@pytest.mark.parametrize(
    ("answers", "moment"),
    [
        (typed("3/3/2026", "14:05"), datetime(2026, 3, 3, 14, 5, tzinfo=UTC)),
        (typed("15/7/2026", "2.05pm"), datetime(2026, 7, 15, 13, 5, tzinfo=UTC)),
        (typed("25/10/2026", "1:30", "first"), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (typed("25/10/2026", "1:30", "second"), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        # An answer left over from another time changes nothing.
        (typed("3/3/2026", "14:05", "second"), datetime(2026, 3, 3, 14, 5, tzinfo=UTC)),
    ],
)
def test_moment_field_gives_the_moment(answers: dict[str, str], moment: datetime) -> None:
    form = MomentForm(answers)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == moment


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        (typed("", ""), ["Enter the day and the time."]),
        (typed("3/3/2026", ""), ["Enter the time, like 14:05."]),
        (typed("", "14:05"), ["Enter the day, like 3/3/2026."]),
        (
            typed("31/4/2026", "25:00"),
            ["31/4/2026 is not a real date.", "25:00 is not a real time. Write it like 14:05 or 2:05pm."],
        ),
        (
            typed("29/3/2026", "1:30"),
            [
                "01:30 on 29 March 2026 did not happen: the clocks went forward from 1:00 to 2:00. Check the time.",
            ],
        ),
        (
            typed("25/10/2026", "1:30"),
            [
                TWICE,
            ],
        ),
    ],
)
def test_moment_field_refuses_with_a_sentence(answers: dict[str, str], sentences: list[str]) -> None:
    assert MomentForm(answers).errors["at"] == sentences


def test_moment_field_asks_which_only_for_a_time_that_happened_twice() -> None:
    assert "happened twice that night" in str(MomentForm(typed("25/10/2026", "1:30"))["at"])
    assert "happened twice that night" not in str(MomentForm(typed("25/10/2026", "2:30"))["at"])
    assert "happened twice that night" not in str(MomentForm(typed("rubbish", "1:30"))["at"])
    assert "happened twice that night" not in str(MomentForm()["at"])


def test_moment_field_shows_london_time_and_which_of_two() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    drawn = str(MomentForm(initial={"at": second})["at"])
    assert 'value="25/10/2026"' in drawn
    assert 'value="01:30"' in drawn
    assert 'value="second" id="id_at_2_1" checked' in drawn


def test_moment_field_left_empty_where_it_may_be() -> None:
    form = OptionalMomentForm(typed("", ""))
    assert form.is_valid()
    assert form.cleaned_data["at"] is None
    assert OptionalMomentForm(typed("3/3/2026", "")).errors["at"] == ["Enter the time, like 14:05."]
    assert not form.has_changed()


class RoughForm(forms.Form):
    at = RoughMomentField()


MONDAY = datetime(2026, 11, 30, 14, 5, tzinfo=UTC)


@pytest.mark.django_db
def test_day_that_is_only_said_is_shown_in_full_and_asked_back() -> None:
    with time_is(MONDAY):
        form = DayForm({"on": "28/11"})
        assert form.errors["on"] == ["“28/11” is read as Sat 28 Nov 2026. If that is right, send it again."]
        assert 'value="28/11/2026"' in str(form["on"])
        again = DayForm({"on": "28/11/2026"})
        assert again.is_valid() and again.cleaned_data["on"] == date(2026, 11, 28)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "said", "day", "time"),
    [
        (typed("yesterday 9pm", ""), "“yesterday 9pm” is read as Sun 29 Nov 2026, 21:00.", "29/11/2026", "21:00"),
        (typed("yesterday", "9pm"), "“yesterday 9pm” is read as Sun 29 Nov 2026, 21:00.", "29/11/2026", "21:00"),
        (typed("yesterday 9pm", "14:05"), "“yesterday 9pm” is read as Sun 29 Nov 2026, 21:00.", "29/11/2026", "21:00"),
        (typed("now", "9:00"), "“now” is read as Mon 30 Nov 2026, 14:05.", "30/11/2026", "14:05"),
        (typed("now", ""), "“now” is read as Mon 30 Nov 2026, 14:05.", "30/11/2026", "14:05"),
        (typed("28/11", ""), "“28/11” is read as Sat 28 Nov 2026.", "28/11/2026", ""),
    ],
)
def test_moment_in_words_fills_both_boxes(answers: dict[str, str], said: str, day: str, time: str) -> None:
    with time_is(MONDAY):
        form = MomentForm(answers)
        assert form.errors["at"] == [f"{said} If that is right, send it again."]
        drawn = str(form["at"])
    assert f'value="{day}"' in drawn
    assert (f'value="{time}"' in drawn) is bool(time)


@pytest.mark.django_db
def test_time_that_happened_twice_is_asked_about_after_it_was_read() -> None:
    with time_is(datetime(2026, 10, 26, 9, 0, tzinfo=UTC)):
        form = MomentForm(typed("yesterday 1:30", ""))
        assert form.errors["at"] == [
            "“yesterday 1:30” is read as Sun 25 Oct 2026, 01:30. If that is right, send it again."
        ]
        assert "happened twice that night" in str(form["at"])
        assert MomentForm(typed("25/10/2026", "01:30")).errors["at"] == [TWICE]


@pytest.mark.django_db
def test_incident_without_a_year_is_one_that_has_come() -> None:
    with time_is(MONDAY):
        assert "Tue 3 Mar 2026" in RoughForm(typed("3 March", "")).errors["at"][0]
        assert "Wed 3 Mar 2027" in MomentForm(typed("3 March", "")).errors["at"][0]


def test_boxes_ask_for_the_keyboard_of_numbers() -> None:
    assert str(MomentForm()["at"]).count('inputmode="decimal"') == 2
    assert 'inputmode="decimal"' in str(DayForm()["on"])
