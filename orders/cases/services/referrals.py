"""Accepts a referral: opens a case with what it holds, and settles it, in one transaction."""

from __future__ import annotations

from django.db import transaction

from casework.cases.models.case import Case
from casework.referrals.models import Referral
from casework.referrals.services.referrals import mark_referral_accepted, undecided
from orders.cases.services.opening import NewCase, open_case
from record.authors import Author


@transaction.atomic
def accept_referral(referral: Referral, new: NewCase, author: Author) -> Case:
    """Open a case from a referral that nobody has decided about meanwhile."""
    if author.by is None:
        raise ValueError("a referral is accepted by a person")
    undecided(referral)
    case = open_case(new, author)
    mark_referral_accepted(referral, case, by=author.by, now=author.now)
    return case
