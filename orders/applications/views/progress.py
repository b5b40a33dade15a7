"""Reads the progress of an application for its page: what comes next, who held it, its interim order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q

from casework.codes.rules.codes import BEHAVIOURS, is_threat
from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application, OrderOriginChoices
from orders.applications.models.challenge import Challenge
from orders.applications.models.decision import InterimDecision
from orders.applications.models.expectation import Expectation
from orders.applications.rules.challenges import CAN_BE_CHALLENGED
from orders.applications.rules.decision_prompts import PURSUED
from orders.applications.rules.expected_next import ApplicationStanding, LevelDate, NextDate, Promise, next_expected
from orders.applications.rules.held_by import TimeHeld, holding
from orders.applications.rules.interim_order import InterimTrack, track
from orders.applications.rules.which_force import ForceToAsk, age_note, area_is_unknown
from orders.applications.services.decisions import interim_prompt
from orders.applications.services.steps import age_of, ages_of
from orders.steps.views.event_history import CaseTimeline
from record.events import events as told
from record.law.services import law_of
from risk.clocks.models.clock import Deadline
from risk.clocks.models.level import Level

THREATS: Final = [code for code in BEHAVIOURS if is_threat(code)]
STAGE_CLOCKS: Final = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "T17")
"""The clocks whose turning says that a stage takes too long; the others watch gaps and the whole time."""


@dataclass(frozen=True)
class IncidentsWhileOpen:
    """What she went through while the request was open: incidents, those with a threat, those that cost her dear."""

    incidents: int
    threats: int
    harmed: int


@dataclass(frozen=True, kw_only=True)
class ApplicationProgress:
    """What the page says beside the steps themselves."""

    expected: NextDate
    holding: TimeHeld
    track: InterimTrack
    decisions: list[InterimDecision]
    asked_at: datetime | None
    age_note: str
    area_is_unknown: bool
    challenges: list[Challenge]
    can_be_challenged: bool
    earlier: list[Application]
    meanwhile: IncidentsWhileOpen


def where_it_stands(application: Application, story: CaseTimeline, now: datetime) -> ApplicationProgress:
    """All of it in a fixed number of statements; `asked_at` is when a decision about an interim order was due."""
    today, events = local_day(now), [event for _, event in story.rows]
    own = story.history.applications[application.label]
    law = law_of(application.organisation_id)
    decisions = list(InterimDecision.objects.filter(application=application).order_by("-decided_at", "-id"))
    asked_at = interim_prompt(application, decisions, _pursued_at(events, application.label), law)
    found = track(events, own, story.history.orders.values(), now)
    return ApplicationProgress(
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
    asking = ForceToAsk(force=application.force.slug, area_basis=application.area_basis)
    was_asked = application.origin == OrderOriginChoices.POLICE_APPLICATION and application.determined_at is None
    return area_is_unknown(asking, was_asked=was_asked)


def expected_of(application: Application, today: date, now: datetime) -> NextDate:
    """The next date of an application and what it rests on, in two statements."""
    stand = ApplicationStanding(
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
    turns = [LevelDate(local_day(at), mark) for at, mark in turning.values_list("due_at", "mark")]
    return next_expected(stand, promises, turns, today)


def _pursued_at(events: Iterable[told.CaseEvent], label: str) -> datetime | None:
    """When the force first went on towards a court."""
    moments = (event.at for event in events if _pursues(event.content, label))
    return min(moments, default=None)


def _pursues(content: told.Content, label: str) -> bool:
    return isinstance(content, told.ApplicationEvent) and content.label == label and content.step in PURSUED


def _earlier(application: Application) -> list[Application]:
    """The requests before it from whose first day its time counts."""
    rows = Application.objects.filter(case=application.case_id, first_requested_at=application.first_requested_at)
    return list(rows.filter(requested_at__lt=application.requested_at).select_related("force").order_by("requested_at"))


def _meanwhile(application: Application, now: datetime) -> IncidentsWhileOpen:
    """From the first request to the decision (F-04): threats and breakdowns in the wait are part of the request."""
    period = (application.first_requested_at, application.determined_at or now)
    rows = Incident.objects.filter(case=application.case_id, happened_at__range=period)
    threats, harmed = Q(behaviours__overlap=THREATS), ~Q(impacts=[])
    found = rows.aggregate(all=Count("pk"), threats=Count("pk", filter=threats), harmed=Count("pk", filter=harmed))
    return IncidentsWhileOpen(found["all"], found["threats"], found["harmed"])
