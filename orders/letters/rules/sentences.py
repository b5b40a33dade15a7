"""Sentences of a letter from the record: steps and who held each, grounds, lateness, breaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import singledispatch
from typing import Final

from casework.codes.rules.codes import BEHAVIOURS
from orders.applications.rules.stages import ApplicationStage, span, stages
from orders.breaches.rules.reported import PoliceReport
from orders.letters.rules.wording import counted, day_words, lowered, moment_words, quoted, sentence
from record.events import events as told
from record.vocabulary.reasons import reason_words, without_instruction
from record.vocabulary.steps import WORDS, ApplicationStep, BreachStep, OrderKind
from risk.thresholds.rules.limits import Limit, Unit
from risk.thresholds.rules.rule_words import UNITS, WATCHES, lateness

MADE: Final = {OrderKind.INTERIM: "Interim order made", OrderKind.FULL: "Full order made"}
MOST_POINTS: Final = 60
"""So many steps stand in a letter; of more, the oldest and the latest."""


@dataclass(frozen=True)
class PassedLimit:
    """A clock that is late, and the limit that it has passed."""

    rule: str
    late_at: datetime
    limit: Limit
    risk: str


def late_line(clock: PassedLimit, now: datetime) -> str:
    """What has not happened, how late that is, and which of our limits it has passed."""
    late = late_words(clock, now)
    first = clock.limit.amber if clock.limit.amber is not None else clock.limit.red
    unit = UNITS[clock.limit.unit].removesuffix("s") if first == 1 else UNITS[clock.limit.unit]
    limit = f" Our limit at {clock.risk.lower()} is {first} {unit}." if first is not None and late else ""
    return f"{WATCHES[clock.rule].missing}{f': {late}' if late else ''}.{limit}"


def late_words(clock: PassedLimit, now: datetime) -> str:
    """How late, counted as the limit is: in hours where that is in hours, in working days where in working days."""
    if clock.limit.unit is Unit.WORKING_DAYS:
        return lateness(clock.rule, clock.late_at, now, in_hours=False)
    return lateness(clock.rule, clock.late_at, now)


def timeline(events: Sequence[told.CaseEvent], now: datetime) -> tuple[str, ...]:
    """Every dated step, oldest first; of a stage of a request, who held it and for how long."""
    held = {stage.number: _held(stage, now) for stage in stages(_stages_of(events))}
    lines = [
        f"{_when(each)}: {'. '.join(filter(None, [_what(each.content), *_details(each.content)]))}."
        f"{held.get(each.number, '')}"
        for each in sorted(events, key=lambda each: (each.at, each.number))
    ]
    if len(lines) <= MOST_POINTS:
        return tuple(lines) or ("No step is recorded.",)
    half = MOST_POINTS // 2
    return (*lines[:half], f"{len(lines) - 2 * half} steps between are left out here.", *lines[-half:])


def _when(event: told.CaseEvent) -> str:
    """With its minute where hours count."""
    is_breach = isinstance(event.content, told.BreachLearned | told.BreachEvent)
    return moment_words(event.at) if is_breach else day_words(event.at)


def _stages_of(events: Iterable[told.CaseEvent]) -> Iterator[tuple[int, ApplicationStep, datetime]]:
    """Steps of requests, and the making of a full order, which ends the last of their stages."""
    for each in sorted(events, key=lambda each: (each.at, each.number)):
        match each.content:
            case told.ApplicationEvent(step=step):
                yield each.number, step, each.at
            case told.OrderMade(kind=OrderKind.FULL):
                yield each.number, ApplicationStep.GRANTED, each.at


def _held(stage: ApplicationStage, now: datetime) -> str:
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
    if content.step is ApplicationStep.PAUSED:
        return
    if content.day:
        yield f"Hearing on {day_words(content.day)}"
    elif content.step is ApplicationStep.ADJOURNED:
        yield "No new date was given"
    if content.reason:
        yield f"Reason given: “{quoted(without_instruction(reason_words(content.reason)))}”"


@_details.register
def _(content: told.OrderMade) -> Iterator[str]:
    yield _last_day(content)


def _last_day(content: told.OrderMade) -> str:
    if not content.last_day_known:
        return "Its last day is not known to us"
    return f"Last day {day_words(content.last_day)}" if content.last_day else "Until further order"


@_details.register
def _(content: told.BreachLearned) -> Iterator[str]:
    yield f"It happened on {moment_words(content.happened_at)}"
    yield f"What is alleged: {acts_in_words(Counter(content.behaviours))}"


@_details.register
def _(content: told.BreachEvent) -> Iterator[str]:
    if content.reference:
        yield f"Crime reference {content.reference}"


@dataclass(frozen=True)
class LetterIncident:
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
class LetterGrounds:
    """What the three grounds of section 1 rest on in the record; `words` are the service's own on each, by its code."""

    acts: Sequence[LetterIncident]
    risk: str
    protected: str
    asked_at: datetime | None
    decided_at: datetime | None = None
    breaches: int
    words: Mapping[str, str] = field(default_factory=dict)


