"""The words of an incident's details, and of how one account differs from the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final

from casework.codes.rules import incident_codes as codes
from casework.codes.rules.codes import BEHAVIOURS, POLICE_RESPONSES
from casework.fact_types.rules import Declared, declared_by, words_of
from casework.incidents.models.incident import AccountKind, Incident, IncidentAccount
from casework.incidents.models.incident_details import IncidentDetails
from casework.incidents.rules.incident_facts import IncidentFacts, IncidentPart
from casework.templatetags.display import count, span_words, when
from orders.breaches.rules.reported import reported_words
from orders.breaches.services.reported import report_of

QUALITY: Final = {"positive": "Good on the whole", "mixed": "Mixed", "poor": "Poor"}
REPORTED: Final = "Police told"
Say = Callable[[IncidentDetails], str]


@dataclass(frozen=True)
class AccountPart:
    """One part of what was told: its title and its lines."""

    title: str
    lines: list[tuple[str, str]]


@dataclass(frozen=True)
class AccountOnPage:
    """One account as a page shows it: who, when, why, and what it changes."""

    account: IncidentAccount
    title: str
    by: str
    differences: list[tuple[str, str, str]]


def account_parts(told: Incident) -> list[AccountPart]:
    """Everything told, part by part; what was not said is left out. That it was reported may stand elsewhere."""
    known = {REPORTED: reported_words(told=told.reported, report=report_of(told))}
    found = [
        AccountPart(title, [(label, said) for label, say in lines if (said := known.get(label) or say(told))])
        for title, lines in PARTS
    ]
    return [part for part in found if part.lines]


def accounts_in_words(accounts: Iterable[IncidentAccount]) -> list[AccountOnPage]:
    """Every account, the first one first, each with what it changes of the one before."""
    found: list[AccountOnPage] = []
    before: IncidentAccount | None = None
    for account in accounts:
        differences = _differences(before, account) if before else []
        found.append(AccountOnPage(account, AccountKind(account.kind).label, _who(account), differences))
        before = account
    return found


def _differences(before: IncidentDetails, after: IncidentDetails) -> list[tuple[str, str, str]]:
    lines = [line for _, lines in PARTS for line in lines]
    found = [(label, say(before), say(after)) for label, say in lines]
    return [each for each in found if each[1] != each[2]]


def _who(account: IncidentAccount) -> str:
    by = account.recorded_by
    return (by.get_full_name() or by.username) if by else "import"


def _happened(told: IncidentDetails) -> str:
    return span_words(told.precision, told.began_at, told.happened_at)


def _times(told: IncidentDetails) -> str:
    return count(told.count, "time") if told.count > 1 else ""


def _behaviours(told: IncidentDetails) -> str:
    return "\n".join(BEHAVIOURS[code].words for code in told.behaviours)


def _mode(told: IncidentDetails) -> str:
    said = codes.MODES.get(told.online_or_offline, "")
    return said if told.mode or not said else f"{said} (as the behaviours say)"


def _witnesses(told: IncidentDetails) -> str:
    return "\n\n".join(_witness(each) for each in told.witnesses)


def _witness(each: Mapping[str, str]) -> str:
    named = "" if each.get("named") == "yes" else "Has not agreed to be named."
    willing = codes.YES_NO_UNCLEAR.get(each.get("willing", ""), "")
    states = f"Willing to make a statement: {willing.lower()}." if willing else ""
    lines = (each.get("name", ""), each.get("reach", ""), states)
    return "\n".join(filter(None, (*lines, named)))


def _fear(told: IncidentDetails) -> str:
    return f"{told.fear} out of 10" if told.fear is not None else ""


def _cost(told: IncidentDetails) -> str:
    return f"£{Decimal(told.cost):,.2f}" if told.cost is not None else ""


def _reported(told: IncidentDetails) -> str:
    return reported_words(told=told.reported, report=None)


def _force(told: IncidentDetails) -> str:
    return told.report_force.name if told.report_force else ""


def _quality(told: IncidentDetails) -> str:
    return QUALITY.get(told.response_quality, "")


def _unsafe(told: IncidentDetails) -> str:
    return "Yes: it is to be put right" if told.was_advised_unsafely else ""


def _secret(told: IncidentDetails) -> str:
    return "Yes: do not tell it outside" if told.place_is_sensitive else ""


def _four(prompt: str, told: IncidentDetails) -> str:
    answer = codes.YES_NO_UNCLEAR.get(getattr(told, prompt), "")
    return ". ".join(filter(None, (answer, getattr(told, f"{prompt}_note"))))


def _plain(name: str, told: IncidentDetails) -> str:
    return str(getattr(told, name))


def _quoted(name: str, told: IncidentDetails) -> str:
    said = getattr(told, name)
    return f"“{said}”" if said else ""


def _moment(name: str, told: IncidentDetails) -> str:
    value: datetime | None = getattr(told, name)
    return when(value)


def _code(name: str, known: Mapping[str, str], told: IncidentDetails) -> str:
    return known.get(getattr(told, name), "")


def _codes(name: str, known: Mapping[str, str], told: IncidentDetails) -> str:
    values: list[Any] = getattr(told, name)
    return "\n".join(known[value] for value in values if value in known)


def _line(label: str, name: str) -> tuple[str, Say]:
    return label, partial(_plain, name)


def _one(label: str, name: str, known: Mapping[str, str]) -> tuple[str, Say]:
    return label, partial(_code, name, known)


def _declared(part: IncidentPart) -> Iterator[tuple[str, Say]]:
    """The lines of the facts that are told in a part by their own words."""
    for each in declared_by(IncidentFacts):
        if each.fact.words and each.fact.part == part:
            yield each.fact.words, partial(_of_fact, each)


def _of_fact(each: Declared, told: IncidentDetails) -> str:
    return words_of(each.fact, getattr(told, each.attribute))


PARTS: Final[tuple[tuple[str, tuple[tuple[str, Say], ...]], ...]] = (
    (
        "What happened",
        (
            ("Happened", _happened),
            ("How many times", _times),
            ("What was done", _behaviours),
            _line("In the client's words", "text"),
            ("As reported, word for word", partial(_quoted, "quoted_words")),
            _one("Told by", "source", codes.SOURCES),
            *_declared(IncidentPart.WHAT),
        ),
    ),
    (
        "Police",
        (
            (REPORTED, _reported),
            _line("Told by whom", "reported_by"),
            ("Told when", partial(_moment, "reported_at")),
            ("Force", _force),
            _one("How", "report_channel", codes.REPORT_CHANNELS),
            _line("Incident (CAD) number", "incident_number"),
            _line("Crime reference", "crime_reference"),
            _one("Recorded as", "recorded_as", codes.RECORDED_AS),
            _line("Officer's collar number", "officer_number"),
            _one("Stalking lead told", "spoc_told", codes.YES_NO_UNCLEAR),
            ("How they answered", partial(_codes, "police_response", POLICE_RESPONSES)),
            ("What they said, as reported", partial(_quoted, "police_words")),
            ("Their answer on the whole", _quality),
            *_declared(IncidentPart.POLICE),
        ),
    ),
    (
        "Advice the client was given",
        (
            _line("By whom", "advice_by"),
            ("What they said, as reported", partial(_quoted, "advice")),
            ("Unsafe", _unsafe),
            *_declared(IncidentPart.ADVICE),
        ),
    ),
    (
        "How and where",
        (
            _one("How it came", "channel", codes.CHANNELS),
            _line("App, site or network", "platform"),
            _line("Account or number", "account_handle"),
            ("Online or offline", _mode),
            _one("Kind of place", "place_type", codes.PLACES),
            _line("Place", "place"),
            _line("How far from home", "distance_from_home"),
            ("Secret place", _secret),
            *_declared(IncidentPart.PLACE),
        ),
    ),
    (
        "Who",
        (
            _one("Who did it", "perpetrator", codes.PERPETRATOR),
            _line("Through whom", "through_whom"),
            ("Witnesses", _witnesses),
            _one("Children there", "children_present", codes.YES_NO_UNCLEAR),
            _line("Who else was targeted", "other_targets"),
            *_declared(IncidentPart.WHO),
        ),
    ),
    ("The four signs of stalking", tuple((words, partial(_four, name)) for name, words in codes.FOUR.items())),
    (
        "What it has done, and whether it gets worse",
        (
            ("Fear, the client's own number", _fear),
            ("Changed or harmed", partial(_codes, "impacts", codes.IMPACTS)),
            _line("In the client's words", "impact_note"),
            ("Cost", _cost),
            ("Getting worse", partial(_codes, "escalation", codes.ESCALATION)),
            _line("What is new or worse", "escalation_note"),
            *_declared(IncidentPart.IMPACT),
        ),
    ),
)
