"""Accounts as their manager sees them: whether one is being guessed at, and who is signed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from accounts.people.models import User
from accounts.sign_in.models.session import UserSession
from accounts.sign_in.models.sign_in import SignInLimit
from accounts.sign_in.rules.sign_in_limits import OF_A_KNOWN_DEVICE, OF_A_NEW_DEVICE, OF_ONES_OWN_PASSWORD, LimitKind
from accounts.sign_in.services.sessions import managed_by

SHOWN_FOR: Final = timedelta(days=1)
WORTH_TELLING: Final = 3
"""Two wrong passwords are somebody's fingers; the third is told to whoever looks after the account."""
MOST_GUESSED_AT: Final = 50


@dataclass(frozen=True)
class ManagedAccount:
    """One account, and what there is to be said of it."""

    user: User
    limits: list[SignInLimit]
    sessions: list[UserSession]
    devices: int
    now: datetime

    @property
    def tries(self) -> int:
        return max((each.tries for each in self.limits), default=0)

    @property
    def refused(self) -> int:
        return sum(each.refused for each in self.limits)

    @property
    def last_try_at(self) -> datetime | None:
        return max((each.last_at for each in self.limits), default=None)

    @property
    def is_guessed_at(self) -> bool:
        return self.tries >= WORTH_TELLING or bool(
            self.closed_until or self.device_closed_until or self.page_closed_until
        )

    @property
    def closed_until(self) -> datetime | None:
        """Until when new devices are kept out of the account."""
        return self._closed(OF_A_NEW_DEVICE)

    @property
    def device_closed_until(self) -> datetime | None:
        """Until when a device on which the person has signed in before is kept out, by wrong passwords of its own."""
        return self._closed(OF_A_KNOWN_DEVICE)

    @property
    def page_closed_until(self) -> datetime | None:
        """Until when no old password is looked at on the page for a new one."""
        return self._closed(OF_ONES_OWN_PASSWORD)

    @property
    def has_password(self) -> bool:
        return bool(self.user.password) and self.user.has_usable_password()

    def _closed(self, kinds: tuple[LimitKind, ...]) -> datetime | None:
        until = (each.open_at for each in self.limits if each.kind in kinds and each.open_at > self.now)
        return max(until, default=None)


def accounts_in_order(user: User, *, after: str) -> QuerySet[User]:
    """The accounts somebody looks after, by user name, from behind one of them on."""
    rows = managed_by(user).order_by("username")
    return rows.filter(username__gt=after) if after else rows


def guessed_at(user: User, *, now: datetime) -> QuerySet[User]:
    """Those at which wrong passwords were tried of late, or that are closed."""
    of_late = SignInLimit.objects.filter(account=OuterRef("pk"), last_at__gt=now - SHOWN_FOR)
    rows = managed_by(user).filter(Exists(of_late.filter(Q(tries__gte=WORTH_TELLING) | Q(open_at__gt=now))))
    return rows.order_by("username")[:MOST_GUESSED_AT]


def with_facts(users: Iterable[User], *, now: datetime) -> list[ManagedAccount]:
    """Each with its limits and sessions, in as many statements for one as for fifty."""
    found = list(users)
    of_late = SignInLimit.objects.filter(last_at__gt=now - SHOWN_FOR)
    alive = UserSession.objects.alive().latest_first()
    prefetch_related_objects(
        found,
        "teams",
        "known_devices",
        Prefetch("sign_in_limits", of_late, to_attr="limits_of_late"),
        Prefetch("sessions", alive, to_attr="sessions_alive"),
    )
    return [
        ManagedAccount(
            user=each,
            limits=each.limits_of_late,  # type: ignore[attr-defined]
            sessions=each.sessions_alive,  # type: ignore[attr-defined]
            devices=len(each.known_devices.all()),
            now=now,
        )
        for each in found
    ]


def slowed_until(now: datetime) -> datetime | None:
    """Until when new devices are kept from trying at all, because too many passwords were tried over all."""
    rows = SignInLimit.objects.filter(kind=LimitKind.EVERYBODY, open_at__gt=now)
    return rows.values_list("open_at", flat=True).first()
