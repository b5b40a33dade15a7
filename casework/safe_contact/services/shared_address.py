"""Refuses an address that is both the client's safe one and the perpetrator's, unless a supervisor gives a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from accounts.rules import RuleViolation
from accounts.trail.page_look import tells_of_clash
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.concerns.models import ConcernKind
from casework.concerns.services import raise_concern
from casework.form_fields.rules.reason_quality import check_reason
from casework.people.models.trait import Trait, TraitKind
from casework.people.rules.address_keys import same_address
from casework.safe_contact.models.safe_address import SafeAddress

OVERRIDE = "override"
STOP = "This is also recorded as an address of the perpetrator. Check both: one of them may be wrong."
STOP_TRAIT = "This is also the safe address of the client. Check both: one of them may be wrong."
ASK = "Only a supervisor can keep it all the same."
SAY_WHY = "To keep it all the same, say why below."


def is_perpetrators(case: Case, address: str) -> bool:
    """Whether an address is, or was, recorded for a perpetrator of any case of this client."""
    traits = Trait.objects.filter(kind=TraitKind.ADDRESS, perpetrator__cases__victim=case.victim_id)
    return any(same_address(address, value) for value in traits.values_list("value", flat=True).distinct())


def check_override(sentence: str, reason: str, *, field: str, by: User) -> str:
    """Give back a supervisor's reason to go on; anybody else is stopped beside the field."""
    tells_of_clash()
    if not has_permission(by, Permission.OVERRIDE_ADDRESS_CLASH):
        raise RuleViolation(f"{sentence} {ASK}", field=field)
    if not reason.strip():
        raise RuleViolation(f"{sentence} {SAY_WHY}", field=field)
    return check_reason(reason, field=OVERRIDE)


def check_perpetrators_address(case: Case, address: str, *, override: str, by: User, now: datetime) -> None:
    """Stop a perpetrator's address that is a safe address of a case in the user's reach.

    Of a case out of reach nothing is said, for that would tell where another client is: its own
    supervisors are told instead.
    """
    clashing = [case_of for case_of, kept in _hidden_from(case) if same_address(address, kept.address)]
    if not clashing:
        return
    reach = set(Case.objects.visible_to(by).filter(pk__in=[each.pk for each in clashing]).values_list("pk", flat=True))
    if any(each.pk in reach for each in clashing):
        check_override(STOP_TRAIT, override, field="value", by=by)
        audit(by=by, act="address.clash_allowed", subject=case, now=now)
    for each in clashing:
        author = by if each.pk in reach else None
        raise_concern(each, ConcernKind.ADDRESS_CLASH, about=each.victim.safe_address, by=author, now=now)


def _hidden_from(case: Case) -> Iterable[tuple[Case, SafeAddress]]:
    """Every case that names this perpetrator and has a safe address, with it."""
    cases = Case.objects.filter(perpetrator=case.perpetrator_id).exclude(victim__safe_address=None)
    return [(each, each.victim.safe_address) for each in cases.select_related("victim__safe_address")]
