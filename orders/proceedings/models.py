"""What is asked of a court about an order that stands, and the consents that an early discharge needs."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from orders.orders.models import Order
from orders.proceedings.rules import consents, who_may_ask


class ProceedingKind(models.TextChoices):
    """What a court is asked for (Stalking Protection Act 2019 ss.4, 7)."""

    VARIATION = "variation", "Variation"
    RENEWAL = "renewal", "Renewal"
    DISCHARGE = "discharge", "Discharge"
    APPEAL = "appeal", "Appeal"


class AskedBy(models.TextChoices):
    """Who may ask: nobody else, and the client neither."""

    DEFENDANT = who_may_ask.CourtApplicant.DEFENDANT.value, "The perpetrator"
    CHIEF_OFFICER = who_may_ask.CourtApplicant.CHIEF_OFFICER.value, "A chief officer of police"


class ChiefOfficerBecause(models.TextChoices):
    """Why a chief officer is a relevant one (Stalking Protection Act 2019 s.14)."""

    APPLIED = who_may_ask.RelevantOfficerReason.APPLIED.value, "This force applied for the order"
    RESIDES = who_may_ask.RelevantOfficerReason.RESIDES.value, "The perpetrator lives in the force's area"
    BELIEVED_IN = (
        who_may_ask.RelevantOfficerReason.BELIEVED_IN.value,
        "The perpetrator is believed to be in the force's area",
    )
    INTENDS_TO_COME = (
        who_may_ask.RelevantOfficerReason.INTENDS_TO_COME.value,
        "The perpetrator is believed to intend to come to the force's area",
    )


class AppealAgainst(models.TextChoices):
    """Which decision about an order the Crown Court is asked to look at (Stalking Protection Act 2019 s.7)."""

    FULL_ORDER_MADE = who_may_ask.AppealableDecision.FULL_ORDER_MADE.value, "The making of the full order"
    INTERIM_ORDER_MADE = who_may_ask.AppealableDecision.INTERIM_ORDER_MADE.value, "The making of the interim order"
    ALLOWED_TO_POLICE = (
        who_may_ask.AppealableDecision.ALLOWED_TO_POLICE.value,
        "What the court decided as the police had asked",
    )
    ALLOWED_TO_DEFENDANT = (
        who_may_ask.AppealableDecision.ALLOWED_TO_DEFENDANT.value,
        "What the court decided as the perpetrator had asked",
    )
    REFUSED_TO_POLICE = (
        who_may_ask.AppealableDecision.REFUSED_TO_POLICE.value,
        "That the court refused what the police had asked",
    )
    REFUSED_TO_DEFENDANT = (
        who_may_ask.AppealableDecision.REFUSED_TO_DEFENDANT.value,
        "That the court refused what the perpetrator had asked",
    )


class ProceedingOutcome(models.TextChoices):
    """What came of it; empty while the court has not decided. Allowed and dismissed are said of appeals alone."""

    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"
    ALLOWED = "allowed", "Allowed"
    DISMISSED = "dismissed", "Dismissed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ProceedingQuerySet(models.QuerySet["Proceeding"]):
    """Questions about many proceedings."""

    def pending(self) -> Self:
        """Those that the court has not decided."""
        return self.filter(outcome="")

    def visible_to(self, user: User) -> Self:
        """Those of orders that the user may see; what the client thinks of them is never a force's."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class Proceeding(Versioned):
    """One application about an order under s.4, or appeal under s.7. The order holds until the court says otherwise.

    `view` is what the client thinks of it: she cannot apply and has no right to be heard, so the police are told.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="proceedings", db_constraint=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="proceedings", db_constraint=False)
    kind = models.CharField(max_length=20, choices=ProceedingKind.choices)
    asked_by = models.CharField(max_length=20, choices=AskedBy.choices)
    asking_force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    because = models.CharField(max_length=20, choices=ChiefOfficerBecause.choices, blank=True)
    against = models.CharField(max_length=30, choices=AppealAgainst.choices, blank=True)
    appealed = models.ForeignKey(
        "self", models.PROTECT, related_name="appeals", null=True, blank=True, db_constraint=False
    )
    lodged_on = models.DateField()
    court = models.CharField(max_length=200, blank=True)
    asked = models.TextField()
    view_sought_on = models.DateField(null=True, blank=True)
    view = models.TextField(blank=True)
    view_conveyed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=ProceedingOutcome.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    override_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ProceedingQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="order", same=["case", "organisation"], name="proceeding_case_is_the_orders"),
        SameAsParent(parent="appealed", same=["order"], name="proceeding_appeals_of_its_own_order"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="proceeding_key"),
            models.UniqueConstraint(fields=["id", "order"], name="proceeding_key_in_order"),
            models.UniqueConstraint(
                fields=["order", "kind", "asked_by", "asking_force"],
                condition=Q(outcome=""),
                nulls_distinct=False,
                name="proceeding_pending_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=ProceedingKind.values), name="proceeding_kind_known"),
            models.CheckConstraint(
                condition=Q(asked_by=AskedBy.DEFENDANT, asking_force=None, because="")
                | Q(asked_by=AskedBy.CHIEF_OFFICER, asking_force__isnull=False),
                name="proceeding_names_the_force_that_asks",
            ),
            models.CheckConstraint(
                condition=Q(because__in=["", *ChiefOfficerBecause.values]), name="proceeding_because_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=ProceedingKind.APPEAL, against__in=AppealAgainst.values)
                | ~Q(kind=ProceedingKind.APPEAL) & Q(against="", appealed=None),
                name="proceeding_only_an_appeal_is_against_something",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None)
                | Q(outcome__in=ProceedingOutcome.values, decided_at__isnull=False),
                name="proceeding_outcome_known_and_dated",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", ProceedingOutcome.WITHDRAWN])
                | Q(kind=ProceedingKind.APPEAL, outcome__in=[ProceedingOutcome.ALLOWED, ProceedingOutcome.DISMISSED])
                | ~Q(kind=ProceedingKind.APPEAL)
                & Q(outcome__in=[ProceedingOutcome.GRANTED, ProceedingOutcome.REFUSED]),
                name="proceeding_outcome_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(view_conveyed_on=None) | ~Q(view=""), name="proceeding_conveys_a_view_that_is_there"
            ),
        ]

    def __str__(self) -> str:
        return f"Proceeding {self.pk}"


class ConsentPartyChoices(models.TextChoices):
    """Whose consent an early discharge needs (Stalking Protection Act 2019 s.4)."""

    DEFENDANT = consents.ConsentParty.DEFENDANT.value, "The perpetrator"
    CHIEF_OFFICER = consents.ConsentParty.CHIEF_OFFICER.value, "The chief officer"


class ConsentAnswer(models.TextChoices):
    """What one of them said."""

    CONSENTS = "consents", "Consents"
    REFUSES = "refuses", "Does not consent"


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Questions about many consents."""

    def visible_to(self, user: User) -> Self:
        """Consents to what the user may see."""
        return self.filter(proceeding__in=Proceeding.objects.visible_to(user))


