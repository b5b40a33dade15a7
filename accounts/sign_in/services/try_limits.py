"""Counts tries of a password before they are made; each limit is checked and used in one statement."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from accounts.database.clock import database_now
from accounts.sign_in.models.sign_in import SignInLimit
from accounts.sign_in.rules.sign_in_limits import LimitKind, SignInAllowance, allowances

# The clock is read where the row is held, and not when the statement began: it may have waited for the row.
USE = """
INSERT INTO accounts_signinlimit AS kept (kind, key, account_id, open_at, tries, refused, last_at)
VALUES (%(kind)s, %(key)s, %(account)s, clock_timestamp() - %(spare)s + %(refill)s, 1, 0, clock_timestamp())
ON CONFLICT (kind, key) DO UPDATE
   SET open_at = greatest(kept.open_at, clock_timestamp() - %(spare)s) + %(refill)s,
       tries = kept.tries + 1,
       account_id = coalesce(excluded.account_id, kept.account_id),
       last_at = clock_timestamp()
 WHERE kept.open_at <= clock_timestamp()
RETURNING kept.open_at, kept.open_at > clock_timestamp()
"""
NOTE_REFUSAL = """
UPDATE accounts_signinlimit SET refused = refused + 1, last_at = clock_timestamp()
 WHERE kind = %(kind)s AND key = %(key)s RETURNING open_at
"""
GIVE_BACK = """
UPDATE accounts_signinlimit SET tries = greatest(tries - 1, 0), open_at = open_at - %(refill)s
 WHERE kind = %(kind)s AND key = %(key)s
"""


@dataclass(frozen=True)
class CountedLimit:
    """One limit and what a try counts against, by its keyed hash."""

    allowance: SignInAllowance
    key: str
    account_id: int | None = None

    @property
    def kind(self) -> LimitKind:
        return self.allowance.kind

    def facts(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "key": self.key,
            "account": self.account_id,
            "spare": self.allowance.spare,
            "refill": self.allowance.refill,
        }


@dataclass(frozen=True)
class LimitsTaken:
    """What became of a try: the limits it was counted against, those it used up, and until when it must not be made."""

    counted: tuple[CountedLimit, ...]
    used_up: tuple[LimitKind, ...] = ()
    closed_until: datetime | None = None


def allowance(kind: LimitKind) -> SignInAllowance:
    """A limit, with the figures of this copy."""
    tries = {"address_tries": settings.SIGN_IN_ADDRESS_TRIES, "everybodys_tries": settings.SIGN_IN_TRIES}
    return next(each for each in allowances(**tries) if each.kind is kind)


def keyed(kind: LimitKind, text: str) -> str:
    """A hash that nobody can turn back or try out without this copy's SECRET_KEY.

    Of a password only 16 bits: enough to see one tried over many names, and no help to whoever has the key.
    """
    digest = salted_hmac(f"accounts.limits.{kind}", text, algorithm="sha256").hexdigest()
    return digest[:4] if kind is LimitKind.SPRAYED else digest


def token_hash(token: str) -> str:
    """What is kept of a secret that is long enough by itself."""
    return hashlib.sha256(token.encode()).hexdigest()


def take(wanted: Iterable[CountedLimit]) -> LimitsTaken:
    """Count a try against each limit before it is made; if one is used up, against none, and say until when.

    Outside any transaction, so that no try waits for another's and none is undone.
    """
    counted: list[CountedLimit] = []
    used_up: list[LimitKind] = []
    for each in wanted:
        row = _row(USE, each)
        if row is None:
            give_back(counted)
            return LimitsTaken((), closed_until=_note_refusal(each))
        counted.append(each)
        if row[1]:
            used_up.append(each.kind)
    return LimitsTaken(tuple(counted), tuple(used_up))


def give_back(counted: Iterable[CountedLimit]) -> None:
    """Undo the count of a try that was not wrong; what counted nothing else is forgotten."""
    for each in counted:
        _run(GIVE_BACK, each)
        SignInLimit.objects.filter(kind=each.kind, key=each.key, tries=0).delete()


def forget(counted: Iterable[CountedLimit]) -> None:
    """Begin anew."""
    for each in counted:
        SignInLimit.objects.filter(kind=each.kind, key=each.key).delete()


def _note_refusal(each: CountedLimit) -> datetime:
    """Until when it is closed; a row that is gone was forgotten meanwhile, and the next try may be made at once."""
    row = _row(NOTE_REFUSAL, each)
    return row[0] if row else database_now()


def _row(statement: str, each: CountedLimit) -> tuple[datetime, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, each.facts())
        row: tuple[datetime, ...] | None = cursor.fetchone()
        return row


def _run(statement: str, each: CountedLimit) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, each.facts())
