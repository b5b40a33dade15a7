"""Invented cases without an order: threats while nothing protects her, other protection, and cases just begun."""

from __future__ import annotations

from typing import Final

from orders.demo.cases_waiting import REQUEST
from orders.demo.storyline import DemoCaseBuilder, DemoScene


def threatened_while_waiting(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene).opened(scene.days.working(5, "09:30"), "high").along(requested=4, acknowledged=3)
    text = "Message: “If I can't have you, nobody will be glad of it.”"
    answers = ["told_to_keep_collecting_evidence"]
    story.incident(scene.days.hours(9), "THR-01", "CON-02", text=text, answers=answers)
    return story.shared(scene.days.working(4, "11:00"), REQUEST)


def approached_while_waiting(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene).opened(scene.days.working(4, "09:30"), "medium", "ex_colleague").along(requested=3)
    story.along(acknowledged=2)
    text = "He got on her bus and sat down behind her."
    story.incident(scene.days.hours(3), "FOL-03", text=text)
    return story.shared(scene.days.working(3, "11:00"), REQUEST)


def safe_on_bail(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = DemoCaseBuilder(scene).opened(days.working(7, "09:30"), "medium")
    story.protected(days.working(6, "10:30"), "bail_conditions", days.away(-10), days.away(25))
    story.along(requested=5, acknowledged=4, decided_to_apply=3, conditions_put_to_victim=2, conditions_agreed=1)
    text = "He stood at the school gate; police were called and came."
    return story.incident(days.working(2, "15:40"), "LOI-03", text=text, answers=["taken_seriously", "safeguarded"])


def restraining_order(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = DemoCaseBuilder(scene).opened(days.working(30, "09:30"), "standard")
    return story.protected(days.working(28, "10:30"), "restraining_order", days.away(-45), days.away(320))


def bail_that_ends_nobody_knows_when(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = DemoCaseBuilder(scene).opened(days.working(12, "09:30"), "medium", "acquaintance")
    return story.protected(days.working(11, "10:30"), "bail_conditions", days.away(-18), None, is_known=False)


def getting_to_know_her(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene).opened(scene.days.working(6, "09:30"), "standard", "unknown")
    story.incident(scene.days.working(6, "10:40"), "MON-06", text="Likes each picture she posts, from new accounts.")
    return story.incident(scene.days.working(3, "12:10"), "CON-09", text="A new account each time she blocks one.")


def never_asked(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene).opened(scene.days.working(25, "09:30"), "high", "stranger")
    story.incident(scene.days.working(20, "18:10"), "FOL-01", text="Followed from the station.", answers=["dismissed"])
    answers = ["told_to_keep_collecting_evidence"]
    story.incident(scene.days.working(9, "19:00"), "LOI-04", text="Outside the café, twice.", answers=answers)
    return story.reviewed(scene.days.working(8, "10:10"), "high", "Reported twice, and nothing was done.")


def nobody_has_it_yet(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene, unassigned=True).opened(scene.days.working(3, "09:30"), "high").along(requested=2)
    return story.shared(scene.days.working(2, "11:00"), REQUEST)


def nobody_has_it_and_quiet(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene, unassigned=True).opened(scene.days.working(1, "09:30"), "medium", "online_only")
    return story.incident(scene.days.working(1, "10:30"), "PUB-02", text="Her number was posted in a group.")


STORIES: Final = (
    threatened_while_waiting,
    getting_to_know_her,
    approached_while_waiting,
    safe_on_bail,
    never_asked,
    restraining_order,
    bail_that_ends_nobody_knows_when,
    nobody_has_it_yet,
    nobody_has_it_and_quiet,
)
