"""Holds what orders usually forbid and require, in words that a form can offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from orders.rules.vocabulary import ConditionKind


@dataclass(frozen=True)
class Typical:
    """A condition as orders often word it, to be made to fit."""

    code: str
    kind: ConditionKind
    text: str


_FORBIDDEN: Final = {
    "contact": "Not to contact the protected person directly or indirectly by any means whatsoever.",
    "third_party": "Not to ask or encourage anybody else to contact the protected person.",
    "area": "Not to enter the area marked on the map attached to this order.",
    "distance": "Not to come within 100 metres of the protected person.",
    "home": "Not to go to any place where he knows or believes the protected person to live.",
    "work": "Not to go to the place where the protected person works or studies.",
    "online": "Not to refer to the protected person on any social media, directly or indirectly.",
    "surveillance": "Not to watch, follow or track the protected person by any means.",
    "images": "Not to record or publish images of the protected person.",
    "devices": "Not to own or use a device that can reach the internet unless it keeps its history and is shown to "
    "the police when they ask.",
    "court": "Not to begin civil or family proceedings that name the protected person without leave of the court.",
}
_REQUIRED: Final = {
    "suitability": "To attend an assessment of whether treatment suits him.",
    "programme": "To attend and complete a programme for people who stalk.",
    "mental_health": "To attend a mental health assessment.",
    "substances": "To attend a drug or alcohol programme.",
    "surrender": "To hand his devices over to the police.",
    "access": "To give the police access to his devices and accounts, with their passwords.",
    "sign_on": "To sign on at a police station.",
}

TYPICAL: Final = (
    *(Typical(code, ConditionKind.PROHIBITION, text) for code, text in _FORBIDDEN.items()),
    *(Typical(code, ConditionKind.POSITIVE_REQUIREMENT, text) for code, text in _REQUIRED.items()),
)
BY_CODE: Final = {each.code: each for each in TYPICAL}
