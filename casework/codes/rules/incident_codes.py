"""The codes of an incident's details (channel, place, impact, advice), and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from casework.codes.rules.codes import BEHAVIOURS, GROUPS, Mode

Codes = Mapping[str, str]

SOURCES: Final[Codes] = {
    "client": "The client",
    "police": "The police",
    "third_party": "Somebody else",
    "evidence": "Seen in evidence",
}
CHANNELS: Final[Codes] = {
    "in_person": "In person",
    "phone": "Phone call",
    "sms": "Text message",
    "messaging_app": "Messaging app",
    "social_media": "Social media",
    "email": "Email",
    "post": "Post",
    "gift": "Gift or delivery",
    "third_party": "Through somebody else",
    "dating_app": "Dating app",
    "gaming": "Gaming",
    "smart_device": "Smart device",
    "tracker": "Tracker",
    "court_papers": "Court papers",
    "other": "Something else",
}
PLACES: Final[Codes] = {
    "home": "At or near home",
    "work": "At or near work",
    "study": "At or near a place of study",
    "childs_school": "At or near a child's school",
    "route": "On the way, or on transport",
    "out": "Shop, café, gym or the like",
    "others_home": "At the home of family or friends",
    "vehicle": "In or at a vehicle",
    "court_or_police": "At court or a police station",
    "online": "Online only",
    "other": "Somewhere else",
}
MODES: Final[Codes] = {"online": "Online", "offline": "Offline", "both": "Online and offline"}
PERPETRATOR: Final[Codes] = {
    "known": "Known: seen, heard or recognised",
    "suspected": "Suspected",
    "unknown": "Not known who it was",
}
YES_NO_UNCLEAR: Final[Codes] = {"yes": "Yes", "no": "No", "unclear": "Unclear"}
FOUR: Final[Codes] = {
    "fixated": "Fixated",
    "obsessive": "Obsessive",
    "unwanted": "Unwanted",
    "repeated": "Repeated",
}
IMPACTS: Final[Codes] = {
    "sleep": "Sleep",
    "work_or_study": "Work or study",
    "relocation": "Moved, or stays elsewhere",
    "routine": "Changed daily routine",
    "physical": "Physical injury or illness",
    "psychological": "Fear, anxiety or low mood",
    "children": "On the children",
    "others": "On other people",
}
ESCALATION: Final[Codes] = {
    "new": "A new kind of behaviour",
    "more_frequent": "More often",
    "more_severe": "More severe",
    "new_place": "A new place",
    "anniversary": "On an anniversary or special day",
    "trigger": "After something that happened, such as a court date",
}
REPORT_CHANNELS: Final[Codes] = {
    "emergency": "999",
    "non_emergency": "101",
    "online": "Online form",
    "station": "At a police station",
    "officer": "To an officer directly",
    "other": "Another way",
}
RECORDED_AS: Final[Codes] = {
    "stalking": "Stalking",
    "harassment": "Harassment",
    "malicious_communications": "Malicious communications",
    "breach_only": "Breach of an order only",
    "other": "Another offence",
    "not_recorded": "Not recorded as a crime",
}

_ONLINE: Final = frozenset({"FOL-04", "CON-03", "CON-04", "CON-08", "CON-09"})
_OFFLINE: Final = frozenset(
    {"FOL-01", "FOL-02", "FOL-03", "CON-01", "CON-05", "CON-06"}
    | {"WAT-01", "WAT-04", "THR-05", "THR-06", "THR-07", "THR-08", "THR-09"}
)
"""What is clear of codes whose group may be either. A call is not online; a message may be a text or an app."""

_GOOD: Final = frozenset({"taken_seriously", "safeguarded", "risk_tool_done", "referred_to_advocate"})
_NEUTRAL: Final = frozenset({"transferred", "other"})


def mode_of(behaviours: Iterable[str]) -> str:
    """Online, offline or both, as far as the codes say; "" where they leave it open."""
    found = {mode for code in behaviours if (mode := _mode(code))}
    return "both" if len(found) == 2 else "".join(found)


def _mode(code: str) -> str:
    if code not in BEHAVIOURS:
        return ""
    group = GROUPS[BEHAVIOURS[code].group].mode
    if group is Mode.ONLINE or code in _ONLINE:
        return "online"
    return "offline" if group is Mode.PHYSICAL or code in _OFFLINE else ""


def response_quality(responses: Iterable[str]) -> str:
    """How the police answered on the whole: positive, mixed or poor; "" where nothing that weighs is known."""
    weighed = set(responses) - _NEUTRAL
    good = weighed & _GOOD
    if not weighed:
        return ""
    if not good:
        return "poor"
    return "positive" if good == weighed else "mixed"


def advises_unsafely(responses: Iterable[str], *, said_unsafe: bool) -> bool:
    """Whether the client was told something that may put them in danger, by mark or by the answer's own code."""
    return said_unsafe or "advised_to_change_own_life" in responses
