"""Holds replay and the live record to each other: generated histories flag the same however they are told.

The histories are the same on every run, and a failing one is shown as it was drawn. For a longer search for others,
which also makes a failing one as short as it can:
`HISTORIES=2000 make test ARGS=tests/record/replay/test_live_and_replay.py`
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from accounts.people.models import Organisation, Team
from casework.cases.models.case import Case
from orders.cases.services.case_files import ImportedCaseOwner, check_case_file, export_case, import_case
from orders.cases.services.opening import NewCase, create_case
from record.authors import Author
from record.case_state.folding import by_moment
from record.events.events import CaseEvent
from record.events.reading import read_event
from record.recording import NewEvent, record
from record.replay.case_file import read_case_file, replay
from risk.flags.models import Escalation, Flag
from risk.flags.services.flags import raise_flags
from tests.factories import make_force, make_team
from tests.orders.generated import FORCES, histories, until_after

SEARCHED: Final = os.environ.get("HISTORIES", "")
ALWAYS: Final = settings(
    deadline=None,
    database=None,
    derandomize=not SEARCHED,
    phases=(Phase.generate, Phase.shrink) if SEARCHED else (Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PURE: Final = settings(ALWAYS, max_examples=int(SEARCHED or "150"))
LIVE: Final = settings(ALWAYS, max_examples=int(SEARCHED or "200") // 10)

Told = tuple[str, str, str, str, str | None, tuple[tuple[float, str, str], ...]]
"""A level that a flag reached: rule, subject, level, from, until, and its escalation steps."""


def told(rows: Sequence[dict[str, object]]) -> list[Told]:
    return sorted((_told(row) for row in rows), key=str)


def _told(row: dict[str, object]) -> Told:
    closed_at, steps = row["closed_at"], row["escalations"]
    assert isinstance(steps, list)
    climbed = tuple((float(each["step"]), str(each["to"]), str(each["at"])) for each in steps)
    return (
        str(row["rule"]),
        str(row["subject"]),
        str(row["level"]),
        str(row["at"]),
        None if closed_at is None else str(closed_at),
        climbed,
    )


def differences(found: Sequence[Told], expected: Sequence[Told]) -> list[str]:
    """What stands on one side only, so that a failure is read at a glance."""
    there, here = Counter(found), Counter(expected)
    return [*(f"only here: {row}" for row in there - here), *(f"only there: {row}" for row in here - there)]


def seen_at(rows: Sequence[Told], moment: datetime) -> list[Told]:
    """What of a later replay was known at a moment."""
    known = [row for row in rows if _before(row[3], moment)]
    cut = [
        (
            rule,
            subject,
            level,
            at,
            closed_at if closed_at is not None and _before(closed_at, moment) else None,
            tuple(step for step in steps if _before(step[2], moment)),
        )
        for rule, subject, level, at, closed_at, steps in known
    ]
    return sorted(cut, key=str)


def _before(text: str, moment: datetime) -> bool:
    return _moment(text) <= moment


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@PURE
@given(st.data())
def test_replay_until_a_moment_is_the_whole_replay_as_seen_then(data: st.DataObject) -> None:
    events = data.draw(histories())
    end = data.draw(until_after(events))
    whole = told(replay("any", events, until=end))
    moments = [datetime.fromisoformat(row[3]) for row in whole] + [event.at for event in events]
    moment = data.draw(st.sampled_from(moments)) + data.draw(
        st.sampled_from([timedelta(0), timedelta(microseconds=-1), timedelta(minutes=1), timedelta(days=9)])
    )
    until = min(max(moment, events[0].at), end)
    assert differences(told(replay("any", events, until=until)), seen_at(whole, until)) == []


@PURE
@given(histories())
def test_history_survives_being_written_and_read_again(events: list[CaseEvent]) -> None:
    text = json.dumps({"case": "any", "events": [_written(event) for event in events]})
    _, read = read_case_file(text)
    until = events[-1].at + timedelta(days=400)
    assert replay("any", read, until=until) == replay("any", events, until=until)


def _written(event: CaseEvent) -> dict[str, object]:
    return {"at": event.at.isoformat(), "type": event.kind, **event.facts}


ANSWERS: Final[dict[str, tuple[str, dict[str, object]]]] = {
    "T1": ("application", {"step": "acknowledged", "officer": "named"}),
    "T2": ("application", {"step": "decided_to_apply"}),
    "T3": ("application", {"step": "conditions_put_to_victim"}),
    "T4": ("application", {"step": "authorised"}),
    "T5": ("application", {"step": "lodged"}),
    "T6": ("application", {"step": "interim_refused"}),
    "T7": ("application", {"step": "listed", "hearing_on": "2199-12-31"}),
    "T8": ("application", {"step": "held"}),
    "T9": ("application", {"step": "listed", "hearing_on": "2199-12-31"}),
    "T10": ("application", {"step": "refused", "reason": "identity_unproven"}),
    "T11": ("order", {"step": "served"}),
    "T12": ("order", {"step": "victim_told"}),
    "T13": ("order", {"step": "notified"}),
    "T15": ("order", {"step": "discharged"}),
    "T16": ("order", {"step": "not_renewing_reviewed"}),
    "T17": ("application", {"step": "interim_applied"}),
    "T18": ("application", {"step": "reviewed"}),
    "T19": ("order_made", {"order": "O99", "kind": "interim", "last_day": "2199-12-31", "conditions": []}),
    "T20": ("order_made", {"order": "O99", "kind": "full", "last_day": None, "conditions": []}),
    "T21": ("risk_reviewed", {"level": "high"}),
    "B1": ("breach_step", {"step": "not_reported_reviewed"}),
    "B2": ("breach_step", {"step": "police_contacted_victim"}),
    "B3": ("breach_step", {"step": "crime_recorded", "reference": "invented"}),
    "B4": ("breach_step", {"step": "charged"}),
    "B5": ("breach_step", {"step": "warrant_executed"}),
    "B6": ("breach_step", {"step": "outcome_told_to_victim"}),
    "B7": ("risk_reviewed", {"level": "high"}),
    "B8": ("breach_step", {"step": "bail_update"}),
    "B9": ("breach_step", {"step": "reviewed"}),
}
"""An event that answers each rule; T14 is left out: its subject alone does not say which order it belongs to."""
NAMED: Final = {"application": "application", "order_made": "application", "order": "order", "breach_step": "breach"}


def answered(events: Sequence[CaseEvent], row: Told, at: datetime) -> list[CaseEvent]:
    """The history as far as a flag, and then nothing but the event that answers it."""
    kind, facts = ANSWERS[row[0]]
    named = {NAMED[kind]: _named(events, row)} if kind in NAMED else {}
    known = [event for event in events if event.at <= _moment(row[3])]
    return [*known, read_event(len(events) + 1, at, kind, {**facts, **named})]


def _named(events: Sequence[CaseEvent], row: Told) -> str:
    """The thing that the answer names: the review of a lost order (T18) is one of its application."""
    made = {str(each.facts["order"]): str(each.facts["application"]) for each in events if each.kind == "order_made"}
    return made.get(row[1], row[1]) if row[0] == "T18" else row[1]


@PURE
@given(st.data())
def test_answer_up_to_the_limit_raises_no_flag_and_one_after_it_closes_the_flag(data: st.DataObject) -> None:
    events = data.draw(histories())
    end = events[-1].at + timedelta(days=400)
    rows = [row for row in told(replay("any", events, until=end)) if row[0] in ANSWERS]
    assume(rows)
    flag = data.draw(st.sampled_from(rows))
    limit, after = _moment(flag[3]), _moment(flag[3]) + timedelta(microseconds=1)
    in_time = told(replay("any", answered(events, flag, limit), until=end))
    assert not [row for row in in_time if row[:4] == flag[:4]]
    too_late = told(replay("any", answered(events, flag, after), until=end))
    assert [row for row in too_late if row[:4] == flag[:4] and row[4] == after.isoformat()]


# --- The live record ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bench:
    """A service on the real database into which each example enters a case of its own."""

    team: Team
    force: Organisation

    def case(self, events: Sequence[CaseEvent]) -> Case:
        facts = events[0].facts
        return create_case(
            NewCase(
                team=self.team,
                caseworker=None,
                first_name="Alba",
                relationship=str(facts["relationship"]),
                victim_force=self.force,
                risk=str(facts["risk"]),
                opened_at=events[0].at,
            )
        )


@pytest.fixture
def bench(db: None) -> Bench:
    forces = [make_force(slug) for slug in FORCES]
    return Bench(make_team(), forces[0])


def live(case: Case) -> list[Told]:
    """Every flag in the database, in the words of a replay."""
    steps: dict[int, list[tuple[float, str, str]]] = defaultdict(list)
    for each in Escalation.objects.filter(case=case).order_by("step"):
        steps[each.clock_id].append((float(each.step), each.to, each.at.isoformat()))
    rows = [
        (
            flag.clock.rule,
            flag.clock.subject.rpartition("/")[2],
            flag.level,
            flag.at.isoformat(),
            flag.closed_at.isoformat() if flag.closed_at else None,
            tuple(steps[flag.clock_id]) if flag.level == "red" else (),
        )
        for flag in Flag.objects.filter(case=case).select_related("clock")
    ]
    return sorted(rows, key=str)


def _job_times(data: st.DataObject, before: datetime, after: datetime) -> list[datetime]:
    """When the job happens to run between two moments: not at all, at their edges, or anywhere; twice too."""
    edges = [before, after - timedelta(microseconds=1)]
    somewhere = st.floats(0, 0.999).map(lambda part: before + part * (after - before))
    times = data.draw(st.lists(st.one_of(st.sampled_from(edges), somewhere), max_size=2))
    return sorted(time for time in times if before <= time < after)


@LIVE
@given(data=st.data())
def test_live_record_flags_what_the_replay_flags(bench: Bench, data: st.DataObject) -> None:
    events = data.draw(histories(most=22))
    until = data.draw(until_after(events))
    with transaction.atomic():
        case = bench.case(events)
        moments = [at for at, _ in by_moment(events)]
        for (at, group), (_, after) in zip(by_moment(events), pairwise([*moments, until]), strict=True):
            record(case, [NewEvent(each.at, each.kind, each.facts) for each in group], Author(by=None, now=at))
            for time in _job_times(data, at, after):
                raise_flags(now=time)
                raise_flags(now=time)
        raise_flags(now=until)
        found = live(case)
        transaction.set_rollback(True)
    assert differences(found, told(replay("any", events, until=until))) == []


@LIVE
@given(data=st.data())
def test_case_entered_late_and_at_once_flags_what_the_replay_flags(bench: Bench, data: st.DataObject) -> None:
    events = data.draw(histories())
    until = data.draw(until_after(events))
    text = json.dumps({"case": "any", "events": [_written(event) for event in events]})
    with transaction.atomic():
        case = import_case(check_case_file(text), owner=ImportedCaseOwner(bench.team), now=until)
        raise_flags(now=until)
        found, exported = live(case), json.dumps(export_case(case))
        transaction.set_rollback(True)
    assert differences(found, told(replay("any", events, until=until))) == []
    assert told(replay("any", read_case_file(exported)[1], until=until)) == found
