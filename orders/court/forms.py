"""Forms for a day at court: place and time, special measures, who comes, and its outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any, Final

from django import forms
from django.db.models import Model
from django.forms.boundfield import BoundField

from accounts.people.models import User
from casework.case_tasks.services import owners_of
from casework.cases.models.case import Case
from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.form_fields.forms.day_fields import DayField, TimeOfDayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.safe_contact.forms.guarded_text import GuardedActForm
from casework.templatetags.display import day
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.court.models.court_day import (
    ATTENDANCE,
    MEASURES,
    AtCourt,
    Attended,
    ClientAttending,
    CourtDate,
    CourtDateKind,
    CourtDateOutcome,
    CourtIssue,
    HearingDetail,
    HearingPurpose,
    MeasuresRequest,
    MeasuresWish,
)
from orders.court.services.court_days import NewCourtDate, NewCourtOutcome
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from orders.steps.forms.second_press import SecondPressForm
from record.vocabulary.protection_kinds import protection_words
from record.vocabulary.reasons import OTHER, REASONS, without_instruction

PLACE: Final = ("purpose", "court", "room", "starts", "by_video")
PEOPLE: Final = ("client_coming", "attends", "measures_wanted")
WAS_THERE: Final = {
    "client_came": "Was the client there?",
    "perpetrator_came": "Was the perpetrator there?",
    "police_came": "Were the police there?",
    "service_came": "Was our service there?",
}
AFTER: Final = (*ATTENDANCE, "issues", "what_happened")


class StartsField(TimeOfDayField):
    """A time of day at which a court begins; empty while nobody knows it."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.TextInput({"class": "govuk-input--width-5"})
        hint = "For example, 10:00. Leave it empty if it is not known yet."
        super().__init__(**{"label": "Time", "required": False, "widget": box, "help_text": hint, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


def _choose(label: str, choices: Sequence[tuple[str, str]], nothing: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", nothing), *choices])


class PlaceForm(forms.Form):
    """Where and when."""

    court = WordsField(label="Court", required=False, longest=200, help_text="Its name and town.")
    room = WordsField(label="Court room", required=False, longest=60)
    starts = StartsField()
    by_video = forms.BooleanField(label="It is by video or phone", required=False)


class AtCourtForm(PlaceForm, GuardedActForm, EditForm):
    """What is known beforehand of a day at court; a listing of an application says what it is for besides."""

    guarded = ("court", "room")

    purpose = _choose("What is it for?", HearingPurpose.choices, "Not known")
    client_coming = _choose("Is the client going?", ClientAttending.choices, "Nobody knows yet")
    attends = forms.ChoiceField(
        label="Who goes for our service?",
        required=False,
        help_text="Leave it to the caseworker if nobody else goes.",
        error_messages={"invalid_choice": "Choose somebody of the case’s team."},
    )
    measures_wanted = _choose("Does the client want special measures?", MeasuresWish.choices, "Not talked about yet")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: AtCourt, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, row=row, case=case, **kwargs)
        if not isinstance(row, HearingDetail):
            del self.fields["purpose"]
        self.owners = {str(user.pk): user for user in owners_of(case)}
        names = [(pk, user.get_full_name() or user.username) for pk, user in self.owners.items()]
        self.fields["attends"].choices = [("", "The caseworker"), *names]  # type: ignore[attr-defined]
        for name, words in MEASURES.items():
            self.fields[name] = _choose(words, MeasuresRequest.choices, "Not asked for")

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        known = {name: getattr(row, name) for name in (*PLACE, *PEOPLE, *MEASURES) if hasattr(row, name)}
        return {**known, "attends": str(getattr(row, "attends_id", None) or "")}

    def clean_attends(self) -> User | None:
        return self.owners.get(self.cleaned_data["attends"])

    def place(self) -> list[BoundField]:
        return [self[name] for name in PLACE if name in self.fields]

    def people(self) -> list[BoundField]:
        return [self[name] for name in PEOPLE]

    def measures(self) -> list[BoundField]:
        return [self[name] for name in MEASURES]


class AfterwardsForm(GuardedActForm, EditForm):
    """Who was there, what went wrong at the court, and what happened."""

    guarded = ("what_happened",)

    issues = forms.MultipleChoiceField(
        label="What went wrong at the court?",
        choices=CourtIssue.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="For the log of delays and court issues. Leave it empty if nothing did.",
        error_messages={"invalid_choice": "Choose from the list."},
    )
    what_happened = WordsField(label="What happened, in words", required=False, rows=6)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: AtCourt, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, row=row, case=case, **kwargs)
        for name, words in WAS_THERE.items():
            self.fields[name] = forms.ChoiceField(
                label=words,
                required=False,
                choices=[*Attended.choices, ("", "Not known")],
                widget=forms.RadioSelect({"class": "govuk-radios--inline"}),
            )
        self.order_fields(list(ATTENDANCE))

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        return {name: getattr(row, name) for name in AFTER}


class CourtOutcomeForm(AfterwardsForm):
    """The same of a court date, and how it ended."""

    outcome = PickField(label="What came of it?", choices=CourtDateOutcome.choices, missing="Say what came of it.")
    reason_code = _choose(
        "Why was it adjourned or moved?",
        [(code, without_instruction(words)) for code, words in REASONS.items()],
        "It was not, or nobody said",
    )
    reason = WordsField(label="The reason, or the decision, in words", required=False, rows=2)
    next_on = DayField(
        label="Next day",
        required=False,
        help_text="For example, 3/3/2026. Leave it empty if the court gave none: adjourned without a date.",
    )
    next_starts = StartsField(label="Time on the next day")
    field_order = ("outcome", "reason_code", "reason", "next_on", "next_starts")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: AtCourt, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, row=row, case=case, **kwargs)
        self.order_fields([*self.field_order, *ATTENDANCE])

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        known = {name: getattr(row, name) for name in ("outcome", "reason_code", "reason")}
        return {**super().initial_of(row), **known}

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("reason_code") == OTHER and not typed.get("reason"):
            self.add_error("reason", "Say what the reason was: you chose “something else”.")
        return typed

    def found(self) -> NewCourtOutcome:
        typed = self.cleaned_data
        return NewCourtOutcome(**{name: typed[name] for name in self.field_order})

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name not in self.field_order}


