"""Models of days at court: details of hearings, other court dates, special measures and outcomes."""

from __future__ import annotations

import uuid
from typing import Final, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.court.models.hearing import Hearing
from orders.orders.models import Order
from orders.protection.models import OtherProtection


class HearingPurpose(models.TextChoices):
    """What a listing of an application is for."""

    MAIN = "main", "Main hearing"
    INTERIM = "interim", "Interim hearing"
    DIRECTIONS = "directions", "Directions"


class MeasuresRequest(models.TextChoices):
    """How far one special measure has come; empty where nobody has asked for it."""

    ASKED = "asked", "Asked for"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"


class MeasuresWish(models.TextChoices):
    """What the client said of special measures; empty where nobody has talked with her about them."""

    YES = "yes", "The client wants some"
    NONE = "none", "The client wants none, or is not coming"


class ClientAttending(models.TextChoices):
    """Whether the client is going; empty where nobody knows."""

    WANTS_TO = "wants_to", "Wants to be there"
    CALLED = "called", "Is called as a witness"
    NOT_COMING = "not_coming", "Is not coming"
    UNDECIDED = "undecided", "Has not decided"


class Attended(models.TextChoices):
    """Whether somebody was there; empty where nobody has said."""

    YES = "yes", "Yes"
    BY_VIDEO = "by_video", "By video or phone"
    NO = "no", "No"


class CourtIssue(models.TextChoices):
    """What went wrong at the court, for its log of issues."""

    LISTING = "listing", "Not reached, or no time in the list"
    WRONG_LIST = "wrong_list", "In the wrong list or the wrong court"
    UNFAMILIAR = "unfamiliar", "The court did not know these orders"
    PAPERS_MISSING = "papers_missing", "Papers missing or not served"
    POLICE_ABSENT = "police_absent", "Nobody came for the police"
    PERPETRATOR_ABSENT = "perpetrator_absent", "Did not come"
    UNREPRESENTED = "unrepresented", "The perpetrator had no lawyer"
    NO_INTERPRETER = "no_interpreter", "No interpreter, or the wrong one"
    MEASURES_NOT_READY = "measures_not_ready", "Special measures were not ready"
    MET_HIM = "met_him", "Client and perpetrator met in the building"
    VIDEO_FAILED = "video_failed", "The video link failed"
    NOT_TOLD = "not_told", "Nobody told us or the client of a change"
    CONDITIONS_CUT = "conditions_cut", "Conditions were cut without hearing why they were asked for"
    OTHER = "other", "Something else"


MEASURES: Final = {
    "screens": "Screens",
    "live_link": "Live link",
    "separate_entrance": "Separate entrance",
    "waiting_room": "Separate waiting room",
    "supporter": "Supporter beside the client",
    "intermediary": "Intermediary",
    "interpreter": "Interpreter",
}
"""The special measures, each a column of the same name."""
ATTENDANCE: Final = {
    "client_came": "The client",
    "perpetrator_came": "The perpetrator",
    "police_came": "The police",
    "service_came": "Our service",
}
"""Who was there, each a column of the same name."""


def _measure(words: str) -> models.CharField[str, str]:
    return models.CharField(words, max_length=10, choices=MeasuresRequest.choices, blank=True)


def _came(words: str) -> models.CharField[str, str]:
    return models.CharField(words, max_length=10, choices=Attended.choices, blank=True)


class AtCourt(Versioned):
    """What is known of a day at court, before it and after. No time means that nobody knows it yet.

    `changed_at` is when somebody last changed it here: calendars that read the diary go by it.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    court = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=60, blank=True)
    starts = models.TimeField(null=True, blank=True)
    by_video = models.BooleanField(default=False)
    measures_wanted = models.CharField(max_length=10, choices=MeasuresWish.choices, blank=True)
    screens = _measure("screens")
    live_link = _measure("live link")
    separate_entrance = _measure("separate entrance")
    waiting_room = _measure("separate waiting room")
    supporter = _measure("supporter beside the client")
    intermediary = _measure("intermediary")
    interpreter = _measure("interpreter")
    client_coming = models.CharField(max_length=10, choices=ClientAttending.choices, blank=True)
    attends = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    client_came = _came("the client was there")
    perpetrator_came = _came("the perpetrator was there")
    police_came = _came("the police were there")
    service_came = _came("our service was there")
    what_happened = models.TextField(blank=True)
    issues = ArrayField(models.CharField(max_length=30, choices=CourtIssue.choices), default=list, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def measures_asked(self) -> bool:
        """Whether the court was asked for any special measure."""
        return any(getattr(self, name) for name in MEASURES)

    @property
    def measures_settled(self) -> bool:
        """Whether there is nothing to ask for."""
        return self.measures_wanted == MeasuresWish.NONE or self.client_coming == ClientAttending.NOT_COMING


def known_columns(name: str) -> models.CheckConstraint:
    """The columns of `AtCourt` hold nothing but their own codes."""
    codes = {
        **dict.fromkeys(MEASURES, MeasuresRequest),
        **dict.fromkeys(ATTENDANCE, Attended),
        "measures_wanted": MeasuresWish,
        "client_coming": ClientAttending,
    }
    known = Q(issues__contained_by=CourtIssue.values)
    for column, choices in codes.items():
        known &= Q(**{f"{column}__in": ["", *choices.values]})
    return models.CheckConstraint(condition=known, name=name)


class HearingDetailQuerySet(models.QuerySet["HearingDetail"]):
    """Questions about what is known of many hearings."""

    def visible_to(self, user: User) -> Self:
        """Of cases that the user may see; never shown to the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class HearingDetail(AtCourt):
    """What staff add to a listing of an application; which day, and whether it was held, is in the record."""

    hearing = models.OneToOneField(Hearing, models.PROTECT, related_name="detail", db_constraint=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="hearing_details", db_constraint=False)
    purpose = models.CharField(max_length=20, choices=HearingPurpose.choices, blank=True)

    objects = HearingDetailQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="hearing", same=["case", "organisation"], name="hearingdetail_case_is_the_hearings"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=["", *HearingPurpose.values]), name="hearingdetail_purpose_known"
            ),
            known_columns("hearingdetail_codes_known"),
        ]

    def __str__(self) -> str:
        return f"Details of hearing {self.hearing_id}"


