"""The acts and pages that people use most, as a browser sends them: for counting what each asks of the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from tests.orders.acting import address, signed_in, typed
from tests.shared_case import SharedCase
from tests.statements import Statements, statements

HOUR: Final = timedelta(hours=1)

Act = Callable[[Client, SharedCase], Any]


def _post(client: Client, name: str, row: Any, step: str = "", /, **fields: Any) -> Any:
    return client.post(address(name, row, step), {"submission": str(uuid4()), **fields})


def _happened() -> dict[str, str]:
    return typed("happened_at", timezone.now() - HOUR)


def log_incident(client: Client, told: SharedCase) -> Any:
    """An incident with nothing but when and what."""
    return _post(client, "incident_create", told.case, behaviours=["CON-02"], **_happened())


def record_breach(client: Client, told: SharedCase) -> Any:
    """A breach of the first condition."""
    fields = {"condition": "C1", "behaviours": ["CON-02"], "text": "A text at noon", **_happened()}
    return _post(client, "breach_create", told.order, **fields, **typed("at", timezone.now()))


def step_application(client: Client, told: SharedCase) -> Any:
    """The force has acknowledged the request."""
    fields = {"officer": "PC Invented", "note": "By phone", **typed("at", timezone.now())}
    return _post(client, "application_step", told.pending, "acknowledged", **fields)


def record_contact(client: Client, told: SharedCase) -> Any:
    """A call that was answered."""
    fields = {
        "direction": "out",
        "way": "email",
        "outcome": "no_answer",
        "words": "",
        "outside_reason": "She asked",
        "went_ahead": "on",
    }
    return _post(client, "contact_create", told.case, **fields, **typed("at", timezone.now()))


ACTS: Final[Mapping[str, Act]] = {
    "log an incident": log_incident,
    "record a breach": record_breach,
    "a step of an application": step_application,
    "record a contact": record_contact,
    "the case page": lambda client, told: client.get(address("case_detail", told.case)),
    "My work": lambda client, _told: client.get(address("my_work")),
}


def statements_of(name: str, told: SharedCase) -> Statements:
    """What one act asks in a browser that is signed in and has looked at a page before."""
    client = signed_in(told.worker)
    client.get(address("case_detail", told.case))
    with statements() as asked:
        response = ACTS[name](client, told)
    assert response.status_code == (200 if response.request["REQUEST_METHOD"] == "GET" else 302), words_of(response)
    return asked


def words_of(response: Any) -> str:
    """Which fields of a form were refused."""
    form = (response.context or {}).get("form")
    return f"{response.status_code} {getattr(form, 'errors', '')}"
