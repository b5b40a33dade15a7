"""A file that a service brings: kept until it is loaded or a day has passed, with how its columns are read."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from accounts.jobs.models import Job
from accounts.people.models import Organisation, Role, Team, User
from orders.imports.rules.row_outcomes import BARRED, RowOutcome

KEPT_FOR: Final = timedelta(hours=24)
SURPRISES: Final = "surprises"


class ImportState(models.TextChoices):
    """How far an import is."""

    READING = "reading", "Being read"
    UPLOADED = "uploaded", "Columns to be checked"
    CHECKED = "checked", "Tried out"
    LOADED = "loaded", "Loaded"
    DISCARDED = "discarded", "File deleted"


class ImportQuerySet(models.QuerySet["Import"]):
    """Questions about many imports."""

    def visible_to(self, user: User) -> Self:
        """A file holds whole caseloads: the supervisors of the team that it is for see it, and nobody else."""
        if user.role != Role.SUPERVISOR:
            return self.none()
        return self.filter(organisation_id=user.organisation_id, team__in=user.teams.all())

    def for_list(self) -> Self:
        """Newest first, without what the file holds."""
        return self.defer("content", "plan").select_related("team", "started_by", "job").order_by("-pk")

    def out_of_date(self, now: datetime) -> Self:
        """Files that nobody has loaded within a day."""
        return self.exclude(content=None).filter(uploaded_at__lt=now - KEPT_FOR)


class Import(models.Model):
    """One file on its way in.

    `layout` says of each table its name, kind, heading line and columns; `defaults` what holds where the file says
    nothing; `choices` which duplicates are made all the same; `answers` what was said about this file alone. `plan`
    counts the dry run and holds its questions; its rows are `TriedRow`. `made` counts what was loaded. `rest_of` is
    the file whose refused lines this one holds.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="imports")
    team = models.ForeignKey(Team, models.PROTECT, related_name="imports")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports")
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField(null=True, blank=True)
    layout = models.JSONField(default=list)
    defaults = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    rest_of = models.OneToOneField("self", models.PROTECT, related_name="rest", null=True, blank=True)
    plan = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    made = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.READING)
    uploaded_at = models.DateTimeField()
    loaded_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "-id"], name="import_newest_of_team"),
            models.Index(fields=["uploaded_at"], condition=Q(content__isnull=False), name="import_with_its_file"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="import_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=["reading", "uploaded", "checked"], content__isnull=False)
                | Q(state__in=["loaded", "discarded"], content=None, plan__isnull=True),
                name="import_keeps_file_only_until_loaded",
            ),
            models.CheckConstraint(
                condition=Q(state="loaded", loaded_at__isnull=False) | (~Q(state="loaded") & Q(loaded_at=None)),
                name="import_loaded_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="checked") | Q(plan__isnull=False), name="import_checked_has_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.pk}"


class TriedRowQuerySet(models.QuerySet["TriedRow"]):
    """Questions about the rows of dry runs."""

    def barred(self) -> Self:
        """Rows for which the file cannot be loaded whole."""
        return self.filter(fate__in=BARRED)

    def shown(self, show: str) -> Self:
        """The rows that one choice of the page's filter shows."""
        return self.filter(is_surprising=True) if show == SURPRISES else self.filter(fate=show) if show else self


class TriedRow(models.Model):
    """One row of a dry run: what becomes of it and why, and each value as it stood and as it is understood.

    It lives no longer than the file. `place` is its place in the file over all tables.
    """

    imported = models.ForeignKey(Import, models.CASCADE, related_name="tried_rows", db_index=False)
    place = models.PositiveIntegerField()
    sheet = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    fate = models.CharField(max_length=10)
    mark = models.CharField(max_length=10, blank=True)
    case = models.CharField(max_length=100, blank=True)
    column = models.CharField(max_length=60, blank=True)
    sentence = models.TextField(blank=True)
    doubt = models.TextField(blank=True)
    is_surprising = models.BooleanField(default=False)
    cells = models.JSONField(default=list)

    objects = TriedRowQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["imported", "fate", "place"], name="triedrow_by_fate"),
            models.Index(fields=["imported", "place"], condition=Q(is_surprising=True), name="triedrow_surprising"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["imported", "place"], name="triedrow_place"),
            models.CheckConstraint(
                condition=Q(fate__in=[fate.value for fate in RowOutcome]), name="triedrow_fate_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Row {self.place} of import {self.imported_id}"

    @property
    def key(self) -> str:
        """What names the row within its file."""
        return f"{self.sheet}-{self.number}"


class ImportAnswer(models.Model):
    """What a service said that a value in its spreadsheets means: asked about once, and remembered."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", db_index=False)
    question = models.CharField(max_length=300)
    answer = models.CharField(max_length=100)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "question"], name="importanswer_one_for_question"),
            models.CheckConstraint(condition=~Q(question=""), name="importanswer_has_question"),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class ImportLayout(models.Model):
    """How a service reads the tables of one set of headings: remembered, so that nobody maps columns twice."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, blank=True)
    columns = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "signature"], name="importlayout_one_for_headings"),
        ]

    def __str__(self) -> str:
        return f"Layout {self.pk}"
