"""The record of a case: dated events, written once and never changed."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class EventKind(models.TextChoices):
    """The vocabulary of case files; each kind's facts are those of a case-file event of the same type."""

    CASE_OPENED = "case_opened", "Case opened"
    RISK_REVIEWED = "risk_reviewed", "Risk reviewed"
    INCIDENT = "incident", "Incident"
    INCIDENT_AMENDED = "incident_amended", "Incident amended"
    OTHER_PROTECTION = "other_protection", "Other protection"
    PROTECTION_LAST_DAY_FOUND = "protection_last_day_found", "Last day of other protection found out"
    PROTECTION_ENDED = "protection_ended", "Protection ended"
    APPLICATION = "application", "Application"
    ORDER_MADE = "order_made", "Order made"
    ORDER = "order", "Order"
    BREACH = "breach", "Breach"
    BREACH_STEP = "breach_step", "Breach step"
    CASE_CLOSED = "case_closed", "Case closed"
    CASE_REOPENED = "case_reopened", "Case reopened"


class EventSource(models.TextChoices):
    """Where an event comes from, so that a reader can weigh it."""

    SERVICE = "service", "Recorded by the service"
    POLICE_REPORTED = "police_reported", "Reported by the police"
    IMPORT = "import", "Imported from a case file"


class EventQuerySet(models.QuerySet["Event"]):
    """Questions about many events."""

    def visible_to(self, user: User) -> Self:
        """Events of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def chronology(self) -> Self:
        """Events as they happened: by time, and in file order where times are the same."""
        return self.order_by("at", "number")


class Event(models.Model):
    """One thing that happened, in the words of a case file. A trigger refuses every change."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="events", db_index=False, db_constraint=False)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=30, choices=EventKind.choices)
    facts = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=20, choices=EventSource.choices, default=EventSource.SERVICE)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    objects = EventQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="event_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(fields=["case", "at", "number"], name="event_chronology"),
            models.Index(fields=["case", "recorded_at"], name="event_new_in_case"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="event_number_unique_in_case"),
            models.CheckConstraint(condition=Q(number__gte=1), name="event_number_positive"),
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_known"),
            models.CheckConstraint(condition=Q(source__in=EventSource.values), name="event_source_known"),
        ]

    def __str__(self) -> str:
        return f"Event {self.number} ({self.kind})"
