"""Who will see something, queried from accounts and shares in this request; one query for all pages that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import Organisation, Role, Team, User
from accounts.people.services.user_accounts import able_to_sign_in
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_if_free
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import end_concern, raise_concern
from casework.dates.rules.london_time import local_day
from casework.sharing.models.force_number import ForceNumber
from casework.sharing.models.share import Share
from casework.sharing.rules import audience as words


@dataclass(frozen=True)
class ForceAudience:
    """Who at a force sees a case at a moment."""

    force: Organisation
    is_shared: bool
    liaisons: int
    phone: str

    @property
    def sees(self) -> bool:
        return self.is_shared and self.liaisons > 0

    def __str__(self) -> str:
        name, phone = self.force.name, self.phone
        return words.force_words(name, is_shared=self.is_shared, liaisons=self.liaisons, phone=phone)


def force_audience(case: Case, force: Organisation, now: datetime) -> ForceAudience:
    """Who at a force can see a case now: liaisons who can sign in, while a share with it is live."""
    is_shared = case.shares.live(local_day(now)).filter(force=force).exists()
    liaisons = _liaisons(now).filter(organisation=force).count()
    return ForceAudience(force, is_shared, liaisons, phone_of(force, case.organisation_id))


def phone_of(force: Organisation, service_id: int) -> str:
    """What to do where nobody at a force can sign in, in words."""
    return phones_of([force], service_id)[force.pk]


@ReadInRounds
def phones_of(forces: Iterable[Organisation], service_id: int) -> ReadPlan[dict[int, str]]:
    """The same of several forces, in one statement."""
    ids = [force.pk for force in forces]
    rows = ForceNumber.objects.filter(organisation_id=service_id, force__in=ids)
    kept = rows.values_list("force", "phone")
    yield [kept]
    phones: dict[int, str] = dict(kept)
    return {each: words.phone_words(_known(phones.get(each)), phones.get(each, "")) for each in ids}


def _known(phone: str | None) -> words.NumberKnown:
    if phone is None:
        return words.NumberKnown.NOT_RECORDED
    return words.NumberKnown.KNOWN if phone else words.NumberKnown.NOT_KNOWN


def supervisors_who_see(case: Case, now: datetime) -> str:
    """Whether a supervisor of the case's team will find what was raised, in words."""
    return words.supervisor_words(_supervisors(case, now))


def service_who_sees(case: Case, now: datetime) -> str:
    """Who at the service sees what a liaison has recorded, in words."""
    workers = able_to_sign_in(now).filter(cases=case, role=Role.CASEWORKER).count()
    return words.service_words(case.organisation.name, workers=workers, supervisors=_supervisors(case, now))


def _supervisors(case: Case, now: datetime) -> int:
    rows = able_to_sign_in(now).filter(role=Role.SUPERVISOR, organisation_id=case.organisation_id)
    return rows.filter(teams=case.team_id).distinct().count()


def watch_force(case: Case, force: Organisation, *, by: User | None, now: datetime) -> Concern | None:
    """Tell the team's supervisors, once for each force, that a case depends on one at which nobody can sign in."""
    case = lock(case)
    if _liaisons(now).filter(organisation=force).exists():
        return None
    Team.objects.select_for_update(no_key=True).get(pk=case.team_id)
    known = Concern.objects.filter(case__team=case.team_id, kind=ConcernKind.NOBODY_AT_FORCE, force=force).open()
    if known.exists():
        return None
    return raise_concern(case, ConcernKind.NOBODY_AT_FORCE, force=force, by=by, now=now)


def nobody_there(now: datetime) -> Q:
    """True of a row whose `force` has nobody who can sign in."""
    return ~Q(Exists(_liaisons(now).filter(organisation=OuterRef("force"))))


def watch_forces(*, now: datetime) -> int:
    """End what forces lacked, and raise what open shares have come to lack; how many rows were written.

    Safe to run late, twice or in two places at once.
    """
    known = Concern.objects.filter(case__team=OuterRef("case__team"), force=OuterRef("force")).open()
    waiting = _watched(now).exclude(Exists(known)).select_related("case", "force").order_by("pk")
    return _end(now) + sum(_watch(share, now) for share in waiting)


@transaction.atomic
def _watch(share: Share, now: datetime) -> bool:
    """Ask again under the lock of the case; one on which somebody works now waits for the next run."""
    if lock_if_free(share.case_id) is None or not _watched(now).filter(pk=share.pk).exists():
        return False
    return watch_force(share.case, share.force, by=None, now=now) is not None


def _watched(now: datetime) -> QuerySet[Share]:
    return Share.objects.live(local_day(now)).filter(nobody_there(now), case__closed_at=None)


def _end(now: datetime) -> int:
    return sum(_end_one(row, now) for row in _needless(now).order_by("pk"))


def _needless(now: datetime) -> QuerySet[Concern]:
    rows = Concern.objects.filter(~nobody_there(now), kind=ConcernKind.NOBODY_AT_FORCE).open()
    return rows.select_related("force")


@transaction.atomic
def _end_one(row: Concern, now: datetime) -> bool:
    if lock_if_free(row.case_id) is None or not _needless(now).filter(pk=row.pk).exists():
        return False
    end_concern(row, f"A liaison of {row.force} can sign in now.", by=None, now=now)
    return True


def _liaisons(now: datetime) -> QuerySet[User]:
    return able_to_sign_in(now).filter(role=Role.POLICE_LIAISON)
