"""The contact log: every attempt to speak, in either direction, written once and corrected only by another entry."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.safe_contact.models.contact_rules import WAYS


class ContactDirection(models.TextChoices):
    """Who tried to reach whom."""

    OUT = "out", "We tried to reach the client"
    IN = "in", "The client got in touch"


class ContactOutcome(models.TextChoices):
    """What came of it."""

    SPOKE = "spoke", "Spoke to the client"
    NO_ANSWER = "no_answer", "No answer"
    VOICEMAIL_LEFT = "voicemail_left", "Voicemail left"
    TEXT_SENT = "text_sent", "Text or message sent"
    UNSAFE = "unsafe", "Unsafe to talk: the code word was used"
    DURESS = "duress", "The duress word was used"
    REFUSED = "refused", "The client did not want to speak"
    OTHER = "other", "Something else"


class ContactAttemptQuerySet(models.QuerySet["ContactAttempt"]):
    """Questions about many entries of contact logs."""

    def visible_to(self, user: User) -> Self:
        """Entries of cases that the user may see; never for the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))

    def standing(self) -> Self:
        """Entries that no later one corrects."""
        return self.filter(correction=None)

    def newest_first(self) -> Self:
        return self.order_by("-at", "-id")


class ContactAttempt(models.Model):
    """One attempt. A trigger refuses every change; `corrects` names the entry that this one replaces, and why."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts", db_index=False, db_constraint=False)
    at = models.DateTimeField()
    way = models.CharField(max_length=20, choices=WAYS)
    direction = models.CharField(max_length=3, choices=ContactDirection.choices)
    outcome = models.CharField(max_length=20, choices=ContactOutcome.choices)
    words = models.TextField(blank=True)
    outside_reason = models.TextField(blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, related_name="correction", null=True, blank=True, db_constraint=False
    )
    correction_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ContactAttemptQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="contactattempt_organisation_is_the_cases"),
        SameAsParent(parent="corrects", same=["case"], name="contactattempt_corrects_one_of_its_case"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="contactattempt_by_case")]
        constraints = [
            models.UniqueConstraint(fields=["id", "case"], name="contactattempt_key"),
            models.CheckConstraint(condition=Q(way__in=[way for way, _ in WAYS]), name="contactattempt_way_known"),
            models.CheckConstraint(
                condition=Q(direction__in=ContactDirection.values), name="contactattempt_direction_known"
            ),
            models.CheckConstraint(condition=Q(outcome__in=ContactOutcome.values), name="contactattempt_outcome_known"),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(correction_reason=""), name="contactattempt_correction_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Contact {self.pk}"