class CourtDateKind(models.TextChoices):
    """What a court sits for on a day that is no listing of an application."""

    INTERIM = "interim", "Interim hearing"
    VARIATION = "variation", "Variation of the order"
    RENEWAL = "renewal", "Renewal of the order"
    DISCHARGE = "discharge", "Discharge of the order"
    APPEAL = "appeal", "Appeal"
    BREACH_FIRST = "breach_first", "Breach: first hearing"
    BREACH_TRIAL = "breach_trial", "Breach: trial"
    BREACH_SENTENCE = "breach_sentence", "Breach: sentence"
    PROTECTION = "protection", "Another order or protection"
    OTHER = "other", "Something else at court"


OF_ORDERS: Final = (CourtDateKind.VARIATION, CourtDateKind.RENEWAL, CourtDateKind.DISCHARGE)
OF_BREACHES: Final = (CourtDateKind.BREACH_FIRST, CourtDateKind.BREACH_TRIAL, CourtDateKind.BREACH_SENTENCE)
ABOUT: Final = ("application", "order", "breach", "protection")
"""What a court date can be about, each a column of the same name."""


class CourtDateOutcome(models.TextChoices):
    """What came of such a day; empty while it is still to come."""

    HELD = "held", "Held"
    ADJOURNED = "adjourned", "Adjourned"
    RELISTED = "relisted", "Moved to another day"
    VACATED = "vacated", "Taken out of the list"


def _about_only(*names: str) -> Q:
    """One of these is named, and nothing else."""
    only = Q(**{f"{name}__isnull": True for name in ABOUT if name not in names})
    one = Q()
    for name in names:
        one |= Q(**{f"{name}__isnull": False, **{f"{other}__isnull": True for other in names if other != name}})
    return only & one


ABOUT_WHAT: Final = {
    CourtDateKind.INTERIM: ("application",),
    **dict.fromkeys(OF_ORDERS, ("order",)),
    CourtDateKind.APPEAL: ("application", "order"),
    **dict.fromkeys(OF_BREACHES, ("breach",)),
    CourtDateKind.PROTECTION: ("protection",),
    CourtDateKind.OTHER: (),
}
"""What each kind of court date is about: one of these."""


def _about_its_kind() -> Q:
    suits = Q()
    for kind, names in ABOUT_WHAT.items():
        suits |= Q(kind=kind) & _about_only(*names)
    return suits


class CourtDateQuerySet(models.QuerySet["CourtDate"]):
    """Questions about many court dates."""

    def visible_to(self, user: User) -> Self:
        """Court dates of cases that the user may see; what the service knows of them is never shown to the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class CourtDate(AtCourt):
    """One day at court about an order, a breach, another protection or something else; `earlier` was moved to it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="court_dates", db_constraint=False)
    kind = models.CharField(max_length=20, choices=CourtDateKind.choices)
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="court_dates", null=True, blank=True, db_constraint=False
    )
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="court_dates", null=True, blank=True, db_constraint=False
    )
    breach = models.ForeignKey(
        Breach, models.PROTECT, related_name="court_dates", null=True, blank=True, db_constraint=False
    )
    protection = models.ForeignKey(
        OtherProtection, models.PROTECT, related_name="court_dates", null=True, blank=True, db_constraint=False
    )
    earlier = models.OneToOneField("self", models.PROTECT, related_name="later", null=True, blank=True)
    hearing_on = models.DateField()
    note = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, choices=CourtDateOutcome.choices, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    reason_code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CourtDateQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="courtdate_organisation_is_the_cases"),
        *(
            SameAsParent(parent=name, same=["case", "organisation"], name=f"courtdate_case_is_the_{name}s")
            for name in (*ABOUT, "earlier")
        ),
    )

    class Meta:
        indexes = [
            models.Index(fields=["case", "hearing_on"], name="courtdate_by_case"),
            models.Index(fields=["hearing_on"], condition=Q(outcome=""), name="courtdate_to_come"),
            models.Index(fields=["hearing_on"], name="courtdate_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="courtdate_key"),
            models.CheckConstraint(condition=_about_its_kind(), name="courtdate_about_what_its_kind_is"),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at=None)
                | Q(outcome__in=CourtDateOutcome.values, outcome_at__isnull=False),
                name="courtdate_outcome_known_and_dated",
            ),
            models.CheckConstraint(
                condition=Q(outcome_at=None) | Q(outcome_at__gte=F("recorded_at")),
                name="courtdate_no_outcome_before_recorded",
            ),
            known_columns("courtdate_codes_known"),
        ]

    def __str__(self) -> str:
        return f"Court date {self.pk}"
