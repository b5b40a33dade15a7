"""Words for who will see something: how many, in which role; or that nobody can, and whom to phone."""

from __future__ import annotations

from enum import StrEnum


class NumberKnown(StrEnum):
    """Whether a force's number is on record: nobody has looked, somebody looked in vain, or here it is."""

    NOT_RECORDED = "not_recorded"
    NOT_KNOWN = "not_known"
    KNOWN = "known"


def counted(number: int, role: str) -> str:
    """1 police liaison; 2 police liaisons."""
    return f"{number:,} {role}{'' if number == 1 else 's'}"


def phone_words(known: NumberKnown, phone: str) -> str:
    """What to do where nobody can sign in."""
    if known is NumberKnown.KNOWN:
        return f"phone them on {phone}"
    looked = "its number is not known" if known is NumberKnown.NOT_KNOWN else "no number is recorded"
    return f"phone them ({looked}: find it)"


def force_words(force: str, *, is_shared: bool, liaisons: int, phone: str) -> str:
    """Who at a force sees a case now. `phone` is from `phone_words`."""
    if liaisons == 0:
        unshared = "" if is_shared else " The case is not shared with it either."
        return f"Nobody at {force} can sign in yet, so nobody there sees it: {phone}.{unshared}"
    if not is_shared:
        return f"{force} cannot see it: the case is not shared with it."
    return f"{counted(liaisons, 'police liaison')} of {force} can see it."


def supervisor_words(supervisors: int) -> str:
    """Whether a supervisor will find it."""
    if supervisors == 0:
        return "No supervisor of the team can sign in: tell one yourself."
    return f"{counted(supervisors, 'supervisor')} of the team can see it."


def service_words(service: str, *, workers: int, supervisors: int) -> str:
    """Who at the service sees what a liaison has recorded."""
    people = [(workers, "caseworker"), (supervisors, "supervisor")]
    said = " and ".join(counted(number, role) for number, role in people if number)
    return f"{said} of {service} can see it." if said else f"Nobody at {service} can sign in: phone them."
