"""The result of somebody's risk tool: its name, when, by whom and what came out; never what it asks."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from risk.assessments.rules.risk_tools import TOOL_NAMES


class ToolResultQuerySet(models.QuerySet["ToolResult"]):
    """Questions about many results."""

    def visible_to(self, user: User) -> Self:
        """Results on cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class ToolResult(models.Model):
    """One use of a tool; `result` is what its form says, `attachment` where the form itself is kept."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="tool_results", db_constraint=False)
    tool = models.CharField(max_length=10, choices=list(TOOL_NAMES.items()))
    tool_name = models.CharField(max_length=200, blank=True)
    used_on = models.DateField()
    used_by = models.CharField(max_length=200)
    result = models.TextField()
    attachment = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    objects = ToolResultQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="toolresult_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tool__in=list(TOOL_NAMES)), name="toolresult_tool_known"),
            models.CheckConstraint(condition=~Q(tool="other", tool_name=""), name="toolresult_other_is_named"),
            models.CheckConstraint(condition=~Q(result="") & ~Q(used_by=""), name="toolresult_says_what_and_by_whom"),
        ]

    def __str__(self) -> str:
        return f"Result of {self.tool} {self.pk}"
