"""Which force can be asked to apply for an order against him, and why (SPA 2019 ss.1(1), 1(2), 14)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from accounts.rules import RuleViolation
from record.vocabulary.forces import check_may_apply

WITHOUT_AREA: Final = frozenset({"british-transport-police", "ministry-of-defence-police"})
"""Forces whose chief officers may apply wherever he is (explanatory notes to s.1)."""
RESIDES: Final = "resides"
BASES: Final = frozenset({RESIDES, "believed_in", "intends_to_come"})
NEEDS_BASIS: Final = (
    "Say why this force can apply: because the perpetrator lives, is, or means to come there. "
    "The client’s home is no reason."
)


@dataclass(frozen=True, kw_only=True)
class ForceToAsk:
    """Which force is asked, the force for where he lives ("" if not known), and why the first one may apply."""

    force: str
    defendant_force: str = ""
    area_basis: str = ""

    @property
    def needs_area(self) -> bool:
        return self.force not in WITHOUT_AREA


def checked_force_to_ask(asking: ForceToAsk) -> ForceToAsk:
    """The same with what follows from it, or a refusal beside the field at fault (R1.1, R1.2).

    A territorial force may apply where he lives in its area, or is believed to be in it or to intend to come to it.
    Whoever asks in a hurry need not know where he is: the request stands, and its page asks until somebody does.
    """
    check_may_apply(asking.force, field="force")
    if not asking.needs_area:
        return replace(asking, area_basis="")
    if asking.area_basis and asking.area_basis not in BASES:
        raise RuleViolation(NEEDS_BASIS, field="area_basis")
    lives_there = asking.defendant_force == asking.force
    if not asking.area_basis and not asking.defendant_force:
        return asking
    if not asking.area_basis and not lives_there:
        raise RuleViolation(NEEDS_BASIS, field="area_basis")
    if asking.area_basis == RESIDES and asking.defendant_force and not lives_there:
        raise RuleViolation(
            "You say that the perpetrator lives in the area of another force. Ask that force, "
            "or say that the perpetrator is believed to be in the area of this one or to intend to come to it.",
            field="area_basis",
        )
    basis = asking.area_basis or RESIDES
    return replace(
        asking, area_basis=basis, defendant_force=asking.force if basis == RESIDES else asking.defendant_force
    )


def area_is_unknown(asking: ForceToAsk, *, was_asked: bool) -> bool:
    """Whether nobody has said yet why the force that was asked can apply; a court of its own motion asks nobody."""
    return was_asked and asking.needs_area and not asking.area_basis


@dataclass(frozen=True)
class CourtAges:
    """The ages between which the youth court decides: from `least` on, below `adult`."""

    least: int = 10
    adult: int = 18


def age_on(born_on: date | None, about_age: int | None, day: date) -> int | None:
    """His age on a day: by his birthday, else as it was told; None if nobody knows."""
    if born_on is None:
        return about_age
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (not had_birthday)


def check_age(age: int | None, ages: CourtAges) -> None:
    """No order can be made against a child below the age of criminal responsibility."""
    if age is not None and age < ages.least:
        raise RuleViolation(
            f"The perpetrator is under {ages.least}: no order can be made. Ask social services for help."
        )


def age_note(age: int | None, ages: CourtAges) -> str:
    """Which court decides when he is not grown up (s.14)."""
    if age is None or age >= ages.adult:
        return ""
    if age < ages.least:
        return f"The perpetrator is under {ages.least}: no order can be made."
    return f"The perpetrator is under {ages.adult}: the youth court decides, and the force's youth team should be told."
