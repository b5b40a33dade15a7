"""Invented cases whose application waits with the police: one for each stage, late and in time."""

from __future__ import annotations

from typing import Final

from orders.demo.storyline import DemoCaseBuilder, DemoScene

REQUEST: Final = "Request for a stalking protection order: so that the force can answer it"


def _asked(scene: DemoScene, asked: int, risk: str, relationship: str) -> DemoCaseBuilder:
    """A case opened the day before an order was asked for, shared with the force that was asked."""
    opened_at = scene.days.working(asked + 1, "09:30")
    story = DemoCaseBuilder(scene).opened(opened_at, risk, relationship).along(requested=asked)
    return story.shared(scene.days.working(asked, "11:00"), REQUEST)


def asked_yesterday(scene: DemoScene) -> DemoCaseBuilder:
    return _asked(scene, 1, "medium", "ex_colleague")


def asked_and_no_answer(scene: DemoScene) -> DemoCaseBuilder:
    story = _asked(scene, 6, "high", "ex_partner")
    text = "Eleven calls from withheld numbers between 18:00 and 19:00."
    return story.incident(scene.days.working(5, "19:10"), "CON-01", text=text)


def answer_due(scene: DemoScene) -> DemoCaseBuilder:
    return _asked(scene, 3, "medium", "neighbour")


def no_answer_standard(scene: DemoScene) -> DemoCaseBuilder:
    return _asked(scene, 6, "standard", "acquaintance")


def decision_overdue(scene: DemoScene) -> DemoCaseBuilder:
    return _asked(scene, 9, "high", "ex_partner").along(acknowledged=8)


def being_decided(scene: DemoScene) -> DemoCaseBuilder:
    return _asked(scene, 8, "standard", "client_or_patient").along(acknowledged=6, under_consideration=4)


def drafting_slow(scene: DemoScene) -> DemoCaseBuilder:
    return _asked(scene, 17, "medium", "former_schoolmate").along(acknowledged=15, decided_to_apply=7)


def drafting(scene: DemoScene) -> DemoCaseBuilder:
    story = _asked(scene, 6, "medium", "colleague").along(acknowledged=5, decided_to_apply=2)
    return story.step(scene.days.working(1, "11:20"), "provider_asked", provider="Ashdown Men's Programme")


def unsigned(scene: DemoScene) -> DemoCaseBuilder:
    story = _asked(scene, 14, "high", "family").along(acknowledged=13, decided_to_apply=10)
    return story.along(conditions_put_to_victim=5)


def signed(scene: DemoScene) -> DemoCaseBuilder:
    story = _asked(scene, 13, "standard", "stranger").along(acknowledged=12, decided_to_apply=9)
    return story.along(conditions_put_to_victim=4, authorised=2)


def with_lawyers_long(scene: DemoScene) -> DemoCaseBuilder:
    story = _asked(scene, 23, "high", "ex_partner").along(acknowledged=22, decided_to_apply=19)
    story.along(conditions_put_to_victim=17, authorised=16, sent_to_legal=9)
    text = "Flowers with a card left on the doorstep."
    return story.incident(scene.days.working(11, "16:20"), "CON-05", text=text, answers=["no_reply"])


def with_lawyers(scene: DemoScene) -> DemoCaseBuilder:
    story = _asked(scene, 11, "medium", "friend").along(acknowledged=10, decided_to_apply=7)
    return story.along(conditions_put_to_victim=5, authorised=4, sent_to_legal=3)


def paused_at_her_wish(scene: DemoScene) -> DemoCaseBuilder:
    story = _asked(scene, 10, "medium", "ex_partner").along(acknowledged=9)
    until = scene.days.ahead(5).isoformat()
    note = "She asked for a week to talk to her family first."
    return story.step(scene.days.working(3, "15:30"), "paused", note=note, until=until, reason="client asked for time")


STORIES: Final = (
    asked_and_no_answer,
    asked_yesterday,
    answer_due,
    decision_overdue,
    being_decided,
    drafting_slow,
    drafting,
    unsigned,
    signed,
    with_lawyers_long,
    with_lawyers,
    no_answer_standard,
    paused_at_her_wish,
)
