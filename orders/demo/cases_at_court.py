"""Invented cases at court, adjourned, or ended without an order."""

from __future__ import annotations

from typing import Final

from orders.demo.cases_waiting import REQUEST
from orders.demo.storyline import DemoCaseBuilder, DemoScene, time_of


def _filed(scene: DemoScene, asked: int, risk: str, lodged: int, relationship: str = "ex_partner") -> DemoCaseBuilder:
    """An application that went through the police in good time and was lodged some working days ago."""
    story = DemoCaseBuilder(scene).opened(scene.days.working(asked + 1, "09:30"), risk, relationship)
    story.along(requested=asked, acknowledged=asked - 1, decided_to_apply=asked - 3)
    story.along(sent_to_legal=max(lodged + 1, asked - 6))
    story.step(scene.days.working(lodged, time_of("lodged")), "lodged", court_reference=f"MC {asked:02}{lodged:02}")
    return story.shared(scene.days.working(asked, "11:00"), REQUEST)


def no_hearing_date(scene: DemoScene) -> DemoCaseBuilder:
    return _filed(scene, 15, "high", 7)


def refusal_appealed(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _filed(scene, 16, "medium", 11, "ex_colleague").listed(10, days.working(6).date())
    story.step(days.working(6, "15:20"), "refused", reason="court_unfamiliar")
    story.step(days.working(5, "10:20"), "reviewed", note="We asked the force to appeal, and for bail meanwhile.")
    return story.step(days.working(4, "12:10"), "appealed", by="chief officer")


def hearing_far_away(scene: DemoScene) -> DemoCaseBuilder:
    return _filed(scene, 9, "high", 3).listed(2, scene.days.ahead(14))


def hearing_next_week(scene: DemoScene) -> DemoCaseBuilder:
    return _filed(scene, 10, "medium", 4, "neighbour").listed(3, scene.days.ahead(4))


def awaiting_judgment(scene: DemoScene) -> DemoCaseBuilder:
    story = _filed(scene, 14, "standard", 9, "acquaintance").listed(8, scene.days.working(2).date())
    return story.along(held=2)


def adjourned_without_date(scene: DemoScene) -> DemoCaseBuilder:
    story = _filed(scene, 19, "high", 13).listed(11, scene.days.working(5).date()).adjourned(5, None)
    text = "He waited across the street from her gym and left when she called a friend."
    return story.incident(scene.days.working(2, "18:40"), "LOI-04", text=text, answers=["no_crime_number"])


def adjourned_a_third_time(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _filed(scene, 38, "medium", 31, "online_only").listed(30, days.working(23).date())
    story.adjourned(23, days.working(14).date(), "defendant_unrepresented")
    story.adjourned(14, days.working(4).date(), "court_unfamiliar")
    return story.adjourned(4, days.ahead(6), "court_listing")


def adjourned_to_a_date(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _filed(scene, 12, "standard", 8, "stranger").listed(7, days.working(3).date())
    return story.adjourned(3, days.ahead(5), "no_witnesses_or_cctv")


def interim_not_heard(scene: DemoScene) -> DemoCaseBuilder:
    story = _filed(scene, 9, "very_high", 4)
    story.step(scene.days.working(4, "16:00"), "interim_applied")
    text = "He drove past the house four times and sent a photograph of her front door."
    story.incident(scene.days.working(2, "17:30"), "LOI-05", "CON-02", text=text, answers=["taken_seriously"])
    return story.reviewed(scene.days.working(1, "09:50"), "very_high", "He knows where she lives now.")


def interim_refused(scene: DemoScene) -> DemoCaseBuilder:
    story = _filed(scene, 9, "high", 5).step(scene.days.working(5, "16:00"), "interim_applied")
    story.step(scene.days.working(4, "15:30"), "interim_refused", note="The court held that bail was enough.")
    story.protected(scene.days.working(4, "16:10"), "bail_conditions", scene.days.away(-20), scene.days.away(10))
    return story.listed(2, scene.days.ahead(3))


def declined_and_nothing_planned(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene).opened(scene.days.working(11, "09:30"), "high").along(requested=10, acknowledged=9)
    reason, other = "evidence_insufficient", "A community protection notice was offered"
    story.step(scene.days.working(4, "14:30"), "declined", reason=reason, alternatives=other)
    return story.shared(scene.days.working(10, "11:00"), REQUEST)


def superseded_and_planned(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene).opened(scene.days.working(13, "09:30"), "medium", "colleague")
    story.along(requested=12, acknowledged=11)
    note = "He was convicted, and the court made a restraining order."
    story.step(scene.days.working(6, "14:30"), "superseded", reason="other_order_in_place", note=note)
    note = "The restraining order is in the register; we watch its conditions."
    return story.step(scene.days.working(5, "10:20"), "reviewed", note=note)


def refused_by_the_court(scene: DemoScene) -> DemoCaseBuilder:
    story = _filed(scene, 16, "medium", 10, "friend").listed(9, scene.days.working(3).date())
    return story.step(scene.days.working(3, "15:20"), "refused", reason="identity_unproven")


def withdrawn_yesterday(scene: DemoScene) -> DemoCaseBuilder:
    story = DemoCaseBuilder(scene).opened(scene.days.working(9, "09:30"), "standard", "family").along(requested=8)
    story.along(acknowledged=6)
    return story.step(scene.days.working(1, "11:40"), "withdrawn", reason="victim_withdrew")


def asked_again(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = (
        DemoCaseBuilder(scene).opened(days.working(46, "09:30"), "high").along(requested=45, acknowledged=43, lodged=41)
    )
    story.step(days.working(38, "14:30"), "refused", reason="evidence_insufficient")
    story.step(days.working(36, "11:10"), "appealed", by="chief officer")
    story.step(days.working(30, "14:30"), "appeal_dismissed")
    story.step(days.working(29, "10:20"), "reviewed", note="We ask again with the doorbell recordings.")
    text = "Two letters without a stamp, put through the door at night."
    story.incident(days.working(12, "09:40"), "CON-05", "LOI-01", text=text, answers=["treated_as_isolated"])
    story.reviewed(days.working(12, "15:00"), "high", "He comes to the door again.")
    story.along("A2", requested=3, acknowledged=2)
    return story.shared(days.working(3, "11:00"), REQUEST)


STORIES: Final = (
    no_hearing_date,
    refusal_appealed,
    hearing_far_away,
    hearing_next_week,
    adjourned_without_date,
    awaiting_judgment,
    adjourned_a_third_time,
    adjourned_to_a_date,
    interim_not_heard,
    interim_refused,
    declined_and_nothing_planned,
    refused_by_the_court,
    superseded_and_planned,
    withdrawn_yesterday,
    asked_again,
)