class CourtDateForm(PlaceForm, GuardedActForm, SecondPressForm):
    """A day at court that is no listing of an application."""

    guarded = ("court", "room", "note")

    kind = forms.ChoiceField(
        label="What does the court sit for?",
        choices=[("", "Choose one"), *CourtDateKind.choices],
        error_messages={"required": "Choose what it is for.", "invalid_choice": "Choose from the list."},
    )
    about = forms.ChoiceField(
        label="Which application, order, breach or protection?",
        required=False,
        help_text="Leave it empty for something else at court.",
        error_messages={"invalid_choice": "Choose from the list."},
    )
    hearing_on = DayField(label="Day")
    note = WordsField(label="Note", required=False, rows=3)
    field_order = ("kind", "about", "hearing_on", "starts", "court", "room", "by_video", "note")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, case=case, beside=case.court_dates.all(), **kwargs)
        self.things = dict(things_of(case))
        names = [(key, thing_words(thing)) for key, thing in self.things.items()]
        self.fields["about"].choices = [("", "None of these"), *names]  # type: ignore[attr-defined]

    def clean_about(self) -> Model | None:
        return self.things.get(self.cleaned_data["about"])

    def new_court_date(self) -> NewCourtDate:
        return NewCourtDate(**self.facts)


def things_of(case: Case) -> list[tuple[str, Model]]:
    """What a court date of a case can be about, by its kind and public id."""
    things: list[Model] = [
        *Application.objects.filter(case=case).order_by("-requested_at"),
        *Order.objects.filter(case=case).order_by("-made_at"),
        *Breach.objects.filter(case=case).order_by("-happened_at"),
        *OtherProtection.objects.filter(case=case).order_by("-from_day"),
    ]
    return [(key_of(thing), thing) for thing in things]


def key_of(thing: Any) -> str:
    return f"{type(thing).__name__.lower()}:{thing.public_id}"


def thing_words(thing: Model | None) -> str:
    """An application, order, breach or protection as a list names it."""
    match thing:
        case Application():
            return f"Application {thing.label}, asked for {day(thing.requested_at)}"
        case Order():
            return f"{thing.get_kind_display()} {thing.label}, made {day(thing.made_on)}"
        case Breach():
            return f"Breach {thing.label}, of {day(thing.happened_at)}"
        case OtherProtection():
            return f"{protection_words(thing.kind)} {thing.label}, from {day(thing.from_day)}"
    return ""


def about_of(row: CourtDate) -> Model | None:
    """What a court date is about."""
    return row.application or row.order or row.breach or row.protection
