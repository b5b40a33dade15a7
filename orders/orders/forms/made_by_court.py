"""The form of an order as the court made it, with any number of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from accounts.people.models import Organisation
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.dates.forms import NOT_KNOWN
from casework.dates.rules.london_time import local_day
from casework.form_fields.forms.day_fields import DayField, MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.other_people.models import OtherPerson
from casework.safe_contact.forms.guarded_text import GuardedForm
from orders.applications.models.application import OrderOriginChoices
from orders.conditions.models.kept import OwnPeriod, Practicality, Reach
from orders.conditions.services.kept import NewConditionDetail
from orders.grounds.rules.draft_conditions import TYPICAL, kind_of
from orders.orders.forms.steps import check_end, ends_field, last_day_field
from orders.orders.models import ConditionKindChoices, OrderKindChoices
from orders.orders.rules.periods import ConditionPeriod, OrderTerm, check_not_endless, check_period
from orders.orders.services.making import CourtsOwnOrder, NewCondition, NewOrder
from orders.steps.forms.recording import RecordForm, note_field
from orders.steps.forms.second_press import SecondPressForm
from record.law.figures import Law
from record.vocabulary.steps import OrderKind as Kind

MOST_CONDITIONS: Final = 40
FEWEST_SHOWN: Final = 2
SAID_FIRST: Final = ("kind", "text", "reach", "locality", "due_on")
SAID_THEN: Final = (
    *("first_day", "last_day", "necessity", "practicality", "practicality_note", "victim_view", "provider"),
)
WORDS: Final = ("text", "locality", "necessity", "practicality_note", "victim_view", "provider")
GUARDED: Final = ("text", "locality", "necessity", "practicality_note", "victim_view")
DAYS: Final = ("due_on", "first_day", "last_day")
COURTS_OWN: Final = [
    (OrderOriginChoices.COURT_ON_CONVICTION, "By the court itself, on conviction"),
    (OrderOriginChoices.COURT_ON_ACQUITTAL, "By the court itself, on acquittal"),
]


@dataclass(frozen=True)
class ConditionRow:
    """The fields of one condition: what the order says, and what staff know besides."""

    number: int
    first: Sequence[BoundField]
    then: Sequence[BoundField]
    is_open: bool


def typical_field() -> forms.MultipleChoiceField:
    """Conditions that orders often have, to be put into rows and made to fit."""
    groups = [
        (label, [(key, words) for key, words in TYPICAL.items() if kind_of(key) == kind])
        for kind, label in (
            (ConditionKindChoices.PROHIBITION, "What the perpetrator must not do"),
            (ConditionKindChoices.POSITIVE_REQUIREMENT, "What the perpetrator must do"),
        )
    ]
    return forms.MultipleChoiceField(
        label="Conditions that orders often have",
        choices=groups,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        required=False,
        error_messages={"invalid_choice": "Choose from the list of conditions."},
    )


class OrderForm(GuardedForm, SecondPressForm, RecordForm):
    """An order as the court made it."""

    guarded = ("note",)

    kind = PickField(
        label="Which kind of order?", choices=OrderKindChoices.choices, missing="Choose the kind of order."
    )
    at = MomentField(label="When did the court make it?")
    court = WordsField(label="Which court?", required=False, longest=200)
    ends = ends_field(may_be_unknown=True)
    last_day = last_day_field()
    protects_client = forms.BooleanField(label="The client", required=False, initial=True)
    people = forms.ModelMultipleChoiceField(
        OtherPerson.objects.none(),
        label="Other people whom the order protects",
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Choose from the people of this case."},
    )
    typical = typical_field()
    note = note_field(help_text="For example: who was there, and what the court said.")

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        case: Case,
        now: datetime,
        law: Law,
        rows: int = FEWEST_SHOWN,
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, case=case, now=now, **kwargs)
        self.law, self.rows = law, range(1, rows + 1)
        people = OtherPerson.objects.filter(case=case).for_page()
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
        self.fields["people"].label_from_instance = _named  # type: ignore[attr-defined]
        self.fields["last_day"].help_text = self._last_day_hint(local_day(now))
        for number in self.rows:
            self._add_row(number)

    def _last_day_hint(self, made_on: date) -> str:
        earliest, years = self.law.first_lawful_last_day(made_on), self.law.number("floor_years", made_on)
        return (
            f"The last day on which it holds. A full order lasts at least {years} years, counting the day on which it "
            f"is made: made on {made_on:%-d %B %Y}, its last day is {earliest:%-d %B %Y} or later. "
            "Empty only if it has no last day, or nobody knows it yet."
        )

    def _add_row(self, number: int) -> None:
        for name, field in _row_fields(number).items():
            self.fields[f"{name}_{number}"] = field

    def condition_rows(self) -> Iterator[ConditionRow]:
        for number in self.rows:
            then = [self[f"{name}_{number}"] for name in SAID_THEN]
            first = [self[f"{name}_{number}"] for name in SAID_FIRST]
            yield ConditionRow(number, first, then, is_open=any(field.errors for field in then))

    @property
    def has_room(self) -> bool:
        return len(self.rows) < MOST_CONDITIONS

    def clean(self) -> dict[str, Any]:
        self._check_length()
        for number in self.rows:
            self._check_row(number)
        self.guard_address(self.case, also=[f"{name}_{number}" for name in GUARDED for number in self.rows])
        if not self.cleaned_data.get("protects_client") and not self.cleaned_data.get("people"):
            self.add_error("protects_client", "An order protects somebody. Choose whom.")
        return self.cleaned_data

    def _check_length(self) -> None:
        made_at: datetime | None = self.cleaned_data.get("at")
        if made_at:
            self.fields["last_day"].help_text = self._last_day_hint(local_day(made_at))
        check_end(self, None)
        if (term := self._term()) and "last_day" not in self.errors:
            self._ask(lambda: check_not_endless(term, self.law))

    def _term(self) -> OrderTerm | None:
        typed = self.cleaned_data
        if not typed.get("kind") or not typed.get("at"):
            return None
        return OrderTerm(kind=Kind(typed["kind"]), made_on=local_day(typed["at"]), last_day=typed.get("last_day"))

    def _ask(self, rule: Any, row: int = 0) -> None:
        """Ask a rule, and say its refusal beside the field of the row that it is about."""
        try:
            rule()
        except RuleViolation as refusal:
            self.add_error(f"{refusal.field}_{row}" if row else refusal.field, refusal.sentence)

    def _check_row(self, number: int) -> None:
        """What a row says must be whole; one in which nothing was typed is left out."""
        typed = {name: self.cleaned_data.get(f"{name}_{number}") for name in (*SAID_FIRST, *SAID_THEN)}
        if typed["text"] == "":
            self._check_empty(number, typed)
            return
        if typed["due_on"] and typed["kind"] == ConditionKindChoices.PROHIBITION:
            self.add_error(f"due_on_{number}", "Only what must be done has a day by which it is due.")
        if typed["reach"] == Reach.LOCALITY and not typed["locality"]:
            self.add_error(f"locality_{number}", "Say which place, as the order names it.")
        if typed["practicality"] == Practicality.CONFLICTS and not typed["practicality_note"]:
            self.add_error(f"practicality_note_{number}", "Say with what it conflicts, and how.")
        if term := self._term():
            period = ConditionPeriod(label="", **{name: typed[name] for name in DAYS})
            self._ask(lambda: check_period(period, term), number)

    def _check_empty(self, number: int, typed: Mapping[str, Any]) -> None:
        if any(typed[name] for name in (*DAYS, *WORDS)):
            self.add_error(f"text_{number}", f"Say what condition {number} is.")
            return
        self.errors.pop(f"kind_{number}", None)

    def new_order(self) -> NewOrder:
        typed = self.cleaned_data
        return NewOrder(
            kind=typed["kind"],
            made_at=typed["at"],
            last_day=typed["last_day"],
            last_day_known=typed["ends"] != NOT_KNOWN,
            conditions=[self._new_condition(row) for row in self.rows if typed[f"text_{row}"]],
            note=typed["note"],
            court=typed["court"],
            protects=(typed["protects_client"], list(typed["people"])),
            seen=self.seen,
        )

    def _new_condition(self, row: int) -> NewCondition:
        typed: dict[str, Any] = {name: self.cleaned_data.get(f"{name}_{row}") for name in (*SAID_FIRST, *SAID_THEN)}
        has_days = typed["first_day"] or typed["last_day"]
        is_local = typed["reach"] != Reach.EVERYWHERE
        return NewCondition(
            **{name: typed[name] for name in ("kind", "text", *DAYS)},
            locality=typed["locality"] if is_local else "",
            said=NewConditionDetail(
                reach=Reach.LOCALITY if is_local and typed["locality"] else typed["reach"],
                period=OwnPeriod.OWN if has_days else OwnPeriod.AS_THE_ORDER,
                practicality=typed["practicality"] or Practicality.NOT_CHECKED,
                **{name: typed[name] for name in ("necessity", "practicality_note", "victim_view", "provider")},
            ),
        )


class CourtOrderForm(OrderForm):
    """An order that a court made on its own decision, without a request to a force."""

    origin = PickField(label="How was it made?", choices=COURTS_OWN, missing="Choose how it was made.")
    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Which police force answers for the order?",
        to_field_name="slug",
        empty_label="Choose one",
        help_text="The force where the perpetrator lives, which serves the order and watches over it.",
        error_messages={
            "required": "Choose a police force.",
            "invalid_choice": "Choose a police force from the list.",
        },
    )

    def court_made(self) -> CourtsOwnOrder:
        return CourtsOwnOrder(origin=self.cleaned_data["origin"], force=self.cleaned_data["force"])


def _named(person: OtherPerson) -> str:
    return f"{person.name} ({person.get_relation_display().lower()})"


def _row_fields(number: int) -> dict[str, forms.Field]:
    """The fields of one row. Only the first must say something: an order has at least one condition."""
    return {
        "kind": PickField(
            label="What kind of condition?",
            missing="Choose what kind of condition it is.",
            choices=ConditionKindChoices.choices,
            initial=ConditionKindChoices.PROHIBITION,
        ),
        "text": WordsField(
            label="What the order says",
            rows=2,
            required=number == 1,
            missing="Give at least one condition of the order.",
        ),
        "reach": PickField(
            label="Where does it hold?",
            choices=Reach.choices,
            initial=Reach.EVERYWHERE,
            required=False,
            missing="Choose where it holds.",
        ),
        "locality": WordsField(
            label="Which place, as the order names it",
            longest=200,
            required=False,
            help_text="Only if it holds in one place. Do not write a safe address here.",
        ),
        "due_on": DayField(
            label="By when", required=False, help_text="Only for what must be done. For example, 3/3/2026."
        ),
        **_more_row_fields(),
    }


def _more_row_fields() -> dict[str, forms.Field]:
    return {
        "first_day": DayField(
            label="Its own first day", required=False, help_text="Empty if it begins with the order."
        ),
        "last_day": DayField(label="Its own last day", required=False, help_text="Empty if it ends with the order."),
        "necessity": WordsField(
            label="Why this condition is necessary",
            rows=2,
            required=False,
            help_text="Each condition must itself be necessary (Stalking Protection Act 2019 s.2).",
        ),
        "practicality": PickField(
            label="Can it be kept to beside the perpetrator’s faith, work and education?",
            choices=Practicality.choices,
            initial=Practicality.NOT_CHECKED,
            required=False,
            missing="Choose what was found.",
        ),
        "practicality_note": WordsField(label="With what it conflicts, and how", rows=2, required=False),
        "victim_view": WordsField(label="What the client says about it", rows=2, required=False),
        "provider": WordsField(
            label="Who provides it",
            longest=200,
            required=False,
            help_text="Only for what must be done: a programme, a clinic, a police station.",
        ),
    }
