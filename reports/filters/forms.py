"""Filter forms of the lists of this floor, and the search for a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel
from casework.cases.rules import own_reference
from casework.codes.rules.relationships import RelationshipGroup
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import refuse_unkeepable
from casework.templatetags.display import LEVEL_WORDS
from casework.templatetags.display import day as day_words
from orders.applications.models.application import ApplicationStatus
from orders.applications.rules.challenges import CAN_BE_CHALLENGED
from orders.diary.models import FeedScope
from record.vocabulary.protection_kinds import PROTECTIONS, protection_words
from reports.chronology.entries import PART_WORDS, ChronologyPart
from reports.chronology.queries import ChronologyQuery
from reports.delays.queries.delays import (
    STAGE_BREACH,
    STAGE_INCIDENT,
    STAGE_ORDER,
    STAGE_TASK,
    UNASSIGNED,
    DelaysChoice,
)
from reports.delays.rules import waiting_on as waiting
from reports.diary.queries.diary import PURPOSES
from reports.diary.queries.diary import DiaryQuery as WantedOfDiary
from reports.lists.rules import CaseOrder
from reports.order_figures.queries import FiguresPeriod
from reports.protection.queries.unprotected import ENDED, ENDING, IN_FORCE, UNKNOWN
from reports.trail.queries import TrailQuery
from reports.trail.rules import KIND_WORDS
from risk.clocks.models.level import Level

EVERYTHING: Final = ("", "Everything")
STAGES: Final = (
    *((value, label) for value, label in ApplicationStatus.choices if value != ApplicationStatus.GRANTED),
    (STAGE_ORDER, "Order made"),
    (STAGE_BREACH, "Breach of an order"),
    (STAGE_INCIDENT, "Threat or approach, unprotected"),
    (STAGE_TASK, "Task"),
)
LEVELS: Final = tuple((level, LEVEL_WORDS[level]) for level in reversed(Level.values))

ORDERS: Final = (
    (CaseOrder.DANGER.value, "Danger"),
    (CaseOrder.LATENESS.value, "Lateness"),
    (CaseOrder.WORKER.value, "Caseworker"),
    (CaseOrder.FORCE.value, "Force"),
)


@dataclass(frozen=True)
class FilterInUse:
    """One filter in use, in words, and the address of the same list without it."""

    words: str
    href: str


class ListFilter(forms.Form):
    """A form that stands in the address of a list."""

    def selected(self) -> list[FilterInUse]:
        """The filters in use, as far as they make sense."""
        self.is_valid()
        kept = {name: value for name, value in self.data.items() if value and name in self.fields}
        in_use = [name for name in kept if self.cleaned_data.get(name) and not self.fields[name].widget.is_hidden]
        return [FilterInUse(self._words(name), _without(kept, name)) for name in in_use]

    def kept(self, *without: str) -> dict[str, str]:
        """The filters in use as the address says them, less some."""
        self.is_valid()
        used = {name: value for name, value in self.data.items() if value and self.cleaned_data.get(name)}
        return {name: str(value) for name, value in used.items() if name not in without}

    def _words(self, name: str) -> str:
        value = self.cleaned_data[name]
        if isinstance(value, date):
            return f"{self.fields[name].label}: {day_words(value)}"
        choices = dict(getattr(self.fields[name], "choices", ())) if isinstance(value, str) else {}
        return f"{self.fields[name].label}: {choices.get(value, value)}"


def _without(kept: Mapping[str, str], name: str) -> str:
    return "?" + urlencode({other: value for other, value in kept.items() if other != name})


class WorkerFilter(ListFilter):
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
    level = forms.ChoiceField(label="Level", choices=[EVERYTHING, *LEVELS], required=False)
    order = forms.ChoiceField(label="Order", choices=ORDERS, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_workers(user)

    def offers_worker(self, worker: str) -> bool:
        """Whether the list can be narrowed to somebody: who has left the teams is not offered."""
        return worker in dict(self.fields["worker"].choices)  # type: ignore[attr-defined]

    def choice(self) -> DelaysChoice:
        """What was chosen; a filter that makes no sense is left out, and its error stands beside it."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return DelaysChoice(**chosen)


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


