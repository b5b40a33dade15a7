"""The form that records a breach: what was broken, when, when we learned of it, what was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from accounts.people.models import Organisation
from casework.form_fields.forms.day_fields import MomentField
from casework.form_fields.forms.text_fields import PickField, WordsField
from casework.incidents.models.incident import Incident
from casework.safe_contact.forms.guarded_text import GuardedForm
from orders.breaches.forms.broken_things import BreachTarget, NotOffered
from orders.breaches.models.breach import BreachKind, Initiator, InsideLocality
from orders.breaches.rules.kinds import OF_DUTIES
from orders.breaches.services.recording import NewBreach
from orders.incidents.forms.logging import SOMETHING_ELSE
from orders.orders.models import Condition
from orders.steps.forms.recording import behaviours_field
from orders.steps.forms.sharing import SHARE_FIELDS, SharingForm

AS_TOLD: Final = ("", "As what was done says")
ASKED: Final = ("happened_at", "at", "condition", "anyway", "inside_locality", "behaviours")
SMALL: Final = {"class": "govuk-radios--small"}


class BreachForm(GuardedForm, SharingForm):
    """What was broken, when it happened, and when we learned of it; a doubt in law never stands in the way."""

    too_early = "The order was made on {:%-d %B %Y at %H:%M}; a breach of it comes after that."
    purpose = "To act on a breach of the order, and to tell us what is done about it."
    guarded = ("text",)

    condition = PickField(
        label="Which condition was broken?",
        required=False,
        missing="Choose one of the conditions of this order.",
    )
    anyway = forms.BooleanField(
        label="Record it against this condition all the same: it is evidence, even if it is no breach in law",
        required=False,
    )
    inside_locality = forms.ChoiceField(
        label="A condition holds only in one place. Did it happen there?",
        choices=InsideLocality.choices,
        required=False,
        widget=forms.RadioSelect(attrs=SMALL),
    )
    happened_at = MomentField(label="When did it happen?")
    at = MomentField(label="When did you learn of it?", help_text="The clocks count from here.")
    behaviours = behaviours_field("What was done?")
    kind = forms.ChoiceField(
        label="What kind of breach is it?",
        choices=[AS_TOLD, *BreachKind.choices],
        required=False,
        help_text="Choose it only if what was done does not say it, such as a duty that was not kept.",
    )
    initiated_by = forms.ChoiceField(
        label="Who began the contact?",
        choices=Initiator.choices,
        required=False,
        help_text="A fact for the record. Whoever began it, it is never a reason to drop it.",
        widget=forms.RadioSelect(attrs=SMALL),
    )
    text = WordsField(label="What happened, in the client's words", rows=4, required=False)
    field_order = (*ASKED, "text", "address_stays", "kind", "initiated_by", *SHARE_FIELDS)

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        thing: BreachTarget,
        now: datetime,
        shared_with: Collection[Organisation],
        incident: Incident | None = None,
        **kwargs: Any,
    ) -> None:
        told = _told_of(incident, thing) if incident else {}
        initial = {"happened_at": now, "condition": "", **told, **kwargs.pop("initial", {})}
        super().__init__(typed, case=thing.case, now=now, shared_with=shared_with, initial=initial, **kwargs)
        self.thing, self.incident = thing, incident
        self.begins_at = thing.begins_at
        self.on = self._typed_moment(typed) or initial["happened_at"]
        # A duty that he did not keep has no behaviour of the list; everything else has.
        self.fields["behaviours"].required = str((typed or initial).get("kind", "")) not in OF_DUTIES
        self.fields["address_stays"].widget = forms.HiddenInput()  # out of sight until it has to be asked
        self._offer(str((typed or {}).get("condition", "")))
        if thing.force in shared_with:
            for name in SHARE_FIELDS:
                del self.fields[name]

    def _typed_moment(self, typed: Mapping[str, Any] | None) -> datetime | None:
        """The moment typed, if it is one: the conditions offered are those of its day."""
        if typed is None:
            return None
        field = self.fields["happened_at"]
        try:
            moment: datetime | None = field.clean(
                field.widget.value_from_datadict(typed, MultiValueDict(), "happened_at")
            )
        except ValidationError:
            return None
        return moment

    def _offer(self, chosen: str) -> None:
        """The conditions that held on the day; another one is taken only when it is asked for in full knowledge."""
        offered = self.thing.offered(self.on)
        self.refused = next((each for each in self.not_offered if each.condition.label == chosen), None)
        shown = [*offered, *([self.refused.condition] if self.refused else [])]
        choices = [(each.label, _words(each)) for each in shown]
        self.fields["condition"].choices = [*choices, ("", "Not known, or several")]  # type: ignore[attr-defined]
        if not self.thing.conditions:
            del self.fields["condition"]
        if self.refused is None:
            del self.fields["anyway"]
        if not any(each.locality for each in shown):
            del self.fields["inside_locality"]

    @property
    def not_offered(self) -> list[NotOffered]:
        """The conditions that did not hold then, each with why."""
        return self.thing.not_offered(self.on)

    @property
    def doubt(self) -> str:
        """What speaks against a breach in law, as far as the moment in the form says it."""
        return self.thing.doubt(self.on)

    def force_asked(self) -> Organisation:
        return self.thing.force

    def clean(self) -> dict[str, Any]:
        super().clean()
        typed = self.cleaned_data
        self._check_what_was_done(typed)
        self._check_condition(typed)
        happened_at, learned_at = typed.get("happened_at"), typed.get("at")
        if happened_at and learned_at and happened_at > learned_at:
            self.add_error("happened_at", "It happened before you learned of it. Check the two times.")
        self.guard_address(self.case)
        return typed

    def _check_what_was_done(self, typed: dict[str, Any]) -> None:
        if SOMETHING_ELSE in typed.get("behaviours", []) and not typed.get("text"):
            self.add_error("text", "Say what it was: you chose “something else”.")

    def _check_condition(self, typed: dict[str, Any]) -> None:
        if self.refused is not None and not typed.get("anyway"):
            self.add_error("condition", f"{self.refused.why} It did not hold when this happened.")
        chosen = next((each for each in self.thing.conditions if each.label == typed.get("condition")), None)
        if chosen is not None and chosen.locality and not typed.get("inside_locality"):
            self.add_error("inside_locality", f"Say whether it happened in {chosen.locality}.")

    def new_breach(self) -> NewBreach:
        typed = self.cleaned_data
        return NewBreach(
            condition=typed.get("condition", ""),
            happened_at=typed["happened_at"],
            learned_at=typed["at"],
            behaviours=typed["behaviours"] or [SOMETHING_ELSE],
            text=typed["text"],
            kind=typed["kind"],
            initiated_by=typed["initiated_by"],
            inside_locality=typed.get("inside_locality", "") if typed.get("condition") else "",
        )


def _words(condition: Condition) -> str:
    where = f" (only in {condition.locality})" if condition.locality else ""
    return f"{condition.get_kind_display()}: {condition.text}{where}"


def _told_of(incident: Incident, thing: BreachTarget) -> dict[str, Any]:
    """What an incident says of a breach; the service learned of both at once, but of no breach before the order."""
    return {
        "happened_at": incident.happened_at,
        "at": max(incident.recorded_at, thing.begins_at or incident.recorded_at),
        "behaviours": incident.behaviours,
        "text": incident.text,
    }
