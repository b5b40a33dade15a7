"""Demo data of casework: tasks, promises, contacts, safety plans, meetings, notes."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import cycle
from typing import Final

from accounts.people.models import User
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import NewTask, set_task
from casework.cases.models.case import Case
from casework.contact_log.services import NewContact, log_contact
from casework.dates.rules.london_time import local_day
from casework.meetings.services import NewMeeting, add_action, refer_to_meeting
from casework.notes.services import write_note
from casework.recommendations.services import NewRecommendation, recommend
from casework.safety_plan.services import NewMeasure, add_measure, confirm_plan
from orders.demo.accounts import DemoService

DAY: Final = timedelta(days=1)
TASKS: Final = (
    "Send the hospital letter to the council",
    "Ask the school who may collect the children",
    "Ring the housing officer about the locks",
)
PROMISES: Final = ("Put a marker on the address", "Take the statement", "Ring the client with the crime number")
MEASURES: Final = ("locks_alarms", "device_sweep", "flee_plan", "police_marker", "cctv")
NOTES: Final = (
    "Sounded tired and frightened. Prefers short calls. Wants to know of every step before it is taken.",
    "Worried about losing the tenancy. Spoke of moving in with a friend; we agreed to talk about it next week.",
)


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Some of each for the open cases of the service's first team; one client there has not been reached."""
    cases = Case.objects.filter(team=service.teams[0], closed_at=None).exclude(caseworker=None)
    words = zip(cycle(TASKS), cycle(PROMISES), cycle(MEASURES), cycle(NOTES), strict=False)
    rows = list(cases.select_related("victim", "victim_force", "caseworker").order_by("pk"))
    for place, (case, (task, promise, measure, note)) in enumerate(zip(rows, words, strict=False)):
        if case.caseworker is not None:
            _to_do(case, task, promise, case.caseworker, now - (place % 3) * DAY)
            _kept(case, measure, note, case.caseworker, now)
    high = next((case for case in rows if case.risk_level == "high" and case.caseworker), None)
    if high is not None and high.caseworker is not None:
        _missed(high, high.caseworker, now)


def _to_do(case: Case, task: str, promise: str, by: User, due_at: datetime) -> None:
    """A task and a promise, of which some are late and some are not."""
    then = due_at - 4 * DAY
    set_task(case, NewTask(title=task, due_at=due_at + DAY), by=by, now=then)
    promised = NewTask(title=promise, kind=TaskKind.PROMISE, agency=case.victim_force.name, due_at=due_at - DAY / 2)
    set_task(case, promised, by=by, now=then)


def _kept(case: Case, measure: str, note: str, by: User, now: datetime) -> None:
    """A conversation, a measure in a plan that was confirmed, a referral, a note and a recommendation."""
    today, then = local_day(now), now - 5 * DAY
    spoke = NewContact(at=then, way="phone", direction="in", outcome="spoke", words="Asked what comes next.")
    log_contact(case, spoke, by=by, now=now)
    write_note(case, text=note, by=by, now=then)
    agreed = NewMeasure(code=measure, state="agreed", agreed_on=today - 5 * DAY, review_on=today + 9 * DAY)
    add_measure(case, agreed, by=by, now=then)
    confirm_plan(case, confirmed_on=today - 5 * DAY, words="", by=by, now=then)
    referral = NewMeeting(
        kind="marac", referred_on=today - 5 * DAY, criteria=("judgement",), ground="Calls at night, and now at work."
    )
    meeting = refer_to_meeting(case, referral, by=by, now=then)
    add_action(meeting, agency="Housing", title="Change the locks", due_on=today + 7 * DAY, by=by, now=then)
    asked = NewRecommendation(
        kind="bail_condition",
        force=case.victim_force,
        made_on=today - 5 * DAY,
        words="Not to contact by any means, and not to enter the road.",
        answer_due_on=today + 2 * DAY,
    )
    recommend(case, asked, by=by, now=then)


def _missed(case: Case, by: User, now: datetime) -> None:
    """Three calls that nobody answered: a supervisor is told by the third."""
    for days in (3, 2, 1):
        call = NewContact(
            at=now - days * DAY,
            way="phone",
            direction="out",
            outcome="no_answer",
            outside_reason="To hear that the client is well.",
            went_ahead=True,
        )
        log_contact(case, call, by=by, now=now - days * DAY)
