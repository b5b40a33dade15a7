"""Which fields of the case and its people are shown as changes."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from casework.cases.models.case import Case
from casework.other_people.models import OtherPerson
from casework.people.models.trait import Trait
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.safe_contact.models.contact_rules import Channel, ContactRules, SafeHours
from casework.safe_contact.models.safe_address import SafeAddress
from casework.safe_contact.rules.contact_plan import windows_in_words
from casework.safe_contact.services.contact_plan import window_of
from reports.changes.fields.watched_row import WatchedRow

AROUND: Final = (
    WatchedRow(
        Trait,
        lambda row: f"Perpetrator known by: {row.get_kind_display().lower()}",
        {
            "value": "What it is",
            "platform": "Where",
            "detail": "Make and colour",
            "source": "How we know",
            "note": "Note",
            "from_day": "Since",
            "last_day": "Last day",
        },
        lambda case: Q(perpetrator_id=case.perpetrator_id),
    ),
    WatchedRow(
        OtherPerson,
        lambda row: f"Another person: {row.get_relation_display().lower()}",
        {
            "name": "Name",
            "born_on": "Date of birth",
            "born_precision": "How much of it is known",
            "about_age": "About how old",
            "lives_with_client": "Lives with the client",
            "also_targeted": "Also stalked or threatened",
            "to_protect": "Needs protection",
            "school": "School or nursery",
            "note": "Note",
            "last_day": "No longer concerned since",
        },
    ),
    WatchedRow(
        Channel,
        lambda row: f"A way to reach the client: {row.get_way_display().lower()}",
        {"value": "Number or address", "safe": "Safe", "note": "Note", "last_day": "Last day"},
        lambda case: Q(victim_id=case.victim_id),
    ),
    WatchedRow(
        SafeHours,
        lambda row: f"Safe hours: {windows_in_words([window_of(row)])}",
        {"opens": "From", "closes": "Until", "note": "Note", "last_day": "Last day"},
        lambda case: Q(victim_id=case.victim_id),
    ),
    WatchedRow(
        ContactRules,
        lambda _: "How to contact the client",
        {
            "not_before": "Not before",
            "ask_for": "Name to ask for",
            "may_answer": "Who else may answer",
            "cover_story": "What to say we are",
            "code_word": "Code word",
            "duress_word": "Duress word",
            "court_day_rule": "On a day in court",
            "device_watched": "Device may be watched",
            "language": "Language",
            "interpreter": "Interpreter needed",
            "accessible_format": "Easier to read or to talk",
        },
        lambda case: Q(victim_id=case.victim_id),
    ),
    # What the address is never stands here: only that it was changed, and what was said around it.
    WatchedRow(
        SafeAddress,
        lambda _: "Safe address (masked)",
        {"version": "Version", "hidden_from": "Hidden from", "who_else_knows": "Who else knows it"},
        lambda case: Q(victim_id=case.victim_id),
    ),
)

CASE: Final = (
    WatchedRow(
        Case,
        lambda row: f"Case {row.reference}",
        {
            "caseworker": "Caseworker",
            "team": "Team",
            "risk_level": "Risk level",
            "relationship": "Relationship",
            "closed_at": "Closed",
        },
        lambda case: Q(id=case.pk),
        ("caseworker", "team"),
    ),
    WatchedRow(
        Victim,
        lambda _: "Client",
        {
            "first_name": "First name",
            "last_name": "Last name",
            "legal_name": "Name on papers",
            "pronouns": "Pronouns",
            "born_on": "Date of birth",
            "born_precision": "How much of it is known",
            "safe_contact": "Contact",
            "safe_contact_note": "How to contact",
        },
        lambda case: Q(id=case.victim_id),
    ),
    WatchedRow(
        Perpetrator,
        lambda _: "Perpetrator",
        {
            "name": "Name",
            "born_on": "Date of birth",
            "born_precision": "How much of it is known",
            "about_age": "About how old",
            "description": "Looks",
            "weapons": "Access to weapons",
            "weapons_note": "Which weapons",
            "needs": "Needs",
        },
        lambda case: Q(id=case.perpetrator_id),
    ),
)
