"""What the risk of a case looks like: the level over time, the police's view beside ours, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel
from casework.templatetags.display import day as day_words
from reports.delays.queries.reasons import review_reasons
from reports.delays.rules import sentences
from risk.assessments.models.opinion import Opinion
from risk.assessments.models.police_view import PoliceView
from risk.assessments.models.screening import Screening
from risk.assessments.models.tool_result import ToolResult
from risk.assessments.rules.opinions import STAGES, TIMELINE
from risk.assessments.rules.police_views import differs
from risk.assessments.rules.risk_tools import TOOLS
from risk.reviews.models.review import RiskReview
from risk.reviews.models.signature import Signature


@dataclass(frozen=True)
class RiskViewInWords:
    """One view, result or opinion in words."""

    title: str
    lines: list[str]
    day: str
    by: str
    href: str = ""


@dataclass(frozen=True)
class CaseRisk:
    """Everything on the risk page of a case, each part the latest first."""

    due: list[str]
    next_review_on: str
    differing: str
    reviews: list[RiskReview]
    signatures: list[Signature]
    police_views: list[RiskViewInWords]
    screenings: list[Screening]
    tool_results: list[RiskViewInWords]
    opinions: list[RiskViewInWords]


def risk_of(case: Case, user: User, now: datetime) -> CaseRisk:
    """The same few statements however much there is."""
    reviews = list(RiskReview.objects.visible_to(user).filter(case=case).newest_first().select_related("recorded_by"))
    views = PoliceView.objects.visible_to(user).filter(case=case).newest_first().select_related("force", "recorded_by")
    judged = next((review for review in reviews if not review.raised_automatically), None)
    signatures = Signature.objects.visible_to(user).filter(case=case).order_by("-asked_at", "-id")
    screenings = Screening.objects.visible_to(user).filter(case=case).order_by("-held_on", "-id")
    results = ToolResult.objects.visible_to(user).filter(case=case).order_by("-used_on", "-id")
    opinions = Opinion.objects.visible_to(user).filter(case=case).order_by("-formed_on", "-id")
    return CaseRisk(
        due=[f"{sentences.why_in_list(each, now=now)}." for each in review_reasons(user, now, cases=[case])],
        next_review_on=day_words(judged.next_review_on) if judged else "",
        differing=differing_words(case, next(iter(views), None)),
        reviews=reviews,
        signatures=list(signatures.select_related("asked_by", "answered_by")),
        police_views=[_view(row) for row in views],
        screenings=list(screenings.select_related("recorded_by")),
        tool_results=[_result(row) for row in results.select_related("recorded_by")],
        opinions=[_opinion(row) for row in opinions.select_related("recorded_by")],
    )


def differing_words(case: Case, view: PoliceView | None) -> str:
    """We say high, Sussex Police said standard on Tue 3 Mar 2026; nothing while the two agree."""
    if view is None or not differs(case.risk_level, view.level):
        return ""
    ours, theirs = RiskLevel(case.risk_level).label.lower(), view.get_level_display().lower()
    return f"We say {ours}, {view.force.name} said {theirs} on {day_words(view.said_on)}."


def _view(row: PoliceView) -> RiskViewInWords:
    level = row.get_level_display().lower() if row.level else "no level"
    lines = [
        f"In their words: {row.their_words}",
        f"Tool: {row.tool}" if row.tool else "",
        f"{row.get_source_display()}{f': {row.told_by}' if row.told_by else ''}",
        f"We said {row.get_our_level_display().lower()} at the time",
    ]
    return _told(f"{row.force.name}: {level}", lines, day_words(row.said_on), row.recorded_by)


def _result(row: ToolResult) -> RiskViewInWords:
    tool = TOOLS[row.tool]
    name = row.tool_name or tool.words
    lines = [row.result, f"Filled in by {row.used_by}", f"Kept at: {row.attachment}" if row.attachment else ""]
    return _told(name, lines, day_words(row.used_on), row.recorded_by, tool.href)


def _opinion(row: Opinion) -> RiskViewInWords:
    title = f"Stage {row.choice}: {STAGES[row.choice]}" if row.kind == TIMELINE else row.choice_words
    return _told(title, [row.reason], day_words(row.formed_on), row.recorded_by)


def _told(title: str, lines: list[str], day: str, by: User, href: str = "") -> RiskViewInWords:
    return RiskViewInWords(title, [line for line in lines if line], day, by.get_full_name() or by.username, href)
