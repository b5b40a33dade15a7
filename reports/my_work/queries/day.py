"""Reads one person's day in the order of its hours: court, calls promised, hours in which a call is safe, tasks due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.caseload.models.waiting_list import Wait
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day, local_time, midnight
from casework.leave.queries import work_owners
from reports.delays.queries.late_now import WorkScope, work_now
from reports.delays.queries.late_rows import LateRow, rows_for
from reports.diary.queries.diary import DiaryLine, in_court_on
from reports.lists import links
from reports.lists.rules import ReasonGroup, group, is_task

MOST_CALLS: Final = 50


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """One thing of a day: from when (None: at any hour of it), what kind, what, of whom, and where it is done."""

    at: datetime | None
    until: datetime | None = None
    kind: str
    what: str
    reference: str
    who: str
    href: str
    act: str
    note: str = ""
    is_past: bool = False
    """Its hour has come and gone, and nobody has said that it is done."""

    @property
    def hours(self) -> str:
        """10:00; 10:00 to 12:00; until 15:00; nothing of what has no hour."""
        begin, end = _clock(self.at), _clock(self.until)
        if begin and end:
            return f"{begin} to {end}"
        return begin or (f"Until {end}" if end else "")


@dataclass(frozen=True)
class Day:
    """What has an hour, in the order of the hours; then what is for any hour of today."""

    timed: list[DayLine]
    any_time: list[DayLine]


@ReadInRounds
def day_of(user: User, now: datetime) -> ReadPlan[Day]:
    """One's own day, from its first hour; what is late from before stands on My work alone."""
    reasons = yield from work_now.plan(user, now, WorkScope(soon=True))
    groups = [each for each in group(reasons, today=local_day(now)) if not each.quiet]
    own = Case.objects.visible_to(user).open().filter(caseworker__in=work_owners(user))
    waits = Wait.objects.filter(case__in=own, next_contact_at__range=_edges(now))
    promised = waits.select_related("case__victim")
    yield [promised]
    rows = yield from rows_for.plan(groups, user=user, now=now)
    told = list(zip(groups, rows, strict=True))
    lines = [
        *_court(in_court_on(user, local_day(now)), now),
        *(_promise(wait, now) for wait in promised),
        *_tasks(told, now),
        *_turning(told, now),
        *_calls(told, now),
    ]
    timed = sorted((each for each in lines if each.at or each.until), key=lambda each: (each.at or now, each.reference))
    return Day(timed, [each for each in lines if not each.at and not each.until])


def _edges(now: datetime) -> tuple[datetime, datetime]:
    day = local_day(now)
    return midnight(day), midnight(day + timedelta(days=1))


def _is_today(moment: datetime | None, now: datetime) -> bool:
    """A moment of today; the midnight that ends it is the end of something due today."""
    first, last = _edges(now)
    return moment is not None and first < moment <= last


def _hour(moment: datetime) -> datetime | None:
    """None for a midnight: whoever gave only a day named no hour."""
    return None if local_time(moment).time() == time.min else moment


def _clock(moment: datetime | None) -> str:
    return f"{local_time(moment):%H:%M}" if moment else ""


def _court(lines: Iterable[tuple[datetime | None, DiaryLine]], now: datetime) -> Iterator[DayLine]:
    for at, line in lines:
        yield DayLine(
            at=at,
            kind="Court",
            what=line.what,
            reference=line.reference,
            who=line.who,
            href=line.href,
            act="See the day at court" if line.href else "",
            note=". ".join(part for part in (line.place, *line.notes) if part),
            is_past=at is not None and at < now,
        )


def _promise(wait: Wait, now: datetime) -> DayLine:
    at = wait.next_contact_at
    return DayLine(
        at=_hour(at) if at else None,
        kind="Call promised",
        what="We said that we would be in touch",
        reference=wait.case.reference,
        who=wait.case.victim.first_name,
        href=links.contact_page(wait.case),
        act="Log the contact",
        is_past=at is not None and at < now,
    )


Told = Iterable[tuple[ReasonGroup, LateRow]]


def _tasks(told: Told, now: datetime) -> Iterator[DayLine]:
    """Tasks whose moment lies in today, come or still to come."""
    for each, row in told:
        due = each.worst.late_at
        if is_task(each.worst.rule) and due is not None and _is_today(due, now):
            yield _line(row, "Task", _hour(due), is_past=due <= now)


def _turning(told: Told, now: datetime) -> Iterator[DayLine]:
    """What becomes late today unless somebody acts."""
    for each, row in told:
        due = each.worst.late_at
        if not is_task(each.worst.rule) and not each.worst.level and due is not None and _is_today(due, now):
            yield _line(row, "Late from then on", _hour(due))


def _calls(told: Told, now: datetime) -> Iterator[DayLine]:
    """One for each client with whom something is to be spoken about and who may be called today, and when."""
    seen: set[str] = set()
    for _, row in told:
        call = row.call
        if call is None or row.reference in seen or len(seen) == MOST_CALLS:
            continue
        if call.may:
            seen.add(row.reference)
            yield _line(row, "Call", None, until=_today_only(call.until, now), note=call.sentence)
        elif _is_today(call.next_at, now):
            seen.add(row.reference)
            yield _line(row, "Call", call.next_at, note=call.sentence)


def _today_only(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if _is_today(moment, now) and _hour(moment) else None  # type: ignore[arg-type]


def _line(
    row: LateRow,
    kind: str,
    at: datetime | None,
    *,
    until: datetime | None = None,
    note: str = "",
    is_past: bool = False,
) -> DayLine:
    return DayLine(
        at=at,
        until=until,
        kind=kind,
        what=row.headline,
        reference=row.reference,
        who=row.who,
        href=row.next_href,
        act=row.act,
        note=note,
        is_past=is_past,
    )
