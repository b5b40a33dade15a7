"""Prefills the form of an order with the drafted conditions or those of its interim order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orders.applications.models.application import Application
from orders.conditions.models.kept import ConditionDetail, Practicality, Reach
from orders.conditions.services.kept import detail_of
from orders.grounds.models.draft_condition import DraftCondition, Practical, VictimView
from orders.orders.models import Condition, OrderKindChoices

Row = Mapping[str, Any]


def conditions_known(application: Application) -> list[Row]:
    """The rows of the draft; without one, those of the latest interim order on the same request."""
    drafts = DraftCondition.objects.current().filter(application=application).order_by("id")
    return [_of_draft(row) for row in drafts] or _of_interim(application)


def as_initial(rows: Sequence[Row]) -> dict[str, Any]:
    """The values of the form's fields, row by row."""
    return {f"{name}_{number}": value for number, row in enumerate(rows, start=1) for name, value in row.items()}


def _of_draft(draft: DraftCondition) -> Row:
    view = "" if draft.victim_view == VictimView.NOT_ASKED else f"{draft.get_victim_view_display()}. "
    return {
        **_days_and_place(draft),
        "necessity": draft.why_necessary,
        "practicality": _practicality(draft),
        "practicality_note": draft.practicality,
        "victim_view": f"{view}{draft.victim_words}".strip(),
        "provider": draft.provider,
    }


def _practicality(draft: DraftCondition) -> str:
    found = {draft.religion, draft.work, draft.education}
    if Practical.CONFLICT in found:
        return Practicality.CONFLICTS
    return Practicality.FITS if found == {Practical.NO_CONFLICT} else Practicality.NOT_CHECKED


def _of_interim(application: Application) -> list[Row]:
    interim = application.orders.filter(kind=OrderKindChoices.INTERIM).order_by("-made_at", "-id").first()
    if interim is None:
        return []
    rows = interim.conditions.filter(removed_at=None).select_related("detail").order_by("id")
    return [_of_condition(row, detail_of(row)) for row in rows]


def _of_condition(row: Condition, detail: ConditionDetail) -> Row:
    names = ("necessity", "practicality", "practicality_note", "victim_view", "provider")
    place = {"kind": row.kind, "text": row.text, "locality": row.locality, "reach": _reach(row.locality)}
    return {**place, "due_on": row.due_on, **{name: getattr(detail, name) for name in names}}


def _days_and_place(row: DraftCondition) -> Row:
    return {
        "kind": row.kind,
        "text": row.text,
        "locality": row.locality,
        "reach": _reach(row.locality),
        "first_day": row.first_day,
        "last_day": row.last_day,
    }


def _reach(locality: str) -> str:
    return Reach.LOCALITY if locality else Reach.EVERYWHERE
