"""After new events: asks for risk reviews, signatures of levels, and other things people must do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casework.cases.models.case import Case
from casework.cases.models.event import EventSource
from orders.applications.services.answers import answer_what_waits
from orders.reviews.rules import STALE_IN_A_FILE, AskedReview, attention
from orders.reviews.services.ended_concerns import end_concerns
from record.authors import Author
from record.events import events as told
from risk.reviews.models.review import RiskReview
from risk.reviews.models.signature import SignatureKind
from risk.reviews.rules.signatures import needs_signature
from risk.reviews.services.review_triggers import ReviewCause, answer_reviews, ask_for_reviews
from risk.reviews.services.signatures import LevelToSign, ask_signature


def ask_for_what_events_need(case: Case, new: Sequence[told.CaseEvent], author: Author) -> None:
    """Ask for what the new events of a case ask for; the caller holds its lock and has written its rows.

    A case that comes in closed asks for nothing.
    """
    if case.closed_at is not None and author.source is EventSource.IMPORT:
        return
    found = attention(new)
    if found.reviewed_at is not None:
        answer_reviews(case, reviewed_at=found.reviewed_at, by=author.by, now=author.now)
    if found.asked:
        causes = [ReviewCause(each.code, f"event:{each.number}", each.at) for each in _fresh(found.asked, author)]
        ask_for_reviews(case, causes, by=author.by, now=author.now)
    if any(isinstance(each.content, told.RiskReviewed | told.CaseOpened) for each in new):
        _ask_second_person(case, new, author)
    if author.source is not EventSource.IMPORT:
        answer_what_waits(case, new, by=author.by, now=author.now)
        end_concerns(case, now=author.now)


def _fresh(asked: Iterable[AskedReview], author: Author) -> Iterable[AskedReview]:
    """All that staff record; of what a file brings in, only what happened lately."""
    if author.source is not EventSource.IMPORT:
        return asked
    return (each for each in asked if author.now - each.at <= STALE_IN_A_FILE)


def _ask_second_person(case: Case, new: Sequence[told.CaseEvent], author: Author) -> None:
    """Very high holds at once; whoever says so first asks a supervisor to sign it."""
    if author.by is None or author.source is not EventSource.SERVICE:
        return
    judged = list(RiskReview.objects.filter(case=case).by_people().newest_first().select_related("event")[:2])
    latest, before = judged[0], judged[1].level if len(judged) > 1 else ""
    is_new = latest.event is not None and latest.event.number >= new[0].number
    if is_new and needs_signature(latest.level, before):
        wanted = LevelToSign(kind=SignatureKind.VERY_HIGH, level=latest.level, reason=latest.reason, review=latest)
        ask_signature(case, wanted, by=author.by, now=author.now)
