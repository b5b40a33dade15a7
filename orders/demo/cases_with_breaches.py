"""Invented cases with breaches: from the first hour to charge, bail and warrant."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from orders.demo.storyline import DemoCaseBuilder, DemoScene

BREACH: Final = "Breach of an order: so that the force can act on it"


def ordered(scene: DemoScene, risk: str = "high", made: int = 40, relationship: str = "ex_partner") -> DemoCaseBuilder:
    """A full order in force, served and notified well before anything happened."""
    days = scene.days
    story = DemoCaseBuilder(scene).opened(days.working(made + 13, "09:30"), risk, relationship)
    story.along(requested=made + 12, acknowledged=made + 11, decided_to_apply=made + 9, lodged=made + 5)
    story.listed(made + 4, days.working(made).date()).full(days.working(made, "14:10"))
    return story.order_step(days.working(made - 1, "12:10"), "served", "victim_told", "notified")


def _breached(story: DemoCaseBuilder, at: datetime, *behaviours: str, note: str) -> DemoCaseBuilder:
    return story.breach(at, *behaviours, note=note).shared(at, BREACH)


def _reviewed(story: DemoCaseBuilder, hours: float, level: str = "high") -> DemoCaseBuilder:
    return story.reviewed(story.days.hours(hours), level, "Risk looked at again after the breach; safety plan kept.")


def just_learned(scene: DemoScene) -> DemoCaseBuilder:
    note = "She rang us: a message from a new number."
    return ordered(scene).breach(scene.days.hours(1.2), "CON-02", note=note)


def not_reported_in_time(scene: DemoScene) -> DemoCaseBuilder:
    story = ordered(scene, "very_high")
    note = "He knocked for ten minutes. She is with her sister now."
    return story.breach(scene.days.hours(3), "CON-06", note=note)


def reported_and_no_contact(scene: DemoScene) -> DemoCaseBuilder:
    story = _breached(ordered(scene), scene.days.hours(8), "LOI-02", note="Seen at the works car park.")
    story.breach_step(scene.days.hours(7.5), "reported_to_police")
    return _reviewed(story, 7)


def no_crime_number(scene: DemoScene) -> DemoCaseBuilder:
    story = _breached(ordered(scene), scene.days.hours(33), "CON-04", note="Comments under her work account.")
    story.breach_step(scene.days.hours(32), "reported_to_police")
    story.breach_step(scene.days.hours(30), "police_contacted_victim")
    return _reviewed(story, 29)


def arrest_awaited(scene: DemoScene) -> DemoCaseBuilder:
    story = _breached(ordered(scene, "medium"), scene.days.hours(60), "LOI-01", note="In his car outside the flat.")
    story.breach_step(scene.days.hours(59), "reported_to_police").known_to_police(scene.days.hours(58))
    story.breach_step(scene.days.hours(57), "police_contacted_victim")
    story.police_step(scene.days.hours(50), "crime_recorded")
    return _reviewed(story, 49, "medium")


def warrant_just_issued(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _breached(ordered(scene, "medium"), days.hours(40), "CON-03", note="Three emails in one night.")
    story.breach_step(days.hours(39.5), "reported_to_police").known_to_police(days.hours(39))
    story.breach_step(days.hours(38), "police_contacted_victim").police_step(days.hours(30), "crime_recorded")
    _reviewed(story, 29, "medium")
    return story.police_step(days.hours(10), "warrant_issued")


def arrested_and_she_was_not_told(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _breached(ordered(scene), days.hours(70), "FOL-02", note="Followed home from work.")
    story.breach_step(days.hours(69.5), "reported_to_police").known_to_police(days.hours(69))
    story.breach_step(days.hours(68), "police_contacted_victim").police_step(days.hours(60), "crime_recorded")
    _reviewed(story, 59)
    return story.police_step(days.hours(52), "arrested")


def on_bail_and_silence(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _breached(ordered(scene), days.working(15, "10:00"), "CON-07", note="Messages through her cousin.")
    story.breach_step(days.working(15, "10:40"), "reported_to_police").known_to_police(days.working(15, "11:00"))
    story.police_step(days.working(15, "12:00"), "crime_recorded")
    story.breach_step(days.working(15, "12:40"), "police_contacted_victim")
    story.reviewed(days.working(15, "15:00"), "high", "Cousin spoken to; safety plan kept.")
    story.police_step(days.working(14, "10:20"), "arrested")
    story.breach_step(days.working(14, "15:20"), "outcome_told_to_victim", note="Released on bail.")
    until = days.away(20)
    return story.protected(days.working(14, "15:50"), "bail_conditions", days.working(14).date(), until)


def dropped_and_not_reviewed(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _breached(ordered(scene), days.working(7, "10:00"), "CON-08", note="One penny paid in with a message.")
    story.breach_step(days.working(7, "10:40"), "reported_to_police").known_to_police(days.working(7, "11:00"))
    story.police_step(days.working(7, "12:00"), "crime_recorded")
    story.breach_step(days.working(7, "12:40"), "police_contacted_victim")
    story.reviewed(days.working(7, "15:00"), "high", "Bank told; evidence kept.")
    return story.police_step(days.working(3, "14:30"), "no_further_action", note="The sender could not be proved.")


def charged(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _breached(ordered(scene, "medium"), days.working(9, "10:00"), "LOI-01", note="On the doorbell camera.")
    story.breach_step(days.working(9, "10:40"), "reported_to_police").known_to_police(days.working(9, "11:00"))
    story.police_step(days.working(9, "12:00"), "crime_recorded")
    story.breach_step(days.working(9, "12:40"), "police_contacted_victim")
    story.reviewed(days.working(9, "15:00"), "medium", "Recording kept safe.")
    story.police_step(days.working(8, "10:20"), "arrested").police_step(days.working(8, "16:00"), "charged")
    return story.breach_step(days.working(8, "16:40"), "outcome_told_to_victim")


def she_does_not_want_it_reported(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = ordered(scene, "standard", 50, "colleague")
    story.breach(days.working(4, "10:00"), "CON-03", note="A birthday email.")
    story.breach_step(days.working(4, "15:00"), "not_reported_reviewed", note="Her wish; looked at with a supervisor.")
    return story.reviewed(days.working(4, "15:30"), "standard", "No change in what he does.")


def twice_in_a_week(scene: DemoScene) -> DemoCaseBuilder:
    days = scene.days
    story = _breached(ordered(scene, "medium"), days.hours(120), "CON-04", note="A comment under her post.")
    story.breach_step(days.hours(119), "reported_to_police").known_to_police(days.hours(118))
    story.police_step(days.hours(110), "crime_recorded").breach_step(days.hours(108), "police_contacted_victim")
    _reviewed(story, 107, "medium")
    story.breach(days.hours(14), "LOI-01", label="B2", note="He stood opposite her window.")
    return story.breach_step(days.hours(13.5), "reported_to_police", "B2")


STORIES: Final = (
    just_learned,
    reported_and_no_contact,
    no_crime_number,
    not_reported_in_time,
    arrest_awaited,
    twice_in_a_week,
    charged,
    on_bail_and_silence,
    arrested_and_she_was_not_told,
    dropped_and_not_reviewed,
    warrant_just_issued,
    she_does_not_want_it_reported,
)
