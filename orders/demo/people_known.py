"""Demo data about people: one case of each caseworker has everything, others a little."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.editing.services.row_versions import change
from casework.other_people.services import add_other_person
from casework.people.services.traits import add_trait
from casework.safe_contact.services.contact_plan import (
    SafeContactChange,
    add_channel,
    add_safe_hours,
    change_safe_contact,
)
from casework.safe_contact.services.safe_address import NewSafeAddress, keep_safe_address
from orders.demo.accounts import DemoService

TRAITS: Final = (
    {"kind": "alias", "value": "The Heron", "source": "Told by the client"},
    {"kind": "phone", "value": "07700 900417", "note": "Used at night"},
    {"kind": "account", "value": "@quiet.heron", "platform": "A photo app"},
    {"kind": "vehicle", "value": "HN26 RON", "detail": "Grey estate"},
    {"kind": "address", "value": "4 Fallow Lane\nBramblemere", "source": "Police"},
)
RULES: Final = {
    "ask_for": "The library",
    "code_word": "Marigold",
    "duress_word": "Umbrella",
    "cover_story": "We are the library, about a book that is late.",
    "device_watched": "yes",
}


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Add people, numbers and a masked address to the first open case of each caseworker."""
    for caseworker in service.caseworkers:
        case = Case.objects.open().filter(caseworker=caseworker).select_related("victim", "perpetrator").first()
        if case is not None:
            _people(case, caseworker, now)
            _contact(case, caseworker, now)


def _people(case: Case, by: User, now: datetime) -> None:
    for trait in TRAITS:
        add_trait(case, trait, by=by, now=now)
    looks = {"description": "Tall, walks with a stick", "about_age": 45, "weapons": "not_known"}
    change(case.perpetrator, looks, version=case.perpetrator.version, by=by, now=now)
    child = {"name": "Juniper", "relation": "child", "about_age": 9, "lives_with_client": "yes", "to_protect": "yes"}
    add_other_person(case, {**child, "school": "Hollow Oak Primary"}, by=by, now=now)


def _contact(case: Case, by: User, now: datetime) -> None:
    victim = case.victim
    add_channel(victim, {"way": "phone", "value": "07700 900528", "safe": victim.safe_contact}, by=by, now=now)
    add_channel(victim, {"way": "email", "value": "heron@example.org", "safe": "unsafe"}, by=by, now=now)
    hours = {"days": [0, 1, 2, 3, 4], "opens": time(10), "closes": time(15)}
    add_safe_hours(victim, hours, by=by, now=now)
    change_safe_contact(victim, SafeContactChange({}, RULES, victim.version), by=by, now=now)
    hidden = NewSafeAddress(
        address="Flat 2, 19 Otter Mews\nLanternford",
        hidden_from="The perpetrator and his family",
        who_else_knows="Her mother, and nobody else",
    )
    keep_safe_address(case, hidden, by=by, now=now)
