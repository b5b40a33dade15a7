"""The base of every form that adds an event to the record: its moment, its note, rules said beside fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.datastructures import MultiValueDict

from casework.cases.models.case import Case
from casework.codes.rules.codes import BEHAVIOURS, GROUPS, POLICE_RESPONSES
from casework.dates.rules.london_time import LONDON
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.day_fields import MomentField
from casework.form_fields.forms.text_fields import WordsField
from orders.steps.forms.second_press import HIDDEN, SecondPressForm


class RecordForm(ActForm):
    """An act on a case that happened at a moment, `at`.

    It may lie before the case was opened: a client may have asked police for an order before she had a case.
    """

    begins_at: datetime | None = None
    too_early = ""

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.case, self.now = case, now
        if "at" in self.fields:
            self.initial.setdefault("at", now)

    @classmethod
    def as_typed(cls, typed: Mapping[str, Any], **kwargs: Any) -> Self:
        """The form with what was typed so far, not judged yet: it is being made longer, not sent."""
        form = cls(None, **kwargs)
        for name, field in form.fields.items():
            form.initial[name] = field.widget.value_from_datadict(typed, MultiValueDict(), form.add_prefix(name))
        return form

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        if at is None:
            return None
        at = self.settled(at)
        if self.begins_at is not None and at < self.begins_at:
            raise ValidationError(self.too_early.format(self.begins_at.astimezone(LONDON)))
        return at

    def settled(self, moment: datetime) -> datetime:
        """A typed minute, but not before what the record already holds of the same minute: it comes after that."""
        latest = self.case.events.aggregate(latest=Max("at"))["latest"]
        known = [each for each in (latest, self.begins_at) if each and _minute(each) == _minute(moment)]
        return max([_minute(moment), *known])


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


class StepForm(SecondPressForm, RecordForm):
    """What happened next to `row`: when, what this step needs, and a note. What it does not need is left out."""

    at = MomentField(label="When did this happen?")

    too_early = "This cannot be before {:%-d %B %Y at %H:%M}, when it all began. Check the day and the time."

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        begins_at: datetime,
        is_offered: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, **kwargs)
        self.begins_at, self.is_offered = begins_at, is_offered

    def clean(self) -> dict[str, Any]:
        """Somebody else may have recorded the same in the meantime."""
        if not self.is_offered:
            raise ValidationError("This is in the record already, or something else has to come first.")
        return self.cleaned_data

    def keep_only(self, wanted: frozenset[str]) -> None:
        for name in [name for name in self.fields if name not in wanted | {"at", "note", *HIDDEN}]:
            del self.fields[name]

    def require_note(self, label: str, missing: str) -> None:
        note = self.fields["note"]
        note.label, note.required = label, True
        note.error_messages["required"] = missing


def note_field(label: str = "Note", **kwargs: Any) -> WordsField:
    return WordsField(label=label, rows=3, required=False, **kwargs)


def behaviours_field(
    label: str, widget: type[forms.CheckboxSelectMultiple] = forms.CheckboxSelectMultiple
) -> forms.MultipleChoiceField:
    """Every behaviour, in groups that open."""
    groups = [
        (group.words, [(each.code, each.words) for each in BEHAVIOURS.values() if each.group == group.code])
        for group in GROUPS.values()
    ]
    return forms.MultipleChoiceField(
        label=label,
        choices=groups,
        widget=widget,
        help_text="Choose at least one. Open a group to see what is in it.",
        error_messages={
            "required": "Choose at least one behaviour.",
            "invalid_choice": "Choose from the list of behaviours.",
        },
    )


def responses_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="How did the police answer?",
        choices=list(POLICE_RESPONSES.items()),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        required=False,
        error_messages={"invalid_choice": "Choose from the list of answers."},
    )
