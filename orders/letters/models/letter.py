"""A letter of the service to a force or to whoever oversees it: its words, who approved them, and what was answered."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.recommendations.models import Recommendation
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.letters.rules.kinds import KIND_WORDS, RUNGS, LetterKindRule
from orders.letters.rules.steps import FROZEN, LetterStep, hash_of
from orders.orders.models import Order


class LetterKind(models.TextChoices):
    """Why a letter is written; the same codes as `orders.letters.rules.kinds.LetterKindRule`."""

    REQUEST = LetterKindRule.REQUEST.value, KIND_WORDS[LetterKindRule.REQUEST]
    CHASE = LetterKindRule.CHASE.value, KIND_WORDS[LetterKindRule.CHASE]
    REASONS = LetterKindRule.REASONS.value, KIND_WORDS[LetterKindRule.REASONS]
    VARIATION = LetterKindRule.VARIATION.value, KIND_WORDS[LetterKindRule.VARIATION]
    FORCE_LEAD = LetterKindRule.FORCE_LEAD.value, KIND_WORDS[LetterKindRule.FORCE_LEAD]
    SENIOR_OFFICER = LetterKindRule.SENIOR_OFFICER.value, KIND_WORDS[LetterKindRule.SENIOR_OFFICER]
    CHIEF_OFFICER = LetterKindRule.CHIEF_OFFICER.value, KIND_WORDS[LetterKindRule.CHIEF_OFFICER]
    OVERSIGHT_BODY = LetterKindRule.OVERSIGHT_BODY.value, KIND_WORDS[LetterKindRule.OVERSIGHT_BODY]


class LetterStatus(models.TextChoices):
    """How far a letter has come; the same codes as `orders.letters.rules.steps.LetterStep`."""

    DRAFT = LetterStep.DRAFT.value, "Draft"
    WAITING = LetterStep.WAITING.value, "Waits for approval"
    APPROVED = LetterStep.APPROVED.value, "Approved, not sent"
    SENT = LetterStep.SENT.value, "Sent, reply awaited"
    REPLIED = LetterStep.REPLIED.value, "Answered"
    NO_REPLY = LetterStep.NO_REPLY.value, "No reply came"
    DROPPED = LetterStep.DROPPED.value, "Dropped, not sent"


class SentHow(models.TextChoices):
    """By which way a letter went."""

    SECURE_EMAIL = "secure_email", "By secure e-mail"
    POST = "post", "By post"
    BY_HAND = "by_hand", "By hand"
    PORTAL = "portal", "Through a form or portal of the police"


class LetterOutcome(models.TextChoices):
    """What a reply came to."""

    AGREED = "agreed", "They will do what we ask, or have done it"
    PARTLY = "partly", "They will do part of it"
    REFUSED = "refused", "They refuse"
    OTHER = "other", "Something else"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Questions about many letters."""

    def visible_to(self, user: User) -> Self:
        """Letters on cases that the user may see; the police have what was sent to them."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))

    def waiting(self) -> Self:
        """Letters that a second person has to read."""
        return self.filter(status=LetterStatus.WAITING)

    def unsent(self) -> Self:
        """Letters that are approved and have not gone."""
        return self.filter(status=LetterStatus.APPROVED)

    def rungs(self) -> Self:
        """Reminders and escalations that were not dropped."""
        return self.filter(kind__in=RUNGS).exclude(status=LetterStatus.DROPPED)

    def for_pages(self) -> Self:
        """With what every page about a letter names."""
        about = ("application__force", "order__force", "breach__force", "recommendation__force")
        return self.select_related("force", "written_by", "edited_by", "asked_by", "approved_by", *about)


class Letter(Versioned):
    """One letter about one application, order or breach. From approval on a trigger keeps its words as they are.

    `rule` names the clock whose escalation asked for it, if one did; `text_hash` is of the words as approved.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="letters", db_index=False, db_constraint=False)
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="letters", null=True, blank=True, db_constraint=False
    )
    order = models.ForeignKey(Order, models.PROTECT, related_name="letters", null=True, blank=True, db_constraint=False)
    breach = models.ForeignKey(
        Breach, models.PROTECT, related_name="letters", null=True, blank=True, db_constraint=False
    )
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="letters", null=True, blank=True, db_index=False
    )
    kind = models.CharField(max_length=20, choices=LetterKind.choices)
    status = models.CharField(max_length=10, choices=LetterStatus.choices, default=LetterStatus.DRAFT)
    rule = models.CharField(max_length=8, blank=True)
    template_version = models.PositiveIntegerField()
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    recipient = models.CharField(max_length=200)
    recipient_role = models.CharField(max_length=200, blank=True)
    names_client = models.BooleanField(default=False)
    names_perpetrator = models.BooleanField(default=False)
    naming_reason = models.TextField(blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    text_hash = models.CharField(max_length=64, blank=True, editable=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    return_reason = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=20, choices=SentHow.choices, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    reply_due_on = models.DateField(null=True, blank=True)
    reply_on = models.DateField(null=True, blank=True)
    reply_words = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=LetterOutcome.choices, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    drop_reason = models.TextField(blank=True)

    objects = LetterQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="letter_organisation_is_the_cases"),
        SameAsParent(parent="application", same=["case", "organisation"], name="letter_case_is_the_applications"),
        SameAsParent(parent="order", same=["case", "organisation"], name="letter_case_is_the_orders"),
        SameAsParent(parent="breach", same=["case", "organisation"], name="letter_case_is_the_breachs"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["case", "-id"], name="letter_by_case"),
            models.Index(fields=["asked_at", "id"], condition=Q(status="waiting"), name="letter_waiting_longest"),
            models.Index(fields=["approved_at", "id"], condition=Q(status="approved"), name="letter_unsent_longest"),
            models.Index(fields=["reply_due_on", "id"], condition=Q(status="sent"), name="letter_awaited_longest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="letter_key"),
            models.CheckConstraint(condition=Q(kind__in=LetterKind.values), name="letter_kind_known"),
            models.CheckConstraint(condition=Q(status__in=LetterStatus.values), name="letter_status_known"),
            models.CheckConstraint(condition=Q(sent_how__in=["", *SentHow.values]), name="letter_sent_how_known"),
            models.CheckConstraint(condition=Q(outcome__in=["", *LetterOutcome.values]), name="letter_outcome_known"),
            models.CheckConstraint(
                condition=Q(application__isnull=False, order=None, breach=None)
                | Q(application=None, order__isnull=False, breach=None)
                | Q(application=None, order=None, breach__isnull=False),
                name="letter_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(names_client=False, names_perpetrator=False) | ~Q(naming_reason__regex=r"^\s*$"),
                name="letter_names_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | (~Q(approved_by=F("written_by")) & ~Q(approved_by=F("edited_by")) & ~Q(approved_by=F("asked_by"))),
                name="letter_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=FROZEN)
                | Q(approved_at__isnull=False, approved_by__isnull=False) & ~Q(text_hash=""),
                name="letter_approved_with_its_hash",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["sent", "replied", "no_reply"])
                | Q(sent_on__isnull=False, reply_due_on__gt=F("sent_on")) & ~Q(sent_how=""),
                name="letter_sent_awaits_reply",
            ),
            models.CheckConstraint(
                condition=~Q(status="replied") | Q(reply_on__gte=F("sent_on")) & ~Q(reply_words="") & ~Q(outcome=""),
                name="letter_answered_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(status="dropped") | ~Q(drop_reason=""), name="letter_dropped_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Letter {self.pk}"

    @property
    def about(self) -> Application | Order | Breach:
        """The one thing that the letter is about."""
        thing = self.application or self.order or self.breach
        if thing is None:
            raise ValueError("a letter about nothing")  # letter_about_one_thing refuses it
        return thing

    @property
    def hash_now(self) -> str:
        """What the words come to as they stand; `text_hash` is what they came to when they were approved."""
        named = f"{self.names_client}{self.names_perpetrator}"
        return hash_of((self.kind, self.recipient, self.recipient_role, self.subject, self.text, named))

    def is_late(self, today: date) -> bool:
        """Whether the day by which a reply was asked for has passed without one."""
        return self.status == LetterStatus.SENT and self.reply_due_on is not None and self.reply_due_on < today

    @property
    def is_as_approved(self) -> bool:
        return self.status not in FROZEN or self.text_hash == self.hash_now
