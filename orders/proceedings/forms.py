"""What is asked about a proceeding: who asks a court for what, the client's view, the consents, and the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from accounts.people.models import Organisation
from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.orders.forms.steps import check_end, ends_field, last_day_field
from orders.orders.models import Condition, ConditionKindChoices, Order, OrderKindChoices
from orders.proceedings.models import (
    AskedBy,
    ChiefOfficerBecause,
    ConsentAnswer,
    Proceeding,
    ProceedingKind,
    ProceedingOutcome,
)
from orders.proceedings.rules.consents import ConsentParty, NeededConsent
from orders.proceedings.services.outcomes import OUTCOMES, AddedCondition, NewOutcome
from orders.proceedings.services.proceedings import NewConsent, NewProceeding
from orders.steps.forms.recording import RecordForm
from orders.steps.forms.second_press import SecondPressForm

MAKING: Final = "making"
MOST_ADDED: Final = 3
ASKED: Final = {
    ProceedingKind.VARIATION.value: ("What is to change?", "For example: a wider area, or leave out condition C2."),
    ProceedingKind.RENEWAL.value: ("What is asked for?", "For example: two more years, or until further order."),
    ProceedingKind.DISCHARGE.value: ("Why is the order to end?", "As the application says it, not as we see it."),
    ProceedingKind.APPEAL.value: ("What does the appeal say?", "In a sentence or two."),
}


def force_field(label: str, *, required: bool = True, **kwargs: Any) -> forms.ModelChoiceField[Organisation]:
    """A force that can apply for an order: the CNC cannot (SPA 2019 s.14)."""
    return forms.ModelChoiceField(
        Organisation.objects.forces().filter(can_apply_for_spo=True),
        label=label,
        to_field_name="slug",
        empty_label="Choose a police force",
        required=required,
        error_messages={"required": "Choose the police force.", "invalid_choice": "Choose a police force in the list."},
        **kwargs,
    )


class ProceedingForm(SecondPressForm):
    """Who asks a court for what about an order."""

    asked_by = PickField(label="Who asks?", choices=AskedBy.choices, missing="Choose who asks.")
    asking_force = force_field("If a chief officer asks: of which force?", required=False)
    because = PickField(
        label="If a chief officer asks: why can this one?",
        choices=ChiefOfficerBecause.choices,
        missing="Choose why this chief officer can ask.",
        required=False,
    )
    against = PickField(label="Against what is the appeal?", choices=[], missing="Choose what is appealed against.")
    lodged_on = DayField(label="On which day was it lodged with the court?")
    court = WordsField(label="Which court?", longest=200, required=False)
    asked = WordsField(label="What is asked?", rows=3, missing="Write down what the court is asked for.")

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        kind: str,
        order: Order,
        decided: Sequence[Proceeding],
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, **kwargs)
        self.kind, self.decided = kind, {str(each.public_id): each for each in decided}
        self.fields["asked"].label, self.fields["asked"].help_text = ASKED[kind]
        if kind != ProceedingKind.APPEAL:
            del self.fields["against"]
        else:
            self._offer_decisions(order, decided)
        if kind == ProceedingKind.APPEAL or order.kind == OrderKindChoices.INTERIM:
            del self.fields["because"]

    def _offer_decisions(self, order: Order, decided: Sequence[Proceeding]) -> None:
        made = f"That the court made the order ({order.get_kind_display().lower()})"
        rows = [(str(each.public_id), _in_words(each)) for each in decided]
        self.fields["against"].choices = [(MAKING, made), *rows]  # type: ignore[attr-defined]
        if not rows:
            self.initial["against"] = MAKING

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("asked_by") == AskedBy.DEFENDANT and typed.get("asking_force"):
            self.add_error("asking_force", "You chose that the perpetrator asks: leave out the force.")
        return typed

    def new_proceeding(self) -> NewProceeding:
        typed = self.cleaned_data
        return NewProceeding(
            kind=self.kind,
            asked_by=typed["asked_by"],
            lodged_on=typed["lodged_on"],
            asked=typed["asked"],
            asking_force=typed["asking_force"],
            because=typed.get("because", ""),
            appealed=self.decided.get(typed.get("against", "")),
            court=typed["court"],
        )


def _in_words(row: Proceeding) -> str:
    return f"{row.get_kind_display()}, asked for by {row.get_asked_by_display().lower()}: {row.get_outcome_display()}"


class ClientViewForm(EditForm):
    """What the client thinks of it, and that the police know."""

    view_sought_on = DayField(label="On which day was the client asked?", required=False)
    view = WordsField(
        label="What does the client think?",
        rows=4,
        required=False,
        help_text="In the client’s words. A client has no right to be heard in court: the police pass it on.",
    )
    view_conveyed_on = DayField(label="On which day did we tell the police?", required=False)


class ConsentForm(EditForm):
    """What one party says to the discharge."""

    answer = PickField(label="What is the answer?", choices=ConsentAnswer.choices, missing="Choose the answer.")
    said_on = DayField(label="On which day was it given?")
    source = WordsField(
        label="How do we know?", rows=2, missing="Say how we know.", help_text="For example: seen in the court papers."
    )

    def new_consent(self, needed: NeededConsent, force: Organisation | None) -> NewConsent:
        party = ConsentParty(needed.party).value
        return NewConsent(party=party, force=force, version=self.cleaned_data["version"], **self.values)


class ProceedingOutcomeForm(EditForm, RecordForm):
    """What the court decided, and for what it granted: the new last day, conditions added and taken out."""

    outcome = PickField(label="What did the court decide?", choices=[], missing="Choose what the court decided.")
    at = MomentField(label="When did it decide?")
    ends = ends_field()
    last_day = last_day_field()
    ended = forms.MultipleChoiceField(
        label="Which conditions were taken out?",
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="They stay in the record: what was in force on a day before the decision still counts for that day.",
        error_messages={"invalid_choice": "Choose from the conditions of this order."},
    )
    reason = WordsField(label="What did the court say?", rows=3, required=False)
    override = WordsField(
        label="Why do you record it without every consent?",
        rows=2,
        required=False,
        help_text="The court's act is a fact even where we think it wrong. Say how you know of it.",
    )

    too_early = "This cannot be before {:%-d %B %Y at %H:%M}, when the order was made. Check the day and the time."

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        row: Proceeding,
        conditions: Sequence[Condition] = (),
        may_override: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, row=row, **kwargs)
        self.kind, self.begins_at = row.kind, row.order.made_at
        offered = [(each.value, each.label) for each in OUTCOMES[row.kind]]
        self.fields["outcome"].choices = offered  # type: ignore[attr-defined]
        self.fields["ended"].choices = [  # type: ignore[attr-defined]
            (each.label, f"{each.label}: {each.text}") for each in conditions
        ]
        self._keep_only_what_fits(may_override=may_override)

    def _keep_only_what_fits(self, *, may_override: bool) -> None:
        if self.kind != ProceedingKind.RENEWAL:
            del self.fields["ends"], self.fields["last_day"]
        else:
            self.fields["ends"].required = False
        if self.kind not in {ProceedingKind.VARIATION, ProceedingKind.RENEWAL}:
            del self.fields["ended"]
        else:
            self._add_rows()
        if self.kind != ProceedingKind.DISCHARGE or not may_override:
            del self.fields["override"]

    def _add_rows(self) -> None:
        for number in range(1, MOST_ADDED + 1):
            self.fields[f"kind_{number}"] = PickField(
                label="What kind of condition?",
                choices=ConditionKindChoices.choices,
                initial=ConditionKindChoices.PROHIBITION,
                missing="Choose what kind of condition it is.",
                required=False,
            )
            self.fields[f"text_{number}"] = WordsField(label="What the order now says", rows=2, required=False)
            self.fields[f"necessity_{number}"] = WordsField(
                label="Why is it necessary to protect the client?", rows=2, required=False
            )
            self.fields[f"locality_{number}"] = WordsField(label="Only in which place?", longest=200, required=False)
            self.fields[f"due_on_{number}"] = DayField(
                label="By when?", required=False, help_text="Only for what must be done. For example, 3/3/2026."
            )
            self.fields[f"last_day_{number}"] = DayField(label="Its own last day", required=False)

    def added_rows(self) -> Iterator[tuple[int, Sequence[BoundField]]]:
        """The fields of each condition that can be added."""
        names = ("kind", "text", "necessity", "locality", "due_on", "last_day")
        for number in range(1, MOST_ADDED + 1):
            if f"text_{number}" in self.fields:
                yield number, [self[f"{name}_{number}"] for name in names]

    def main_fields(self) -> list[BoundField]:
        """All others, in their order."""
        return [bound for bound in self.visible_fields() if not bound.name[-1].isdigit()]

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if self.kind == ProceedingKind.RENEWAL and typed.get("outcome") == ProceedingOutcome.GRANTED:
            self._check_new_end()
        if typed.get("outcome") not in {"", None, ProceedingOutcome.GRANTED} and (self._added() or typed.get("ended")):
            raise ValidationError("Only what the court granted changes the conditions: leave them as they are.")
        for number, _ in self.added_rows():
            self._check_row(number)
        return typed

    def _check_new_end(self) -> None:
        if not self.cleaned_data.get("ends"):
            self.add_error("ends", "Choose whether it ends on a day.")
        at: datetime | None = self.cleaned_data.get("at")
        check_end(self, at.date() if at else None)

    def _check_row(self, number: int) -> None:
        """What a row says must be whole; a condition without its necessity is none (R4.3)."""
        text, necessity, due_on = (
            self.cleaned_data.get(f"{name}_{number}") for name in ("text", "necessity", "due_on")
        )
        if text and not necessity:
            self.add_error(f"necessity_{number}", "Say why it is necessary: the court adds none without (s.4).")
        if (necessity or due_on) and not text:
            self.add_error(f"text_{number}", "Write down what the condition says.")
        if due_on and self.cleaned_data.get(f"kind_{number}") == ConditionKindChoices.PROHIBITION:
            self.add_error(f"due_on_{number}", "Only what must be done has a day by which it is due.")

    def _added(self) -> list[AddedCondition]:
        typed = self.cleaned_data
        rows = (number for number, _ in self.added_rows() if typed.get(f"text_{number}"))
        return [
            AddedCondition(
                kind=typed.get(f"kind_{row}") or ConditionKindChoices.PROHIBITION.value,
                text=typed[f"text_{row}"],
                necessity=typed.get(f"necessity_{row}", ""),
                locality=typed.get(f"locality_{row}", ""),
                last_day=typed.get(f"last_day_{row}"),
                due_on=typed.get(f"due_on_{row}"),
            )
            for row in rows
        ]

    def new_outcome(self) -> NewOutcome:
        typed = self.cleaned_data
        granted = typed["outcome"] == ProceedingOutcome.GRANTED
        last_day: date | None = typed.get("last_day") if granted else None
        return NewOutcome(
            outcome=typed["outcome"],
            at=typed["at"],
            version=typed["version"],
            reason=typed["reason"],
            last_day=last_day,
            added=self._added(),
            ended=typed.get("ended", []),
            override=typed.get("override", ""),
        )
