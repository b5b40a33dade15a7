"""Reads one long case as its caseworker would, with a clock beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role
from casework.cases.models.event import Event, EventKind
from casework.incidents.models.incident import Incident
from tests.factories import make_case, make_team, make_user

CODES = ("CON-02", "CON-01", "LOI-01", "FOL-03", "MON-06", "THR-02")


def run(incidents: int, timed: Callable[[str, Callable[[], object]], None]) -> None:
    """Write a case with so many incidents straight into the tables, then open and search its pages."""
    worker = make_user(role=Role.CASEWORKER, teams=[make_team()])
    case = make_case(team=worker.teams.get(), caseworker=worker)
    owner, last = {"case": case, "organisation": case.organisation}, timezone.now()
    events = Event.objects.bulk_create(
        Event(**owner, number=number, at=last - timedelta(hours=number), kind=EventKind.INCIDENT, facts=_facts(number))
        for number in range(1, incidents + 1)
    )
    Incident.objects.bulk_create(
        Incident(
            **owner,
            event=event,
            label=f"I{event.number}",
            recorded_at=event.at,
            happened_at=event.at,
            behaviours=event.facts["behaviours"],
            text=event.facts["text"],
        )
        for event in events
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    names = ("case_chronology", "case_pattern", "case_detail")
    page, pattern, overview = (reverse(name, args=[case.public_id]) for name in names)
    timed("the case page", lambda: _ok(client.get(overview)))
    timed("chronology, first page", lambda: _ok(client.get(page)))
    timed(
        "chronology, oldest first, incidents only",
        lambda: _ok(client.get(page, {"order": "oldest", "part": "incidents"})),
    )
    timed("search for a word that one entry holds", lambda: _ok(client.post(page, {"words": "lychgate"}, follow=True)))
    timed("search for a word of a code", lambda: _ok(client.post(page, {"words": "violence"}, follow=True)))
    timed("pattern of conduct", lambda: _ok(client.get(pattern)))
    evidence, adding = (reverse(name, args=[case.public_id]) for name in ("case_evidence", "exhibit_create"))
    timed("evidence, first page", lambda: _ok(client.get(evidence)))
    timed("form that adds evidence", lambda: _ok(client.get(adding)))
    print(f"evidence, size of the page: {len(client.get(evidence).content) // 1024} KB", flush=True)


def _facts(number: int) -> dict[str, object]:
    text = "Stood by the lychgate" if number == 5_000 else f"Message {number}, much like the others"
    return {
        "incident": f"I{number}",
        "behaviours": [CODES[number % len(CODES)]],
        "reported": False,
        "police_response": [],
        "text": text,
    }


def _ok(response: object) -> None:
    if response.status_code != 200:  # type: ignore[attr-defined]
        raise RuntimeError(f"answered {response.status_code}")  # type: ignore[attr-defined]
