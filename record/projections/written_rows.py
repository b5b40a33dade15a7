"""The rows of cases as they have just been written, so that nobody has to look them up again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar, cast

from django.db.models import Model

from risk.reviews.models.review import RiskReview

Noun = TypeVar("Noun", bound=Model)
RowsByLabel: TypeAlias = Mapping[type[Model], Mapping[Hashable, Model]]


@dataclass(frozen=True)
class WrittenRows:
    """Rows by their model, case and label, and the reviews of the risk that were added.

    Of the incidents only those that the new events tell of.
    """

    rows: RowsByLabel
    reviews: Sequence[RiskReview]

    def row(self, model: type[Noun], case_id: int, label: str) -> Noun:
        """The one row with a label."""
        return cast("Noun", self.rows[model][case_id, label])
