"""What somebody who looks after accounts is shown of each: whether it is being guessed at, and who is signed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from accounts.models import SignInLimit, User, UserSession
from accounts.rules.sign_in_limits import LimitKind
from accounts.services.sessions import managed_by

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
        return self.tries >= WORTH_TELLING or self.closed_until is not None

    @property
    def closed_until(self) -> datetime | None:
        """Until when new devices, one known device, or its password page are kept from trying."""
        return max((each.open_at for each in self.limits if each.open_at > self.now), default=None)


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
        Prefetch("sign_in_limits", of_late, to_attr="limits_of_late"),
        Prefetch("sessions", alive, to_attr="sessions_alive"),
    )
    return [
        ManagedAccount(each, each.limits_of_late, each.sessions_alive, now)  # type: ignore[attr-defined]
        for each in found
    ]


def slowed_until(now: datetime) -> datetime | None:
    """Until when new devices are kept from trying at all, because too many passwords were tried over all."""
    rows = SignInLimit.objects.filter(kind=LimitKind.EVERYBODY, open_at__gt=now)
    return rows.values_list("open_at", flat=True).first()
