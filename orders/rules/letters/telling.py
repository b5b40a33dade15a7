"""Says in the words of a letter what the record holds: dated steps and who held each, grounds, lateness, breaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import singledispatch
from typing import Final

from casework.rules.codes import BEHAVIOURS
from casework.rules.london import local_day
from orders.rules import events as told
from orders.rules.reasons import reason_words
from orders.rules.stages import Stage, span, stages
from orders.rules.vocabulary import WORDS, BreachStep, OrderKind, Step
from risk.rules.limits import Limit
from risk.rules.words import UNITS, WATCHES, lateness

MADE: Final = {OrderKind.INTERIM: "Interim order made", OrderKind.FULL: "Full order made"}
MOST_POINTS: Final = 60
"""So many steps stand in a letter; of more, the oldest and the latest."""


def day_words(day: date | datetime | None) -> str:
    """3 March 2026."""
    if day is None:
        return ""
    local = local_day(day) if isinstance(day, datetime) else day
    return f"{local.day} {local:%B %Y}"


@dataclass(frozen=True)
class Limited:
    """A clock that is late, and the limit that it has passed."""

    rule: str
    late_at: datetime
    limit: Limit
    risk: str


def late_line(clock: Limited, now: datetime) -> str:
    """What has not happened, how late that is, and which of our limits it has passed."""
    late = lateness(clock.rule, clock.late_at, now)
    first = clock.limit.amber if clock.limit.amber is not None else clock.limit.red
    unit = UNITS[clock.limit.unit].removesuffix("s") if first == 1 else UNITS[clock.limit.unit]
    limit = f" Our limit at {clock.risk.lower()} is {first} {unit}." if first is not None and late else ""
    return f"{WATCHES[clock.rule].missing}{f': {late}' if late else ''}.{limit}"


def timeline(events: Sequence[told.Event], now: datetime) -> tuple[str, ...]:
    """Every dated step, oldest first; of a stage of a request, who held it and for how long."""
    held = {stage.number: _held(stage, now) for stage in stages(_stages_of(events))}
    lines = [
        f"{day_words(each.at)}: {'. '.join(filter(None, [_what(each.content), *_details(each.content)]))}."
        f"{held.get(each.number, '')}"
        for each in sorted(events, key=lambda each: (each.at, each.number))
    ]
    if len(lines) <= MOST_POINTS:
        return tuple(lines) or ("No step is recorded.",)
    half = MOST_POINTS // 2
    return (*lines[:half], f"{len(lines) - 2 * half} steps between are left out here.", *lines[-half:])


def _stages_of(events: Iterable[told.Event]) -> Iterator[tuple[int, Step, datetime]]:
    """Steps of requests, and the making of a full order, which ends the last of their stages."""
    for each in sorted(events, key=lambda each: (each.at, each.number)):
        match each.content:
            case told.ApplicationEvent(step=step):
                yield each.number, step, each.at
            case told.OrderMade(kind=OrderKind.FULL):
                yield each.number, Step.GRANTED, each.at


def _held(stage: Stage, now: datetime) -> str:
    if stage.holder == "nobody":
        return ""
    still = " so far" if stage.left_at is None else ""
    return f" From then with {stage.holder} for {stage.length(now)}{still}."


@singledispatch
def _what(content: told.Content) -> str:
    return ""


@_what.register
def _(content: told.ApplicationEvent) -> str:
    return WORDS[content.step]


@_what.register
def _(content: told.OrderMade) -> str:
    return f"{MADE[content.kind]} ({content.label})"


@_what.register
def _(content: told.OrderEvent) -> str:
    return f"{WORDS[content.step]} ({content.label})"


@_what.register
def _(content: told.BreachLearned) -> str:
    return f"We learned of a breach ({content.label})"


@_what.register
def _(content: told.BreachEvent) -> str:
    reviewed = content.step is BreachStep.REVIEWED
    words = "Decision to take no further action reviewed" if reviewed else WORDS[content.step]
    return f"{words} ({content.label})"


@singledispatch
def _details(content: told.Content) -> Iterator[str]:
    return iter(())


@_details.register
def _(content: told.ApplicationEvent) -> Iterator[str]:
    if content.officer:
        yield f"Officer in the case: {content.officer}"
    if content.step is Step.PAUSED:
        return
    if content.day:
        yield f"Hearing on {day_words(content.day)}"
    elif content.step is Step.ADJOURNED:
        yield "No new date was given"
    if content.reason:
        yield f"Reason given: {reason_words(content.reason).rstrip('.')}"


@_details.register
def _(content: told.OrderMade) -> Iterator[str]:
    yield f"Last day {day_words(content.last_day)}" if content.last_day else "Until further order"


@_details.register
def _(content: told.BreachLearned) -> Iterator[str]:
    yield f"It happened on {day_words(content.happened_at)}"
    yield acts_in_words(Counter(content.behaviours))


@_details.register
def _(content: told.BreachEvent) -> Iterator[str]:
    if content.reference:
        yield f"Crime reference {content.reference}"


@dataclass(frozen=True)
class Act:
    """One incident, by its codes: how often, on which day. Nothing that was written of it is here."""

    behaviours: tuple[str, ...]
    count: int
    happened_at: datetime


def acts_in_words(behaviours: Counter[str]) -> str:
    """Text or messaging app (12), visit (3): the commonest first."""
    return ", ".join(f"{_act(code)}{f' ({number})' if number > 1 else ''}" for code, number in behaviours.most_common())


def _act(code: str) -> str:
    words = BEHAVIOURS[code].words.partition(":")[0] if code in BEHAVIOURS else "Another act"
    return "another act" if code == "OTH" else f"{words[0].lower()}{words[1:]}"


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What the three grounds of section 1 rest on in the record; `words` are the service's own on each, by its code."""

    acts: Sequence[Act]
    risk: str
    protections: Sequence[str]
    asked_at: datetime | None
    breaches: int
    words: Mapping[str, str] = field(default_factory=dict)


