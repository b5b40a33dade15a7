"""Models of an exhibit's files: the sealed original, its virus scan, and the working copy."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.evidence.models.exhibit import Exhibit


class Original(models.Model):
    """The bytes as they came. A trigger refuses every change of this row; `file_name` is shown and never a path."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="originals", db_index=False, db_constraint=False)
    exhibit = models.OneToOneField(Exhibit, models.PROTECT, related_name="original")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    family = models.CharField(max_length=10)
    file_name = models.CharField(max_length=255, blank=True)
    stored_as = models.CharField(max_length=100, unique=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="originals")

    same_as_parent = (
        SameAsParent(parent="exhibit", same=["case", "organisation"], name="original_exhibit_of_same_case"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="original_once_in_case"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="original_has_sha256"),
            models.CheckConstraint(condition=Q(size__gt=0), name="original_not_empty"),
        ]

    def __str__(self) -> str:
        return f"Original {self.pk}"


class ScanState(models.TextChoices):
    """What is known of viruses in a file."""

    NOT_SCANNED = "not_scanned", "Not scanned for viruses: no scanner is set up"
    WAITING = "waiting", "Waiting to be scanned for viruses"
    CLEAN = "clean", "Scanned for viruses: nothing found"
    TOO_LARGE = "too_large", "Not scanned for viruses: too large for the scanner"
    INFECTED = "infected", "In quarantine: the scanner found a virus"


class ScanQuerySet(models.QuerySet["Scan"]):
    """Questions about many scans."""

    def due(self, tried_before: datetime) -> Self:
        """Scans to be tried now: waiting, and not tried a moment ago."""
        return self.filter(Q(tried_at=None) | Q(tried_at__lt=tried_before), state=ScanState.WAITING)


class Scan(models.Model):
    """The virus scan of one original."""

    original = models.OneToOneField(Original, models.PROTECT, related_name="scan")
    state = models.CharField(max_length=20, choices=ScanState.choices)
    found = models.CharField(max_length=200, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(state=ScanState.WAITING), name="scan_to_try")]
        constraints = [models.CheckConstraint(condition=Q(state__in=ScanState.values), name="scan_state_known")]

    def __str__(self) -> str:
        return f"Scan {self.pk} ({self.state})"


class CopyState(models.TextChoices):
    """How far the working copy is."""

    WAITING = "waiting", "The working copy is being made"
    MADE = "made", "A working copy is made, without the file's hidden data"
    NONE = "none", "Kept as it came; cannot be shown here"
    FAILED = "failed", "Kept as it came; cannot be shown here"


class CopyQuerySet(models.QuerySet["WorkingCopy"]):
    """Questions about many working copies."""

    def due(self, tried_before: datetime) -> Self:
        """Copies to be made now: of files that the scan lets through, and not tried a moment ago."""
        let_through = [ScanState.NOT_SCANNED, ScanState.CLEAN, ScanState.TOO_LARGE]
        waiting = self.filter(state=CopyState.WAITING, original__scan__state__in=let_through)
        return waiting.filter(Q(tried_at=None) | Q(tried_at__lt=tried_before))

    def to_draw(self) -> Self:
        """Copies of which nobody has tried to draw a small picture."""
        return self.filter(state=CopyState.MADE, drawn_at=None)


class WorkingCopy(models.Model):
    """The copy that people open: the same content without what the device wrote into the file."""

    original = models.OneToOneField(Original, models.PROTECT, related_name="copy")
    state = models.CharField(max_length=10, choices=CopyState.choices)
    why = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    extension = models.CharField(max_length=10, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    device_date = models.CharField(max_length=60, blank=True)
    stored_as = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    small_stored_as = models.CharField(max_length=100, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "working copies"
        indexes = [
            models.Index(fields=["id"], condition=Q(state=CopyState.WAITING), name="workingcopy_to_make"),
            models.Index(fields=["id"], condition=Q(state=CopyState.MADE, drawn_at=None), name="workingcopy_to_draw"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CopyState.values), name="workingcopy_state_known"),
            models.CheckConstraint(
                condition=~Q(state=CopyState.MADE) | (~Q(stored_as="") & Q(size__gt=0)), name="workingcopy_made_is_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"Working copy {self.pk} ({self.state})"

    @property
    def is_drawn(self) -> bool:
        """Whether there is a small picture of it for lists."""
        return bool(self.small_stored_as)
