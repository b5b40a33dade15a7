"""Reads every kept version of the rows of one case, so that what changed can be said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q

from accounts.models import User
from casework.models import (
    Agreement,
    AgreementKind,
    Case,
    Channel,
    Closing,
    Concern,
    ContactRules,
    EvidenceGap,
    Exhibit,
    Meeting,
    OtherPerson,
    Perpetrator,
    Recommendation,
    Referral,
    SafeAddress,
    SafeHours,
    SafetyMeasure,
    Share,
    Task,
    Trait,
    Victim,
)
from casework.rules.contact import windows_in_words
from casework.services.reaching import window_of
from orders.models import Application, Breach, Condition, Hearing, Order, OtherProtection, Warrant
from orders.rules.protections import protection_words
from reports.rules.changes import Change, Version, changes

CHANGES_PER_PAGE: Final = 50


@dataclass(frozen=True)
class Watched:
    """A kind of row whose changes people read: what it is called and which of its fields say something."""

    model: Any
    named: Callable[[Any], str]
    fields: dict[str, str]
    of: Callable[[Case], Q] = field(default=lambda case: Q(case_id=case.pk))
    with_rows: tuple[str, ...] = ()


PEOPLE: Final = (
    Watched(
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
    Watched(
        OtherPerson,
        lambda row: f"Another person: {row.get_relation_display().lower()}",
        {
            "name": "Name",
            "born_on": "Date of birth",
            "about_age": "About how old",
            "lives_with_client": "Lives with the client",
            "also_targeted": "Also stalked or threatened",
            "to_protect": "Needs protection",
            "school": "School or nursery",
            "note": "Note",
            "last_day": "No longer concerned since",
        },
    ),
    Watched(
        Channel,
        lambda row: f"A way to reach the client: {row.get_way_display().lower()}",
        {"value": "Number or address", "safe": "Safe", "note": "Note", "last_day": "Last day"},
        lambda case: Q(victim_id=case.victim_id),
    ),
    Watched(
        SafeHours,
        lambda row: f"Safe hours: {windows_in_words([window_of(row)])}",
        {"opens": "From", "closes": "Until", "note": "Note", "last_day": "Last day"},
        lambda case: Q(victim_id=case.victim_id),
    ),
    Watched(
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
    Watched(
        SafeAddress,
        lambda _: "Safe address (masked)",
        {"version": "Version", "hidden_from": "Hidden from", "who_else_knows": "Who else knows it"},
        lambda case: Q(victim_id=case.victim_id),
    ),
)
WATCHED: Final = (
    Watched(
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
    Watched(
        Victim,
        lambda _: "Client",
        {
            "first_name": "First name",
            "last_name": "Last name",
            "legal_name": "Name on papers",
            "pronouns": "Pronouns",
            "born_on": "Date of birth",
            "safe_contact": "Contact",
            "safe_contact_note": "How to contact",
        },
        lambda case: Q(id=case.victim_id),
    ),
    Watched(
        Perpetrator,
        lambda _: "Perpetrator",
        {
            "name": "Name",
            "born_on": "Date of birth",
            "about_age": "About how old",
            "description": "Looks",
            "weapons": "Access to weapons",
            "weapons_note": "Which weapons",
            "needs": "Needs",
        },
        lambda case: Q(id=case.perpetrator_id),
    ),
    *PEOPLE,
    Watched(
        Application,
        lambda row: f"Application {row.label}",
        {
            "force": "Police force",
            "status": "Stage",
            "waiting_on": "Waiting on",
            "officer": "Officer",
            "hearing_on": "Hearing",
            "paused_until": "Clocks paused until",
            "reason": "Reason",
        },
        with_rows=("force",),
    ),
    Watched(
        Hearing,
        lambda _: "Hearing",
        {"hearing_on": "Day", "outcome": "Outcome", "reason": "Reason"},
    ),
    Watched(
        Order,
        lambda row: f"Order {row.label}",
        {
            "kind": "Kind",
            "status": "State",
            "last_day": "Last day",
            "served_at": "Served",
            "victim_told_at": "Client has the order",
            "notified_at": "Notified",
            "discharged_at": "Discharged",
        },
    ),
    Watched(
        Condition,
        lambda row: f"Condition {row.label}",
        {"kind": "Kind", "text": "Words", "due_on": "Due", "evidenced_at": "Evidenced"},
    ),
    Watched(
        Breach,
        lambda row: f"Breach {row.label}",
        {
            "status": "Latest step",
            "happened_at": "Happened",
            "reported_at": "Reported",
            "crime_reference": "Crime reference",
            "acknowledged_at": "The force said it knows",
            "text": "What happened",
        },
    ),
    Watched(Warrant, lambda _: "Warrant", {"issued_at": "Issued", "executed_at": "Executed"}),
    Watched(
        OtherProtection,
        lambda _: "Other protection",
        {"kind": "Kind", "from_day": "From", "last_day": "Last day"},
    ),
    Watched(
        Task,
        lambda row: row.get_kind_display(),
        {
            "title": "What",
            "detail": "More about it",
            "owner": "Who does it",
            "due_at": "Due",
            "snoozed_until": "Put off until",
            "snooze_reason": "Why it can wait",
            "done_at": "Done",
            "result": "How it ended",
            "outcome": "What came of it",
        },
        with_rows=("owner",),
    ),
    Watched(
        SafetyMeasure,
        lambda row: f"Safety measure: {row.get_code_display()}",
        {
            "state": "How far",
            "provider": "Provider",
            "agreed_on": "Agreed",
            "done_on": "In place since",
            "review_on": "Look again",
            "note": "Note",
        },
    ),
    Watched(
        Meeting,
        lambda row: f"Meeting: {row.get_kind_display()}",
        {
            "referred_on": "Referred",
            "ground": "Why",
            "meets_on": "Meets",
            "outcome": "Outcome",
            "outcome_words": "What was said",
            "mappa_category": "MAPPA category",
            "mappa_level": "MAPPA level",
            "lead": "Lead",
        },
    ),
    Watched(
        Recommendation,
        lambda row: f"Recommendation: {row.get_kind_display().lower()}",
        {"words": "In which words", "answer": "Answer", "answered_on": "Answered", "answer_reason": "Their reason"},
    ),
    Watched(
        Share,
        lambda row: f"Share with {row.force.name}",
        {
            "purpose": "Why",
            "basis": "Rests on",
            "ground": "Ground",
            "ground_words": "Reasons",
            "shared_on": "From",
            "last_day": "Last day",
            "approved_by": "Approved by",
            "revoked_at": "Ended",
        },
        with_rows=("force", "approved_by"),
    ),
    Watched(
        Agreement,
        lambda row: (
            f"Agreement to share with {row.force.name if row.force else row.recipient}"
            if row.kind == AgreementKind.SHARE
            else "Agreement to our service"
        ),
        {
            "purpose": "What for",
            "given_on": "Given",
            "given_how": "How",
            "last_day": "Last day",
            "withdrawn_on": "Taken back",
            "withdrawal": "What she said",
        },
        with_rows=("force",),
    ),
    Watched(
        Closing,
        lambda _: "Closing",
        {
            "asked_because": "Asked for because",
            "closed_at": "Closed",
            "words": "In words",
            "client_told_on": "Client told",
            "client_told_how": "How she was told",
            "not_told_because": "Not told because",
            "reopened_at": "Reopened",
            "reopening_words": "On the reopening",
        },
    ),
    Watched(
        Concern,
        lambda row: f"Concern: {row.get_kind_display()}",
        {"answered_by": "Answered by", "answer": "Answer"},
        with_rows=("answered_by",),
    ),
    Watched(
        Exhibit,
        lambda row: f"Exhibit {row.label}",
        {"title": "Called", "shows": "Shows", "held_by": "With", "state": "State", "consent": "May be shared"},
    ),
    Watched(
        EvidenceGap,
        lambda _: "Missing evidence",
        {
            "missing": "What",
            "asked_of": "Asked of",
            "asked_on": "Asked on",
            "due_on": "Due",
            "outcome": "Outcome",
            "answer": "Answer",
        },
    ),
)


REFERRAL: Final = Watched(
    Referral,
    lambda _: "Referral",
    {
        "source": "Who refers",
        "agency": "Their organisation",
        "referrer": "Their name",
        "received_at": "Reached us",
        "immediate_danger": "In danger now",
        "first_name": "First name",
        "last_name": "Last name",
        "safe_contact": "Contact",
        "safe_contact_note": "How to contact",
        "force": "Police force",
        "happening": "What is happening",
        "outcome": "Decided",
        "reason": "Why",
        "signposted_to": "Sent on to",
    },
    lambda case: Q(case_id=case.pk),
    ("force",),
)


def changes_of_referral(referral: Referral) -> list[Change]:
    """Every change of a referral, the latest first."""
    return changes(list(_versions(REFERRAL, Q(id=referral.pk))))


def changes_of(case: Case, page: int) -> tuple[list[Change], bool]:
    """One page of changes, counted from 1, the latest first; and whether there are more."""
    versions = [version for watched in WATCHED for version in _versions(watched, watched.of(case))]
    everything = changes(versions)
    start = (page - 1) * CHANGES_PER_PAGE
    return everything[start : start + CHANGES_PER_PAGE], len(everything) > start + CHANGES_PER_PAGE


def _versions(watched: Watched, which: Q) -> Iterator[Version]:
    rows = watched.model.history.filter(which).select_related("history_user", *watched.with_rows)
    for row in rows.order_by("history_date", "history_id"):
        yield Version(
            row=f"{watched.model.__name__} {row.id}",
            named=watched.named(row),
            at=row.history_date,
            by=(row.history_user.get_full_name() or row.history_user.username) if row.history_user else "",
            is_first=row.history_type == "+",
            values={words: _value(row, name) for name, words in watched.fields.items()},
        )


def _value(row: Any, name: str) -> object:
    if name == "kind" and not row._meta.get_field(name).choices:
        return protection_words(getattr(row, name))
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    return value.get_full_name() or value.username if isinstance(value, User) else value
