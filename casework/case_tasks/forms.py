"""Forms for a task: set, change, snooze and finish it, and record what the police promised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from casework.case_tasks.models import Task, TaskKind, TaskResult
from casework.case_tasks.rules import due_moment, due_parts
from casework.case_tasks.services import NewTask, owners_of
from casework.cases.models.case import Case
from casework.editing.forms.act_form import ActForm
from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.form_fields.forms.day_fields import DayField, TimeOfDayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.safe_contact.forms.guarded_text import GuardedActForm

TITLE_LONGEST = 200
DUE_HINT = "For example, 3/3/2026. It is late once this day is over."


def title_field(label: str, missing: str, **kwargs: Any) -> WordsField:
    return WordsField(label=label, longest=TITLE_LONGEST, missing=missing, **kwargs)


class DueForm(forms.Form):
    """A day and perhaps a time by which something is due, read together as one moment."""

    due_on = DayField(label="By which day", required=False, help_text=DUE_HINT)
    due_time = TimeOfDayField(
        label="By what time",
        required=False,
        help_text="Leave it empty for the end of the day.",
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
    )

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        day, clock = typed.pop("due_on", None), typed.pop("due_time", None)
        if clock is not None and day is None and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the day as well as the time.")
        typed["due_at"] = self._moment(day, clock) if day else None
        return super().clean() or typed

    def _moment(self, day: Any, clock: Any) -> datetime | None:
        try:
            return due_moment(day, clock)
        except RuleViolation as refusal:
            self.add_error("due_time", refusal.sentence)
            return None


class OwnedForm(DueForm):
    """What is to be done, by whom of the case's team, by when."""

    title = title_field("What is to be done?", "Say what is to be done.")
    detail = WordsField(label="More about it", required=False, rows=3)
    owner = forms.ChoiceField(
        label="Who does it?",
        required=False,
        error_messages={"invalid_choice": "Choose somebody of the case’s team."},
    )
    field_order = ("title", "detail", "owner", "due_on", "due_time")

    def offer_owners(self, case: Case) -> None:
        self.owners = {str(user.pk): user for user in owners_of(case)}
        names = [(pk, user.get_full_name() or user.username) for pk, user in self.owners.items()]
        self.fields["owner"].choices = [("", "The caseworker of the case"), *names]  # type: ignore[attr-defined]

    def clean_owner(self) -> User | None:
        return self.owners.get(self.cleaned_data["owner"])


class TaskForm(OwnedForm, GuardedActForm):
    """A task that a person sets."""

    guarded = ("title", "detail")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, case=case, **kwargs)
        self.offer_owners(case)

    def new_task(self) -> NewTask:
        return NewTask(**self.cleaned_data)


class TaskEditForm(OwnedForm, GuardedActForm, EditForm):
    """The same of a task that stands."""

    guarded = ("title", "detail")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Task, **kwargs: Any) -> None:
        super().__init__(typed, row=row, case=row.case, **kwargs)
        self.offer_owners(row.case)

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        if not isinstance(row, Task):
            raise TypeError("this form changes tasks")
        day, clock = due_parts(row.due_at)
        return {
            "title": row.title,
            "detail": row.detail,
            "owner": str(row.owner_id or ""),
            "due_on": day,
            "due_time": f"{clock:%H:%M}" if clock else "",
        }


class SnoozeForm(EditForm):
    """Until when a task can wait, and why."""

    snoozed_until = DayField(label="Until which day?")
    snooze_reason = WordsField(label="Why can it wait?", rows=2, missing="Say why it can wait.")


class FinishForm(ActForm):
    """How a task ended, and what came of it."""

    result = PickField(label="Is it done?", choices=[], missing="Say whether it is done.")
    outcome = WordsField(label="What came of it?", rows=4, missing="Say what came of it.")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, task: Task, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        if task.kind == TaskKind.PROMISE:
            results = (TaskResult.KEPT, TaskResult.BROKEN)
            self.fields["result"].label = "Was the promise kept?"
        else:
            results = (TaskResult.DONE, TaskResult.NOT_DONE)
        self.fields["result"].choices = [(each.value, each.label) for each in results]  # type: ignore[attr-defined]


class PromiseForm(DueForm, GuardedActForm):
    """What a force promised to do, who said so, and by when."""

    guarded = ("title", "detail")

    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Which force promised it?",
        to_field_name="slug",
        empty_label="Choose a force",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a police force from the list."},
    )
    title = title_field(
        "What did they promise?",
        "Say what they promised.",
        help_text="For example: to arrest and interview the perpetrator.",
    )
    detail = WordsField(
        label="Who promised it, and how",
        required=False,
        rows=2,
        help_text="For example: the officer’s name and number, by phone.",
    )
    due_on = DayField(
        label="By which day?",
        help_text=DUE_HINT,
        error_messages={"required": "Enter the day by which it was promised, or by which you expect it."},
    )
    field_order = ("force", "title", "detail", "due_on", "due_time")

    def new_task(self) -> NewTask:
        typed = dict(self.cleaned_data)
        return NewTask(kind=TaskKind.PROMISE, agency=typed.pop("force").name, **typed)
