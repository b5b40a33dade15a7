"""Breaches of orders and of other protection, and what was done about each."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from orders.breaches.rules.counts import ConditionCount, CountedBreach, by_condition
from orders.breaches.rules.doubts import BindingPeriod, CitedCondition, ServiceOfOrder, doubts
from orders.orders.models import Condition, Order
from orders.protection.models import OtherProtection
from record.vocabulary import steps as vocabulary
from record.vocabulary.breach_codes import BREACH_KINDS, COURT_RESULTS, INITIATORS, RECORDED_AS
from record.vocabulary.protection_kinds import protection_words


class BreachStatus(models.TextChoices):
    """The latest step of a breach. What has been done at all stands in `answered_at` and `closed_at`."""

    LEARNED = "learned", "Recorded"
    REPORTED_TO_POLICE = vocabulary.BreachStep.REPORTED_TO_POLICE.value, "Reported to the police"
    NOT_REPORTED_REVIEWED = vocabulary.BreachStep.NOT_REPORTED_REVIEWED.value, "Decision not to report reviewed"
    POLICE_CONTACTED_VICTIM = vocabulary.BreachStep.POLICE_CONTACTED_VICTIM.value, "Police contacted the client"
    CRIME_RECORDED = vocabulary.BreachStep.CRIME_RECORDED.value, vocabulary.WORDS[vocabulary.BreachStep.CRIME_RECORDED]
    ARRESTED = vocabulary.BreachStep.ARRESTED.value, vocabulary.WORDS[vocabulary.BreachStep.ARRESTED]
    INTERVIEWED = vocabulary.BreachStep.INTERVIEWED.value, vocabulary.WORDS[vocabulary.BreachStep.INTERVIEWED]
    WARRANT_ISSUED = vocabulary.BreachStep.WARRANT_ISSUED.value, vocabulary.WORDS[vocabulary.BreachStep.WARRANT_ISSUED]
    WARRANT_EXECUTED = (
        vocabulary.BreachStep.WARRANT_EXECUTED.value,
        vocabulary.WORDS[vocabulary.BreachStep.WARRANT_EXECUTED],
    )
    OUTCOME_TOLD_TO_VICTIM = vocabulary.BreachStep.OUTCOME_TOLD_TO_VICTIM.value, "Outcome told to the client"
    BAIL_UPDATE = vocabulary.BreachStep.BAIL_UPDATE.value, "Bail updated"
    CHARGED = vocabulary.BreachStep.CHARGED.value, vocabulary.WORDS[vocabulary.BreachStep.CHARGED]
    NO_FURTHER_ACTION = (
        vocabulary.BreachStep.NO_FURTHER_ACTION.value,
        vocabulary.WORDS[vocabulary.BreachStep.NO_FURTHER_ACTION],
    )
    REVIEWED = vocabulary.BreachStep.REVIEWED.value, "No further action reviewed"
    ORDER_IDENTIFIED = vocabulary.BreachStep.ORDER_IDENTIFIED.value, "Order identified"
    OUT_OF_COURT = vocabulary.BreachStep.OUT_OF_COURT.value, vocabulary.WORDS[vocabulary.BreachStep.OUT_OF_COURT]
    REVIEW_REQUESTED = vocabulary.BreachStep.REVIEW_REQUESTED.value, "Victim's right to review used"
    COURT_OUTCOME = vocabulary.BreachStep.COURT_OUTCOME.value, vocabulary.WORDS[vocabulary.BreachStep.COURT_OUTCOME]
    NOT_PURSUED = vocabulary.BreachStep.NOT_PURSUED.value, vocabulary.WORDS[vocabulary.BreachStep.NOT_PURSUED]


class BreachKind(models.TextChoices):
    """What was done against an order, as practice.md 3.1 names it; alleged until a court finds it."""

    CONTACT_DIRECT = "contact_direct", BREACH_KINDS["contact_direct"]
    CONTACT_INDIRECT = "contact_indirect", BREACH_KINDS["contact_indirect"]
    CONTACT_THIRD_PARTY = "contact_third_party", BREACH_KINDS["contact_third_party"]
    EXCLUDED_AREA = "excluded_area", BREACH_KINDS["excluded_area"]
    APPROACH = "approach", BREACH_KINDS["approach"]
    SURVEILLANCE = "surveillance", BREACH_KINDS["surveillance"]
    ONLINE = "online", BREACH_KINDS["online"]
    DEVICE = "device", BREACH_KINDS["device"]
    REQUIREMENT_MISSED = "requirement_missed", BREACH_KINDS["requirement_missed"]
    PROVIDER_MISSED = "provider_missed", BREACH_KINDS["provider_missed"]
    NOTIFICATION_INITIAL = "notification_initial", BREACH_KINDS["notification_initial"]
    NOTIFICATION_NAME = "notification_name", BREACH_KINDS["notification_name"]
    NOTIFICATION_ADDRESS = "notification_address", BREACH_KINDS["notification_address"]
    PRINTS_REFUSED = "prints_refused", BREACH_KINDS["prints_refused"]
    FALSE_INFORMATION = "false_information", BREACH_KINDS["false_information"]
    OTHER = "other", BREACH_KINDS["other"]


class Initiator(models.TextChoices):
    """Who began the contact, as a fact; whoever did, it is recorded."""

    PERPETRATOR = "perpetrator", INITIATORS["perpetrator"]
    CLIENT = "client", INITIATORS["client"]
    THIRD_PARTY = "third_party", INITIATORS["third_party"]
    UNKNOWN = "unknown", INITIATORS["unknown"]


class RecordedAs(models.TextChoices):
    """As what the police recorded the crime."""

    BREACH_ONLY = "breach_only", RECORDED_AS["breach_only"]
    BREACH_AND_STALKING = "breach_and_stalking", RECORDED_AS["breach_and_stalking"]
    STALKING_ONLY = "stalking_only", RECORDED_AS["stalking_only"]
    HARASSMENT = "harassment", RECORDED_AS["harassment"]
    MALICIOUS_COMMUNICATIONS = "malicious_communications", RECORDED_AS["malicious_communications"]
    OTHER = "other", RECORDED_AS["other"]
    NOT_TOLD = "not_told", RECORDED_AS["not_told"]


class CourtResult(models.TextChoices):
    """What a court found on a breach."""

    GUILTY_PLEA = "guilty_plea", COURT_RESULTS["guilty_plea"]
    CONVICTED = "convicted", COURT_RESULTS["convicted"]
    ACQUITTED = "acquitted", COURT_RESULTS["acquitted"]
    DISCONTINUED = "discontinued", COURT_RESULTS["discontinued"]
    OTHER = "other", COURT_RESULTS["other"]


class InsideLocality(models.TextChoices):
    """Whether it happened in the place to which the broken condition is limited, as far as we know."""

    YES = "yes", "Yes, inside it"
    NO = "no", "No, outside it"
    UNKNOWN = "unknown", "Not known"


class BreachQuerySet(models.QuerySet["Breach"]):
    """Questions about many breaches."""

    def open(self) -> Self:
        """Breaches not yet charged, dropped, or left unreported after review."""
        return self.filter(closed_at=None)

    def unacknowledged(self) -> Self:
        """Open breaches of which no liaison has said that the force knows."""
        return self.open().filter(acknowledged_at=None)

    def unanswered(self) -> Self:
        """Open breaches for which he was neither arrested nor interviewed; a warrant that is out is no answer."""
        return self.open().filter(answered_at=None)

    def by_condition(self) -> list[ConditionCount]:
        """How often each condition was broken, the most often first."""
        columns = ("order__label", "condition__label", "condition__text", "happened_at")
        rows = self.order_by("happened_at", "id").values_list(*columns)
        return by_condition(CountedBreach(of or "", label or "", text or "", at) for of, label, text, at in rows)

    def visible_to(self, user: User) -> Self:
        """Breaches of cases that the user may see; a liaison's only when they are for the liaison's own force.

        One that the service decided not to report, and reviewed, is not the force's to see.
        """
        rows = self.filter(case__in=Case.objects.visible_to(user))
        if user.role != Role.POLICE_LIAISON:
            return rows
        own = rows.filter(Q(force_id=user.organisation_id) | Q(copied_to_id=user.organisation_id))
        return own.exclude(closed_at__isnull=False, reported_at=None)


class Breach(Versioned):
    """One breach: `learned_at` is when the service learned of it, `force` the force that must act.

    It is of an `order`, or of another `protection`, or of neither while somebody finds out which. `answered_at` is the
    first arrest, interview or decision of the police; `closed_at` their decision, the review of a decision not to
    report, or the agreement not to pursue it. `copied_to` is the force that he has moved to since: both see it.
    `version` counts the events about it. `inside_locality` is ours to say: no case file does.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="breaches", db_index=False, db_constraint=False)
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="breaches", null=True, blank=True, db_constraint=False
    )
    protection = models.ForeignKey(
        OtherProtection, models.PROTECT, related_name="breaches", null=True, blank=True, db_constraint=False
    )
    condition = models.ForeignKey(
        Condition, models.PROTECT, related_name="breaches", null=True, blank=True, db_constraint=False
    )
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="breaches_received")
    copied_to = models.ForeignKey(Organisation, models.PROTECT, related_name="breaches_copied", null=True, blank=True)
    label = models.CharField(max_length=40)
    learned_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    behaviours = ArrayField(models.CharField(max_length=10))
    inside_locality = models.CharField(max_length=20, choices=InsideLocality.choices, blank=True)
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=30, choices=BreachKind.choices, blank=True)
    initiated_by = models.CharField(max_length=20, choices=Initiator.choices, blank=True)
    status = models.CharField(max_length=30, choices=BreachStatus.choices, default=BreachStatus.LEARNED)
    reported_at = models.DateTimeField(null=True, blank=True)
    crime_reference = models.CharField(max_length=100, blank=True)
    recorded_as = models.CharField(max_length=30, choices=RecordedAs.choices, blank=True)
    decision_reason = models.TextField(blank=True)
    court_result = models.CharField(max_length=20, choices=CourtResult.choices, blank=True)
    sentence = models.TextField(blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="breaches_acknowledged", null=True, blank=True
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    last_step_at = models.DateTimeField()

    objects = BreachQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="order", same=["case", "organisation"], name="breach_case_is_the_orders"),
        SameAsParent(parent="case", same=["organisation"], name="breach_organisation_is_the_cases"),
        SameAsParent(parent="protection", same=["case", "organisation"], name="breach_case_is_the_protections"),
        SameAsParent(parent="condition", same=["order"], name="breach_condition_is_the_orders"),
    )

    class Meta:
        verbose_name_plural = "breaches"
        indexes = [
            models.Index(fields=["force", "learned_at"], condition=Q(closed_at=None), name="breach_open_by_force"),
            models.Index(fields=["case"], condition=Q(closed_at=None), name="breach_open_by_case"),
            models.Index(fields=["happened_at"], name="breach_by_moment"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="breach_key"),
            models.UniqueConstraint(fields=["case", "label"], name="breach_label_unique_in_case"),
            models.CheckConstraint(
                condition=Q(order=None) | Q(protection=None), name="breach_of_an_order_or_a_protection"
            ),
            models.CheckConstraint(
                condition=Q(condition=None) | Q(order__isnull=False), name="breach_condition_needs_its_order"
            ),
            models.CheckConstraint(condition=Q(kind__in=["", *BreachKind.values]), name="breach_kind_known"),
            models.CheckConstraint(
                condition=Q(inside_locality__in=["", *InsideLocality.values]), name="breach_inside_locality_known"
            ),
            models.CheckConstraint(condition=Q(status__in=BreachStatus.values), name="breach_status_known"),
            models.CheckConstraint(condition=Q(behaviours__len__gte=1), name="breach_has_behaviour"),
            models.CheckConstraint(
                condition=Q(learned_at__gte=F("happened_at")), name="breach_not_learned_before_it_happened"
            ),
            models.CheckConstraint(
                condition=Q(reported_at=None) | Q(reported_at__gte=F("learned_at")),
                name="breach_not_reported_before_learned",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="breach_acknowledged_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("learned_at")),
                name="breach_not_closed_before_learned",
            ),
        ]

    def __str__(self) -> str:
        return f"Breach {self.label}"

    @property
    def of_what(self) -> str:
        """The order or protection that was broken, in words."""
        if self.order is not None:
            return f"{self.order.get_kind_display()} {self.order.label}"
        return protection_words(self.protection.kind) if self.protection is not None else "An order being looked for"

    @property
    def doubts(self) -> list[str]:
        """Why a court may find no breach in it; empty if nothing speaks against it, or nobody knows the order."""
        return doubts(self._bound, self._cited, self.happened_at)

    @property
    def _bound(self) -> BindingPeriod | None:
        if self.order is not None:
            return bound_by(self.order)
        if self.protection is None:
            return None
        begins, last = self.protection.from_day, self.protection.last_day
        known = self.protection.last_day_known
        return BindingPeriod.of_days(begins, last, ended_at=self.protection.ended_at, end_known=known)

    @property
    def _cited(self) -> CitedCondition | None:
        row = self.condition
        if row is None:
            return None
        return CitedCondition(row.first_day, row.last_day, row.removed_at, row.locality, inside=self.inside_locality)


def bound_by(order: Order) -> BindingPeriod:
    """The time in which an order bound him, as its row stands."""
    return BindingPeriod.of_days(
        order.made_on,
        order.last_day,
        ended_at=order.ended_at,
        service=ServiceOfOrder(order.served_at),
        end_known=order.last_day_known,
    )
