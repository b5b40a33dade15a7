"""What is asked to log an incident: when and what; the rest can wait."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from casework.fields import MomentField
from casework.forms import WordsField
from casework.models import Case
from orders.forms.record import RecordForm, behaviours_field, responses_field
from orders.services.incidents import NewIncident

SOMETHING_ELSE = "OTH"


class IncidentForm(RecordForm):
    """One incident, recorded now."""

    happened_at = MomentField(label="When did it happen?")
    behaviours = behaviours_field("What was done?")
    text = WordsField(label="What happened, in the client's words", rows=4, required=False)
    reported = forms.BooleanField(label="The police have been told of it", required=False)
    police_response = responses_field()

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime) -> None:
        super().__init__(typed, case=case, now=now, initial={"happened_at": now})

    def clean_happened_at(self) -> datetime:
        moment: datetime = self.cleaned_data["happened_at"]
        if moment > self.now:
            raise ValidationError("This time has not come yet. Check the day and the time.")
        return moment

    def clean(self) -> dict[str, Any]:
        if SOMETHING_ELSE in self.cleaned_data.get("behaviours", []) and not self.cleaned_data.get("text"):
            self.add_error("text", "Say what it was: you chose “something else”.")
        return self.cleaned_data

    def new_incident(self) -> NewIncident:
        """An answer of the police says that they were told."""
        facts = self.cleaned_data
        told = facts["reported"] or bool(facts["police_response"])
        return NewIncident(recorded_at=self.settled(self.now), **{**facts, "reported": told})
