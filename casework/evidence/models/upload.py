"""An upload: a file on its way in, piece by piece, until an exhibit is made of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class UploadQuerySet(models.QuerySet["Upload"]):
    """Questions about many uploads."""

    def whole(self) -> Self:
        """Uploads that have arrived and been looked at."""
        return self.exclude(finished_at=None)

    def unfinished(self) -> Self:
        """Uploads of which a part is still to come."""
        return self.filter(finished_at=None)

    def visible_to(self, user: User) -> Self:
        """A file on its way is its sender's alone: nobody else goes on with it or throws it away."""
        return self.filter(by=user)

    def holding(self, rested_since: datetime) -> Self:
        """Uploads with the bytes that each holds room for: all of it while it comes, what came once it rests."""
        rests = Q(finished_at=None, touched_at__lt=rested_since)
        held = models.Case(models.When(rests, then=F("received")), default=F("size"))
        return self.annotate(held=held).exclude(held=0)

    def forgotten(self, before: datetime) -> Self:
        """Uploads that nobody has touched since a moment."""
        return self.filter(touched_at__lt=before)


class Upload(models.Model):
    """What has arrived of one file. The bytes lie in the incoming folder under the public id."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="uploads", db_constraint=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="uploads")
    file_name = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100, blank=True)
    family = models.CharField(max_length=10, blank=True)
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="upload_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "by", "sha256"], name="upload_once_by_person"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="upload_has_sha256"),
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_not_empty"),
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="upload_received_at_most_its_size"),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(received=F("size")), name="upload_finished_is_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"Upload {self.pk}"

    def rests(self, rested_since: datetime) -> bool:
        """Whether it was announced, did not come whole, and has not gone on since a moment."""
        return self.finished_at is None and self.touched_at < rested_since
