"""Reads where an application stands for its page: what is expected next, who held it, and its interim order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q

from casework.models import Incident
from casework.rules.codes import BEHAVIOURS, is_threat
from casework.rules.london import local_day
from orders.models import Application, Challenge, Expectation, InterimDecision, Origin
from orders.rules import events as told
from orders.rules.applying import Asking, age_note, area_is_unknown
from orders.rules.challenging import CAN_BE_CHALLENGED
from orders.rules.expected import Expected, Promise, Stand, Turn, next_expected
from orders.rules.holding import Holding, holding
from orders.rules.interim import Track, track
from orders.rules.prompts import PURSUED
from orders.services.applications import age_of, ages_of
from orders.services.decisions import interim_prompt
from orders.services.law import law_of
from orders.views.story import Story
from risk.models import Deadline, Level

THREATS: Final = [code for code in BEHAVIOURS if is_threat(code)]
STAGE_CLOCKS: Final = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "T17")
"""The clocks whose turning says that a stage takes too long; the others watch gaps and the whole time."""


@dataclass(frozen=True)
class Meanwhile:
    """What she went through while the request was open: incidents, those with a threat, those that cost her dear."""

    incidents: int
    threats: int
    harmed: int


@dataclass(frozen=True, kw_only=True)
class WhereItStands:
    """What the page says beside the steps themselves."""

    expected: Expected
    holding: Holding
    track: Track
    decisions: list[InterimDecision]
    asked_at: datetime | None
    age_note: str
    area_is_unknown: bool
    challenges: list[Challenge]
    can_be_challenged: bool
    earlier: list[Application]
    meanwhile: Meanwhile


def where_it_stands(application: Application, story: Story, now: datetime) -> WhereItStands:
    """All of it in a fixed number of statements; `asked_at` is when a decision about an interim order was due."""
    today, events = local_day(now), [event for _, event in story.rows]
    own = story.history.applications[application.label]
    law = law_of(application.organisation_id)
    decisions = list(InterimDecision.objects.filter(application=application).order_by("-decided_at", "-id"))
    asked_at = interim_prompt(application, decisions, _pursued_at(events, application.label), law)
    found = track(events, own, story.history.orders.values(), now)
    return WhereItStands(
        expected=expected_of(application, today, now),
        holding=holding(events, story.history.applications.values(), own, now),
        track=found,
        decisions=decisions,
        asked_at=asked_at if asked_at and asked_at <= now and not found.is_asked_for else None,
        area_is_unknown=_area_is_unknown(application),
        age_note=age_note(age_of(application.case, today), ages_of(law, today)),
        challenges=list(Challenge.objects.filter(application=application).order_by("-sent_on", "-id")),
        can_be_challenged=application.status in CAN_BE_CHALLENGED,
        earlier=_earlier(application),
        meanwhile=_meanwhile(application, now),
    )


def _area_is_unknown(application: Application) -> bool:
    asking = Asking(force=application.force.slug, area_basis=application.area_basis)
    was_asked = application.origin == Origin.POLICE_APPLICATION and application.determined_at is None
    return area_is_unknown(asking, was_asked=was_asked)


def expected_of(application: Application, today: date, now: datetime) -> Expected:
    """The next date of an application and what it rests on, in two statements."""
    stand = Stand(
        is_open=application.determined_at is None,
        waiting_on=application.waiting_on,
        stage_entered_at=application.stage_entered_at,
        hearing_on=application.hearing_on,
    )
    rows = Expectation.objects.filter(application=application, stage_entered_at=application.stage_entered_at)
    promises = [
        Promise(row.party, row.stage_entered_at, row.told_on, row.expected_on, row.words) for row in rows.order_by("id")
    ]
    turning = Deadline.objects.filter(
        case=application.case_id,
        clock__subject=application.label,
        clock__rule__in=STAGE_CLOCKS,
        clock__closed_at=None,
        mark__in=Level.values,
        due_at__gt=now,
    )
    turns = [Turn(local_day(at), mark) for at, mark in turning.values_list("due_at", "mark")]
    return next_expected(stand, promises, turns, today)


def _pursued_at(events: Iterable[told.Event], label: str) -> datetime | None:
    """When the force first went on towards a court."""
    moments = (event.at for event in events if _pursues(event.content, label))
    return min(moments, default=None)


def _pursues(content: told.Content, label: str) -> bool:
    return isinstance(content, told.ApplicationEvent) and content.label == label and content.step in PURSUED


def _earlier(application: Application) -> list[Application]:
    """The requests before it from whose first day its time counts."""
    rows = Application.objects.filter(case=application.case_id, first_requested_at=application.first_requested_at)
    return list(rows.filter(requested_at__lt=application.requested_at).select_related("force").order_by("requested_at"))


def _meanwhile(application: Application, now: datetime) -> Meanwhile:
    """From the first request to the decision (F-04): threats and breakdowns in the wait are part of the request."""
    period = (application.first_requested_at, application.determined_at or now)
    rows = Incident.objects.filter(case=application.case_id, happened_at__range=period)
    threats, harmed = Q(behaviours__overlap=THREATS), ~Q(impacts=[])
    found = rows.aggregate(all=Count("pk"), threats=Count("pk", filter=threats), harmed=Count("pk", filter=harmed))
    return Meanwhile(found["all"], found["threats"], found["harmed"])
