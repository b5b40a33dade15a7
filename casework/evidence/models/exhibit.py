"""An exhibit: one piece of evidence, who holds it, which incidents it shows, and every hand it passed through."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.evidence.rules.exhibits import ACTS, CONSENTS, HOLDERS, KINDS, STATES
from casework.incidents.models.incident import Incident


class ExhibitQuerySet(models.QuerySet["Exhibit"]):
    """Questions about many exhibits."""

    def visible_to(self, user: User) -> Self:
        """Exhibits of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_page(self) -> Self:
        """Exhibits with their files and incidents, in a fixed number of statements."""
        files = self.select_related("original", "original__copy", "original__scan", "recorded_by")
        return files.prefetch_related(models.Prefetch("incidents", Incident.objects.order_by("happened_at", "id")))


class Exhibit(Versioned):
    """One thing that shows something. What it is called and shows can be changed; its original cannot."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="exhibits", db_index=False, db_constraint=False)
    label = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    title = models.CharField(max_length=200, blank=True)
    shows = models.TextField(blank=True)
    captured_at = models.DateTimeField(null=True, blank=True)
    captured_by = models.CharField(max_length=200, blank=True)
    held_by = models.CharField(max_length=10, choices=list(HOLDERS.items()), default="service")
    state = models.CharField(max_length=20, choices=list(STATES.items()), default="held")
    consent = models.CharField(max_length=10, choices=list(CONSENTS.items()), default="not_asked")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    incidents = models.ManyToManyField(Incident, through="ExhibitOfIncident", related_name="exhibits")

    objects = ExhibitQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="exhibit_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="exhibit_key"),
            models.UniqueConstraint(fields=["case", "label"], name="exhibit_label_unique_in_case"),
            models.CheckConstraint(condition=~Q(label=""), name="exhibit_has_label"),
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="exhibit_kind_known"),
            models.CheckConstraint(condition=Q(held_by__in=list(HOLDERS)), name="exhibit_holder_known"),
            models.CheckConstraint(condition=Q(state__in=list(STATES)), name="exhibit_state_known"),
            models.CheckConstraint(condition=Q(consent__in=list(CONSENTS)), name="exhibit_consent_known"),
        ]

    def __str__(self) -> str:
        return f"Exhibit {self.label}"

    @property
    def name(self) -> str:
        """What lists call it: its title, or what kind of thing it is."""
        return self.title or self.get_kind_display()


class ExhibitOfIncident(models.Model):
    """One exhibit shows something of one incident, both of one case."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="links", db_index=False, db_constraint=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="exhibit_links", db_constraint=False)

    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="exhibit", same=["case", "organisation"], name="exhibitofincident_of_same_case"),
        SameAsParent(parent="incident", same=["case", "organisation"], name="exhibitofincident_about_same_case"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exhibit", "incident"], name="exhibitofincident_once"),
        ]

    def __str__(self) -> str:
        return f"Exhibit {self.exhibit_id} of incident {self.incident_id}"


class Custody(models.Model):
    """One line of an exhibit's chain of custody. A trigger refuses every change."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="custody", db_index=False, db_constraint=False)
    act = models.CharField(max_length=20, choices=list(ACTS.items()))
    note = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    same_as_parent = (
        SameAsParent(parent="exhibit", same=["case", "organisation"], name="custody_exhibit_of_same_case"),
    )

    class Meta:
        verbose_name_plural = "custody"
        indexes = [models.Index(fields=["exhibit", "id"], name="custody_by_exhibit")]
        constraints = [
            models.CheckConstraint(condition=Q(act__in=list(ACTS)), name="custody_act_known"),
            models.CheckConstraint(condition=~Q(act="downloaded") | ~Q(note=""), name="custody_download_says_why"),
        ]

    def __str__(self) -> str:
        return f"Custody {self.pk} ({self.act})"
