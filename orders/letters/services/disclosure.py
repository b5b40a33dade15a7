"""Says before a letter goes whom it names, and whether the client has agreed that its reader is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.sharing.models.agreement import Agreement
from casework.sharing.models.share import Share
from casework.sharing.services.agreements import holding_with
from orders.letters.models.letter import Letter


@dataclass(frozen=True)
class Disclosure:
    """What a reader of the letter learns of people; `warning` is empty where the client has agreed to it."""

    client: str
    perpetrator: str
    reason: str
    warning: str


def disclosure_of(letter: Letter, on: date) -> Disclosure:
    """Of one letter, as it stands."""
    reference = letter.case.reference
    client = "Named" if letter.names_client else f"Not named: our reference {reference} stands for the client"
    perpetrator = "Named" if letter.names_perpetrator else "Not named"
    return Disclosure(
        client, perpetrator, letter.naming_reason, warning_of(letter.case, letter.force, letter.recipient, on)
    )


def warning_of(case: Case, force: Organisation, recipient: str, on: date) -> str:
    """That no agreement is on record to tell the reader of a letter; "" if there is one, or a live share."""
    if recipient.strip().casefold() == force.name.casefold():
        agreed = holding_with(case, force, on) is not None
        agreed = agreed or Share.objects.filter(case=case, force=force).live(on).exists()
    else:
        rows = Agreement.objects.filter(case=case, recipient__iexact=recipient.strip()).to_share().holding(on)
        agreed = rows.exists()
    if agreed:
        return ""
    return (
        f"No agreement of the client is on record that {recipient} is told of the case. "
        "A letter that names nobody still tells what happened. Ask first, or be sure why you may write without."
    )
