"""The model of a draft: what somebody is typing into a form that has not been sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from accounts.people.models import User


class Draft(models.Model):
    """What somebody is typing into one form and has not sent: seen by that person, on that form, and nowhere else.

    `place` is the form's own address, so that whoever may no longer open the page cannot read the draft either.
    `key` is the submission key of the page it is typed on: two tabs keep two drafts, and sending one ends it.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    key = models.UUIDField()
    form = models.PositiveSmallIntegerField(default=0)
    place = models.CharField(max_length=500)
    title = models.CharField(max_length=200, blank=True)
    fields = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["user", "place", "-saved_at"], name="draft_by_place"),
            models.Index(fields=["saved_at"], name="draft_by_age"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "key", "form"], name="draft_one_for_each_form"),
            models.CheckConstraint(condition=~Q(place=""), name="draft_has_place"),
        ]

    def __str__(self) -> str:
        return f"Draft {self.pk}"
