"""Lists the requests that came to nothing: why, what was offered instead, what was done about it, by relationship."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from accounts.people.models import User
from casework.codes.rules.relationships import RelationshipGroup, codes_of, relationship_group
from casework.templatetags.display import day as day_words
from orders.applications.models.application import Application, ApplicationQuerySet, ApplicationStatus
from orders.applications.models.challenge import Challenge
from orders.applications.rules.challenges import CAN_BE_CHALLENGED
from record.vocabulary.reasons import reason_words, without_instruction

ROWS_PER_PAGE: Final = 50
LARGEST_ID: Final = 2**63 - 1


@dataclass(frozen=True)
class DeclinedRow:
    """One request that came to nothing, in words."""

    application: Application
    ended: str
    reason: str
    relationship: str
    challenges: list[str]
    answer_is_late: bool


@dataclass(frozen=True)
class DeclinedPage:
    """One page, where the next one begins (empty after the last), and how many there are by relationship."""

    rows: list[DeclinedRow]
    counts: list[tuple[str, int]]
    total: int
    next_cursor: str


def declined(user: User, choice: Mapping[str, Any], *, today: date, after: str) -> DeclinedPage:
    """Requests that ended without an order, the latest first; the counts leave the chosen relationship aside."""
    rows = _chosen(Application.objects.visible_to(user).filter(status__in=CAN_BE_CHALLENGED), choice)
    counted = Counter(str(relationship_group(code)) for code in rows.values_list("case__relationship", flat=True))
    if group := choice.get("relationship"):
        rows = rows.filter(case__relationship__in=codes_of(RelationshipGroup[group]))
    if after.isdecimal():
        rows = rows.filter(pk__lt=min(int(after[:20]), LARGEST_ID))
    shown = list(rows.select_related("case", "force").order_by("-id")[: ROWS_PER_PAGE + 1])
    steps: dict[int, list[Challenge]] = defaultdict(list)
    for step in Challenge.objects.filter(application__in=shown).order_by("sent_on", "id"):
        steps[step.application_id].append(step)
    return DeclinedPage(
        rows=[_row(each, steps[each.pk], today) for each in shown[:ROWS_PER_PAGE]],
        counts=[(str(group), counted[str(group)]) for group in RelationshipGroup],
        total=counted.total(),
        next_cursor=str(shown[ROWS_PER_PAGE - 1].pk) if len(shown) > ROWS_PER_PAGE else "",
    )


def _chosen(rows: ApplicationQuerySet, choice: Mapping[str, Any]) -> ApplicationQuerySet:
    names = {"force": "force", "status": "status"}
    return rows.filter(**{column: choice[name] for name, column in names.items() if choice.get(name)})


def _row(application: Application, steps: Sequence[Challenge], today: date) -> DeclinedRow:
    ended = application.determined_at or application.stage_entered_at
    return DeclinedRow(
        application=application,
        ended=f"{ApplicationStatus(application.status).label}, {day_words(ended)}",
        reason=_reason(application),
        relationship=str(relationship_group(application.case.relationship)),
        challenges=[_challenge(each) for each in steps],
        answer_is_late=any(not each.outcome and each.due_on < today for each in steps),
    )


def _reason(application: Application) -> str:
    """The reason by its code, and in the words of whoever gave it."""
    kinds = [without_instruction(reason_words(each)) for each in (application.reason_code, application.reason) if each]
    return ": ".join(dict.fromkeys(kinds))


def _challenge(row: Challenge) -> str:
    answer = row.get_outcome_display() if row.outcome else f"answer awaited by {day_words(row.due_on)}"
    return f"{row.get_kind_display()}, {day_words(row.sent_on)}: {answer}"
