"""Each kind of concern: why a supervisor must look, what to do, and on which page it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PAGES_OF_THINGS: Final = {
    "incident": "incident_detail",
    "signature": "signature_answer",
    "letter": "letter_decide",
    "breach": "breach_detail",
    "warrant": "warrant_detail",
}
"""Where the thing that a concern is about is seen, if it has a page of its own."""

MOST_DANGEROUS_FIRST: Final = (
    *("threat_to_kill", "duress", "address_clash", "missed_contacts", "stage_five", "unsafe_advice", "warrant_stands"),
    *("discharge_early", "nobody_at_force", "fifth_report", "risk_signature", "views_differ", "not_pursued"),
    *("moved_after_refusal", "no_request", "shared_without_agreement", "infected_file", "letter_to_approve"),
    "closing_asked",
)
"""How a supervisor looks: who may die tonight, then what leaves the client open, then what asks for a decision."""


@dataclass(frozen=True)
class ConcernGuide:
    """What one kind of concern asks of a supervisor; `page` is the name of a page of the case.

    A concern that is `answered_there` goes with an act of its own, which answers it too.
    """

    why: str
    to_do: str
    page: str
    answered_there: bool = False


ASKS: Final[dict[str, ConcernGuide]] = {
    "unsafe_advice": ConcernGuide(
        "Somebody told the client something that puts the client in danger.",
        "See that the client hears the right advice today, and tell whoever gave the wrong one.",
        "case_chronology",
    ),
    "threat_to_kill": ConcernGuide(
        "A threat to kill was recorded.",
        "Check that the police know, that the risk was reviewed, and that the safety plan holds tonight.",
        "case_chronology",
    ),
    "fifth_report": ConcernGuide(
        "The police had five reports within thirty days.",
        "Ask the force what it does about the whole, not about each report; think of an order.",
        "case_chronology",
    ),
    "missed_contacts": ConcernGuide(
        "The client was not reached three times, and the risk is high.",
        "Decide whether somebody must check that the client is safe, and by which safe way.",
        "case_safety",
    ),
    "duress": ConcernGuide(
        "The client used the duress word: somebody may be there who must not know.",
        "If nobody has, call 999 now. Do not ring back. Find out by the agreed way that the client is safe.",
        "case_safety",
    ),
    "risk_signature": ConcernGuide(
        "A level of risk was proposed that needs a second person.",
        "Read the reasons, look at the case, and sign or say why not.",
        "case_risk",
        answered_there=True,
    ),
    "views_differ": ConcernGuide(
        "The police and we judge the risk differently.",
        "Ask the force for its reasons, and say ours.",
        "case_risk",
    ),
    "shared_without_agreement": ConcernGuide(
        "The case was shared with the police without the client's agreement.",
        "Read the ground. Approve the share or end it.",
        "case_sharing",
    ),
    "closing_asked": ConcernGuide(
        "The caseworker asks to close this case.",
        "Close it on the checklist, or say here why it stays open.",
        "case_close",
    ),
    "stage_five": ConcernGuide(
        "Somebody is of the opinion that the perpetrator has begun to plan, or worse.",
        "Look at the case today with whoever wrote it. Think of the police and of where the client sleeps.",
        "case_risk",
    ),
    "address_clash": ConcernGuide(
        "The client's safe address is also an address of the perpetrator.",
        "Find out which of the two is wrong before anybody uses it.",
        "case_safety",
    ),
    "infected_file": ConcernGuide(
        "A file that was added holds something harmful and was put in quarantine.",
        "Tell whoever added it, and think of the device that it came from.",
        "case_evidence",
    ),
    "not_pursued": ConcernGuide(
        "The caseworker asks that a breach is not pursued.",
        "Read why on the page of the breach, and agree there or say why it goes on.",
        "case_breaches",
        answered_there=True,
    ),
    "discharge_early": ConcernGuide(
        "An order was discharged although a consent that the law asks for is not recorded.",
        "Find out from the court or the force what happened, and what protects the client now.",
        "case_orders",
    ),
    "moved_after_refusal": ConcernGuide(
        "The client has moved house after the police or the court refused an order.",
        "Ask the force again: the client gave up a home for want of an order.",
        "case_orders",
    ),
    "no_request": ConcernGuide(
        "The risk is high, and no order has been asked for.",
        "Decide with the caseworker: ask for an order, or write down why none is wanted.",
        "case_orders",
    ),
    "letter_to_approve": ConcernGuide(
        "A letter to an outside body waits for a second person.",
        "Read it as its reader will. Approve it, or send it back with a reason.",
        "case_orders",
        answered_there=True,
    ),
    "warrant_stands": ConcernGuide(
        "A warrant for arrest is out and has not been executed.",
        "Ask the force today who is looking for the perpetrator, and go through the safety plan.",
        "case_breaches",
    ),
    "nobody_at_force": ConcernGuide(
        "A case depends on a police force at which nobody can sign in: nobody there sees what is shared with it.",
        "Phone the force about this case now, and about every other one. Ask for a liaison who gets an account.",
        "case_sharing",
    ),
}
