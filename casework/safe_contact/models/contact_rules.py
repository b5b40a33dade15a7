"""Models of safe contact: the client's numbers and addresses, her safe hours, and her rules."""

from __future__ import annotations

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.people.models.victim_perpetrator import KnownAnswer, SafeContact, Victim
from casework.safe_contact.rules.contact_plan import WAY_WORDS, ContactWay, CourtDayRule

WAYS: list[tuple[str, str]] = [(way.value, WAY_WORDS[way]) for way in ContactWay]
COURT_DAYS: list[tuple[str, str]] = [
    (CourtDayRule.AS_USUAL.value, "As on any other day"),
    (CourtDayRule.NOT_AT_ALL.value, "No contact on a court day unless there is a reason"),
]


class ChannelQuerySet(models.QuerySet["Channel"]):
    """Questions about many channels."""

    def current(self) -> Self:
        """Channels that have not been ended."""
        return self.filter(last_day=None)

    def for_page(self) -> Self:
        """Those in use first, then in the order in which they were added."""
        return self.order_by(F("last_day").desc(nulls_first=True), "id")


class Channel(Versioned):
    """One number or address of the client, whether it is safe, and what may be left on it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="channels", db_constraint=False)
    way = models.CharField(max_length=20, choices=WAYS)
    value = models.CharField(max_length=500)
    key = models.CharField(max_length=500, blank=True)
    safe = models.CharField(max_length=10, choices=SafeContact.choices, default=SafeContact.UNKNOWN)
    voicemail = models.BooleanField(default=False)
    texts = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    last_day = models.DateField(null=True, blank=True)

    objects = ChannelQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="victim", same=["organisation"], name="channel_organisation_is_the_victims"),)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "way", "key"], condition=~Q(key=""), name="channel_by_key"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=[each.value for each in ContactWay]), name="channel_way_known"),
            models.CheckConstraint(condition=Q(safe__in=SafeContact.values), name="channel_safe_known"),
            models.CheckConstraint(condition=~Q(value=""), name="channel_says_something"),
        ]

    def __str__(self) -> str:
        return f"Channel {self.pk}"


class SafeHoursQuerySet(models.QuerySet["SafeHours"]):
    """Questions about many safe hours."""

    def current(self) -> Self:
        """Hours that have not been ended."""
        return self.filter(last_day=None)


class SafeHours(Versioned):
    """Hours of some weekdays (Monday = 0) in which contact is safe; they may end on the next day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="safe_hours", db_constraint=False)
    days = ArrayField(models.PositiveSmallIntegerField())
    opens = models.TimeField()
    closes = models.TimeField()
    note = models.TextField(blank=True)
    last_day = models.DateField(null=True, blank=True)

    objects = SafeHoursQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="victim", same=["organisation"], name="hours_organisation_is_the_victims"),)

    class Meta:
        verbose_name = verbose_name_plural = "safe hours"
        constraints = [
            models.CheckConstraint(condition=Q(days__len__gte=1), name="hours_name_a_day"),
            models.CheckConstraint(condition=Q(days__contained_by=list(range(7))), name="hours_days_of_a_week"),
        ]

    def __str__(self) -> str:
        return f"Safe hours {self.pk}"


class ContactRules(Versioned):
    """What else the client asks of us whenever we are in touch with her."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    victim = models.OneToOneField(Victim, models.PROTECT, related_name="contact_rules", db_constraint=False)
    not_before = models.DateTimeField(null=True, blank=True)
    withhold_number = models.BooleanField(default=True)
    ask_for = models.CharField(max_length=200, blank=True)
    may_answer = models.CharField(max_length=500, blank=True)
    cover_story = models.TextField(blank=True)
    code_word = models.CharField(max_length=200, blank=True)
    duress_word = models.CharField(max_length=200, blank=True)
    court_day_rule = models.CharField(max_length=20, choices=COURT_DAYS, default=CourtDayRule.AS_USUAL.value)
    language = models.CharField(max_length=200, blank=True)
    interpreter = models.CharField(max_length=10, choices=KnownAnswer.choices, default=KnownAnswer.NOT_KNOWN)
    accessible_format = models.CharField(max_length=500, blank=True)
    device_watched = models.CharField(max_length=10, choices=KnownAnswer.choices, default=KnownAnswer.NOT_KNOWN)

    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="victim", same=["organisation"], name="contact_rules_organisation_is_the_victims"),
    )

    class Meta:
        verbose_name = verbose_name_plural = "contact rules"
        constraints = [
            models.CheckConstraint(
                condition=Q(court_day_rule__in=[each.value for each in CourtDayRule]), name="contact_rules_court_known"
            ),
            models.CheckConstraint(
                condition=Q(code_word="") | ~Q(code_word=F("duress_word")), name="contact_rules_words_differ"
            ),
        ]

    def __str__(self) -> str:
        return f"Contact rules {self.pk}"
