"""Four invented cases on histories that a service must not miss."""

from __future__ import annotations

from typing import Final

from orders.demo.cases_waiting import REQUEST
from orders.demo.cases_with_breaches import BREACH, ordered
from orders.demo.storyline import DemoCaseBuilder, DemoScene

COLLECT: Final = ["told_to_keep_collecting_evidence"]


def nine_months(scene: DemoScene) -> DemoCaseBuilder:
    """Asked in winter, threatened in spring and summer, adjourned in autumn with no new date; no interim order."""
    days = scene.days
    story = (
        DemoCaseBuilder(scene, unsafe=True)
        .opened(days.working(183, "09:30"), "high")
        .along(requested=182, acknowledged=177)
    )
    story.incident(days.working(142, "18:15"), "THR-01", "CON-02", text="Message: he would kill her.", answers=COLLECT)
    story.reviewed(days.working(141, "11:00"), "very_high", "A threat to kill, while nothing protects her.")
    story.along(decided_to_apply=113)
    text = "Second threat to kill, on a social network."
    story.incident(days.working(83, "09:10"), "THR-01", "CON-04", text=text, answers=["no_reply"])
    story.reviewed(days.working(82, "10:00"), "very_high", "Off work since last month. We ask why no interim order.")
    story.along(conditions_put_to_victim=51, authorised=44, sent_to_legal=42, lodged=18)
    story.listed(16, days.working(8).date()).adjourned(8, None)
    return story.shared(days.working(182, "11:00"), REQUEST)


def warrant_for_three_weeks(scene: DemoScene) -> DemoCaseBuilder:
    """He was in touch, it was reported within the hour, a warrant was issued; after 504 hours it is still out."""
    days = scene.days
    story = ordered(scene, made=160).breach(days.hours(642.8), "CON-02", note="A message, then forty silent calls.")
    story.breach_step(days.hours(642.3), "reported_to_police").known_to_police(days.hours(641))
    story.police_step(days.hours(627), "crime_recorded")
    story.police_step(days.hours(504.2), "warrant_issued", note="Not found at the address we know.")
    return story.shared(days.hours(642.3), BREACH)


def former_colleague(scene: DemoScene) -> DemoCaseBuilder:
    """Two years of being followed, four reports, no order ever asked for; she moved house."""
    days = scene.days
    story = DemoCaseBuilder(scene).opened(days.working(480, "09:30"), "medium", "ex_colleague")
    followed: tuple[tuple[int, str, str, list[str]], ...] = (
        (470, "FOL-03", "Followed to the bus stop near the old office.", ["dismissed"]),
        (395, "CON-07", "Asked out again through a former team mate.", []),
        (310, "FOL-03", "He was in the café before her.", COLLECT),
        (190, "LOI-04", "Outside her gym, for the third week.", COLLECT),
        (75, "FOL-03", "Sat down at the next table and said nothing.", [*COLLECT, "officer_unaware_of_spo"]),
    )
    for count, behaviour, text, answers in followed:
        story.incident(days.working(count, "17:30"), behaviour, text=text, answers=answers)
    story.reviewed(days.working(74, "10:30"), "high", "Five times in two years. Ask whether an order is wanted.")
    return story.reviewed(days.working(30, "10:30"), "high", "She has moved house because of him.")


def it_does_not_count(scene: DemoScene) -> DemoCaseBuilder:
    """A threat to kill on a network, from an account that nobody follows; the officer waved it away."""
    days = scene.days
    story = DemoCaseBuilder(scene).opened(days.working(4, "09:30"), "high", "online_only").along(requested=4)
    text = "Post: “I will kill you.” The account has no followers. The officer said: “It doesn't count.”"
    answers = ["downplayed", "told_it_does_not_count"]
    story.incident(days.working(2, "12:10"), "THR-01", "CON-04", text=text, answers=answers)
    return story.along(acknowledged=2).shared(days.working(4, "11:00"), REQUEST)


STORIES: Final = (nine_months, warrant_for_three_weeks, former_colleague, it_does_not_count)