def grounds(known: Grounds, now: datetime) -> tuple[str, ...]:
    """Acts, risk, necessity (Stalking Protection Act 2019 s.1(1)(a) to (c)), from codes and days."""
    told = {"acts": _acts(known.acts), "risk": _risk(known), "necessity": _necessity(known, now)}
    return tuple(f"{said} {known.words.get(ground, '')}".strip() for ground, said in told.items())


def _acts(acts: Sequence[Act]) -> str:
    if not acts:
        return "Acts: no incident is recorded yet."
    days = sorted(each.happened_at for each in acts)
    number = sum(each.count for each in acts)
    return (
        f"Acts associated with stalking: {_counted(number, 'act')} recorded from {day_words(days[0])} to "
        f"{day_words(days[-1])}: {acts_in_words(_numbers(acts))}."
    )


def _numbers(acts: Iterable[Act]) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for each in acts:
        numbers.update(dict.fromkeys(each.behaviours, each.count))
    return numbers


def _risk(known: Grounds) -> str:
    threats = Counter({code: n for code, n in _numbers(known.acts).items() if code.startswith("THR")})
    said = f" Among the acts: {acts_in_words(threats)}." if threats else ""
    breached = f" {_counted(known.breaches, 'breach')} of orders recorded." if known.breaches else ""
    return f"Risk associated with stalking: we assess it as {known.risk.lower()}.{said}{breached}"


def _necessity(known: Grounds, now: datetime) -> str:
    since = [each for each in known.acts if known.asked_at and each.happened_at >= known.asked_at]
    number = sum(each.count for each in since)
    went_on = f" Since the request, {_counted(number, 'more act')} recorded." if number else ""
    holds = (
        f"today there is {', '.join(known.protections)}" if known.protections else "today nothing protects our client"
    )
    waited = f" It is {span(known.asked_at, now)} since the request." if known.asked_at else ""
    return f"Necessity: {holds}.{went_on}{waited}"


def breach_line(*, happened_at: datetime, behaviours: Iterable[str], reported_at: datetime | None, state: str) -> str:
    """One breach: alleged until a court finds it."""
    reported = f"Reported to the police on {day_words(reported_at)}" if reported_at else "Not reported to the police"
    return f"{day_words(happened_at)}, alleged: {acts_in_words(Counter(behaviours))}. {reported}. Now: {state.lower()}."


def letter_line(*, sent_on: date | None, what: str, recipient: str, answer: str) -> str:
    """One letter that went before: when, which, to whom, and what came of it."""
    return f"{day_words(sent_on)}: {what[0].lower()}{what[1:]}, to {recipient}. {answer}."


def naming(*, case_code: str, client: str, perpetrator: str) -> str:
    """Who is named, and if nobody is, by which code we can be asked."""
    if not client and not perpetrator:
        return (
            f"We name nobody in this letter. Our reference is {case_code}; "
            "please ask us over a secure line if you need to know who is meant."
        )
    named = f"Our client is {client}." if client else f"We name our client by our reference {case_code} alone."
    return f"{named}{f' The perpetrator is {perpetrator}.' if perpetrator else ''}"


def _counted(number: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
