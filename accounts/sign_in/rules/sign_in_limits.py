"""How often a password may be tried, by account, device, address, password and over all; and the refusal's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address
from typing import Final


class LimitKind(StrEnum):
    """What wrong passwords are counted against; those of a device that has signed in before count against it alone.

    Sprayed is one password over many names; own page is where one's own password is asked for while signed in; link is
    an address that tries links of invitations.
    """

    ADDRESS = "address"
    EVERYBODY = "everybody"
    SPRAYED = "sprayed"
    ACCOUNT = "account"
    ACCOUNT_FOR_DAYS = "account_for_days"
    DEVICE = "device"
    DEVICE_FOR_DAYS = "device_for_days"
    OWN_PAGE = "own_page"
    OWN_PAGE_FOR_DAYS = "own_page_for_days"
    LINK = "link"


@dataclass(frozen=True)
class SignInAllowance:
    """So many wrong tries at once, and one more each time that `refill` has passed; what is unused is kept up to it."""

    kind: LimitKind
    at_once: int
    refill: timedelta

    @property
    def spare(self) -> timedelta:
        """How far the moment of the next try may lie back: what nobody has used for so long is whole again."""
        return self.refill * (self.at_once - 1)


ADDRESS_TRIES: Final = 20
EVERYBODYS_TRIES: Final = 200
ONE_AND_FOR_DAYS: Final = {8: timedelta(minutes=15), 30: timedelta(hours=8)}
"""Eight in a row and four an hour; but thirty in a row and three a day."""


def allowances(*, address_tries: int, everybodys_tries: int) -> list[SignInAllowance]:
    """Every limit, with the two figures that depend on how many people a copy serves."""
    shortly, for_days = ONE_AND_FOR_DAYS.items()
    return [
        SignInAllowance(LimitKind.ADDRESS, address_tries, timedelta(minutes=3)),
        SignInAllowance(LimitKind.EVERYBODY, everybodys_tries, timedelta(seconds=15)),
        SignInAllowance(LimitKind.SPRAYED, 10, timedelta(minutes=30)),
        SignInAllowance(LimitKind.ACCOUNT, *shortly),
        SignInAllowance(LimitKind.ACCOUNT_FOR_DAYS, *for_days),
        SignInAllowance(LimitKind.DEVICE, *shortly),
        SignInAllowance(LimitKind.DEVICE_FOR_DAYS, *for_days),
        SignInAllowance(LimitKind.OWN_PAGE, 5, timedelta(minutes=15)),
        SignInAllowance(LimitKind.OWN_PAGE_FOR_DAYS, *for_days),
        SignInAllowance(LimitKind.LINK, address_tries, timedelta(minutes=3)),
    ]


OF_A_NEW_DEVICE: Final = (
    *(LimitKind.ADDRESS, LimitKind.EVERYBODY, LimitKind.SPRAYED, LimitKind.ACCOUNT, LimitKind.ACCOUNT_FOR_DAYS),
)
OF_A_KNOWN_DEVICE: Final = (LimitKind.DEVICE, LimitKind.DEVICE_FOR_DAYS)
OF_ONES_OWN_PASSWORD: Final = (LimitKind.OWN_PAGE, LimitKind.OWN_PAGE_FOR_DAYS)
ENDED_BY_SUCCESS: Final = frozenset(
    {LimitKind.ACCOUNT, LimitKind.ACCOUNT_FOR_DAYS, *OF_A_KNOWN_DEVICE, *OF_ONES_OWN_PASSWORD}
)
"""Whoever knows the password of an account has a clean sheet there; at an address it proves nothing of the others."""


def network_of(address: str) -> str:
    """What counts as one address: in IPv6 the network of one household or office, for it has millions of its own."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        return str(IPv6Address(int(found) >> 64 << 64))
    return str(found)


def links_closed_sentence(until: datetime) -> str:
    """Say when links are looked at again; it says nothing of whether this one is any good."""
    shown = until + timedelta(seconds=59)
    return f"Too many links were tried from here. Try again at {shown:%H:%M} on {shown:%a} {shown.day} {shown:%b}."


def closed_sentence(until: datetime, whom_to_ask: str) -> str:
    """Say when one may try again, by the local clock and not a moment too soon, and whom to ask. It names no reason."""
    shown = until + timedelta(seconds=59)
    return (
        f"Too many wrong passwords were tried. Try again at {shown:%H:%M} on {shown:%a} {shown.day} {shown:%b}. "
        f"If you cannot wait, {whom_to_ask}."
    )
