"""Forms to give a case to a caseworker, to transfer it, and to move all cases of a leaver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django import forms

from accounts.people.models import Role, Team, User
from casework.caseload.services.handovers import HandoverNote, Receiver
from casework.caseload.services.reassignment import NewPlan
from casework.cases.models.case import Case
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.allocation.services.caseloads import WorkerLoad, able_to_take, loads
from orders.allocation.services.reassignment import cases_to_move

LONGEST: Final = 5_000
SPREAD: Final = "spread"
ONE: Final = "one"
NOTHING: Final = WorkerLoad()


def carried(worker: User, load: WorkerLoad) -> str:
    """Whom a picker offers, with what the person carries."""
    name = worker.get_full_name() or worker.get_username()
    cases = f"{load.cases} case{'' if load.cases == 1 else 's'}"
    return f"{name}: {cases}, weight {load.weight}{', carries too much' if load.too_much else ''}"


class HandoverNoteForm(ActForm):
    """What the new caseworker must know."""

    dangers = WordsField(
        label="What is dangerous now?",
        rows=3,
        longest=LONGEST,
        required=False,
        help_text="For example: the perpetrator was seen near the school on Tuesday.",
    )
    open_work = WordsField(label="What is open?", rows=3, longest=LONGEST, required=False)
    promised = WordsField(
        label="What was promised to the client, and by when?", rows=3, longest=LONGEST, required=False
    )

    def note(self) -> HandoverNote:
        return HandoverNote(**{name: self.cleaned_data[name] for name in ("dangers", "open_work", "promised")})


class AllocateForm(HandoverNoteForm):
    """Which caseworker of the team gets a case from the waiting list."""

    to = PickField(label="Who gets the case?", missing="Choose a caseworker of the team.")

    field_order = ("to", "dangers", "open_work", "promised")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime) -> None:
        super().__init__(typed)
        found = loads(case.organisation_id, now)
        self.workers = {str(worker.pk): worker for worker in able_to_take([case.team_id])}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (key, carried(worker, found.get(worker.pk, NOTHING))) for key, worker in self.workers.items()
        ]

    @property
    def worker(self) -> User:
        return self.workers[self.cleaned_data["to"]]


class TransferForm(HandoverNoteForm):
    """To which caseworker of which team a case goes; `seen_with` is who had it when the page was drawn."""

    to = PickField(
        label="Who gets the case?",
        widget=forms.Select,
        missing="Choose a caseworker, or the waiting list of a team.",
    )
    seen_with = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("to", "dangers", "open_work", "promised")

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, now: datetime) -> None:
        super().__init__(typed, initial={"seen_with": case.caseworker_id})
        found = loads(case.organisation_id, now)
        self.receivers: dict[str, Receiver] = {}
        teams = Team.objects.open().filter(organisation_id=case.organisation_id).order_by("name")
        own_first = sorted(teams, key=lambda team: team.pk != case.team_id)
        groups: list[Any] = [(team.name, self._offer(team, case, found)) for team in own_first]
        groups.insert(0, ("", "Choose one"))
        self.fields["to"].choices = groups  # type: ignore[attr-defined]

    def _offer(self, team: Team, case: Case, found: Mapping[int | None, WorkerLoad]) -> Sequence[tuple[str, str]]:
        offered: list[tuple[User | None, str]] = [
            (worker, carried(worker, found.get(worker.pk, NOTHING))) for worker in able_to_take([team.pk])
        ]
        offered.append((None, f"Nobody yet: the waiting list of {team.name}"))
        choices = []
        for worker, words in offered:
            if (team.pk, worker.pk if worker else None) == (case.team_id, case.caseworker_id):
                continue
            key = f"{team.pk}-{worker.pk if worker else 'nobody'}"
            self.receivers[key] = Receiver(team=team, worker=worker)
            choices.append((key, words))
        return choices

    @property
    def receiver(self) -> Receiver:
        return self.receivers[self.cleaned_data["to"]]


class ReassignForm(ActForm):
    """Whose cases move, to one caseworker or spread by weight, and what all who get one are told."""

    leaver = PickField(label="Whose cases move?", widget=forms.Select, missing="Choose whose cases move.")
    plan = PickField(
        label="Who gets them?",
        choices=[(SPREAD, "Spread them: each to whoever of its team carries least"), (ONE, "One caseworker gets all")],
        initial=SPREAD,
        missing="Choose who gets them.",
    )
    to_worker = PickField(
        label="Which caseworker?",
        widget=forms.Select,
        required=False,
        missing="Choose a caseworker.",
        help_text="Needed when one caseworker gets all.",
    )
    note = WordsField(
        label="What must everybody who gets one of these cases know?",
        rows=4,
        longest=LONGEST,
        missing="Write what the new caseworkers must know.",
        help_text="It stands on each case until the new caseworker has marked it as read. Name no client here.",
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, by: User, leaver: str, now: datetime) -> None:
        super().__init__(typed, initial={"leaver": leaver})
        self.by = by
        cases = cases_to_move(by)
        found = loads(by.organisation_id, now)
        holders = User.objects.filter(pk__in=cases.values("caseworker")).order_by("first_name", "username")
        self.leavers = {str(user.pk): user for user in holders}
        teams = Team.objects.filter(organisation_id=by.organisation_id)
        own = teams if by.role == Role.SERVICE_MANAGER else teams.filter(members=by)
        self.workers = {str(user.pk): user for user in able_to_take(own.values_list("pk", flat=True))}
        self.fields["leaver"].choices = [  # type: ignore[attr-defined]
            ("", "Choose one"),
            *((key, _leaving(user, found.get(user.pk, NOTHING))) for key, user in self.leavers.items()),
        ]
        self.fields["to_worker"].choices = [  # type: ignore[attr-defined]
            ("", "Choose one"),
            *((key, carried(user, found.get(user.pk, NOTHING))) for key, user in self.workers.items()),
        ]

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("plan") == ONE and not typed.get("to_worker"):
            self.add_error("to_worker", "Choose a caseworker.")
        elif typed.get("plan") == ONE and typed.get("to_worker") == typed.get("leaver"):
            self.add_error("to_worker", "Choose somebody other than the one whose cases move.")
        return typed

    def new_plan(self) -> NewPlan:
        typed = self.cleaned_data
        return NewPlan(
            organisation=self.by.organisation,
            leaver=self.leavers[typed["leaver"]],
            to_worker=self.workers[typed["to_worker"]] if typed["plan"] == ONE else None,
            note=typed["note"],
        )


def _leaving(user: User, load: WorkerLoad) -> str:
    return f"{carried(user, load)}{'' if user.is_active else ' (account switched off)'}"
