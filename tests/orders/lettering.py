"""A case with a request that nobody has answered, and letters about it as far as a test wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.recommendations.models import Recommendation
from casework.recommendations.services import NewRecommendation, recommend
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.models.safe_address import SafeAddress
from orders.applications.models.application import Application
from orders.letters.models.letter import Letter
from orders.letters.rules.kinds import LetterKindRule
from orders.letters.services import approval, sending
from orders.letters.services.subjects import Thing
from orders.letters.services.writing import NewLetter, change_letter, write_letter
from tests.factories import (
    make_application,
    make_case,
    make_perpetrator,
    make_team,
    make_user,
    make_victim,
)
from tests.shared_case import DAY, FIRST_NAME, PERPETRATOR, SAFE_ADDRESS, SURNAME, SharedCase

PHONE: Final = "07700 900461"
TEXT: Final = "Please tell us who deals with this."


@dataclass(frozen=True)
class Scene:
    """A case with a request that nobody has answered, and how its client must not be reached."""

    case: Case
    worker: User
    pending: Application

    @property
    def force(self) -> Organisation:
        return self.pending.force


def scene() -> Scene:
    team, now = make_team(), timezone.now()
    worker = make_user(teams=[team])
    victim = make_victim(organisation=team.organisation, first_name=FIRST_NAME, last_name=SURNAME)
    perpetrator = make_perpetrator(organisation=team.organisation, name=PERPETRATOR)
    case = make_case(team=team, caseworker=worker, victim=victim, perpetrator=perpetrator)
    hidden = {"address": SAFE_ADDRESS, "hidden_from": "Him", "who_else_knows": "Nobody"}
    SafeAddress.objects.create(organisation=team.organisation, victim=victim, **hidden)
    Channel.objects.create(organisation=team.organisation, victim=victim, way="phone", value=PHONE)
    asked_at = now - 20 * DAY
    dates = dict.fromkeys(("requested_at", "first_requested_at", "stage_entered_at", "last_event_at"), asked_at)
    return Scene(case, worker, make_application(case=case, **dates))


def draft(told: Scene | SharedCase, thing: Thing | None = None, **fields: Any) -> Letter:
    new = NewLetter(**{"kind": LetterKindRule.CHASE, "recipient": told.force.name, **fields})
    return write_letter(thing or told.pending, new, by=told.worker, now=timezone.now())


def edited(letter: Letter, **fields: Any) -> dict[str, Any]:
    names = ("recipient", "recipient_role", "names_client", "names_perpetrator", "naming_reason", "subject")
    return {**{name: getattr(letter, name) for name in names}, "text": TEXT, **fields}


def act(what: Any, letter: Letter, by: User, *args: Any, **more: Any) -> Letter:
    letter.refresh_from_db()
    done: Letter = what(letter, *args, version=letter.version, by=by, now=timezone.now(), **more)
    return done


def ready(told: Scene, **fields: Any) -> Letter:
    letter = draft(told, **fields)
    return act(change_letter, letter, told.worker, edited(letter))


def approved(told: Scene, supervisor: User, **fields: Any) -> Letter:
    letter = act(approval.hand_in, ready(told, **fields), told.worker)
    return act(approval.approve, letter, supervisor)


def sent(told: Scene, supervisor: User, **fields: Any) -> Letter:
    today = local_day(timezone.now())
    going = sending.LetterSending(sent_on=today, sent_how="secure_email", reply_due_on=today + 5 * DAY)
    return act(sending.send_letter, approved(told, supervisor, **fields), told.worker, going)


def recommendation(told: Scene) -> Recommendation:
    """That an order be applied for, told to the force today."""
    today = local_day(timezone.now())
    new = NewRecommendation(kind="order", force=told.force, made_on=today, words="Ask", answer_due_on=today + 7 * DAY)
    return recommend(told.case, new, by=told.worker, now=timezone.now())


def form_of(letter: Letter, **fields: Any) -> dict[str, Any]:
    ticks = {name: "on" for name in ("names_client", "names_perpetrator") if getattr(letter, name)}
    plain = ("recipient", "recipient_role", "naming_reason", "subject", "text", "version")
    return {**{name: getattr(letter, name) for name in plain}, **ticks, **fields}


WRONG: Final[Mapping[str, re.Pattern[str]]] = {
    "two spaces": re.compile(r"\S  +\S"),
    "space before a sign": re.compile(r" [.,;:!?)]"),
    "two full stops": re.compile(r"\.\.|,,|,\.|\?\."),
    "empty brackets": re.compile(r"\(\s*\)|“\s*”|\[\s*\]"),
    "an unfilled field": re.compile(r"[{}]|\|\|"),
    "a word that waits for another": re.compile(r"\b(?:on|until|of|by|the|at|from|counting) *[.,;)]"),
    "a lower case sentence": re.compile(r"(?:[.!?]|^-|^) +[a-z]|^[a-z]", re.MULTILINE),
    "an optional sign": re.compile(r"^\?", re.MULTILINE),
    "a heading of nothing": re.compile(r"^# .*\n\s*(?:# |\Z)", re.MULTILINE),
    "three line ends": re.compile(r"\n\n\n"),
    "him or her": re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE),
}
"""What nobody would sign, by rule."""


def faults(letter: str) -> list[str]:
    return [f"{name}: {found[0]!r}" for name, wrong in WRONG.items() if (found := wrong.search(letter))]
