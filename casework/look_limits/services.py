"""Counts, under the person's lock, how often somebody looks at what is hidden in a day, and allows more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, QuerySet, Sum

from accounts.database.clock import database_now
from accounts.people.models import Organisation, Role, User
from accounts.people.services.user_accounts import able_to_sign_in
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.dates.rules.london_time import local_day, midnight
from casework.editing.services.setting_versions import check_setting_version
from casework.form_fields.rules.reason_quality import check_reason
from casework.look_limits.models import LookAllowance, LookLimit, PersonQuestion
from casework.look_limits.rules import (
    DEFAULT_LIMITS,
    KIND_WORDS,
    QUESTION,
    REVEAL,
    check_look_limit,
    check_more,
    over_words,
)
from casework.safe_contact.models.safe_address import AddressReveal


@dataclass(frozen=True, kw_only=True)
class NewLookLimit:
    """A limit as a service manager gives it."""

    kind: str
    a_day: int
    valid_from: date
    reason: str
    seen: str | None = None
    """What the page was drawn with (casework.editing.services.setting_versions)."""


@dataclass(frozen=True, kw_only=True)
class NewAllowance:
    """How many more for whom today, and why."""

    person: User
    kind: str
    more: int
    reason: str


@dataclass(frozen=True)
class LooksToday:
    """How often one person has looked today, by kind: the number, and how far it may go."""

    person: User
    used: Mapping[str, int]
    limit: Mapping[str, int]

    @property
    def counts(self) -> list[tuple[str, int, int]]:
        """For a page: the words, the number, and how far it may go."""
        return [(words, self.used[kind], self.limit[kind]) for kind, words in KIND_WORDS.items()]

    @property
    def is_over(self) -> bool:
        return any(self.used[kind] >= self.limit[kind] for kind in self.limit)


def look_limits_on(organisation_id: int, day: date) -> dict[str, int]:
    """How often a person may look in a day: the organisation's own limits over the defaults."""
    rows = LookLimit.objects.filter(organisation_id=organisation_id).in_force(day)
    return {**DEFAULT_LIMITS, **{row.kind: row.a_day for row in rows}}


def limits_of_looks_set(organisation_id: int, kind: str) -> QuerySet[LookLimit]:
    """What an organisation has set of one kind of look."""
    return LookLimit.objects.filter(organisation_id=organisation_id, kind=kind)


def _words(row: LookLimit) -> list[tuple[str, str]]:
    return [("A day", str(row.a_day)), ("From", f"{row.valid_from:%-d %B %Y}"), ("Why", row.reason)]


@transaction.atomic
def set_look_limit(new: NewLookLimit, *, organisation: Organisation, today: date, by: User, now: datetime) -> LookLimit:
    """Set a limit from a day on, never for the past."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    check_setting_version(limits_of_looks_set(organisation.pk, new.kind), new.seen, _words)
    check_look_limit(new.kind, new.a_day)
    if new.valid_from < today:
        raise RuleViolation("A limit can only change from today on.", field="valid_from")
    said = check_reason(new.reason, sentence="Say in a few words why it changes.")
    row, _ = LookLimit.objects.update_or_create(
        organisation=organisation,
        kind=new.kind,
        valid_from=new.valid_from,
        defaults={"a_day": new.a_day, "reason": said, "set_by": by, "set_at": now},
    )
    named = {"kind": new.kind, "a_day": new.a_day, "valid_from": new.valid_from.isoformat()}
    audit(by=by, act="look_limit.set", subject=organisation, now=now, **named)
    return row


@transaction.atomic
def allow_more(new: NewAllowance, *, by: User) -> LookAllowance:
    """Let somebody of one's own teams look more often today; never oneself."""
    check_more(new.kind, new.more)
    said = check_reason(new.reason)
    _lock(new.person)
    if new.person.pk == by.pk or not people_of(by).filter(pk=new.person.pk).exists():
        raise RuleViolation("Choose somebody else of your teams.", field="person")
    now = database_now()
    row = LookAllowance.objects.create(
        organisation_id=by.organisation_id,
        person=new.person,
        kind=new.kind,
        day=local_day(now),
        more=new.more,
        reason=said,
        allowed_by=by,
        allowed_at=now,
    )
    audit(by=by, act="look_limit.allow", subject=new.person, now=now, kind=new.kind, more=new.more)
    return row


