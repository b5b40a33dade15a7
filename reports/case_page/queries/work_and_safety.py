"""Reads the tabs Work and Safety of the case page: tasks, contacts, notes, safety plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings

from accounts.people.models import User
from casework.case_tasks.models import Task, TaskKind, TaskQuerySet
from casework.case_tasks.rules import TaskStanding, standing
from casework.cases.models.case import Case
from casework.contact_log.models import ContactAttempt
from casework.contact_log.rules import PastAttempt, next_try
from casework.dates.rules.london_time import local_day, midnight
from casework.incidents.models.incident import Incident
from casework.meetings.models import Meeting, MeetingCriterion, MeetingKind
from casework.meetings.rules import PossibleRepeat, possible_repeat
from casework.notes.models import Note, NoteQuerySet
from casework.recommendations.models import Recommendation
from casework.safe_contact.services.contact_plan import call_answer
from casework.safety_plan.models import PlanConfirmation, SafetyMeasure
from casework.safety_plan.rules import plan_good_until, plan_is_out_of_date
from casework.templatetags.display import day as day_words
from reports.case_page.queries.case_parts import SummaryLine

GROUPS: Final = {
    TaskStanding.LATE: "Late",
    TaskStanding.SOON: "Due within three days",
    TaskStanding.REST: "Later, or without a day",
    TaskStanding.ASLEEP: "Put off",
}
DONE_SHOWN: Final = 50
NOTES_SHOWN: Final = 5
CONTACTS_SHOWN: Final = 50


@dataclass(frozen=True)
class TaskGroup:
    """Open tasks that stand alike, the earliest due first."""

    standing: TaskStanding
    title: str
    tasks: list[Task]


@dataclass(frozen=True)
class MeetingWithActions:
    """A meeting with the actions that it gave."""

    meeting: Meeting
    actions: list[Task]

    @property
    def facts(self) -> list[SummaryLine]:
        row = self.meeting
        criteria = [MeetingCriterion(each).label for each in row.criteria]
        mappa = [row.get_mappa_category_display(), row.get_mappa_level_display()]
        said = (
            ("Referred", day_words(row.referred_on)),
            ("Criteria", "; ".join(criteria)),
            ("Why", row.ground),
            ("Meets", day_words(row.meets_on)),
            ("MAPPA", "; ".join(each for each in mappa if each)),
            ("Lead", row.lead),
            ("Outcome", "\n".join(each for each in (row.get_outcome_display(), row.outcome_words) if each)),
        )
        return [SummaryLine(key, value) for key, value in said if value]


@dataclass(frozen=True)
class CaseWork:
    """Everything on the part Work of one case."""

    groups: list[TaskGroup]
    done: list[Task]
    meetings: list[MeetingWithActions]
    repeat: PossibleRepeat | None
    recommendations: Sequence[Recommendation]
    notes: list[Note]
    more_notes: bool


@dataclass(frozen=True)
class SafetyPlan:
    """The measures of a plan, its versions, and whether it is time to go through it again."""

    measures: Sequence[SafetyMeasure]
    versions: Sequence[PlanConfirmation]
    good_until: date | None
    is_out_of_date: bool


@dataclass(frozen=True)
class ContactLog:
    """The latest entries, whether there are more, and what to try after misses."""

    entries: list[ContactAttempt]
    has_more: bool
    next_try: str


def case_work(case: Case, user: User, now: datetime) -> CaseWork:
    """What is to be done on a case and what was asked of others; the same few statements however much there is."""
    meetings = list(Meeting.objects.visible_to(user).filter(case=case).order_by("-referred_on", "-id"))
    recommendations = Recommendation.objects.visible_to(user).filter(case=case).select_related("force")
    notes = list(notes_of(case, user)[: NOTES_SHOWN + 1])
    return CaseWork(
        groups=_task_groups(case, now),
        done=list(_tasks(case).exclude(done_at=None).order_by("-done_at", "-id")[:DONE_SHOWN]),
        meetings=_held(case, meetings),
        repeat=_repeat(case, meetings),
        recommendations=list(recommendations.order_by("-made_on", "-id")),
        notes=notes[:NOTES_SHOWN],
        more_notes=len(notes) > NOTES_SHOWN,
    )


def notes_of(case: Case, user: User) -> NoteQuerySet:
    """The notes of a case with what was added to each, the latest first."""
    rows = Note.objects.visible_to(user).filter(case=case).first_written().select_related("by")
    return rows.prefetch_related("amendments__by")


def safety_plan(case: Case, user: User, now: datetime) -> SafetyPlan:
    """The plan as it stands, and its versions, the latest first."""
    measures = SafetyMeasure.objects.visible_to(user).filter(case=case).order_by("id")
    rows = PlanConfirmation.objects.visible_to(user).filter(case=case).select_related("recorded_by")
    versions = list(rows.order_by("-number"))
    latest = versions[0].confirmed_on if versions else None
    return SafetyPlan(
        measures=list(measures),
        versions=versions,
        good_until=plan_good_until(latest, case.risk_level) if latest else None,
        is_out_of_date=plan_is_out_of_date(latest, risk=case.risk_level, today=local_day(now)),
    )


def contact_log(case: Case, user: User, now: datetime, *, everything: bool = False) -> ContactLog:
    """The contact log, the latest first; a corrected entry keeps its place and says so."""
    rows = ContactAttempt.objects.visible_to(user).filter(case=case)
    rows = rows.select_related("recorded_by", "correction").newest_first()
    entries = list(rows if everything else rows[: CONTACTS_SHOWN + 1])
    shown = entries if everything else entries[:CONTACTS_SHOWN]
    standing_entries = [PastAttempt(row.at, row.outcome) for row in shown if not hasattr(row, "correction")]
    suggested = next_try(standing_entries, call_answer(case, now).call)
    return ContactLog(shown, len(entries) > len(shown), suggested)


def _tasks(case: Case) -> TaskQuerySet:
    return Task.objects.filter(case=case).select_related("owner", "done_by")


def _task_groups(case: Case, now: datetime) -> list[TaskGroup]:
    together: dict[TaskStanding, list[Task]] = defaultdict(list)
    for task in _tasks(case).open().order_by("due_at", "id"):
        together[standing(task.due_at, task.snoozed_until, now)].append(task)
    return [TaskGroup(each, title, together[each]) for each, title in GROUPS.items() if together[each]]


def _held(case: Case, meetings: Sequence[Meeting]) -> list[MeetingWithActions]:
    actions: dict[UUID | None, list[Task]] = defaultdict(list)
    for task in _tasks(case).filter(kind=TaskKind.MEETING_ACTION).order_by("due_at", "id"):
        actions[task.about_id].append(task)
    return [MeetingWithActions(meeting, actions[meeting.public_id]) for meeting in meetings]


def _repeat(case: Case, meetings: Sequence[Meeting]) -> PossibleRepeat | None:
    """Asks for incidents only since the latest referral to a MARAC, and only if there was one."""
    referrals = [meeting.referred_on for meeting in meetings if meeting.kind == MeetingKind.MARAC]
    if not referrals:
        return None
    since = midnight(max(referrals) + timedelta(days=1))
    moments = Incident.objects.filter(case=case, happened_at__gte=since).order_by("happened_at")[:1]
    days = [local_day(row.happened_at) for row in moments]
    return possible_repeat(referrals, days, months=settings.REPEAT_WINDOW_MONTHS)
