"""Forms to log an incident and to amend it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.codes.rules.codes import ALSO_CALLED, BEHAVIOURS
from casework.dates.rules.london_time import local_day
from casework.dates.rules.precision import MOST_TIMES, Precision, RoughMoment, read_rough_moment
from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.form_fields.forms.day_fields import RoughMomentField
from casework.form_fields.forms.text_fields import WordsField
from casework.incidents.models.incident import Incident
from casework.incidents.rules.incident_facts import IncidentFacts
from casework.safe_contact.forms.guarded_text import GuardedForm
from casework.templatetags.display import day, when
from orders.incidents.forms.details import IncidentDetailsForm
from orders.incidents.services import NewIncident
from orders.steps.forms.declared_fields import asked_of
from orders.steps.forms.recording import RecordForm, behaviours_field

SOMETHING_ELSE = "OTH"
SAY_REPORTED: Final = ("police_response", "reported_at", "incident_number", "crime_reference", "police_words")
PRECISIONS: Final = (
    (Precision.EXACT, "Exactly then"),
    (Precision.ABOUT, "About then"),
    (Precision.BETWEEN, "Between then and a later time"),
)


class BehaviourSelect(forms.CheckboxSelectMultiple):
    """Groups of boxes that can be searched by other words than their own."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        group = BEHAVIOURS[str(value)].group
        option["attrs"]["data-also"] = " ".join(filter(None, (ALSO_CALLED.get(str(value)), ALSO_CALLED.get(group))))
        return option


class IncidentForm(GuardedForm, IncidentDetailsForm, RecordForm):
    """One incident, recorded now."""

    guarded = ("text", "place", "through_whom", "other_targets", "impact_note", "quoted_words")

    happened_at = RoughMomentField(
        label="When did it happen?", help_text="Leave the time empty if only the day is known."
    )
    precision = forms.ChoiceField(
        label="How sure is that?",
        choices=PRECISIONS,
        initial=Precision.EXACT,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small govuk-radios--inline"}),
    )
    until = RoughMomentField(label="Until when?", required=False, help_text="Leave the time empty for the whole day.")
    count = forms.IntegerField(
        label="How many times?",
        help_text="More than once if this is a series, such as 43 calls since Monday.",
        required=False,
        min_value=1,
        max_value=MOST_TIMES,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Give a whole number from 1 to {MOST_TIMES:,}."
        ),
    )
    behaviours = behaviours_field("What was done?", widget=BehaviourSelect)
    text = WordsField(label="What happened, in the client's words", rows=4, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime, **kwargs: Any) -> None:
        initial = {"happened_at": now, **kwargs.pop("initial", {})}
        super().__init__(typed, case=case, now=now, initial=initial, **kwargs)
        self.when: RoughMoment | None = None

    def clean(self) -> dict[str, Any]:
        if SOMETHING_ELSE in self.cleaned_data.get("behaviours", []) and not self.cleaned_data.get("text"):
            self.add_error("text", "Say what it was: you chose “something else”.")
        self._read_when()
        told_at = self.cleaned_data.get("reported_at")
        if told_at and told_at > self.now:
            self.add_error("reported_at", "This time has not come yet. Check the day and the time.")
        self.check_witnesses()
        self.guard_address(self.case)
        return self.cleaned_data

    def _read_when(self) -> None:
        typed = self.cleaned_data
        if "happened_at" not in typed or "until" not in typed:
            return
        precision = Precision(typed.get("precision") or Precision.EXACT)
        try:
            self.when = read_rough_moment(precision, typed["happened_at"], typed["until"], now=self.now)
        except RuleViolation as refusal:
            self.add_error(refusal.field, refusal.sentence)

    def new_incident(self) -> NewIncident:
        """An answer of the police, or a reference that they gave, says that they were told."""
        facts = self.cleaned_data
        if self.when is None:
            raise ValueError("only a valid form has an incident")
        return NewIncident(
            recorded_at=self.settled(self.now),
            happened_at=self.when.last_at,
            happened_from=self.when.first_at if self.when.first_at != self.when.last_at else None,
            precision=self.when.precision,
            behaviours=facts["behaviours"],
            text=facts["text"],
            count=facts["count"] or 1,
            reported=facts["reported"] or any(facts[name] for name in SAY_REPORTED),
            police_response=facts["police_response"],
            **self.declared_facts(),
            details=self.details(),
        )


class IncidentAmendForm(EditForm, IncidentForm):
    """What is known of an incident now, whole; what was said before is kept beside it."""

    why = WordsField(label="Why does the account change?", rows=2, missing="Say why the account changes.")
    field_order = ("why",)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Incident, now: datetime, corrects: bool) -> None:
        super().__init__(typed, row=row, case=row.case, now=now)
        if corrects:
            self.fields["why"].required = False

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        found = super().initial_of(row)
        if isinstance(row, Incident):
            found |= {each.attribute: getattr(row, each.attribute) for each in asked_of(IncidentFacts)}
            found |= {**_times(row), "witnesses": row.witnesses, "count": row.count if row.count > 1 else None}
        return found

    @staticmethod
    def _words(bound: BoundField, value: Any) -> str:
        if bound.name == "behaviours":
            return "; ".join(BEHAVIOURS[code].words for code in value or [] if code in BEHAVIOURS)
        if isinstance(value, datetime):
            return when(value)
        return day(value) if isinstance(value, date) else EditForm._words(bound, value)


def _times(row: Incident) -> dict[str, Any]:
    """When it happened as the fields ask it: a day without its time is a day that is exactly known."""
    if row.precision == Precision.BETWEEN:
        return {"happened_at": row.began_at, "until": row.happened_at}
    if row.precision == Precision.DAY:
        return {"happened_at": local_day(row.began_at), "precision": Precision.EXACT}
    return {"happened_at": row.happened_at}