class Consent(Versioned):
    """What one party said to a discharge that is asked for: when, and how we know."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="consents", db_constraint=False)
    party = models.CharField(max_length=20, choices=ConsentPartyChoices.choices)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    answer = models.CharField(max_length=20, choices=ConsentAnswer.choices)
    said_on = models.DateField()
    source = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ConsentQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="proceeding", same=["case", "organisation"], name="consent_case_is_the_proceedings"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "party", "force"], nulls_distinct=False, name="consent_one_of_each_party"
            ),
            models.CheckConstraint(
                condition=Q(party=ConsentPartyChoices.DEFENDANT, force=None)
                | Q(party=ConsentPartyChoices.CHIEF_OFFICER, force__isnull=False),
                name="consent_of_the_defendant_or_a_force",
            ),
            models.CheckConstraint(condition=Q(answer__in=ConsentAnswer.values), name="consent_answer_known"),
            models.CheckConstraint(condition=~Q(source=""), name="consent_has_source"),
        ]

    def __str__(self) -> str:
        return f"Consent {self.pk}"


class PoliceAnswer(models.TextChoices):
    """What a force said to the client's request; empty while it has said nothing."""

    WILL_APPLY = "will_apply", "It will apply to the court"
    WILL_NOT = "will_not", "It will not apply"


class PoliceRequestQuerySet(models.QuerySet["PoliceRequest"]):
    """Questions about many such requests."""

    def open(self) -> Self:
        """Those that the force has not answered."""
        return self.filter(answer="")

    def visible_to(self, user: User) -> Self:
        """Those of cases that the user may see; a liaison hears of them by letter, not here."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class PoliceRequest(Versioned):
    """What the client asks a force to ask of the court about an order: she cannot apply herself (SPA 2019 s.4)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="police_requests", db_constraint=False)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    wanted = models.CharField(
        max_length=20, choices=[each for each in ProceedingKind.choices if each[0] != ProceedingKind.APPEAL.value]
    )
    asked_on = models.DateField()
    words = models.TextField()
    answer = models.CharField(max_length=20, choices=PoliceAnswer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = PoliceRequestQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="order", same=["case", "organisation"], name="policerequest_case_is_the_orders"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wanted__in=["variation", "renewal", "discharge"]), name="policerequest_wanted_known"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="policerequest_has_words"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None)
                | Q(answer__in=PoliceAnswer.values, answered_on__gte=F("asked_on")),
                name="policerequest_answered_after_it_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"Request to the police {self.pk}"
