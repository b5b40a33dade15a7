"""What people choose by on the lists of this floor, and the search for a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django import forms

from accounts.models import Organisation, Role, User
from casework.models import EventKind, RiskLevel
from orders.models import ApplicationStatus
from reports.queries.delays import STAGE_BREACH, STAGE_INCIDENT, STAGE_ORDER, UNASSIGNED, Choice
from reports.rules import waiting
from risk.models import Level

EVERYTHING: Final = ("", "Everything")
STAGES: Final = (
    *((value, label) for value, label in ApplicationStatus.choices if value != ApplicationStatus.GRANTED),
    (STAGE_ORDER, "Order made"),
    (STAGE_BREACH, "Breach of an order"),
    (STAGE_INCIDENT, "Threat or approach, unprotected"),
)
LEVELS: Final = ((Level.CRITICAL, "Critical"), (Level.RED, "Very late or urgent"), (Level.AMBER, "Late or a warning"))


@dataclass(frozen=True)
class Chosen:
    """One filter in use, in words, and the address of the same list without it."""

    words: str
    href: str


class Filter(forms.Form):
    """A form that stands in the address of a list."""

    def selected(self) -> list[Chosen]:
        """The filters in use, as far as they make sense."""
        self.is_valid()
        kept = {name: value for name, value in self.data.items() if value and name in self.fields}
        in_use = [name for name in kept if self.cleaned_data.get(name)]
        return [Chosen(self._words(name), _without(kept, name)) for name in in_use]

    def _words(self, name: str) -> str:
        value = self.cleaned_data[name]
        choices = dict(getattr(self.fields[name], "choices", ())) if isinstance(value, str) else {}
        return f"{self.fields[name].label}: {choices.get(value, value)}"


def _without(kept: Mapping[str, str], name: str) -> str:
    return "?" + urlencode({other: value for other, value in kept.items() if other != name})


class WorkerFilter(Filter):
    """Offers the caseworkers of the reader's teams, and the cases that have none."""

    worker = forms.ChoiceField(label="Caseworker", required=False)

    def offer_workers(self, user: User) -> None:
        workers = User.objects.filter(role=Role.CASEWORKER, teams__in=user.teams.all()).distinct()
        names = sorted((worker.get_full_name() or worker.username, str(worker.pk)) for worker in workers)
        choices = [("", "Everybody"), (UNASSIGNED, "No caseworker"), *((pk, name) for name, pk in names)]
        self.fields["worker"].choices = choices  # type: ignore[attr-defined]


class DelaysFilter(WorkerFilter):
    """What a supervisor wants to see of the teams' delays."""

    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force",
        to_field_name="slug",
        empty_label="Every force",
        required=False,
    )
    stage = forms.ChoiceField(label="Stage", choices=[("", "Every stage"), *STAGES], required=False)
    waiting_on = forms.ChoiceField(label="Waiting on", choices=[("", "Anybody"), *waiting.CHOICES], required=False)
    level = forms.ChoiceField(label="How late", choices=[EVERYTHING, *LEVELS], required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_workers(user)

    def choice(self) -> Choice:
        """What was chosen; a filter that makes no sense is left out, and its error stands beside it."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return Choice(**chosen)


class CaseFilter(WorkerFilter):
    """Which cases a list shows."""

    risk = forms.ChoiceField(label="Risk", choices=[("", "Every level"), *RiskLevel.choices], required=False)
    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Client's police force",
        to_field_name="slug",
        empty_label="Every force",
        required=False,
    )
    state = forms.ChoiceField(
        label="Open or closed",
        choices=[("", "Open cases"), ("closed", "Closed cases"), ("all", "Open and closed")],
        required=False,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.role == Role.SUPERVISOR:
            self.offer_workers(user)
        else:
            del self.fields["worker"]

    def choice(self) -> dict[str, Any]:
        """What was chosen, as far as it makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CaseSearch(forms.Form):
    """Words to find a case by. They are sent in the body: a name has no place in an address."""

    words = forms.CharField(
        label="Reference or first name",
        max_length=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": "Enter a reference or a first name."},
    )


class ChronologyFilter(Filter):
    """Which kinds of events a chronology shows, and which end it begins at."""

    kind = forms.ChoiceField(label="What happened", choices=[("", "Everything"), *EventKind.choices], required=False)
    order = forms.ChoiceField(label="Order", choices=[("", "Newest first"), ("oldest", "Oldest first")], required=False)

    def choice(self) -> tuple[str, bool]:
        """The kind, if one was chosen, and whether the oldest come first."""
        self.is_valid()
        return self.cleaned_data.get("kind", ""), self.cleaned_data.get("order") == "oldest"
