"""The model of the audit trail: who did or looked at what, when, and what came of it."""

from __future__ import annotations

from typing import Self, cast

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.people.models import Organisation, User

# A plain DISTINCT would read the whole index of a trail with millions of rows; this hops from act to act.
ACTS_OF_ORGANISATION = """
    WITH RECURSIVE acts AS (
        (SELECT act FROM accounts_auditentry WHERE organisation_id = %(organisation)s ORDER BY act LIMIT 1)
        UNION ALL
        SELECT (SELECT act FROM accounts_auditentry
                 WHERE organisation_id = %(organisation)s AND act > acts.act ORDER BY act LIMIT 1)
          FROM acts WHERE acts.act IS NOT NULL
    )
    SELECT act FROM acts WHERE act IS NOT NULL
"""


class TrailOutcome(models.TextChoices):
    """What came of a page that was asked for; empty for what a service wrote down in the transaction of the act."""

    SHOWN = "shown", "Shown"
    REFUSED = "refused", "Refused"
    NOTHING_THERE = "nothing_there", "Nothing there"
    FAILED = "failed", "Ended in an error"


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Questions about the trail."""

    def visible_to(self, user: User) -> Self:
        """Entries of the reader's own organisation; others stay unseen whatever the role."""
        return self.filter(organisation_id=user.organisation_id)

    def before(self, entry_id: int | None) -> Self:
        """Entries older than one already shown; None starts at the newest."""
        return self if entry_id is None else self.filter(pk__lt=entry_id)

    def for_audit_trail(self) -> Self:
        """Newest first, with the people the page names."""
        return self.select_related("user").order_by("-pk")

    def acts_of(self, organisation_id: int) -> list[str]:
        """List each act once, in order, that an organisation's trail holds."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(ACTS_OF_ORGANISATION, {"organisation": organisation_id})
            return [cast("str", act) for (act,) in cursor.fetchall()]


class AuditEntry(models.Model):
    """One act or look of one person: who, what, on which thing, when; append-only (a trigger refuses the rest).

    `detail` holds codes, numbers and ids; never a name, an address or a word somebody typed. `case` and `shown` are
    numbers only, no keys to rows: a line outlives what it is about.
    """

    at = models.DateTimeField(db_default=Now())
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="audit_entries", db_index=False)
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    act = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    case = models.UUIDField(null=True, editable=False)
    shown = ArrayField(models.UUIDField(), null=True, editable=False)
    route = models.CharField(max_length=60, blank=True)
    session = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=20, blank=True, choices=TrailOutcome.choices)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["organisation", "-id"], name="auditentry_newest"),
            models.Index(fields=["organisation", "act", "-id"], name="auditentry_by_act"),
            models.Index(fields=["organisation", "user", "-id"], name="auditentry_by_user"),
            models.Index(fields=["case", "-at", "-id"], condition=Q(case__isnull=False), name="auditentry_by_case"),
            models.Index(fields=["user", "-at", "-id"], name="auditentry_by_person"),
            models.Index(
                fields=["organisation", "-at", "-id"],
                condition=Q(outcome=TrailOutcome.REFUSED),
                name="auditentry_refused",
            ),
            GinIndex(fields=["shown"], condition=Q(shown__isnull=False), name="auditentry_by_case_shown"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", *TrailOutcome.values]), name="auditentry_outcome_is_known"
            ),
            models.CheckConstraint(condition=~Q(act=""), name="auditentry_act_is_named"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_kind} {self.subject_id}".rstrip()
