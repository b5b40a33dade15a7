"""Another person in a case: a child, another target, or somebody to protect who is not the client."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.people.models.victim_perpetrator import (
    BORN_PRECISIONS,
    OLDEST,
    KnownAnswer,
    PersonWithBirthDate,
    birth_date_as_known,
)
from casework.people.rules.birth_dates import BirthPrecision


class Relation(models.TextChoices):
    """Who somebody is to the client."""

    CHILD = "child", "Child"
    PARTNER = "partner", "New or present partner"
    PARENT = "parent", "Parent"
    SIBLING = "sibling", "Brother or sister"
    FAMILY = "family", "Other family"
    FRIEND = "friend", "Friend"
    HOUSEMATE = "housemate", "Shares the home"
    COLLEAGUE = "colleague", "Colleague or employer"
    OTHER = "other", "Somebody else"


class OtherPersonQuerySet(models.QuerySet["OtherPerson"]):
    """Questions about many other people."""

    def visible_to(self, user: User) -> Self:
        """People of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_page(self) -> Self:
        """Those still concerned first, then in the order in which they were added."""
        return self.order_by(F("last_day").desc(nulls_first=True), "id")


class OtherPerson(PersonWithBirthDate, Versioned):
    """Somebody near the client. The school says where a child can be found, so it never goes on paper."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="other_people", db_constraint=False)
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=20, choices=Relation.choices)
    born_on = models.DateField(null=True, blank=True)
    born_precision = models.CharField(max_length=5, choices=BORN_PRECISIONS, default=BirthPrecision.DAY.value)
    about_age = models.PositiveSmallIntegerField(null=True, blank=True)
    lives_with_client = models.CharField(max_length=10, choices=KnownAnswer.choices, default=KnownAnswer.NOT_KNOWN)
    also_targeted = models.CharField(max_length=10, choices=KnownAnswer.choices, default=KnownAnswer.NOT_KNOWN)
    to_protect = models.CharField(max_length=10, choices=KnownAnswer.choices, default=KnownAnswer.NOT_KNOWN)
    school = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    last_day = models.DateField(null=True, blank=True)

    objects = OtherPersonQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="other_person_organisation_is_the_cases"),
    )

    class Meta:
        verbose_name_plural = "other people"
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="other_person_key"),
            models.CheckConstraint(condition=~Q(name=""), name="other_person_is_named"),
            models.CheckConstraint(condition=birth_date_as_known(), name="other_person_born_part_is_first_day"),
            models.CheckConstraint(condition=Q(relation__in=Relation.values), name="other_person_relation_known"),
            models.CheckConstraint(
                condition=Q(about_age=None) | Q(about_age__lte=OLDEST), name="other_person_age_of_a_human"
            ),
        ]

    def __str__(self) -> str:
        return f"Other person {self.pk}"
