"""Retries an act once after a deadlock, and tells a busy database from other errors by SQLSTATE."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from django.db import Error, connection

LOGGER: Final = logging.getLogger(__name__)
Result = TypeVar("Result")

DEADLOCK: Final = "40P01"
NOT_SERIALIZABLE: Final = "40001"
LOCK_NOT_HAD: Final = "55P03"
TOOK_TOO_LONG: Final = "57014"
SILENT_TOO_LONG: Final = "25P03"
GIVEN_UP: Final = frozenset({DEADLOCK, NOT_SERIALIZABLE})
"""The whole transaction is undone, and may well succeed now that the other one is through."""
BUSY: Final = GIVEN_UP | {LOCK_NOT_HAD, TOOK_TOO_LONG}
"""The database is well; somebody else was at work on the same rows."""


def sqlstate_of(error: BaseException) -> str:
    """PostgreSQL's code of an error of Django's; empty where the server never answered."""
    return getattr(error.__cause__ or error, "sqlstate", None) or ""


def let_go_if_broken() -> None:
    """Drop a connection over which an error came and that answers no more: the next statement makes a new one."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _nothing() -> None:
    return None


def with_retry(act: Callable[[], Result], *, before_again: Callable[[], None] = _nothing) -> Result:
    """Do an act, and once more if the database gave it up.

    The act is one transaction from its first look to its last write, so that nothing of the first try is left: what it
    wanted done after its commit is forgotten with it. Inside another's transaction there is nothing to try again.
    """
    try:
        return act()
    except Error as error:
        if sqlstate_of(error) not in GIVEN_UP or connection.in_atomic_block:
            raise
        LOGGER.warning("Given up by the database (%s), and tried once more", sqlstate_of(error))
    before_again()
    return act()
