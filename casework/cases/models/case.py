"""The case: one victim, one perpetrator, one owner; and who may see it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, Team, User
from casework.cases.models.risk_level import RiskLevel
from casework.cases.rules import own_reference, reference_key
from casework.codes.rules.codes import RELATIONSHIPS
from casework.dates.rules.london_time import LONDON
from casework.editing.models.same_parent import SameAsParent
from casework.leave.models import covered_today
from casework.people.models.victim_perpetrator import Perpetrator, Victim


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions about many cases."""

    def open(self) -> Self:
        """Cases that somebody still works on."""
        return self.filter(closed_at=None)

    def under_lock(self, *, waits: bool = True) -> Self:
        """Their rows under the lock that every act on a case takes first, in the order of their numbers.

        A job that comes again `waits` for none: it leaves out what somebody works on now.
        """
        return self.select_for_update(no_key=True, of=("self",), skip_locked=not waits).order_by("pk")

    def visible_to(self, user: User) -> Self:
        """Cases that the user may know of: a caseworker's own and covered, a supervisor's teams', a force's shares."""
        own = self.filter(organisation_id=user.organisation_id)
        match user.role:
            case Role.CASEWORKER:
                covered = covered_today(user)
                return own.filter(caseworker__in=[user.pk, *covered]) if covered else own.filter(caseworker=user)
            case Role.SUPERVISOR:
                return own.filter(team__in=user.teams.all())
            case Role.POLICE_LIAISON:
                return self.filter(pk__in=_shared_now_with(user.organisation_id).values("pk"))
            case _:
                return self.none()

    def found_by(self, words: str) -> Self:
        """Cases whose reference, reference of an older list or client's first name holds the words, however written.

        `is_named` are those of which the words are the whole reference: HB-1 is meant by HB-1, and not HB-10.
        """
        sought, key = words.strip(), reference_key(words)
        found = Q(reference__icontains=sought) | Q(imported_as__icontains=sought)
        found |= Q(victim__first_name__icontains=sought)
        named = Q(reference__iexact=sought)
        if key:
            named |= Q(imported_key=key) | Q(reference=own_reference(words))
            found |= Q(imported_key__contains=key) | named
        is_named = models.ExpressionWrapper(named, output_field=models.BooleanField())
        return self.filter(found).annotate(is_named=is_named)

    def imported_under(self, references: Iterable[str]) -> Self:
        """Cases that had one of these references in the list they came from, however written."""
        keys = {reference_key(each) for each in references} - {""}
        return self.filter(imported_key__in=keys)

    def for_list(self) -> Self:
        """Cases with the people and the team that a list names, in one statement."""
        return self.select_related("victim", "perpetrator", "team", "caseworker", "victim_force")


def _shared_now_with(force_id: int) -> models.QuerySet[Case]:
    """Cases with a live share, by the database's clock: no caller can ask on another day's behalf."""
    today = TruncDate(Now(), tzinfo=LONDON)
    return Case.objects.filter(
        Q(shares__last_day=None) | Q(shares__last_day__gte=today),
        shares__force_id=force_id,
        shares__shared_on__lte=today,
        shares__revoked_at=None,
    )


class Case(models.Model):
    """A victim's case in one service. Its state is the fold of its events; the columns here are for lists."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="cases")
    team = models.ForeignKey(Team, models.PROTECT, related_name="cases", db_index=False)
    caseworker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases", null=True, blank=True, db_index=False
    )
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="cases", db_constraint=False)
    perpetrator = models.ForeignKey(Perpetrator, models.PROTECT, related_name="cases", db_constraint=False)
    reference = models.CharField(max_length=40, unique=True)
    imported_as = models.CharField(max_length=100, blank=True)
    imported_key = models.CharField(max_length=200, blank=True, editable=False)
    relationship = models.CharField(max_length=30, choices=list(RELATIONSHIPS.items()))
    victim_force = models.ForeignKey(Organisation, models.PROTECT, related_name="cases_of_victims")
    risk_level = models.CharField(max_length=10, choices=RiskLevel.choices)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["imported_key"])

    same_as_parent = (
        SameAsParent(parent="victim", same=["organisation"], name="case_victim_of_same_organisation"),
        SameAsParent(parent="perpetrator", same=["organisation"], name="case_perpetrator_of_same_organisation"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["caseworker", "id"], condition=Q(closed_at=None), name="case_open_by_caseworker"),
            models.Index(fields=["team", "id"], condition=Q(closed_at=None), name="case_open_by_team"),
            models.Index(fields=["caseworker", "-id"], name="case_by_caseworker"),
            models.Index(fields=["team", "-id"], name="case_by_team"),
            models.Index(
                fields=["organisation", "imported_key"], condition=~Q(imported_key=""), name="case_by_old_reference"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "organisation"], name="case_key"),
            models.UniqueConstraint(
                fields=["organisation", "imported_as"], condition=~Q(imported_as=""), name="case_imported_once"
            ),
            models.CheckConstraint(condition=~Q(reference=""), name="case_has_reference"),
            models.CheckConstraint(condition=Q(relationship__in=list(RELATIONSHIPS)), name="case_relationship_known"),
            models.CheckConstraint(condition=Q(risk_level__in=RiskLevel.values), name="case_risk_level_known"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="case_not_closed_before_opened"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def old_reference(self) -> str:
        """What the case was called in the list it came from; one brought twice has its own reference behind that."""
        return self.imported_as.removesuffix(f" {self.reference}")
