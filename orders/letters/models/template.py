"""The words from which a service writes its letters, where they are not those that were shipped."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.editing.models.versioned import Versioned
from orders.letters.models.letter import LetterKind


class LetterAbout(models.TextChoices):
    """What a letter is about; each has texts of its own."""

    APPLICATION = "application", "About a request for an order"
    ORDER = "order", "About an order"
    BREACH = "breach", "About a breach"


class LetterTemplateQuerySet(models.QuerySet["LetterTemplate"]):
    """Questions about many templates."""

    def visible_to(self, user: User) -> Self:
        """Templates of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)


class LetterTemplate(Versioned):
    """The service's own words for one kind of letter about one noun; a letter says from which version it was filled."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=LetterKind.choices)
    about = models.CharField(max_length=20, choices=LetterAbout.choices, default=LetterAbout.APPLICATION)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = LetterTemplateQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "about"], name="lettertemplate_one_for_each"),
            models.CheckConstraint(condition=Q(kind__in=LetterKind.values), name="lettertemplate_kind_known"),
            models.CheckConstraint(condition=Q(about__in=LetterAbout.values), name="lettertemplate_noun_known"),
            models.CheckConstraint(
                condition=~Q(subject__regex=r"^\s*$") & ~Q(body__regex=r"^\s*$"), name="lettertemplate_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"Template {self.pk} ({self.kind})"