def count_reveal(by: User) -> datetime:
    """The moment of one more reveal, under the person's lock until the transaction ends; refused over the limit.

    Whoever calls it writes the reveal in the same transaction.
    """
    _lock(by)
    now = database_now()
    looks = looks_of(by, now)
    if looks.used[REVEAL] >= looks.limit[REVEAL]:
        raise RuleViolation(over_words(REVEAL, looks.limit[REVEAL], supervisors_of(by, now)), field="reason")
    return now


@transaction.atomic
def may_ask(by: User, words: str) -> bool:
    """Whether one more question about a person can be answered in full; the same one again on a day is no other."""
    _lock(by)
    now = database_now()
    day = local_day(now)
    if PersonQuestion.objects.filter(by=by, day=day, words=words).exists():
        return True
    looks = looks_of(by, now)
    if looks.used[QUESTION] >= looks.limit[QUESTION]:
        return False
    PersonQuestion.objects.create(organisation_id=by.organisation_id, by=by, day=day, words=words, at=now)
    return True


def over_limit(by: User, kind: str, now: datetime) -> str:
    """What to say to a person whose number of the day is used up; nothing to others."""
    looks = looks_of(by, now)
    if looks.used[kind] < looks.limit[kind]:
        return ""
    return over_words(kind, looks.limit[kind], supervisors_of(by, now))


def looks_of(person: User, now: datetime) -> LooksToday:
    """How often somebody has looked today."""
    (found,) = _counted([person], person.organisation_id, now)
    return found


def looks_today(by: User, now: datetime) -> list[LooksToday]:
    """The people of a supervisor's teams, those at their limit first."""
    people = list(people_of(by).order_by("first_name", "username"))
    return sorted(_counted(people, by.organisation_id, now), key=lambda each: not each.is_over)


def people_of(supervisor: User) -> QuerySet[User]:
    """Who works in one of a supervisor's teams; oneself among them."""
    of_teams = User.objects.filter(organisation_id=supervisor.organisation_id, teams__in=supervisor.teams.all())
    return of_teams.filter(is_active=True).distinct()


def supervisors_of(person: User, now: datetime) -> list[str]:
    """Who could allow more: other supervisors of one's teams who can sign in."""
    rows = able_to_sign_in(now).filter(role=Role.SUPERVISOR, organisation_id=person.organisation_id)
    rows = rows.filter(teams__in=person.teams.all()).exclude(pk=person.pk).distinct().order_by("first_name", "username")
    return [each.get_full_name() or each.get_username() for each in rows]


def _lock(person: User) -> None:
    User.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)


def _counted(people: list[User], organisation_id: int, now: datetime) -> list[LooksToday]:
    """In three statements for any number of people."""
    day, ids = local_day(now), [each.pk for each in people]
    base = look_limits_on(organisation_id, day)
    reveals = AddressReveal.objects.filter(by__in=ids, at__gte=midnight(day)).values_list("by")
    questions = PersonQuestion.objects.filter(by__in=ids, day=day).values_list("by")
    used = {
        REVEAL: dict(reveals.annotate(Count("pk")).order_by()),
        QUESTION: dict(questions.annotate(Count("pk")).order_by()),
    }
    allowed = LookAllowance.objects.filter(person__in=ids, day=day).values_list("person", "kind")
    more = {(person, kind): total for person, kind, total in allowed.annotate(Sum("more")).order_by()}
    return [
        LooksToday(
            each,
            {kind: used[kind].get(each.pk, 0) for kind in base},
            {kind: base[kind] + more.get((each.pk, kind), 0) for kind in base},
        )
        for each in people
    ]
