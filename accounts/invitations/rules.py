"""Decides how the link of an invitation looks, how its secret is kept, and how an invitation stands."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

TOKEN_BYTES: Final = 32


class LinkToken:
    """The part of an address that is the secret of an invitation: 256 random bits, as text."""

    regex = r"[A-Za-z0-9_-]{43}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class InvitationState(StrEnum):
    """How an invitation stands at a moment."""

    UNCONFIRMED = "unconfirmed"
    USABLE = "usable"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class InvitationFacts:
    """What the state of an invitation follows from."""

    has_link: bool
    expires_at: datetime | None
    accepted_at: datetime | None
    withdrawn_at: datetime | None


def new_link_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def link_hash(token: str) -> str:
    """What is kept of a token. It is random enough that a plain hash cannot be guessed backwards."""
    return hashlib.sha256(token.encode()).hexdigest()


def state_of(facts: InvitationFacts, now: datetime) -> InvitationState:
    """How an invitation stands: a link ends at its last moment, whoever has it."""
    if facts.accepted_at is not None:
        return InvitationState.ACCEPTED
    if facts.withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    if not facts.has_link or facts.expires_at is None:
        return InvitationState.UNCONFIRMED
    return InvitationState.USABLE if now < facts.expires_at else InvitationState.EXPIRED
