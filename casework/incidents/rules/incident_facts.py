"""What the record tells of an incident, each fact declared once; the details beside the record are columns only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from casework.codes.rules.codes import BEHAVIOURS, POLICE_RESPONSES
from casework.dates.rules.precision import Precision
from casework.fact_types.rules import AtMoment, Fact, OneOf, SomeOf, TextFact, Times, YesOrNo, told_as


class IncidentPart(StrEnum):
    """The parts in which a form asks about an incident and a page tells of it."""

    WHAT = "what"
    POLICE = "police"
    ADVICE = "advice"
    PLACE = "place"
    WHO = "who"
    FOUR = "four"
    IMPACT = "impact"
    SOURCE = "source"


BEHAVIOUR_WORDS: Final = {code: each.words for code, each in BEHAVIOURS.items()}
PRECISIONS: Final = {each.value: each.value for each in Precision}
CAMERA: Final = {
    "yes": "Yes, ask for it before it is wiped",
    "no": "No, somebody has looked",
    "not_looked": "Nobody has looked yet",
}
HAPPENED_AT: Final = Fact(type=AtMoment(), says="When it happened, if that was before it was recorded.")


@dataclass(frozen=True, kw_only=True)
class IncidentFacts:
    """What was done, when, and how police answered; a series has a `count` above one.

    `happened_at` is the latest moment at which it can have happened, `happened_from` the earliest if not the same.
    """

    behaviours: Sequence[str] = field(
        metadata=told_as(Fact(type=SomeOf(BEHAVIOUR_WORDS), says="What was done.", is_required=True))
    )
    happened_at: datetime = field(metadata=told_as(HAPPENED_AT))
    reported: bool = field(
        default=False, metadata=told_as(Fact(type=YesOrNo(), says="Whether police were told.", is_always_written=True))
    )
    police_response: Sequence[str] = field(
        default=(),
        metadata=told_as(Fact(type=SomeOf(POLICE_RESPONSES), says="How police answered.", is_always_written=True)),
    )
    count: int = field(
        default=1,
        metadata=told_as(
            Fact(type=Times(), says="How many times, if this is a series told as one. Once, if nothing is said.")
        ),
    )
    happened_from: datetime | None = field(
        default=None,
        metadata=told_as(
            Fact(
                type=AtMoment(),
                says="The earliest moment at which it can have begun; `happened_at` is then the latest.",
            )
        ),
    )
    precision: str = field(
        default=Precision.EXACT,
        metadata=told_as(
            Fact(
                type=OneOf(PRECISIONS),
                says="How sure the teller is: of the moment, about then, of the day, or only between two moments.",
            )
        ),
    )
    text: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=TextFact(), says="What happened; an officer's words as they were reported.", is_always_written=True
            )
        ),
    )
    seen_by_camera: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=OneOf(CAMERA),
                says="Whether a camera nearby has filmed it. Nothing said is not known; `no` is known.",
                words="Camera footage",
                asks="Has a camera nearby filmed it?",
                hint="A doorbell, a shop, a bus, a street camera. Many keep it for a few days only.",
                part=IncidentPart.PLACE,
                heading="Camera footage",
                headings=("cctv", "camera", "seen by camera", "footage"),
            )
        ),
    )
