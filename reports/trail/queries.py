"""Reads the trail by case and by person, the newest first, a page at a time, with no more than its reader may know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.people.models import Role, User
from accounts.permissions.access import Permission, has_permission
from accounts.trail.models import AuditEntry, TrailOutcome
from casework.cases.models.case import Case
from casework.dates.rules.london_time import midnight
from reports.trail.rules import ACTS, CHANGE, REFUSED, act_words, page_words

LINES_PER_PAGE: Final = 50
MOST_COUNTED: Final = 100
BETWEEN: Final = "~"
NOT_GIVEN: Final = (TrailOutcome.REFUSED, TrailOutcome.NOTHING_THERE)


@dataclass(frozen=True, kw_only=True)
class TrailQuery:
    """Which kind, between which days, after which place."""

    kind: str = ""
    since: date | None = None
    until: date | None = None
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class TrailLine:
    """One line in words. What the reader may not know of a case is left out, also whether there is one."""

    at: datetime
    who: str
    words: str
    page: str
    session: str
    case: str
    case_id: UUID | None
    is_refused: bool
    is_missing: bool
    has_failed: bool
    shown: int


@dataclass(frozen=True)
class TrailPage:
    """One page of lines, where the next begins (empty after the last), and how many refusals there are in all."""

    lines: list[TrailLine]
    next_cursor: str
    refusals: int

    @property
    def refusals_words(self) -> str:
        if not self.refusals:
            return ""
        many = "Over 100" if self.refusals > MOST_COUNTED else str(self.refusals)
        return f"{many} {'was' if self.refusals == 1 else 'were'} refused or not given, with these filters."


def reads_everything(reader: User) -> bool:
    """Whether the reader reads the trail of the organisation: who else reads it must learn nothing of a refusal."""
    return has_permission(reader, Permission.READ_TRAIL)


def people_read_by(reader: User) -> QuerySet[User]:
    """Whose acts somebody reads: an auditor the organisation's, a supervisor the teams', everybody else the own."""
    people = User.objects.filter(organisation_id=reader.organisation_id)
    if reads_everything(reader):
        return people
    if reader.role == Role.SUPERVISOR:
        return people.filter(Q(teams__in=reader.teams.all()) | Q(pk=reader.pk)).distinct()
    return people.filter(pk=reader.pk)


def trail_of_case(case_id: UUID, reader: User, wanted: TrailQuery) -> TrailPage:
    """Who looked at a case, was refused it, changed it, or searched for something that showed it."""
    rows = AuditEntry.objects.filter(organisation_id=reader.organisation_id)
    return _page([rows.filter(case=case_id), rows.filter(shown__contains=[case_id])], reader, wanted)


def trail_of_person(person: User, reader: User, wanted: TrailQuery) -> TrailPage:
    """What a person looked at, searched for, was refused and did."""
    return _page([AuditEntry.objects.filter(user=person)], reader, wanted)


def _page(sources: Sequence[QuerySet[AuditEntry]], reader: User, wanted: TrailQuery) -> TrailPage:
    in_full = reads_everything(reader)
    narrowed = [source.filter(_chosen(wanted)) for source in sources]
    found = [_newest(source.filter(_before(wanted.after))) for source in narrowed]
    lines = list(islice(_once(merge(*found, key=_place, reverse=True)), LINES_PER_PAGE + 1))
    shown, more = lines[:LINES_PER_PAGE], lines[LINES_PER_PAGE:]
    refused = Q(outcome=TrailOutcome.REFUSED) if in_full else Q(outcome__in=NOT_GIVEN)
    refusals = narrowed[0].filter(refused)[: MOST_COUNTED + 1].count()
    references = _references({each.case for each in shown if each.case}, reader)
    told = [_told(each, references, in_full=in_full) for each in shown]
    return TrailPage(told, _written(shown[-1]) if more else "", refusals)


def _newest(rows: QuerySet[AuditEntry]) -> list[AuditEntry]:
    return list(rows.select_related("user").order_by("-at", "-pk")[: LINES_PER_PAGE + 1])


def _place(entry: AuditEntry) -> tuple[datetime, int]:
    return entry.at, entry.pk


def _once(entries: Iterable[AuditEntry]) -> Iterable[AuditEntry]:
    """A search within a case both names and shows it."""
    last = 0
    for entry in entries:
        if entry.pk != last:
            yield entry
        last = entry.pk


def _chosen(wanted: TrailQuery) -> Q:
    chosen = Q()
    if wanted.since:
        chosen &= Q(at__gte=midnight(wanted.since))
    if wanted.until:
        chosen &= Q(at__lt=midnight(wanted.until + timedelta(days=1)))
    if wanted.kind == REFUSED:
        chosen &= Q(outcome__in=NOT_GIVEN)
    elif wanted.kind == CHANGE:
        chosen &= Q(outcome="") & ~Q(act__in=[act for acts in ACTS.values() for act in acts])
    elif wanted.kind:
        chosen &= Q(act__in=ACTS[wanted.kind]) & ~Q(outcome__in=NOT_GIVEN)
    return chosen


def _before(cursor: str) -> Q:
    """What is older than a place; everything if it makes no sense."""
    moment, _, number = cursor.partition(BETWEEN)
    try:
        at, pk = datetime.fromisoformat(moment), int(number)
    except ValueError:
        return Q()
    if at.tzinfo is None or not 0 < pk < 2**63:
        return Q()
    return Q(at__lte=at) & (Q(at__lt=at) | Q(pk__lt=pk))


def _written(entry: AuditEntry) -> str:
    return f"{entry.at.isoformat()}{BETWEEN}{entry.pk}"


def _references(cases: Iterable[UUID], reader: User) -> Mapping[UUID, str]:
    """By which reference a case is called, of those that the reader may know of."""
    rows = Case.objects.filter(public_id__in=cases)
    known = rows.filter(organisation=reader.organisation_id) if reads_everything(reader) else rows.visible_to(reader)
    return dict(known.values_list("public_id", "reference"))


def _told(entry: AuditEntry, references: Mapping[UUID, str], *, in_full: bool) -> TrailLine:
    not_given = entry.outcome in NOT_GIVEN
    reference = references.get(entry.case, "") if entry.case else ""
    hidden = "" if not entry.case or (not_given and not in_full) else "A case that you cannot see"
    return TrailLine(
        at=entry.at,
        who=(entry.user.get_full_name() or entry.user.username) if entry.user else "Without signing in",
        words=act_words(entry.act),
        page=page_words(entry.route),
        session=entry.session,
        case=reference or hidden,
        case_id=entry.case if in_full and reference else None,
        is_refused=entry.outcome == TrailOutcome.REFUSED if in_full else not_given,
        is_missing=in_full and entry.outcome == TrailOutcome.NOTHING_THERE,
        has_failed=entry.outcome == TrailOutcome.FAILED,
        shown=len(entry.shown or ()) if in_full else 0,
    )
