"""Groups reasons to look at a case by thing and by case, and orders them by danger or otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from typing import Final

from orders.orders.rules.order_end import OrderEnd
from risk.thresholds.rules.limits import LEVELS, RISK_LEVELS

HEARING: Final = "hearing"
REVIEW: Final = "review"
TASK: Final = "task_"
"""A task's rule is this with its kind, such as task_promise; its subject is its number."""
FAR_OFF: Final = datetime.max.replace(tzinfo=UTC)


class ReasonSubject(StrEnum):
    """What a reason to look is about; labels such as A1 are only unique among things of one kind."""

    APPLICATION = "application"
    ORDER = "order"
    PROTECTION = "protection"
    BREACH = "breach"
    INCIDENT = "incident"
    CASE = "case"
    TASK = "task"


class Danger(IntEnum):
    """Which rows a person must see first, the most dangerous first."""

    NOTHING_PROTECTS = 0
    UNANSWERED = 1
    WARRANT_OUT = 2
    PROTECTION_ENDING = 3
    CORRECTION_DUE = 4
    STALLED = 5
    REVIEW_DUE = 6
    HEARING_SOON = 7
    TASK_DUE = 8


ORDER_RULES: Final = frozenset({"T11", "T12", "T13", "T14", "T15", "T16"})
OTHER_DANGERS: Final = {
    REVIEW: Danger.REVIEW_DUE,
    HEARING: Danger.HEARING_SOON,
    f"{TASK}correction": Danger.CORRECTION_DUE,
    f"{TASK}last_day": Danger.STALLED,
}
UNANSWERED_RULES: Final = frozenset({"B1", "B2", "B3", "B4", "B7", "T21"})


@dataclass(frozen=True, kw_only=True)
class ReasonToLook:
    """One reason to look at a case: a clock as it stands at a moment, a hearing, or a review that is due.

    `level` is empty while nothing is late yet; `late_at` is when the first limit is over, past or to come.
    `why` says what asks for a review that cannot wait for its day. Of an application, `asked_at` is the earliest
    request that it takes up. Of an order to whose last day a rule looks ahead, `end` says when that is;
    `nothing_protects` that it is over and nothing else protects the client. `of_order`: the subject is an order.
    `worker` and `owner` are the numbers of the case's caseworker and of whoever a task was given to, 0 for nobody;
    `force` that of the police force which it is about.
    """

    rule: str
    case: int
    subject: str
    risk: str
    level: str
    since: datetime
    late_at: datetime | None
    quiet_until: date | None = None
    clock: int = 0
    why: str = ""
    asked_at: datetime | None = None
    end: OrderEnd | None = None
    nothing_protects: bool = False
    of_order: bool = False
    worker: int = 0
    owner: int = 0
    force: int = 0

    @property
    def noun(self) -> ReasonSubject:
        """What it is about: the review of an ending (T18) may be that of an order."""
        return ReasonSubject.ORDER if self.of_order else noun_of(self.rule)


@dataclass(frozen=True)
class ReasonGroup:
    """Everything that there is to say of one application, order, breach, incident or case; the worst first."""

    reasons: tuple[ReasonToLook, ...]
    quiet: bool

    @property
    def worst(self) -> ReasonToLook:
        return self.reasons[0]

    @property
    def noun(self) -> ReasonSubject:
        return self.worst.noun

    @property
    def subject(self) -> str:
        return root(self.worst.subject)


def noun_of(rule: str) -> ReasonSubject:
    """What the subject of a rule is."""
    if is_task(rule):
        return ReasonSubject.TASK
    if rule.startswith("B"):
        return ReasonSubject.BREACH
    if rule in ORDER_RULES:
        return ReasonSubject.ORDER
    if rule == "T21":
        return ReasonSubject.INCIDENT
    return ReasonSubject.CASE if rule == REVIEW else ReasonSubject.APPLICATION


def root(subject: str) -> str:
    """The thing itself: a condition (O1/C1) is looked at with its order (O1)."""
    return subject.partition("/")[0]


def danger(reason: ReasonToLook) -> Danger:
    """How a reason ranks. An interim order counts as ending only once its end is near (red)."""
    if reason.nothing_protects:
        return Danger.NOTHING_PROTECTS
    if reason.rule in UNANSWERED_RULES:
        return Danger.UNANSWERED
    if reason.rule == "B5":
        return Danger.WARRANT_OUT
    if reason.rule == "T15" and severity(reason) >= LEVELS.index("red"):
        return Danger.PROTECTION_ENDING
    return OTHER_DANGERS.get(reason.rule, Danger.TASK_DUE if is_task(reason.rule) else Danger.STALLED)


def is_task(rule: str) -> bool:
    return rule.startswith(TASK)


