"""The clean-up job of sign-in: deletes ended sessions, limits that are whole again, and old devices."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from accounts.sign_in.models.session import UserSession
from accounts.sign_in.models.sign_in import KnownDevice, SignInLimit
from accounts.sign_in.rules.sign_in_limits import allowances

TRIES_SHOWN_FOR: Final = timedelta(days=1)


def forget_sign_ins(*, now: datetime) -> int:
    """Forget it all, each kind by one statement; says how many rows. Late, twice or by two workers it does no harm.

    No limit is loosened by it: only those go that would let as many tries through as if they had never been used.
    """
    ended, _ = UserSession.objects.filter(expire_date__lte=now).delete()
    old = now - timedelta(seconds=settings.DEVICE_COOKIE_AGE)
    devices, _ = KnownDevice.objects.filter(last_at__lte=old).delete()
    return ended + devices + _forget_whole_limits(now)


def _forget_whole_limits(now: datetime) -> int:
    rows = SignInLimit.objects.filter(last_at__lte=now - TRIES_SHOWN_FOR)
    figures = {"address_tries": settings.SIGN_IN_ADDRESS_TRIES, "everybodys_tries": settings.SIGN_IN_TRIES}
    return sum(rows.filter(kind=each.kind, open_at__lte=now - each.spare).delete()[0] for each in allowances(**figures))
