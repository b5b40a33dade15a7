"""The codes of incidents and relationships in case files: behaviours, police responses, who he is to her."""

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

ALSO_CALLED: Final[Mapping[str, str]] = {
    "FOL": "follow stalk tail behind",
    "FOL-02": "car van motorbike drive",
    "FOL-03": "bus train tram station coffee office",
    "FOL-04": "air tag airtag gps find my phone snap map",
    "CON": "contact message",
    "CON-01": "phone ring voicemail withheld number silent hang up",
    "CON-02": "sms whatsapp signal telegram messenger dm",
    "CON-03": "e-mail mail",
    "CON-04": "facebook instagram tiktok snapchat twitter x dm friend request",
    "CON-05": "note parcel present post chocolates",
    "CON-06": "door bell doorbell ring camera knock house turned up",
    "CON-07": "mother father friend son daughter kids contact passed on",
    "CON-08": "bank transfer paypal reference xbox playstation tinder hinge",
    "CON-09": "fake account new profile blocked burner sock puppet",
    "CON-10": "jail remand licence",
    "PUB-02": "doxxing doxing address phone number posted leak",
    "PUB-03": "fake account fake profile impersonation catfish",
    "PUB-04": "revenge porn nudes deepfake ai intimate sexual photo",
    "PUB-05": "lies slander rumours review",
    "PUB-06": "taxi pizza escort sex work advert booking",
    "MON-01": "hacked hacking password login email read",
    "MON-02": "spyware stalkerware app phone tapped",
    "MON-03": "icloud google family sharing",
    "MON-04": "alexa nest ring heating lights doorbell car app",
    "MON-05": "air tag airtag tile tracker gps under the car",
    "MON-06": "views stories lurking follows likes fake account",
    "MON-07": "letters post opened mail phone taken",
    "LOI": "hanging around waiting outside standing parked",
    "LOI-03": "nursery school gate",
    "INT-01": "window door paint graffiti vandalism smashed",
    "INT-02": "tyres brakes keyed scratched car",
    "INT-03": "stolen wallet letters",
    "INT-04": "break in burglary keys inside the house moved",
    "INT-05": "dog cat animal poison",
    "WAT-02": "cctv cam spy bathroom bedroom",
    "WAT-03": "bug bugged microphone recorder",
    "WAT-05": "photo picture video",
    "THR-01": "death threat kill murder",
    "THR-02": "hurt beat rape",
    "THR-03": "children kids mother partner dog",
    "THR-04": "kill himself herself themselves overdose",
    "THR-05": "knife gun blade crossbow machete bat",
    "THR-06": "hit punch push strangle grab slap attack",
    "THR-07": "rape touched groped",
    "THR-08": "break in kick door",
    "THR-09": "fire burn petrol corrosive",
    "PRX-01": "flying monkeys mother brother sister friends",
    "PRX-02": "boss work hr",
    "PRX-03": "girlfriend boyfriend wife husband",
    "PRX-04": "family court custody child arrangements solicitor",
    "PRX-05": "false allegation police report social worker",
    "PRX-06": "private detective investigator gang hired",
}
"""Other words for groups and behaviours, by which the list is searched."""

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


TO_KILL: Final = "THR-01"
"""The behaviour that always reaches a supervisor."""
