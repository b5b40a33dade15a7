"""Holds everything that a letter can say by itself: a closed list of facts of the record, each already in words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """What a template can name, and nothing else: no address, telephone, note or narrative has a place here.

    A text is a field, a tuple of texts a ready-made block. An empty text means that the record does not know.
    """

    service: str
    writer: str
    today: str
    case_code: str
    naming: str
    recipient: str
    recipient_role: str
    force: str
    about: str
    short: str
    matter: str
    whose_limits: str
    officer: str
    area: str
    first_asked_on: str
    requested_on: str
    days_waiting: str
    stage: str
    stage_since: str
    days_in_stage: str
    waiting_on: str
    adjournments: str
    next_date: str
    reason: str
    order_made_on: str
    order_served_on: str
    order_last_day: str
    breach_happened_on: str
    breach_reported_on: str
    crime_reference: str
    warrant_age: str
    risk: str
    reply_by: str
    power: tuple[str, ...]
    grounds: tuple[str, ...]
    timeline: tuple[str, ...]
    late_clocks: tuple[str, ...]
    breaches: tuple[str, ...]
    other_breaches: tuple[str, ...]
    letters: tuple[str, ...]
    asks: tuple[str, ...]
    force_asks: tuple[str, ...]


BLOCKS: Final = tuple(each.name for each in fields(LetterFacts) if each.type == "tuple[str, ...]")
FIELDS: Final = tuple(each.name for each in fields(LetterFacts) if each.name not in BLOCKS)

WORDS: Final = {
    "service": "Name of your service",
    "writer": "Name of whoever writes the letter",
    "today": "The day on which the draft is made",
    "case_code": "Your reference of the case",
    "naming": "How the client and the perpetrator are named: by the case code, or by name if the writer chose so",
    "recipient": "The body that the letter is for",
    "recipient_role": "The role in it",
    "force": "The police force",
    "about": "What the letter is about: the request, the order or the breach",
    "short": "What the letter is about in a few words, for its subject",
    "matter": "What has not been done or where it stands, with days, and with hours where hours count",
    "whose_limits": "That the limits are those of your service; empty where nothing is late",
    "officer": "The officer in the case",
    "area": "Why the force may apply: where the perpetrator lives or is believed to be",
    "first_asked_on": "The day on which the client first asked, also if it was asked again",
    "requested_on": "The day of this request",
    "days_waiting": "How long since the client first asked, in days and working days",
    "stage": "The stage of the request, the order or the breach",
    "stage_since": "Since when it is at this stage",
    "days_in_stage": "How long at this stage, in days and working days",
    "waiting_on": "Whom it waits on",
    "adjournments": "How often the hearing was adjourned",
    "next_date": "The next date that is known",
    "reason": "The reason that was given for a refusal",
    "order_made_on": "The day on which the order was made",
    "order_served_on": "The day on which the order was served",
    "order_last_day": "The last day of the order",
    "breach_happened_on": "The day of the breach",
    "breach_reported_on": "The day on which the breach was reported",
    "crime_reference": "The crime reference",
    "warrant_age": "How long a warrant has been out",
    "risk": "The risk as your service assesses it",
    "reply_by": "The day by which an answer is asked for",
    "power": "The power of the police to apply, in plain words with its source",
    "grounds": "Why it matters: of a request the three grounds of section 1, of an order or a breach what is at stake",
    "timeline": "Every dated step, who held it and for how long",
    "late_clocks": "What is late by your limits",
    "breaches": "The breaches of the orders of this case, with their days",
    "other_breaches": "The breaches of this case besides the one that the letter is about",
    "asks": "What whoever reads the letter is asked to do, by what it is about and by its kind",
    "force_asks": "What the force ought to do, for whoever oversees it",
    "letters": "The letters sent before about the same thing, and what was answered",
}
"""What each field and block says, for whoever writes a template."""

INVENTED: Final = LetterFacts(
    service="Invented Advocacy",
    writer="Robin Example",
    today="Mon 2 Mar 2026",
    case_code="HW-EXAM-PLES",
    naming="We name nobody in this letter.",
    recipient="Example Police",
    recipient_role="Force lead for stalking",
    force="Example Police",
    about="our request of Mon 5 Jan 2026 that you apply for a Stalking Protection Order (A1)",
    short="no decision on a request for an order",
    matter="It has stood at “Acknowledged, officer named” since 7 January 2026, 54 days (38 working days) ago.",
    whose_limits="These limits are those of our service, not of the law.",
    officer="PC Example",
    area="the perpetrator lives in its area",
    first_asked_on="Mon 5 Jan 2026",
    requested_on="Mon 5 Jan 2026",
    days_waiting="56 days (40 working days)",
    stage="Acknowledged, officer named",
    stage_since="Wed 7 Jan 2026",
    days_in_stage="54 days (38 working days)",
    waiting_on="the police, officer in the case",
    adjournments="2",
    next_date="Tue 17 Mar 2026",
    reason="Not enough evidence",
    order_made_on="Tue 3 Feb 2026",
    order_served_on="Wed 4 Feb 2026",
    order_last_day="Wed 2 Feb 2028",
    breach_happened_on="Thu 19 Feb 2026",
    breach_reported_on="Thu 19 Feb 2026",
    crime_reference="47/0000/26",
    warrant_age="8 days (192 hours)",
    risk="high risk",
    reply_by="Mon 16 Mar 2026",
    power=("The power of the police to apply stands here, point by point.",),
    grounds=("Acts: text or messaging app (12), visit (3).", "Risk: high.", "Necessity: nothing protects our client."),
    timeline=("Mon 5 Jan 2026: Order requested. Held by the police for 2 days (2 working days).",),
    late_clocks=("The police have not decided whether to apply: 33 working days late.",),
    breaches=("Thu 19 Feb 2026: text or messaging app. Reported Thu 19 Feb 2026.",),
    other_breaches=("Tue 3 Feb 2026: letter. Reported Tue 3 Feb 2026.",),
    asks=("Decide whether to apply, and tell us in writing, with the reasons.",),
    force_asks=("Decide whether to apply, and tell us in writing, with the reasons.",),
    letters=("Mon 9 Feb 2026: reminder: an answer is late, to Example Police. No reply came.",),
)
"""Invented values, for the preview of a template."""
