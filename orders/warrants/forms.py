"""What is asked of a warrant: what somebody heard about it, and which court issued it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from casework.dates.rules.london_time import local_day
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import WordsField
from orders.steps.forms.second_press import SecondPressForm
from orders.warrants.services import NewCheck


class WarrantCheckForm(SecondPressForm):
    """Whom somebody asked about a warrant, what was answered, when to ask again."""

    asked_at = MomentField(label="When did you ask?")
    asked_whom = WordsField(
        label="Whom did you ask?", longest=200, missing="Say whom you asked.", help_text="Name, rank, and how."
    )
    answer = WordsField(
        label="What was answered?",
        rows=4,
        required=False,
        help_text="Who is looking, where, what has been tried. Leave it empty while you wait for the answer.",
    )
    next_check_on = DayField(label="When will you ask again?", required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, now: datetime, **kwargs: Any) -> None:
        tomorrow = local_day(now) + timedelta(days=1)
        super().__init__(typed, initial={"asked_at": now, "next_check_on": tomorrow}, **kwargs)

    def new_check(self) -> NewCheck:
        return NewCheck(**self.facts)


class WarrantEditForm(EditForm):
    """Which court issued a warrant, and under which number."""

    court = WordsField(label="Court that issued it", longest=200, required=False)
    reference = WordsField(label="Warrant number", longest=100, required=False)