class DeclinedFilter(ListFilter):
    """Which of the requests that came to nothing a list shows."""

    relationship = forms.ChoiceField(
        label="Who the perpetrator is to the client",
        choices=[("", "Anybody"), *((group.name, group.value) for group in RelationshipGroup)],
        required=False,
    )
    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force",
        to_field_name="slug",
        empty_label="Every force",
        required=False,
    )
    status = forms.ChoiceField(
        label="How it ended",
        choices=[("", "In any way"), *((key, ApplicationStatus(key).label) for key in sorted(CAN_BE_CHALLENGED))],
        required=False,
    )

    def choice(self) -> dict[str, Any]:
        """What was chosen, as far as it makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ChronologyFilter(ListFilter):
    """Which part of a chronology is shown, of which days, and which end comes first: all of it in the address."""

    part = forms.ChoiceField(
        label="What", choices=[EVERYTHING, *((part.value, PART_WORDS[part]) for part in ChronologyPart)], required=False
    )
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)
    order = forms.ChoiceField(label="Order", choices=[("", "Newest first"), ("oldest", "Oldest first")], required=False)

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the first one.")
        return self.cleaned_data

    def wanted(self, *, words: str = "", after: str = "") -> ChronologyQuery:
        """What was chosen; a filter that makes no sense is left out, and its error stands beside it."""
        self.is_valid()
        chosen = self.cleaned_data
        return ChronologyQuery(
            part=chosen.get("part") or "",
            since=chosen.get("since"),
            until=chosen.get("until"),
            oldest_first=chosen.get("order") == "oldest",
            words=words,
            after=after,
        )


class TrailFilter(ListFilter):
    """Which kind of lines of the trail is shown, and of which days."""

    kind = forms.ChoiceField(label="What", choices=[EVERYTHING, *KIND_WORDS.items()], required=False)
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the first one.")
        return self.cleaned_data

    def wanted(self, *, after: str = "") -> TrailQuery:
        """What was chosen; a filter that makes no sense is left out, and its error stands beside it."""
        self.is_valid()
        chosen = self.cleaned_data
        kind, since, until = (chosen.get(name) for name in ("kind", "since", "until"))
        return TrailQuery(kind=kind or "", since=since, until=until, after=after)


class TrailPersonFilter(TrailFilter):
    """The same of one person, out of those whose acts the reader may read."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label="By whom",
        required=False,
        empty_label="Yourself",
        error_messages={"invalid_choice": "Choose one of the people in the list."},
    )
    field_order = ("user", "kind", "since", "until")

    def __init__(self, given: Mapping[str, Any], *, people: QuerySet[User]) -> None:
        super().__init__(given)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]

    def person(self, reader: User) -> User:
        """Whose acts are shown; the reader's own where nobody, or nobody that may be read, was chosen."""
        self.is_valid()
        chosen: User | None = self.cleaned_data.get("user")
        return chosen or reader


class TrailCaseForm(forms.Form):
    """Of which case the trail is read, by its reference alone: whoever reads it searches for no names."""

    reference = forms.CharField(
        label="Reference of the case",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Enter the whole reference.", "max_length": "Enter a reference."},
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, reader: User) -> None:
        super().__init__(typed)
        self.reader = reader

    def clean_reference(self) -> Case:
        sought = self.cleaned_data["reference"]
        own = Case.objects.filter(organisation_id=self.reader.organisation_id)
        named = Q(reference__iexact=sought.strip()) | Q(reference=own_reference(sought))
        found = own.filter(named).first()
        if found is None:
            raise forms.ValidationError("No case of your organisation has this reference.")
        return found


class ChronologySearch(forms.Form):
    """Words that an entry holds. They are sent in the body: what is told of a person has no place in an address."""

    words = forms.CharField(
        label="Search in what is shown",
        max_length=200,
        validators=[refuse_unkeepable],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Enter a word to search for."},
    )


class DiaryFilter(ListFilter):
    """Whose days at court to show, for what, and whether those that are over."""

    PAST = "past"

    scope = forms.ChoiceField(label="Whose", required=False)
    purpose = forms.ChoiceField(
        label="For what",
        required=False,
        choices=[EVERYTHING, *((code, words) for code, (words, _) in PURPOSES.items())],
    )
    when = forms.ChoiceField(
        label="When", required=False, choices=[("", "The next eight weeks"), (PAST, "The last eight weeks")]
    )

    def __init__(self, typed: Mapping[str, Any], *, user: User) -> None:
        super().__init__(typed)
        self.is_supervisor = user.role == Role.SUPERVISOR
        own, team = (FeedScope.OWN.value, "My own"), ("", "My teams")
        self.fields["scope"].choices = [team, own]  # type: ignore[attr-defined]
        if not self.is_supervisor:  # a caseworker sees no cases but the own
            del self.fields["scope"]

    def wanted(self) -> WantedOfDiary:
        """What is asked for; what makes no sense asks for nothing."""
        self.is_valid()
        chosen = self.cleaned_data
        team = self.is_supervisor and chosen.get("scope") != FeedScope.OWN
        return WantedOfDiary(
            scope=FeedScope.TEAM if team else FeedScope.OWN,
            purpose=chosen.get("purpose", ""),
            past=chosen.get("when") == self.PAST,
        )


class ProtectionFilter(ListFilter):
    """Which other protection the register shows."""

    state = forms.ChoiceField(
        label="How it stands",
        choices=[
            ("", "All"),
            (IN_FORCE, "In force"),
            (ENDING, "Ends within 28 days"),
            (UNKNOWN, "Last day not known"),
            (ENDED, "Ended"),
        ],
        required=False,
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=[("", "Every kind"), *((kind, protection_words(kind)) for kind in PROTECTIONS)],
        required=False,
    )

    def choice(self) -> dict[str, str]:
        """What was chosen; a filter that makes no sense is left out, and its error stands beside it."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class FiguresFilter(ListFilter):
    """The days of which figures are shown."""

    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)

    def period(self) -> FiguresPeriod:
        self.is_valid()
        return FiguresPeriod(self.cleaned_data.get("since"), self.cleaned_data.get("until"))
