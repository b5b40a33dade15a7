"""Forms for the details of an incident, part by part; every answer is optional."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from accounts.people.models import Organisation
from casework.codes.rules import incident_codes as codes
from casework.fact_types.rules import declared_by
from casework.form_fields.forms.day_fields import MomentField
from casework.form_fields.forms.text_fields import WordsField
from casework.incidents.models.incident_details import HIGHEST_COST, MOST_AFRAID
from casework.incidents.rules.incident_facts import IncidentFacts, IncidentPart
from orders.steps.forms.declared_fields import NOT_SAID, asked_of, field_of
from orders.steps.forms.recording import responses_field

WITNESSES: Final = 3
LONGEST_LINE: Final = 200
LONGEST_REFERENCE: Final = 100


def pick(label: str, known: Mapping[str, str], **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[NOT_SAID, *known.items()], required=False, **kwargs)


def yes_no(label: str, **kwargs: Any) -> forms.ChoiceField:
    look = forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"})
    return pick(label, codes.YES_NO_UNCLEAR, widget=look, **kwargs)


def several(label: str, known: Mapping[str, str]) -> forms.MultipleChoiceField:
    look = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
    return forms.MultipleChoiceField(label=label, choices=list(known.items()), widget=look, required=False)


def line(label: str, longest: int = LONGEST_LINE, **kwargs: Any) -> WordsField:
    return WordsField(label=label, longest=longest, required=False, **kwargs)


def words(label: str, rows: int = 2, **kwargs: Any) -> WordsField:
    return WordsField(label=label, rows=rows, required=False, **kwargs)


class IncidentHowForm(forms.Form):
    """By what way, and where."""

    channel = pick("How did it reach the client?", codes.CHANNELS)
    platform = line("Which app, site or network?")
    account_handle = line("Account or number that was used")
    mode = pick("Online or offline?", codes.MODES, help_text="Leave it, and it follows from what was done.")
    place_type = pick("Where?", codes.PLACES)
    place = words("The place in words")
    distance_from_home = line("How far from home?", help_text="For example, 200 metres, or two streets away.")
    place_is_sensitive = forms.BooleanField(
        label="This place must stay secret: it would show where the client is safe", required=False
    )


class IncidentWhoForm(forms.Form):
    """Who did it, through whom, and who saw or met it."""

    perpetrator = pick("Is it known who did it?", codes.PERPETRATOR)
    through_whom = words("Through whom, if somebody else was used")
    children_present = yes_no("Were children there?")
    other_targets = words("Who else was followed, approached or threatened?", help_text="Children and friends too.")


class StalkingSignsForm(forms.Form):
    """The four prompts by which police know stalking."""

    fixated = yes_no("Fixated?")
    fixated_note = line("Why fixated", 2000)
    obsessive = yes_no("Obsessive?")
    obsessive_note = line("Why obsessive", 2000)
    unwanted = yes_no("Unwanted?")
    unwanted_note = line("Why unwanted", 2000)
    repeated = yes_no("Repeated?")
    repeated_note = line("Why repeated", 2000)


class IncidentImpactForm(forms.Form):
    """What it did to the client and others, and whether it grows."""

    fear = forms.IntegerField(
        label="How afraid is the client?",
        help_text="The client's own number, from 0 (not at all) to 10 (as afraid as one can be).",
        required=False,
        min_value=0,
        max_value=MOST_AFRAID,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Give a whole number from 0 to 10."),
    )
    impacts = several("What has it changed or harmed?", codes.IMPACTS)
    impact_note = words("In the client's words")
    cost = forms.DecimalField(
        label="What has it cost, in pounds?",
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(HIGHEST_COST),
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            "Give an amount in pounds, like 120 or 89.50.",
        ),
    )
    escalation = several("Is it getting worse?", codes.ESCALATION)
    escalation_note = words("What is new or worse")


class IncidentSourceForm(forms.Form):
    """Who told us, and words to be kept as they were said."""

    source = forms.ChoiceField(
        label="Who told us?", choices=list(codes.SOURCES.items()), required=False, initial="client"
    )
    quoted_words = words("Words to keep exactly as they were said or written", 3, help_text="Shown in quotation marks.")

    def clean_source(self) -> str:
        return self.cleaned_data["source"] or "client"


class PoliceResponseForm(forms.Form):
    """That the police were told, how, and how they answered."""

    reported = forms.BooleanField(label="The police have been told of it", required=False)
    reported_by = line("Who told them?")
    reported_at = MomentField(label="When were they told?", required=False)
    report_force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Which force?",
        to_field_name="slug",
        required=False,
        empty_label="Not said",
    )
    report_channel = pick("How?", codes.REPORT_CHANNELS)
    incident_number = line("Incident (CAD) number", LONGEST_REFERENCE)
    crime_reference = line("Crime reference", LONGEST_REFERENCE)
    recorded_as = pick("What was it recorded as?", codes.RECORDED_AS)
    officer_number = line("Officer's collar number", LONGEST_REFERENCE)
    spoc_told = yes_no("Was the force's stalking lead told?")
    police_response = responses_field()
    police_words = words("What the police said, word for word", 3)


class PoliceAdviceForm(forms.Form):
    """What the client was told to do."""

    advice_by = line("Who gave advice?", help_text="For example: the police call handler, the bank, an employer.")
    advice = words("What they told the client to do")
    advice_unsafe = forms.BooleanField(
        label="This advice is not safe",
        help_text="It is put before a supervisor, and a task to put it right is due within 24 hours.",
        required=False,
    )


class IncidentWitnessForm(forms.Form):
    """One person who saw or heard it."""

    name = line("Name")
    reach = line("How to reach them")
    willing = yes_no("Willing to make a statement?")
    named = yes_no("Agreed to be named?")

    def clean(self) -> dict[str, Any]:
        if any(self.cleaned_data.values()) and not self.cleaned_data.get("name"):
            self.add_error("name", "Give a name, or say who it was, like “the driver of the bus”.")
        return self.cleaned_data


class DetailSection:
    """One part of the form, that opens if anything is in it or wrong with it."""

    def __init__(
        self, title: str, fields: list[BoundField], *, witnesses: list[IncidentWitnessForm] | None = None
    ) -> None:
        self.title, self.fields, self.witnesses = title, fields, witnesses or []

    @property
    def is_open(self) -> bool:
        inside = [*self.fields, *(field for form in self.witnesses for field in form)]
        return any(_is_filled(field) or field.errors for field in inside)


def _is_filled(field: BoundField) -> bool:
    value = field.value()
    if isinstance(value, list | tuple):
        return any(value)
    return bool(value or value == 0) and not (field.name == "source" and value == "client") and value is not False


PARTS: Final[tuple[tuple[str, IncidentPart, type[forms.Form]], ...]] = (
    ("The police know of it", IncidentPart.POLICE, PoliceResponseForm),
    ("Advice the client was given", IncidentPart.ADVICE, PoliceAdviceForm),
    ("How and where", IncidentPart.PLACE, IncidentHowForm),
    ("Who did it, who saw it, who else was there", IncidentPart.WHO, IncidentWhoForm),
    ("Fixated, obsessive, unwanted, repeated", IncidentPart.FOUR, StalkingSignsForm),
    ("What it has done to the client, and whether it gets worse", IncidentPart.IMPACT, IncidentImpactForm),
    ("Who told us, and words to quote", IncidentPart.SOURCE, IncidentSourceForm),
)


IN_THE_RECORD: Final = frozenset(each.attribute for each in declared_by(IncidentFacts))
"""What the event of an incident says itself."""


class IncidentDetailsForm(
    PoliceResponseForm,
    PoliceAdviceForm,
    IncidentHowForm,
    IncidentWhoForm,
    StalkingSignsForm,
    IncidentImpactForm,
    IncidentSourceForm,
):
    """All parts in one form, with room for three witnesses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {each.attribute: field_of(each.fact) for each in asked_of(IncidentFacts)}
        known = (self.initial.get("witnesses") or [])[:]
        room = max(WITNESSES, len(known) + 1)
        known += [{}] * (room - len(known))
        typed = self.data if self.is_bound else None
        self.witness_forms = [
            IncidentWitnessForm(typed, prefix=f"witness{number}", initial=each)
            for number, each in enumerate(known, start=1)
        ]

    def sections(self) -> list[DetailSection]:
        found = [DetailSection(title, self._asked_in(part, form)) for title, part, form in PARTS]
        who = next(each for each in found if each.fields[0].name == "perpetrator")
        who.witnesses = self.witness_forms
        return found

    def _asked_in(self, part: IncidentPart, form: type[forms.Form]) -> list[BoundField]:
        declared = [each.attribute for each in asked_of(IncidentFacts, part=part)]
        return [self[name] for name in (*form.base_fields, *declared)]

    def declared_facts(self) -> dict[str, Any]:
        """The answers to the questions that the facts of an incident bring with them."""
        return {each.attribute: self.cleaned_data[each.attribute] for each in asked_of(IncidentFacts)}

    def check_witnesses(self) -> None:
        if not all(form.is_valid() for form in self.witness_forms):
            self.add_error(None, "Check the witnesses: give each a name.")

    def details(self) -> dict[str, Any]:
        """The columns that the record itself does not hold."""
        names = [name for *_, form in PARTS for name in form.base_fields if name not in IN_THE_RECORD]
        witnesses = [form.cleaned_data for form in self.witness_forms if any(form.cleaned_data.values())]
        return {**{name: self.cleaned_data[name] for name in names}, "witnesses": witnesses}