def grounds(known: LetterGrounds, now: datetime) -> tuple[str, ...]:
    """Acts, risk, necessity (Stalking Protection Act 2019 s.1(1)(a) to (c)), from codes and days."""
    told = {"acts": _acts(known), "risk": _risk(known), "necessity": _necessity(known, now)}
    words = {ground: sentence(known.words.get(ground, "")) for ground in told}
    return tuple(f"{said} {words[ground]}".strip() for ground, said in told.items() if said)


def _acts(known: LetterGrounds) -> str:
    """Without an incident, the service's own words; without those, a request cannot be made for this ground."""
    acts = known.acts
    if not acts:
        is_said = bool(known.words.get("acts", "").strip())
        return (
            "Acts associated with stalking:" if is_said else "Acts associated with stalking: [write here: which acts]"
        )
    days = sorted(each.happened_at for each in acts)
    number = sum(each.count for each in acts)
    return (
        f"Acts associated with stalking: {counted(number, 'act')} recorded{_between(days)}: "
        f"{acts_in_words(numbers_of(acts))}."
    )


def _between(days: Sequence[datetime]) -> str:
    first, last = day_words(days[0]), day_words(days[-1])
    return f" on {first}" if first == last else f" from {first} to {last}"


def numbers_of(acts: Iterable[LetterIncident]) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for each in acts:
        numbers.update(dict.fromkeys(each.behaviours, each.count))
    return numbers


def _risk(known: LetterGrounds) -> str:
    threats = Counter({code: n for code, n in numbers_of(known.acts).items() if code.startswith("THR")})
    said = f" Among the acts: {acts_in_words(threats)}." if threats else ""
    breached = f" {_breached(known.breaches)}" if known.breaches else ""
    return f"Risk associated with stalking: we assess it as {known.risk.lower()}.{said}{breached}"


def _breached(number: int) -> str:
    return (
        "1 breach of an order is recorded." if number == 1 else f"{counted(number, 'breach')} of orders are recorded."
    )


def _necessity(known: LetterGrounds, now: datetime) -> str:
    since = [each for each in known.acts if known.asked_at and each.happened_at >= known.asked_at]
    number = sum(each.count for each in since)
    verb = "has" if number == 1 else "have"
    went_on = f" Since the request, {counted(number, 'more act')} {verb} been recorded." if number else ""
    is_waiting = known.asked_at is not None and known.decided_at is None
    waited = f" It is {span(known.asked_at, now)} since the request." if known.asked_at and is_waiting else ""
    return f"Necessity: {lowered(known.protected)}{went_on}{waited}"


def breach_line(*, happened_at: datetime, behaviours: Iterable[str], report: PoliceReport | None, state: str) -> str:
    """One breach: alleged until a court finds it."""
    on = f" on {moment_words(report.at)}" if report and report.at else ""
    reported = f"Reported to the police{on}" if report else "No report to the police is on our record"
    return (
        f"{moment_words(happened_at)}, alleged: {acts_in_words(Counter(behaviours))}. {reported}. Now: {state.lower()}."
    )


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
