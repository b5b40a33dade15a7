"""The columns that an incident and each account of it share: an abstract model with its constraints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from accounts.people.models import Organisation
from casework.codes.rules import incident_codes as codes
from casework.incidents.rules.incident_facts import CAMERA, PRECISIONS

MOST_AFRAID: Final = 10
HIGHEST_COST: Final = 9_999_999


def _choice(known: Mapping[str, str], *, default: str = "") -> models.CharField[str, str]:
    return models.CharField(max_length=30, choices=list(known.items()), default=default, blank=True)


def _choices() -> ArrayField[Any, Any]:
    return ArrayField(models.CharField(max_length=40), default=list, blank=True)


def _line(longest: int = 200) -> models.CharField[str, str]:
    return models.CharField(max_length=longest, blank=True)


class IncidentDetails(models.Model):
    """What somebody told of one incident, or of one series of like ones; only when and what must be told.

    `happened_at` is the latest moment known and `happened_from` the earliest, where that is another (casework.rules
    .happened). `witnesses` are objects with `name`, `reach`, `willing` and `named`.
    """

    happened_from = models.DateTimeField(null=True, blank=True)
    happened_at = models.DateTimeField()
    precision = _choice(PRECISIONS, default="exact")
    count = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    behaviours = ArrayField(models.CharField(max_length=10))
    text = models.TextField(blank=True)
    source = _choice(codes.SOURCES, default="client")
    quoted_words = models.TextField(blank=True)

    channel = _choice(codes.CHANNELS)
    platform = _line()
    account_handle = _line()
    mode = _choice(codes.MODES)
    place_type = _choice(codes.PLACES)
    place = models.TextField(blank=True)
    distance_from_home = _line()
    place_is_sensitive = models.BooleanField(default=False)
    seen_by_camera = _choice(CAMERA)

    perpetrator = _choice(codes.PERPETRATOR)
    through_whom = models.TextField(blank=True)
    witnesses = models.JSONField(default=list, blank=True)
    children_present = _choice(codes.YES_NO_UNCLEAR)
    other_targets = models.TextField(blank=True)

    fixated = _choice(codes.YES_NO_UNCLEAR)
    fixated_note = models.TextField(blank=True)
    obsessive = _choice(codes.YES_NO_UNCLEAR)
    obsessive_note = models.TextField(blank=True)
    unwanted = _choice(codes.YES_NO_UNCLEAR)
    unwanted_note = models.TextField(blank=True)
    repeated = _choice(codes.YES_NO_UNCLEAR)
    repeated_note = models.TextField(blank=True)

    fear = models.PositiveSmallIntegerField(null=True, blank=True)
    impacts = _choices()
    impact_note = models.TextField(blank=True)
    cost = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    escalation = _choices()
    escalation_note = models.TextField(blank=True)

    reported = models.BooleanField(default=False)
    reported_by = _line()
    reported_at = models.DateTimeField(null=True, blank=True)
    report_force = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    report_channel = _choice(codes.REPORT_CHANNELS)
    incident_number = _line(100)
    crime_reference = _line(100)
    recorded_as = _choice(codes.RECORDED_AS)
    officer_number = _line(100)
    spoc_told = _choice(codes.YES_NO_UNCLEAR)
    police_response = _choices()
    police_words = models.TextField(blank=True)

    advice_by = _line()
    advice = models.TextField(blank=True)
    advice_unsafe = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def began_at(self) -> Any:
        return self.happened_from or self.happened_at

    @property
    def online_or_offline(self) -> str:
        """What was said of it, or else what the behaviours say."""
        return self.mode or codes.mode_of(self.behaviours)

    @property
    def response_quality(self) -> str:
        return codes.response_quality(self.police_response)

    @property
    def was_advised_unsafely(self) -> bool:
        return codes.advises_unsafely(self.police_response, said_unsafe=self.advice_unsafe)

    def told(self) -> dict[str, Any]:
        """Every column of this class with its value."""
        return {name: getattr(self, name) for name in TOLD}


TOLD: Final = tuple(field.attname for field in IncidentDetails._meta.local_fields)
_ONE_OF: Final[Mapping[str, Iterable[str]]] = {
    field.attname: [str(code) for code, _ in field.choices]
    for field in IncidentDetails._meta.local_fields
    if field.choices
}
"""What each column with a list of codes may hold."""


def detail_constraints(noun: str) -> list[models.BaseConstraint]:
    """The facts that hold for everything told, under the names of one table."""
    known = [
        models.CheckConstraint(condition=Q(**{f"{name}__in": ["", *choices]}), name=f"{noun}_{name}_known")
        for name, choices in _ONE_OF.items()
    ]
    return [
        *known,
        models.CheckConstraint(condition=Q(behaviours__len__gte=1), name=f"{noun}_has_behaviour"),
        models.CheckConstraint(condition=Q(count__gte=1), name=f"{noun}_count_positive"),
        models.CheckConstraint(condition=Q(fear=None) | Q(fear__lte=MOST_AFRAID), name=f"{noun}_fear_on_scale"),
        models.CheckConstraint(condition=Q(cost=None) | Q(cost__gte=0), name=f"{noun}_cost_not_negative"),
        models.CheckConstraint(
            condition=Q(happened_from=None) | Q(happened_from__lte=F("happened_at")),
            name=f"{noun}_ends_after_it_begins",
        ),
    ]