def severity(reason: ReasonToLook) -> int:
    """0 for amber to 2 for critical; -1 while it is not late."""
    return LEVELS.index(reason.level) if reason.level else -1


def is_quiet(reason: ReasonToLook, today: date) -> bool:
    """Only an amber can be quiet, and only before the day that was named."""
    return reason.level == "amber" and reason.quiet_until is not None and today < reason.quiet_until


def group(reasons: Iterable[ReasonToLook], *, today: date) -> list[ReasonGroup]:
    """One group for each thing, the most dangerous first; what is quiet is kept apart from what is not."""
    together: dict[tuple[int, ReasonSubject, str, bool], list[ReasonToLook]] = defaultdict(list)
    for reason in reasons:
        quiet = is_quiet(reason, today)
        together[reason.case, reason.noun, root(reason.subject), quiet].append(reason)
    groups = [ReasonGroup(tuple(sorted(each, key=_worst_first)), key[3]) for key, each in together.items()]
    return sorted(groups, key=place)


def _worst_first(reason: ReasonToLook) -> tuple[int, int, datetime, str]:
    return (-severity(reason), danger(reason), reason.late_at or FAR_OFF, reason.rule)


Place = tuple[int, int, int, datetime, int, str, str]


def place(group: ReasonGroup) -> Place:
    """Where a group stands: by danger, then level, then risk, then who has waited longest. Never twice the same."""
    worst = group.worst
    return (
        min(danger(reason) for reason in group.reasons),
        -severity(worst),
        -RISK_LEVELS.index(worst.risk),
        _waiting_since(group),
        worst.case,
        group.noun.value,
        group.subject,
    )


def _waiting_since(group: ReasonGroup) -> datetime:
    """Who has waited longest: an application by the earliest request that it takes up, all else since it was late."""
    asked = [reason.asked_at for reason in group.reasons if reason.asked_at]
    return min(asked or [reason.late_at for reason in group.reasons if reason.late_at], default=FAR_OFF)


# --- One row a case --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CaseGroup:
    """Everything that there is to say of one case: a group for each thing, the most dangerous first."""

    things: tuple[ReasonGroup, ...]

    @property
    def lead(self) -> ReasonGroup:
        """The thing that stands in the row; the others fold beneath it."""
        return self.things[0]

    @property
    def case(self) -> int:
        return self.lead.worst.case

    @property
    def level(self) -> str:
        """The worst level of anything in the case; empty while nothing is late."""
        worst = max(severity(thing.worst) for thing in self.things)
        return LEVELS[worst] if worst >= 0 else ""

    def is_due_by(self, moment: datetime) -> bool:
        """Whether something that is not late yet will be by a moment."""
        reasons = (reason for thing in self.things for reason in thing.reasons)
        return any(not each.level and each.late_at is not None and each.late_at <= moment for each in reasons)


class CaseOrder(StrEnum):
    """How a list of cases can be ordered."""

    DANGER = ""
    LATENESS = "lateness"
    WORKER = "worker"
    FORCE = "force"


def by_case(groups: Iterable[ReasonGroup], *, first: str = "") -> list[CaseGroup]:
    """One for each case, the most dangerous first; within a case what is at the level `first` before the rest."""
    together: dict[int, list[ReasonGroup]] = defaultdict(list)
    for each in groups:
        together[each.worst.case].append(each)
    found = [CaseGroup(tuple(sorted(each, key=lambda thing: _in_case(thing, first)))) for each in together.values()]
    return sorted(found, key=case_place)


def _in_case(thing: ReasonGroup, first: str) -> tuple[bool, Place]:
    return (bool(first) and thing.worst.level != first, place(thing))


def case_place(case: CaseGroup) -> Place:
    """Where a case stands by danger: with its most dangerous thing."""
    return min(place(thing) for thing in case.things)


CasePlace = tuple[str, str, Place]


def case_key(case: CaseGroup, order: CaseOrder, names: Mapping[int, str]) -> CasePlace:
    """Where a case stands in a list so ordered; `names` are those of the caseworkers or of the forces."""
    head = case_head(case, order)
    return (names.get(int(head), "") if order in BY_NAME else head, head, case_place(case))


BY_NAME: Final = frozenset({CaseOrder.WORKER, CaseOrder.FORCE})


def case_head(case: CaseGroup, order: CaseOrder) -> str:
    """What a list is ordered by before danger, as a cursor can carry it: a moment, or the number of somebody."""
    if order is CaseOrder.LATENESS:
        return min(_waiting_since(thing) for thing in case.things).astimezone(UTC).isoformat()
    worst = case.lead.worst
    return str({CaseOrder.WORKER: worst.worker, CaseOrder.FORCE: worst.force}.get(order, ""))
