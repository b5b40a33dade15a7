"""Models of the victim and the perpetrator, with names and birth dates in a form that compares."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation
from casework.editing.models.versioned import Versioned
from casework.people.rules.birth_dates import BirthDate, BirthPrecision, birth_date_of
from casework.people.rules.name_keys import former_names, name_keys
from casework.safe_contact.rules import contact_plan

OLDEST: int = 120


class SafeContact(models.TextChoices):
    """Whether the victim may be contacted in the usual way; unknown until somebody has asked her."""

    SAFE = contact_plan.ContactStatus.SAFE.value, "Safe to contact"
    UNSAFE = contact_plan.ContactStatus.UNSAFE.value, "Not safe to contact"
    UNKNOWN = contact_plan.ContactStatus.UNKNOWN.value, "Not known"


class KnownAnswer(models.TextChoices):
    """An answer to a question that nobody may have asked yet."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


BORN_PRECISIONS = [
    (BirthPrecision.DAY.value, "The whole date is known"),
    (BirthPrecision.MONTH.value, "Only the month is known"),
    (BirthPrecision.YEAR.value, "Only the year is known"),
]


def birth_date_as_known() -> Q:
    """Of a date of birth of which only the month or the year is known, the first day is kept."""
    first_of_month = Q(born_on__isnull=False, born_on__day=1)
    return (
        Q(born_precision=BirthPrecision.DAY.value)
        | (Q(born_precision=BirthPrecision.MONTH.value) & first_of_month)
        | (Q(born_precision=BirthPrecision.YEAR.value) & first_of_month & Q(born_on__month=1))
    )


class PersonWithBirthDate(models.Model):
    """Somebody whose date of birth is known, or only its month or year."""

    born_on: Any
    born_precision: Any

    class Meta:
        abstract = True

    @property
    def born(self) -> BirthDate | None:
        """The date of birth as far as it is known."""
        return birth_date_of(self.born_on, self.born_precision)


class NamedPerson(Versioned):
    """A person who is found by name: `name_keys` holds what each word of the names looks and sounds like.

    A name that somebody went by before is kept, and its keys too: whoever knew them by it must find them.
    """

    name_keys = ArrayField(models.CharField(max_length=250), default=list, blank=True, editable=False)
    former_names = ArrayField(models.TextField(), default=list, blank=True, editable=False)

    class Meta:
        abstract = True

    def names(self) -> tuple[str, ...]:
        """Every name that this row holds."""
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the keys true to the names, those of before among them: no caller can forget them."""
        before = type(self)._base_manager.filter(pk=self.pk).first() if self.pk and not self._state.adding else None
        if before is not None:
            self.former_names = former_names(before.former_names, before.names(), self.names())
        self.name_keys = name_keys(*self.names(), *self.former_names)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_keys", "former_names"}
        super().save(*args, **kwargs)


class Victim(PersonWithBirthDate, NamedPerson):
    """A person who is being stalked; how to reach her safely is kept in rows of its own, and summed up here."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="victims")
    first_name = models.CharField(max_length=200)
    last_name = models.CharField(max_length=200, blank=True)
    legal_name = models.CharField(max_length=200, blank=True)
    pronouns = models.CharField(max_length=100, blank=True)
    born_on = models.DateField(null=True, blank=True)
    born_precision = models.CharField(max_length=5, choices=BORN_PRECISIONS, default=BirthPrecision.DAY.value)
    safe_contact = models.CharField(max_length=10, choices=SafeContact.choices, default=SafeContact.UNKNOWN)
    safe_contact_note = models.TextField(blank=True)
    safe_contact_summary = models.TextField(blank=True, editable=False)

    history = HistoricalRecords(excluded_fields=["name_keys", "former_names", "safe_contact_summary"])

    class Meta:
        indexes = [GinIndex(fields=["name_keys"], name="victim_name_keys")]
        constraints = [
            models.UniqueConstraint(fields=["id", "organisation"], name="victim_key"),
            models.CheckConstraint(condition=~Q(first_name=""), name="victim_is_named"),
            models.CheckConstraint(condition=birth_date_as_known(), name="victim_born_part_is_first_day"),
            models.CheckConstraint(condition=Q(safe_contact__in=SafeContact.values), name="victim_safe_contact_known"),
        ]

    def __str__(self) -> str:
        return f"Victim {self.pk}"

    @property
    def name(self) -> str:
        """First and last name, as the victim gives them."""
        return f"{self.first_name} {self.last_name}".strip()

    def names(self) -> tuple[str, ...]:
        return (self.name, self.legal_name)


class Perpetrator(PersonWithBirthDate, NamedPerson):
    """The person who stalks, as far as the service knows who it is; several cases can name the same one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="perpetrators")
    name = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True, blank=True)
    born_precision = models.CharField(max_length=5, choices=BORN_PRECISIONS, default=BirthPrecision.DAY.value)
    about_age = models.PositiveSmallIntegerField(null=True, blank=True)
    description = models.TextField(blank=True)
    weapons = models.CharField(max_length=10, choices=KnownAnswer.choices, default=KnownAnswer.NOT_KNOWN)
    weapons_note = models.TextField(blank=True)
    needs = models.TextField(blank=True)

    history = HistoricalRecords(excluded_fields=["name_keys", "former_names"])

    class Meta:
        indexes = [GinIndex(fields=["name_keys"], name="perpetrator_name_keys")]
        constraints = [
            models.UniqueConstraint(fields=["id", "organisation"], name="perpetrator_key"),
            models.CheckConstraint(condition=Q(weapons__in=KnownAnswer.values), name="perpetrator_weapons_known"),
            models.CheckConstraint(condition=birth_date_as_known(), name="perpetrator_born_part_is_first_day"),
            models.CheckConstraint(
                condition=Q(about_age=None) | Q(about_age__lte=OLDEST), name="perpetrator_age_of_a_human"
            ),
        ]

    def __str__(self) -> str:
        return f"Perpetrator {self.pk}"

    def names(self) -> tuple[str, ...]:
        return (self.name,)
