"""The codes in which incidents are recorded: what was done, how the police answered, who he is to her."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Mode(StrEnum):
    """Where a kind of behaviour happens."""

    PHYSICAL = "physical"
    ONLINE = "online"
    EITHER = "either"


@dataclass(frozen=True)
class BehaviourGroup:
    """One kind of behaviour: the examples of the Protection from Harassment Act 1997 s.2A(3), and what they miss."""

    code: str
    words: str
    mode: Mode


@dataclass(frozen=True)
class Behaviour:
    """One thing that a stalker does."""

    code: str
    words: str
    group: str


GROUPS: Final[Mapping[str, BehaviourGroup]] = {
    group.code: group
    for group in (
        BehaviourGroup("FOL", "Following", Mode.EITHER),
        BehaviourGroup("CON", "Contacting, or trying to", Mode.EITHER),
        BehaviourGroup("PUB", "Publishing about the client, or in their name", Mode.ONLINE),
        BehaviourGroup("MON", "Monitoring internet, email or devices", Mode.ONLINE),
        BehaviourGroup("LOI", "Loitering", Mode.PHYSICAL),
        BehaviourGroup("INT", "Interfering with property", Mode.PHYSICAL),
        BehaviourGroup("WAT", "Watching or spying", Mode.EITHER),
        BehaviourGroup("THR", "Threats and violence", Mode.EITHER),
        BehaviourGroup("PRX", "Using other people or systems", Mode.EITHER),
        BehaviourGroup("OTH", "Something else", Mode.EITHER),
    )
}

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "FOL": (
        "Followed on foot",
        "Followed by vehicle",
        "Followed to transport, café, work or shops",
        "Followed by location sharing or a tracker",
    ),
    "CON": (
        "Phone calls, silent ones included",
        "Text or messaging app",
        "Email",
        "Social media message or comment",
        "Letters, cards, gifts, flowers or food",
        "Visit, knocking, or at the doorbell camera",
        "Through somebody else, or a child",
        "By payment reference, review, dating, gaming or other app",
        "New accounts again and again after being blocked",
        "From prison, or while on bail",
    ),
    "PUB": (
        "Posts about the client",
        "Private details made public",
        "Pretending to be the client, or a fake profile",
        "Intimate image shared or threatened, real or faked",
        "False allegations or reviews",
        "Adverts, orders or bookings in the client's name",
    ),
    "MON": (
        "Account taken over or entered",
        "Spying software on a device",
        "Through a shared cloud or family account",
        "Through a smart home device or car app",
        "Tracker tag or GPS device",
        "Watching social media, from one or more accounts",
        "Reading post or a stolen phone",
        "Searching public records or data services",
    ),
    "LOI": (
        "Near home",
        "Near work or place of study",
        "Near a child's school",
        "On the usual route, or at the gym or shop",
        "In a vehicle",
    ),
    "INT": (
        "Damage to property",
        "Damage to or tampering with a vehicle",
        "Theft of post, phone or keys",
        "Entered the home, or moved things in it",
        "Harm to pets",
        "Cancelled deliveries or services",
    ),
    "WAT": (
        "Watching in person",
        "Hidden camera",
        "Listening device",
        "Drone",
        "Taking photographs or filming",
        "Through other people",
    ),
    "THR": (
        "Threat to kill",
        "Threat of violence or sexual violence",
        "Threat to a child, another person or a pet",
        "Threat of suicide or self-harm",
        "Weapon shown or obtained",
        "Assault",
        "Sexual assault",
        "Tried to force entry",
        "Arson or acid",
    ),
    "PRX": (
        "Through relatives or friends",
        "Through an employer or colleagues",
        "Through a new partner",
        "Needless court or family proceedings",
        "False reports to police, social services or regulators",
        "Through a group, or people paid to help",
    ),
}


def _behaviours() -> Iterator[Behaviour]:
    for group, words in _WORDS.items():
        for number, each in enumerate(words, start=1):
            yield Behaviour(f"{group}-{number:02}", each, group)
    yield Behaviour("OTH", "Something else: say what in the description", "OTH")


BEHAVIOURS: Final[Mapping[str, Behaviour]] = {behaviour.code: behaviour for behaviour in _behaviours()}

POLICE_RESPONSES: Final[Mapping[str, str]] = {
    "taken_seriously": "Taken seriously",
    "safeguarded": "Steps taken to keep the client safe",
    "risk_tool_done": "Risk assessment done",
    "dismissed": "Dismissed",
    "downplayed": "Played down",
    "told_nothing_wrong": "Told that nothing wrong, or no crime, had been done",
    "told_to_keep_collecting_evidence": "Told to keep collecting evidence",
    "blamed": "Blamed or not believed",
    "told_it_does_not_count": "Told that it “doesn't count”",
    "advised_to_change_own_life": "Advised to leave social media, change number or move (unsafe advice)",
    "treated_as_isolated": "Treated as a single incident",
    "no_further_action": "No further action",
    "wrong_offence_recorded": "Recorded as the wrong offence",
    "no_crime_number": "No crime number given",
    "officer_unaware_of_spo": "Officer did not know of stalking protection orders",
    "no_reply": "No reply",
    "transferred": "Passed to another officer or force",
    "victim_penalised": "Client warned or fined",
    "referred_to_advocate": "Referred to an advocate",
    "other": "Something else",
}

RELATIONSHIPS: Final[Mapping[str, str]] = {
    "current_partner": "Current partner",
    "ex_partner": "Former partner",
    "family": "Family",
    "friend": "Friend or former friend",
    "acquaintance": "Acquaintance",
    "colleague": "Colleague",
    "ex_colleague": "Former colleague",
    "client_or_patient": "Client or patient",
    "neighbour": "Neighbour",
    "former_schoolmate": "Former schoolmate or fellow student",
    "online_only": "Known online only",
    "stranger": "Stranger",
    "unknown": "Not known",
    "public_figure_fan": "Follower of a public figure",
}

_APPROACHES: Final = frozenset({"FOL-01", "FOL-02", "FOL-03", "CON-06"})


def is_threat(code: str) -> bool:
    """Whether the behaviour is a threat or violence (any THR code)."""
    return code in BEHAVIOURS and BEHAVIOURS[code].group == "THR"


def is_approach(code: str) -> bool:
    """Whether he came near her in person: followed her, loitered or stood at her door (clocks.md, rule T21)."""
    return code in _APPROACHES or (code in BEHAVIOURS and BEHAVIOURS[code].group == "LOI")
