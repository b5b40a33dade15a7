"""A task: something that has to be done on a case, by somebody, by a moment."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.case_tasks.rules import SOON
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned


class TaskKind(models.TextChoices):
    """Why a task is there: somebody set it, or something that happened asks for it."""

    OWN = "own", "Task"
    CORRECTION = "correction", "Correct unsafe advice"
    RISK_REVIEW = "risk_review", "Review the risk"
    PROMISE = "promise", "Promised by the police"
    MEETING_ACTION = "meeting_action", "Action of a meeting"
    MEASURE = "measure", "Safety measure"
    ANSWER = "answer", "Answer awaited"
    EVIDENCE = "evidence", "Evidence to get"
    CONTACT = "contact", "Contact the client"
    AGREEMENT = "agreement", "Agreement to renew"
    INTERIM_DECISION = "interim_decision", "Decide about an interim order"
    HEARING = "hearing", "Prepare a hearing"
    NOTIFICATION = "notification", "Ask the police about the notification"
    REQUIREMENT = "requirement", "See whether a requirement is met"
    RENEWAL = "renewal", "Decide about renewal"
    VARIATION = "variation", "Ask for a variation"
    LETTER = "letter", "Reply to a letter"
    CHALLENGE = "challenge", "Challenge a refusal"
    WARRANT = "warrant", "Ask about a warrant"
    LAST_DAY = "last_day", "Find out the last day"


class TaskResult(models.TextChoices):
    """How a task ended, in a word."""

    DONE = "done", "Done"
    NOT_DONE = "not_done", "Not done, and no longer needed"
    KEPT = "kept", "Kept"
    BROKEN = "broken", "Broken"


class TaskQuerySet(models.QuerySet["Task"]):
    """Questions about many tasks."""

    def visible_to(self, user: User) -> Self:
        """Tasks of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def seen_by_or_given_to(self, user: User) -> Self:
        """The same, and those that the user was given on cases of colleagues in the same team."""
        given = Q(owner=user, case__team__in=user.teams.values("pk"))
        return self.filter(Q(case__in=Case.objects.visible_to(user)) | given)

    def open(self) -> Self:
        """Tasks that are not done."""
        return self.filter(done_at=None)

    def late(self, now: datetime) -> Self:
        """Open tasks whose moment has passed."""
        return self.open().filter(due_at__lte=now)

    def late_or_soon(self, now: datetime) -> Self:
        """Open tasks of open cases that are late, or will be within days."""
        return self.open().filter(due_at__lte=now + SOON, case__closed_at=None)

    def awake(self, on: date) -> Self:
        """Tasks that are not put off, or put off to a day that has come."""
        return self.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=on))


class Task(Versioned):
    """One thing to do. `owner` is ours; `agency` names an outside body that has to do it (a promise, an action)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks", db_index=False, db_constraint=False)
    kind = models.CharField(max_length=20, choices=TaskKind.choices, default=TaskKind.OWN)
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks", null=True, blank=True)
    agency = models.CharField(max_length=200, blank=True)
    about_kind = models.CharField(max_length=30, blank=True)
    about_id = models.UUIDField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    snoozed_until = models.DateField(null=True, blank=True)
    snooze_reason = models.TextField(blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    result = models.CharField(max_length=10, choices=TaskResult.choices, blank=True)
    outcome = models.TextField(blank=True)

    objects = TaskQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="task_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(fields=["case", "due_at"], condition=Q(done_at=None), name="task_open_by_case"),
            models.Index(fields=["case", "kind"], name="task_by_case"),
            models.Index(fields=["about_id"], condition=~Q(about_id=None), name="task_by_what_it_is_about"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TaskKind.values), name="task_kind_known"),
            models.CheckConstraint(condition=~Q(title=""), name="task_has_title"),
            models.CheckConstraint(condition=Q(result__in=["", *TaskResult.values]), name="task_result_known"),
            models.CheckConstraint(
                condition=Q(snoozed_until=None) | ~Q(snooze_reason=""), name="task_snoozed_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("set_at")), name="task_not_done_before_set"
            ),
        ]

    def __str__(self) -> str:
        return f"Task {self.pk}"
