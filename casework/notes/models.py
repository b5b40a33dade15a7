"""A note: what a caseworker writes down for the service alone, never for the police; written once, amended by more."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class NoteQuerySet(models.QuerySet["Note"]):
    """Questions about many notes."""

    def visible_to(self, user: User) -> Self:
        """Notes of cases that the user may see; never for the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))

    def first_written(self) -> Self:
        """Notes that amend no other, the latest first."""
        return self.filter(amends=None).order_by("-at", "-id")


class Note(models.Model):
    """One confidential note. A trigger refuses every change; `amends` names the note that this one adds to."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="notes", db_index=False, db_constraint=False)
    text = models.TextField()
    amends = models.ForeignKey(
        "self", models.PROTECT, related_name="amendments", null=True, blank=True, db_constraint=False
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="note_organisation_is_the_cases"),
        SameAsParent(parent="amends", same=["case"], name="note_amends_one_of_its_case"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="note_by_case")]
        constraints = [
            models.UniqueConstraint(fields=["id", "case"], name="note_key"),
            models.CheckConstraint(condition=~Q(text__regex=r"^\s*$"), name="note_has_text"),
        ]

    def __str__(self) -> str:
        return f"Note {self.pk}"
