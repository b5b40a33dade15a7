"""Keeps where the client is hidden, shows it for a reason, and tells whether a text gives it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_client
from casework.concerns.models import ConcernKind
from casework.concerns.services import answer_concerns_about, raise_concern
from casework.editing.services.row_versions import change
from casework.form_fields.rules.reason_quality import check_reason
from casework.look_limits.services import count_reveal
from casework.people.rules.address_keys import LONGEST_ADDRESS, holds_address
from casework.safe_contact.models.safe_address import AddressReveal, SafeAddress
from casework.safe_contact.services.shared_address import STOP, check_override, is_perpetrators


@dataclass(frozen=True, kw_only=True)
class NewSafeAddress:
    """What somebody says of the safe address; an empty `address` keeps the one that is there."""

    address: str
    hidden_from: str
    who_else_knows: str
    post_is_safe: bool = False
    override: str = ""
    version: int = 0


@transaction.atomic
def keep_safe_address(case: Case, new: NewSafeAddress, *, by: User, now: datetime) -> SafeAddress:
    """Write down or change where the client is safe; one that the perpetrator knows is stopped."""
    lock_client(case.victim_id)
    values: dict[str, Any] = {
        "hidden_from": new.hidden_from,
        "who_else_knows": new.who_else_knows,
        "post_is_safe": new.post_is_safe,
    }
    clashes = False
    if new.address.strip():
        clashes = is_perpetrators(case, new.address)
        values |= {"address": new.address.strip(), **_clash(clashes, new.override, by)}
    kept = _write(case, values, version=new.version, by=by, now=now)
    if clashes:
        audit(by=by, act="address.clash_allowed", subject=case, now=now)
        raise_concern(case, ConcernKind.ADDRESS_CLASH, about=kept, by=by, now=now)
    elif new.address.strip():
        answer = "The safe address was changed to one that is not recorded for the perpetrator."
        for each in Case.objects.filter(victim=case.victim_id):
            answer_concerns_about(each, ConcernKind.ADDRESS_CLASH, about=kept, answer=answer, by=by, now=now)
    return kept


@transaction.atomic
def reveal_safe_address(case: Case, *, reason: str, by: User) -> str:
    """Give the safe address to somebody who says why; the trail and the case remember it, without the address.

    A person is shown so many in a day; then a supervisor has to allow more.
    """
    said = check_reason(reason)
    lock(case)
    kept = SafeAddress.objects.filter(victim=case.victim_id).first()
    if kept is None:
        raise RuleViolation("No safe address is recorded.")
    now = count_reveal(by)
    reveal = AddressReveal.objects.create(organisation_id=case.organisation_id, case=case, by=by, at=now, reason=said)
    audit(by=by, act="safe_address.reveal", subject=reveal, now=now, case=case.public_id)
    return kept.address


def holds_safe_address(case: Case, text: str) -> bool:
    """Whether a text gives the client's safe address away, so that a form can offer to take it out."""
    return bool(texts_with_safe_address(case, {"": text}))


def texts_with_safe_address(case: Case, texts: Mapping[str, str]) -> list[str]:
    """Which texts, by their names, give it away; where all are empty there is nothing to ask."""
    said = {name: text for name, text in texts.items() if text}
    if not said:
        return []
    addresses = list(SafeAddress.objects.filter(victim=case.victim_id).values_list("address", flat=True))
    return [name for name, text in said.items() if any(holds_address(text, address) for address in addresses)]


def _clash(clashes: bool, override: str, by: User) -> dict[str, Any]:
    if not clashes:
        return {"clash_reason": "", "clash_allowed_by": None}
    return {"clash_reason": check_override(STOP, override, field="address", by=by), "clash_allowed_by": by}


def _write(case: Case, values: dict[str, Any], *, version: int, by: User, now: datetime) -> SafeAddress:
    kept = SafeAddress.objects.filter(victim=case.victim_id).first()
    if kept is not None:
        return change(kept, values, version=version, by=by, now=now)
    if len(values.get("address", "")) > LONGEST_ADDRESS or not values.get("address"):
        raise RuleViolation("Write the address.", field="address")
    made = SafeAddress.objects.create(organisation_id=case.organisation_id, victim_id=case.victim_id, **values)
    audit(by=by, act="safeaddress.add", subject=made, now=now, case=case.public_id)
    return made
