"""Draws the random references of new cases."""

from __future__ import annotations

import secrets
from typing import Final

# Without 0 and O, 1, I and L, 5 and S, 8 and B, 2 and Z, U and V: a reference is read out over the phone.
REFERENCE_ALPHABET: Final = "234679ACDEFGHJKMNPQRTVWXY"


def new_reference() -> str:
    """Draw a reference that says nothing of the case, such as HW-7K3Q-9XMD."""
    letters = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(8))
    return f"HW-{letters[:4]}-{letters[4:]}"
