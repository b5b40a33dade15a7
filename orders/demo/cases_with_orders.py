"""Invented cases with orders: interim and full, served or not, young and about to end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from orders.demo.cases_waiting import REQUEST
from orders.demo.storyline import DemoCaseBuilder, DemoScene
from risk.working_days.rules import ENGLAND_AND_WALES

TWO_YEARS: Final = timedelta(days=731)


def _heard(scene: DemoScene, made: int, risk: str = "medium", relationship: str = "ex_partner") -> DemoCaseBuilder:
    """An application that came to its hearing in good time, so many working days ago."""
    story = DemoCaseBuilder(scene).opened(scene.days.working(made + 14, "09:30"), risk, relationship)
    story.along(requested=made + 13, acknowledged=made + 12, decided_to_apply=made + 10)
    story.along(sent_to_legal=made + 7, lodged=made + 5)
    story.listed(made + 4, scene.days.working(made).date())
    return story.shared(scene.days.working(made + 13, "11:00"), REQUEST)


def _made(scene: DemoScene, made: int) -> datetime:
    return scene.days.working(made, "14:10")


def _served(story: DemoCaseBuilder, made: int, *steps: str) -> DemoCaseBuilder:
    """Served the day after the order was made, and what else was done that day."""
    return story.order_step(story.days.working(made - 1, "12:10"), *(steps or ("served", "victim_told", "notified")))


def interim_ends_before_hearing(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _heard(scene, 12, "high").interim(_made(scene, 12), days.ahead(5))
    _served(story, 12)
    return story.step(days.working(9, "11:30"), "listed", hearing_on=days.ahead(12).isoformat())


def interim_ends_tomorrow(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _heard(scene, 15, "high", "friend").interim(_made(scene, 15), days.ahead(1))
    _served(story, 15)
    return story.adjourned(4, None, "lawyer_capacity")


def interim_holds(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _heard(scene, 4, "medium").interim(_made(scene, 4), days.ahead(15))
    _served(story, 4)
    return story.step(days.working(3, "13:30"), "listed", hearing_on=days.ahead(9).isoformat())


def made_and_not_served(scene: DemoScene) -> DemoCaseBuilder:
    story = _heard(scene, 4, "high").full(_made(scene, 4))
    return story.order_step(scene.days.working(4, "16:20"), "victim_told")


def served_and_not_notified(scene: DemoScene) -> DemoCaseBuilder:
    story = _heard(scene, 7, "high", "ex_colleague").full(_made(scene, 7))
    return _served(story, 7, "victim_told", "served")


def she_has_no_copy(scene: DemoScene) -> DemoCaseBuilder:
    story = _heard(scene, 2, "medium", "neighbour").full(_made(scene, 2))
    return _served(story, 2, "served")


def requirement_unmet(scene: DemoScene) -> DemoCaseBuilder:
    story = _heard(scene, 30, "medium").full(_made(scene, 30), due_on=scene.days.working(12).date())
    return _served(story, 30)


def requirement_met(scene: DemoScene) -> DemoCaseBuilder:
    story = _heard(scene, 30, "medium", "family").full(_made(scene, 30), due_on=scene.days.working(12).date())
    _served(story, 30)
    return story.order_step(scene.days.working(9, "11:00"), "requirement_evidenced", condition="C3")


def quietly_in_force(scene: DemoScene) -> DemoCaseBuilder:
    return _served(_heard(scene, 60, "standard").full(_made(scene, 60)), 60)


def breached_by_nobody(scene: DemoScene) -> DemoCaseBuilder:
    story = _served(_heard(scene, 90, "standard", "colleague").full(_made(scene, 90)), 90)
    return story.reviewed(scene.days.working(20, "10:10"), "standard", "Quiet since the order was served.")


def _ending_on(scene: DemoScene, last_day: date, relationship: str) -> DemoCaseBuilder:
    """A full order made two years before its last day."""
    days = scene.days
    made_on = ENGLAND_AND_WALES.nth_before(last_day - TWO_YEARS, 1)
    asked_on = ENGLAND_AND_WALES.nth_before(made_on, 8)
    story = DemoCaseBuilder(scene).opened(days.at(asked_on, "09:30"), "medium", relationship)
    story.step(days.at(asked_on, "10:30"), "requested")
    story.step(days.at(ENGLAND_AND_WALES.nth_before(made_on, 7), "11:30"), "acknowledged")
    story.step(days.at(ENGLAND_AND_WALES.nth_before(made_on, 4), "11:30"), "lodged")
    story.full(days.at(made_on, "14:10"), last_day=last_day)
    served_on = ENGLAND_AND_WALES.nth_after(made_on, 1)
    story.order_step(days.at(served_on, "12:10"), "served", "victim_told", "notified")
    return story.shared(days.at(asked_on, "11:00"), REQUEST)


def ends_in_a_season(scene: DemoScene) -> DemoCaseBuilder:
    return _ending_on(scene, scene.days.away(80), "ex_partner")


def ends_in_two_months(scene: DemoScene) -> DemoCaseBuilder:
    return _ending_on(scene, scene.days.away(59), "ex_colleague")


def ends_this_month(scene: DemoScene) -> DemoCaseBuilder:
    return _ending_on(scene, scene.days.away(19), "stranger")


def renewed(scene: DemoScene) -> DemoCaseBuilder:
    story = _ending_on(scene, scene.days.away(40), "former_schoolmate")
    last_day = scene.days.away(40 + 730).isoformat()
    return story.order_step(scene.days.working(15, "14:20"), "renewed", last_day=last_day)


STORIES: Final = (
    interim_ends_before_hearing,
    interim_holds,
    made_and_not_served,
    quietly_in_force,
    served_and_not_notified,
    she_has_no_copy,
    requirement_unmet,
    requirement_met,
    ends_in_two_months,
    breached_by_nobody,
    interim_ends_tomorrow,
    ends_in_a_season,
    ends_this_month,
    renewed,
)
