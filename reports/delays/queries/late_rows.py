"""Builds the rows of a list of late things from groups of reasons, with names, words and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.safe_contact.rules.may_call import CallAnswer
from casework.safe_contact.services.contact_plan import call_answers
from casework.templatetags.display import day as day_words
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.letters.models.letter import Letter
from orders.letters.services.due import Key, letter_for, letters_by_thing, step_of
from orders.links import letter_create_page
from orders.orders.models import Order
from reports.delays.rules import headlines, sentences
from reports.delays.rules import task_sentences as task_words
from reports.delays.rules.call_first import speaks_with_client, task_speaks_with_client
from reports.delays.rules.waiting_on import waiting_code, waiting_words
from reports.lists import links
from reports.lists.rules import HEARING, REVIEW, ReasonGroup, ReasonSubject, ReasonToLook
from risk.clocks.models.clock import Clock, Deadline
from risk.flags.models import Acknowledgement
from risk.thresholds.rules.rule_words import TO_PREPARE, step_words

Label = tuple[int, str]
Labelled = TypeVar("Labelled", Application, Order, Breach)


@dataclass(frozen=True, kw_only=True)
class LateRow:
    """One late thing in words: a row of components/late_row.html, or a part of one of components/work_row.html.

    `headline`, `age` and `act` are the few words of a line that is read at a glance; `what`, `late` and `next_step` say
    the same in whole sentences.
    """

    reference: str
    href: str
    who: str
    worker: str
    risk: str
    subject: str
    level: str
    rule: str
    what: str
    late: str
    since: datetime
    waiting_on: str
    next_step: str
    next_href: str
    also: tuple[str, ...] = ()
    ladder: str = ""
    letter_words: str = ""
    letter_href: str = ""
    acknowledged: str = ""
    acknowledge_href: str = ""
    is_soon: bool = False
    is_whole_day: bool = False
    level_said: str = ""
    alarm: str = ""
    headline: str = ""
    act: str = ""
    age: str = ""
    call: CallAnswer | None = None


@dataclass(frozen=True)
class RowThings:
    """What the reasons of one page are about, by case and label."""

    cases: dict[int, Case]
    clocks: dict[int, Clock]
    applications: dict[Label, Application]
    orders: dict[Label, Order]
    breaches: dict[Label, Breach]
    tasks: dict[str, Task]
    seen: frozenset[int]
    letters: Mapping[Key, list[Letter]]
    calls: Mapping[int, CallAnswer]


@ReadInRounds
def rows_for(groups: Sequence[ReasonGroup], *, user: User, now: datetime) -> ReadPlan[list[LateRow]]:
    """The rows of one page; the same few statements whether it holds one or fifty."""
    things = yield from _load(groups, user, now)
    return [_Writer(group, things, user, now).row() for group in groups]


def _load(groups: Sequence[ReasonGroup], user: User, now: datetime) -> ReadPlan[RowThings]:
    cases = {group.worst.case for group in groups}
    seen = Case.objects.visible_to(user).filter(pk__in=cases).select_related("victim")
    listed = Case.objects.for_list().filter(pk__in=cases)
    clocks = _clocks([reason.clock for group in groups for reason in group.reasons], now)
    applications = Application.objects.filter(case__in=cases).select_related("force")
    orders = Order.objects.filter(case__in=cases).select_related("application__force")
    breaches = Breach.objects.filter(case__in=cases).select_related("force")
    letters = Letter.objects.visible_to(user).rungs().filter(case__in=cases).for_pages()
    tasks = _tasks(groups)
    yield seen, listed, clocks, applications, orders, breaches, letters, tasks
    calls = yield from call_answers.plan(list(seen), now)
    return RowThings(
        cases={case.pk: case for case in listed},
        clocks={clock.pk: clock for clock in clocks},
        applications=_by_label(applications),
        orders=_by_label(orders),
        breaches=_by_label(breaches),
        tasks={str(task.pk): task for task in tasks},
        letters=letters_by_thing(letters),
        seen=frozenset(case.pk for case in seen),
        calls=calls,
    )


def _tasks(groups: Sequence[ReasonGroup]) -> QuerySet[Task]:
    ids = [int(group.subject) for group in groups if group.noun is ReasonSubject.TASK]
    return Task.objects.filter(pk__in=ids).select_related("owner")


def _by_label(rows: Iterable[Labelled]) -> dict[Label, Labelled]:
    return {(row.case_id, row.label): row for row in rows}


def _clocks(ids: Iterable[int], now: datetime) -> QuerySet[Clock]:
    steps = Deadline.objects.filter(mark__startswith="step_", due_at__lte=now).order_by("due_at", "id")
    acknowledgements = Acknowledgement.objects.select_related("by").order_by("at", "id")
    return Clock.objects.filter(pk__in=ids).prefetch_related(
        Prefetch("deadlines", steps), Prefetch("acknowledgements", acknowledgements)
    )


@dataclass(frozen=True)
class _Writer:
    """Writes one row."""

    group: ReasonGroup
    things: RowThings
    user: User
    now: datetime

    def row(self) -> LateRow:
        task = self.things.tasks.get(self.group.subject) if self.group.noun is ReasonSubject.TASK else None
        return self._task_row(task) if task else self._thing_row()

    def _task_row(self, task: Task) -> LateRow:
        """A task says what is to be done in the words of who set it; who was only given it sees no name."""
        case, worst = self._case, self.group.worst
        is_seen = case.pk in self.things.seen
        saying = task_words.TaskFacts(task.kind, task.title, task.agency, task.due_at)
        return LateRow(
            reference=case.reference,
            href=links.case_page(case) if is_seen else links.task_finish_page(task),
            who=case.victim.first_name if is_seen else "",
            worker=_named(case.caseworker),
            risk=case.risk_level,
            subject=task.get_kind_display(),
            level=worst.level,
            rule=worst.rule,
            what=f"{task_words.task_in_list(saying)}.",
            late=task_words.how_late(worst.late_at, self.now) if worst.late_at else "",
            since=worst.since,
            waiting_on=task.agency or _named(task.owner) or "Our service",
            next_step=task_words.next_step(task.kind),
            next_href=_task_href(task, case) if is_seen else links.task_finish_page(task),
            headline=task.title.rstrip(". "),
            act=headlines.task_act(task.kind),
            age=headlines.task_age(task.due_at, self.now) if task.due_at else "",
            call=self._call if task_speaks_with_client(task.kind, task.title) else None,
            is_soon=not worst.level,
        )

    def _thing_row(self) -> LateRow:
        case, worst = self._case, self.group.worst
        brief = headlines.headline(worst, local_day(self.now))
        return LateRow(
            reference=case.reference,
            href=links.case_page(case),
            who=case.victim.first_name,
            worker=_named(case.caseworker),
            risk=case.risk_level,
            subject=sentences.subject_words(self.group.noun, self.group.subject),
            level=worst.level,
            rule=worst.rule,
            what=f"{sentences.why_in_list(worst, now=self.now)}.",
            late=sentences.how_late(worst, self.now),
            since=sentences.since(worst),
            waiting_on=self._waiting_on(),
            next_step=sentences.next_step(worst),
            next_href=self._next_href(worst),
            also=tuple(self._also(reason) for reason in self.group.reasons[1:]),
            ladder=self._ladder(),
            **self._letter(),
            acknowledged=self._acknowledged(),
            acknowledge_href=self._acknowledge_href(),
            is_soon=not worst.level and worst.rule not in (HEARING, REVIEW),
            is_whole_day=worst.rule in (HEARING, REVIEW) and not worst.why,
            level_said=sentences.tag(worst, local_day(self.now)),
            alarm=sentences.alarm(worst),
            headline=brief.what,
            act=brief.act,
            age=headlines.how_old(worst, self.now),
            call=self._call if speaks_with_client(worst.rule, sentences.next_step(worst)) else None,
        )

    @property
    def _call(self) -> CallAnswer | None:
        return self.things.calls.get(self._case.pk)

    @property
    def _label(self) -> Label:
        return (self.group.worst.case, self.group.subject)

    @property
    def _case(self) -> Case:
        return self.things.cases[self.group.worst.case]

    @property
    def _application(self) -> Application | None:
        return self.things.applications.get(self._label) if self.group.noun is ReasonSubject.APPLICATION else None

    @property
    def _order(self) -> Order | None:
        return self.things.orders.get(self._label) if self.group.noun is ReasonSubject.ORDER else None

    @property
    def _breach(self) -> Breach | None:
        return self.things.breaches.get(self._label) if self.group.noun is ReasonSubject.BREACH else None

    def _also(self, reason: ReasonToLook) -> str:
        return sentences.also(reason, now=self.now)

    def _waiting_on(self) -> str:
        stage = self._application.waiting_on if self._application else ""
        return waiting_words(waiting_code(self.group.worst.rule, stage), self._force())

    def _force(self) -> str:
        if self._application:
            return self._application.force.name
        if self._order:
            return self._order.application.force.name
        return self._breach.force.name if self._breach else self._case.victim_force.name

    def _next_href(self, reason: ReasonToLook) -> str:
        if reason.rule in (REVIEW, "B7", "T21"):
            return links.review_page(self._case)
        if self._application:
            return links.application_step_page(self._application)
        if self._order:
            return links.order_next_page(self._order, reason.rule)
        return links.breach_step_page(self._breach) if self._breach else links.case_page(self._case)

    @property
    def _top(self) -> Deadline | None:
        """The highest step that any of the reasons has reached."""
        clocks = [self.things.clocks[reason.clock] for reason in self.group.reasons if reason.clock]
        steps = [deadline for clock in clocks for deadline in clock.deadlines.all()]
        return max(
            steps, key=lambda step: (float(step.mark.removeprefix("step_")), -step.due_at.timestamp()), default=None
        )

    def _ladder(self) -> str:
        top = self._top
        said = step_words(top.mark, top.to, top.due_at, top.clock.rule) if top else ""
        return said.removesuffix(TO_PREPARE) if self._letter_to_step else said

    @property
    def _letter_to_step(self) -> Letter | None:
        step = step_of(self._top) if self._top else None
        return letter_for(step, self.things.letters.get(step.key, ())) if step else None

    def _letter(self) -> dict[str, str]:
        """The letter that the step asks for: where it is, or else where it is written."""
        step, thing = step_of(self._top) if self._top else None, self._application or self._order or self._breach
        if step is None or thing is None:
            return {}
        if letter := self._letter_to_step:
            words = f"{letter.get_kind_display()}: {letter.get_status_display().lower()}"
            return {"letter_words": words, "letter_href": links.letter_page(letter)}
        if not has_permission(self.user, Permission.WRITE_LETTER):
            return {}
        return {"letter_words": "Write the letter", "letter_href": letter_create_page(thing, step.kind, step.rule)}

    def _acknowledged(self) -> str:
        """The latest acknowledgement of the worst reason that has one."""
        for reason in self.group.reasons:
            rows = list(self.things.clocks[reason.clock].acknowledgements.all()) if reason.clock else []
            if rows:
                return _acknowledgement_words(rows[-1], quiet=self.group.quiet)
        return ""

    def _acknowledge_href(self) -> str:
        """Where the worst of them is acknowledged: to say so of the rest would not make the row quiet."""
        worst = self.group.worst
        if not (worst.clock and worst.level and may_acknowledge(self.user, worst.level)):
            return ""
        return links.acknowledge_page(self.things.clocks[worst.clock].public_id)


def _named(user: User | None) -> str:
    return (user.get_full_name() or user.username) if user else ""


PAGES_OF_TASKS: Final[dict[str, Callable[[Case, UUID], str]]] = {
    "contactattempt": lambda case, _about: links.contact_page(case),
    "recommendation": links.answer_page,
    "safetymeasure": links.measure_page,
    "warrant": lambda _case, about: links.warrant_check_page(about),
    "letter": lambda _case, about: links.letter_reply_page(about),
    "notificationduty": lambda _case, about: links.duty_answer_page(about),
    "condition": lambda _case, about: links.attendance_page(about),
    "hearing": links.hearing_page,
    "courtdate": links.court_date_page,
}


PAGES_OF_LAST_DAYS: Final[dict[str, Callable[[Case, UUID], str]]] = {
    "order": links.order_last_day_page,
    "otherprotection": links.protection_last_day_page,
    "share": links.share_last_day_page,
    "agreement": links.agreement_last_day_page,
}
"""Where a last day that nobody knew is recorded."""


def _task_href(task: Task, case_of_task: Case) -> str:
    """Where the thing itself is done: doing it there finishes the task."""
    pages = PAGES_OF_LAST_DAYS if task.kind == TaskKind.LAST_DAY else PAGES_OF_TASKS
    page = pages.get(task.about_kind)
    return page(case_of_task, task.about_id) if page and task.about_id else links.task_finish_page(task)


def may_acknowledge(user: User, level: str) -> bool:
    """Amber is for those who may acknowledge at all; what is worse is for supervisors."""
    if has_permission(user, Permission.ACKNOWLEDGE_FLAG):
        return True
    return level == "amber" and has_permission(user, Permission.ACKNOWLEDGE_AMBER)


def _acknowledgement_words(row: Acknowledgement, *, quiet: bool) -> str:
    by = row.by.get_full_name() or row.by.username
    if quiet:
        return f"Quiet until {day_words(row.quiet_until)}: {row.reason} ({by})"
    return f"Acknowledged by {by}, {day_words(row.at)}: {row.reason}"
