"""The model of the paragraph on a pattern of conduct, kept as a person has edited it."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned


class PatternParagraphQuerySet(models.QuerySet["PatternParagraph"]):
    """Questions about many paragraphs."""

    def visible_to(self, user: User) -> Self:
        """Paragraphs on cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class PatternParagraph(Versioned):
    """One case's paragraph; `draft` and `facts` are what it rested on when somebody checked it against the record."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.OneToOneField(Case, models.PROTECT, related_name="pattern_paragraph", db_constraint=False)
    text = models.TextField()
    draft = models.TextField()
    facts = models.JSONField(default=list)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    checked_at = models.DateTimeField()

    objects = PatternParagraphQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="patternparagraph_organisation_is_the_cases"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="patternparagraph_has_text"),
            models.CheckConstraint(condition=~Q(text=F("draft")), name="patternparagraph_is_not_its_draft"),
        ]

    def __str__(self) -> str:
        return f"Pattern paragraph {self.pk}"
