"""Which fields of shares, agreements, closings, concerns and referrals are shown as changes."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from casework.cases.models.closing import Closing
from casework.concerns.models import Concern
from casework.referrals.models import Referral
from casework.sharing.models.agreement import Agreement, AgreementKind
from casework.sharing.models.share import Share
from reports.changes.fields.watched_row import WatchedRow

SHARING: Final = (
    WatchedRow(
        Share,
        lambda row: f"Share with {row.force.name}",
        {
            "purpose": "Why",
            "basis": "Rests on",
            "ground": "Ground",
            "ground_words": "Reasons",
            "shared_on": "From",
            "last_day": "Last day",
            "last_day_known": "Last day is known",
            "approved_by": "Approved by",
            "revoked_at": "Ended",
        },
        with_rows=("force", "approved_by"),
    ),
    WatchedRow(
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
            "last_day_known": "Last day is known",
            "withdrawn_on": "Taken back",
            "withdrawal": "What the client said",
        },
        with_rows=("force",),
    ),
    WatchedRow(
        Closing,
        lambda _: "Closing",
        {
            "asked_because": "Asked for because",
            "closed_at": "Closed",
            "words": "In words",
            "client_told_on": "Client told",
            "client_told_how": "How the client was told",
            "not_told_because": "Not told because",
            "reopened_at": "Reopened",
            "reopening_words": "On the reopening",
        },
    ),
    WatchedRow(
        Concern,
        lambda row: f"Concern: {row.get_kind_display()}",
        {"answered_by": "Answered by", "answer": "Answer"},
        with_rows=("answered_by",),
    ),
)

REFERRAL: Final = WatchedRow(
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
