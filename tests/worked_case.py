"""The work on a case, lived through the services, with words in it that the police must never see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from accounts.people.models import User
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, set_task
from casework.cases.models.case import Case
from casework.contact_log.models import ContactAttempt
from casework.contact_log.services import NewContact, log_contact
from casework.dates.rules.london_time import local_day
from casework.meetings.models import Meeting
from casework.meetings.services import NewMeeting, refer_to_meeting
from casework.notes.models import Note
from casework.notes.services import write_note
from casework.recommendations.models import Recommendation
from casework.recommendations.services import NewRecommendation, recommend
from casework.safety_plan.models import SafetyMeasure
from casework.safety_plan.services import NewMeasure, add_measure

DAY: Final = timedelta(days=1)
NOTE_TEXT: Final = "Sleeps at the windmill on Thursdays"
CONTACT_WORDS: Final = "Whispered from the pantry"
TASK_TITLE: Final = "Ring the harpsichord teacher"
PROMISE: Final = "Fetch the pewter tankard"
MEASURE_NOTE: Final = "The marble bolt sticks"
MEETING_GROUND: Final = "Eleven owls in one week"
WORDS_TO_POLICE: Final = "Kindly forbid the accordion"
SECRETS: Final = (*(NOTE_TEXT, CONTACT_WORDS, TASK_TITLE, PROMISE, MEASURE_NOTE, MEETING_GROUND, WORDS_TO_POLICE),)


@dataclass(frozen=True)
class Worked:
    """The rows that the tests name."""

    task: Task
    contact: ContactAttempt
    measure: SafetyMeasure
    meeting: Meeting
    note: Note
    recommendation: Recommendation


def work_on(case: Case, by: User, now: datetime) -> Worked:
    """One of everything; the task and the promise are late."""
    today, then = local_day(now), now - 3 * DAY
    new_task = NewTask(title=TASK_TITLE, due_at=now - DAY)
    task = set_task(case, new_task, by=by, now=then)
    promise = NewTask(
        title=PROMISE, kind=TaskKind.PROMISE, agency=case.victim_force.name, due_at=now - DAY, detail="PC Teasel"
    )
    set_task(case, promise, by=by, now=then)
    contact = NewContact(at=then, way="phone", direction="in", outcome="spoke", words=CONTACT_WORDS)
    measure = NewMeasure(code="locks_alarms", state="agreed", agreed_on=today, note=MEASURE_NOTE)
    meeting = NewMeeting(kind="marac", referred_on=today, ground=MEETING_GROUND)
    recommendation = NewRecommendation(
        kind="order", force=case.victim_force, made_on=today, words=WORDS_TO_POLICE, answer_due_on=today + 7 * DAY
    )
    return Worked(
        task,
        log_contact(case, contact, by=by, now=now),
        add_measure(case, measure, by=by, now=now),
        refer_to_meeting(case, meeting, by=by, now=now),
        write_note(case, text=NOTE_TEXT, by=by, now=now),
        recommend(case, recommendation, by=by, now=now),
    )
