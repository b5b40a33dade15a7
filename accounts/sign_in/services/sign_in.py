"""Signing in: which limits a try must pass, what a right and a wrong password leave behind, and known devices."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models.functions import Now

from accounts.people.models import User
from accounts.sign_in.models.sign_in import KnownDevice
from accounts.sign_in.rules.sign_in_limits import (
    ENDED_BY_SUCCESS,
    OF_A_KNOWN_DEVICE,
    OF_A_NEW_DEVICE,
    OF_ONES_OWN_PASSWORD,
    LimitKind,
    network_of,
)
from accounts.sign_in.services import try_limits
from accounts.sign_in.services.try_limits import CountedLimit, LimitsTaken
from accounts.trail.services import audit

LOGGER: Final = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class SignInTry:
    """What somebody sends to sign in: typed name and password, the address, and the token of their browser."""

    username: str
    password: str
    address: str
    device_token: str


def begin_try(tried: SignInTry) -> LimitsTaken:
    """Count a try before its password is looked at. `closed_until` says that it must not be."""
    account_id = User.objects.filter(username=tried.username).values_list("pk", flat=True).first()
    device = _device_of(tried)
    counted = [_counted(kind, tried, device, account_id) for kind in _kinds(device)]
    return try_limits.take(counted)


def end_right_try(taken: LimitsTaken) -> None:
    """A right password was no guess: its account or device has a clean sheet, and nothing else has lost by it."""
    try_limits.give_back(each for each in taken.counted if each.kind not in ENDED_BY_SUCCESS)
    try_limits.forget(each for each in taken.counted if each.kind in ENDED_BY_SUCCESS)


def end_wrong_try(taken: LimitsTaken, *, username: str, now: datetime) -> None:
    """Leave a line in the trail of the account at which a wrong password was aimed, and say what it used up.

    Nobody is named as the actor, for nobody proved who they are; and what was typed is not kept.
    """
    account = User.objects.filter(username=username).first()
    closed = not ENDED_BY_SUCCESS.isdisjoint(taken.used_up)
    audit(by=None, act="sign_in.locked_out" if closed else "sign_in.refused", subject=account, now=now)
    for kind in taken.used_up:
        LOGGER.warning("Passwords are being tried: the limit by %s is used up", kind.value)


def begin_own_password(user: User) -> LimitsTaken:
    """Count a try of the password of whoever is signed in: a page left open must not serve to guess it."""
    return try_limits.take(
        CountedLimit(try_limits.allowance(kind), try_limits.keyed(kind, str(user.pk)), user.pk)
        for kind in OF_ONES_OWN_PASSWORD
    )


def end_own_password(taken: LimitsTaken, *, was_right: bool | None, by: User, now: datetime) -> None:
    """Clean the sheet if the password was right; if it was wrong, leave a line in the trail.

    Nobody has looked at it (None) where the form was out of date, or sent before: that proves nothing.
    """
    if was_right is None:
        try_limits.give_back(taken.counted)
    elif was_right:
        try_limits.forget(taken.counted)
    else:
        audit(by=by, act="password.refused", subject=by, now=now, closed=bool(taken.used_up))


def lift_locks(user: User, *, by: User | None, now: datetime) -> None:
    """Let a person try again at once, everywhere; `by` is None only for a command at the keyboard of the server."""
    user.sign_in_limits.all().delete()
    audit(by=by, act="sign_in.lock_lifted", subject=user, now=now)


def remember_device(user: User, *, token: str, words: str) -> str:
    """Note that somebody signed in on a browser, and give the token that its cookie is to hold."""
    token = token or secrets.token_urlsafe(32)
    KnownDevice.objects.bulk_create(
        [KnownDevice(user=user, token_hash=try_limits.token_hash(token), words=words, first_at=Now(), last_at=Now())],
        update_conflicts=True,
        unique_fields=["user", "token_hash"],
        update_fields=["words", "last_at"],
    )
    return token


def forget_devices(user: User, *, but: str = "") -> int:
    """Have an account's devices count as new again, all but one's own, named by the token of its cookie."""
    rows = KnownDevice.objects.filter(user=user)
    return (rows.exclude(token_hash=try_limits.token_hash(but)) if but else rows).delete()[0]


def _kinds(device: KnownDevice | None) -> Iterable[LimitKind]:
    return OF_A_KNOWN_DEVICE if device else OF_A_NEW_DEVICE


def _device_of(tried: SignInTry) -> KnownDevice | None:
    """The device, if this very account was signed in on it before: it is new to every other account."""
    if not tried.device_token:
        return None
    rows = KnownDevice.objects.filter(user__username=tried.username, user__is_active=True)
    return rows.filter(token_hash=try_limits.token_hash(tried.device_token)).first()


def _counted(kind: LimitKind, tried: SignInTry, device: KnownDevice | None, account_id: int | None) -> CountedLimit:
    if device:
        return _counted_device(kind, device.token_hash, device.user_id)
    texts = {
        LimitKind.ADDRESS: network_of(tried.address),
        LimitKind.EVERYBODY: "",
        LimitKind.SPRAYED: tried.password,
    }
    of_account = kind not in texts
    key = try_limits.keyed(kind, texts.get(kind, tried.username))
    return CountedLimit(try_limits.allowance(kind), key, account_id if of_account else None)


def _counted_device(kind: LimitKind, hash_of_token: str, account_id: int) -> CountedLimit:
    return CountedLimit(try_limits.allowance(kind), try_limits.keyed(kind, f"{account_id} {hash_of_token}"), account_id)
