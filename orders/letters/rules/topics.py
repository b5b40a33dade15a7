"""Holds what a letter is about, one text a topic: what has not been done, in dates and hours, and what is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

OR: Final = " || "
"""Parts what is said if everything named in it is known from what is said if not."""
_NAMED: Final = re.compile(r"\{([a-z_]+)\}")


class LetterTopic(StrEnum):
    """What stands still, or where a thing stands if nothing is late."""

    UNANSWERED = "unanswered"
    UNDECIDED = "undecided"
    NO_CONDITIONS = "no_conditions"
    UNAUTHORISED = "unauthorised"
    UNLODGED = "unlodged"
    INTERIM_UNHEARD = "interim_unheard"
    UNLISTED = "unlisted"
    FAR_HEARING = "far_hearing"
    LISTED = "listed"
    HEARD = "heard"
    ADJOURNED = "adjourned"
    SILENT = "silent"
    NO_ORDER = "no_order"
    NO_FULL_ORDER = "no_full_order"
    DECLINED = "declined"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    GRANTED = "granted"
    APPEALED = "appealed"
    UNSERVED = "unserved"
    NOTIFICATION = "notification"
    REQUIREMENT = "requirement"
    INTERIM_ENDING = "interim_ending"
    RUNNING_OUT = "running_out"
    ORDER_STANDS = "order_stands"
    ORDER_OVER = "order_over"
    UNREPORTED = "unreported"
    NOT_TO_BE_REPORTED = "not_to_be_reported"
    NO_CONTACT = "no_contact"
    NO_CRIME = "no_crime"
    NO_ACTION = "no_action"
    WARRANT_OUT = "warrant_out"
    NOT_TOLD = "not_told"
    NO_NEWS = "no_news"
    CHARGED = "charged"
    OUT_OF_COURT = "out_of_court"
    NO_FURTHER_ACTION = "no_further_action"
    BREACH_DECIDED = "breach_decided"
    NOT_PURSUED = "not_pursued"


@dataclass(frozen=True)
class TopicWords:
    """The subject in a few words, what is said of it, sentence by sentence, and what the police are asked to do."""

    short: str
    says: tuple[str, ...]
    asks: tuple[str, ...]


_REPORTED: Final = (
    "It was reported to the police on {reported_at}, {reported_ago} ago. || It was reported to the police."
)
_REASON: Final = "The reason given was: “{reason}”. || No reason is on our record."
_STAGE: Final = "It has stood at “{stage}” since {stage_since}, {days_in_stage} ago."
_ENDS: Final = "The order ran out on {ran_out_on}. || It ends on {ends_on}. || Its last day is not known to us."

TOPICS: Final[Mapping[LetterTopic, TopicWords]] = {
    LetterTopic.UNANSWERED: TopicWords(
        "no answer to a request for an order",
        ("We asked on {requested_on}, {requested_ago} ago.", "No officer has been named to us."),
        (
            "Name the officer who deals with this request.",
            "Tell us in writing whether your force will apply, and if not, why.",
        ),
    ),
    LetterTopic.UNDECIDED: TopicWords(
        "no decision on a request for an order",
        (_STAGE, "We know of no decision whether to apply."),
        (
            "Decide whether to apply, and tell us in writing, with the reasons.",
            "Tell us who decides, and what is still missing.",
        ),
    ),
    LetterTopic.NO_CONDITIONS: TopicWords(
        "no draft conditions for an order",
        ("{force} has decided to apply.", _STAGE, "No draft conditions have been put to our client."),
        ("Send us the draft conditions, so that we can go through them with our client.",),
    ),
    LetterTopic.UNAUTHORISED: TopicWords(
        "an application that has not been authorised",
        (_STAGE, "The application has not been authorised."),
        ("Tell us who has to authorise the application, and on which day that will be done.",),
    ),
    LetterTopic.UNLODGED: TopicWords(
        "an application that has not been lodged",
        (_STAGE, "The application has not been lodged with the court."),
        (
            "Tell us what still has to be done before the application is lodged, who does it, and by which day.",
            "Apply for an interim order with it (Stalking Protection Act 2019, section 5), or tell us why not.",
        ),
    ),
    LetterTopic.INTERIM_UNHEARD: TopicWords(
        "an application for an interim order that has not been heard",
        ("An interim order has been applied for, and we know of no decision.", _STAGE),
        ("Tell us when the court hears the application for an interim order. If no day is fixed, ask for one.",),
    ),
    LetterTopic.UNLISTED: TopicWords(
        "an application without a day in court",
        (_STAGE, "No day for the hearing is known to us."),
        (
            "Ask the court for the earliest day that it has, and tell us which it is.",
            "Apply for an interim order until then, or tell us why not.",
        ),
    ),
    LetterTopic.FAR_HEARING: TopicWords(
        "a hearing that is far off, and no interim order",
        (
            "The hearing is listed for {next_date}. || The hearing is far off.",
            "No interim order of this application is in force.",
        ),
        (
            "Apply for an interim order now (Stalking Protection Act 2019, section 5), or tell us why not.",
            "Ask the court for an earlier day.",
        ),
    ),
    LetterTopic.LISTED: TopicWords(
        "a hearing that is listed",
        ("The hearing is listed for {next_date}. || A hearing was listed, and we do not know what came of it.",),
        (
            "Confirm the day and the court, and tell us who presents the application.",
            "Tell us what our client has to know before that day.",
        ),
    ),
    LetterTopic.HEARD: TopicWords(
        "a hearing of which we do not know the outcome",
        ("A hearing was held on {stage_since}.", "We do not know what the court decided."),
        ("Tell us what the court decided, or when it will decide.",),
    ),
    LetterTopic.ADJOURNED: TopicWords(
        "a hearing that was adjourned",
        (
            "The hearing has been adjourned {times_adjourned}. || The hearing has been adjourned.",
            "It is now listed for {next_date}. || No new date is known to us.",
        ),
        (
            "Tell us the new date. If there is none, ask the court for one.",
            "Tell us what will keep the hearing from being adjourned again.",
        ),
    ),
    LetterTopic.SILENT: TopicWords(
        "no news of a request for an order",
        ("Nothing has been heard since {last_heard_on}. || Nothing has been heard.", _STAGE),
        ("Tell us where this stands, what comes next, who does it, and on which day.",),
    ),
    LetterTopic.NO_ORDER: TopicWords(
        "no order since our client first asked",
        (
            "Our client first asked on {first_asked_on}, {days_waiting} ago.",
            "No order of any kind has been made since.",
            _STAGE,
        ),
        (
            "Apply for an interim order (Stalking Protection Act 2019, section 5), or tell us why not.",
            "Tell us what still stands between our client and an order.",
        ),
    ),
    LetterTopic.NO_FULL_ORDER: TopicWords(
        "no full order since our client first asked",
        (
            "Our client first asked on {first_asked_on}, {days_waiting} ago.",
            "No full order has been made since.",
            _STAGE,
        ),
        ("Tell us what stands in the way of a full order, and on which day the court will decide.",),
    ),
    LetterTopic.DECLINED: TopicWords(
        "a decision not to apply for an order",
        ("We were told on {stage_since} that {force} will not apply. || {force} will not apply.", _REASON),
        (
            "Look at the decision again, with what is said below.",
            "If it stands, give us the reasons for it in writing.",
        ),
    ),
    LetterTopic.REFUSED: TopicWords(
        "an order that the court refused",
        ("The court refused the order on {stage_since}. || The court refused the order.", _REASON),
        (
            "Tell us whether the chief officer will appeal to the Crown Court (section 7 of the Act).",
            "Tell us what else will be done to protect our client, by whom, and by when.",
        ),
    ),
    LetterTopic.WITHDRAWN: TopicWords(
        "an application that was withdrawn",
        ("The application was withdrawn on {stage_since}. || The application was withdrawn.", _REASON),
        (
            "Tell us who decided that, and for which reasons.",
            "Tell us whether your force will apply again, and what will be done to protect our client until then.",
        ),
    ),
    LetterTopic.SUPERSEDED: TopicWords(
        "a request that another one has overtaken",
        ("Another request or order has taken its place.", _REASON),
        ("Tell us whether anything of this request is still open.",),
    ),
    LetterTopic.GRANTED: TopicWords(
        "an order that was granted",
        ("The court has made an order on it.",),
        (
            "Tell us who answers for the order now that it has been made.",
            "Send us a copy of the order, if we do not have one.",
        ),
    ),
    LetterTopic.APPEALED: TopicWords(
        "a refusal under appeal",
        ("The refusal has been under appeal since {stage_since}. || The refusal is under appeal.",),
        ("Tell us when the Crown Court hears the appeal.", "Tell us what will protect our client until then."),
    ),
    LetterTopic.UNSERVED: TopicWords(
        "an order that has not been served",
        (
            "It was made on {order_made_on}, {order_made_ago} ago.",
            (
                "By our record the perpetrator has not been given it. Until then nobody has to notify the police, and "
                "a breach is harder to prove."
            ),
        ),
        (
            "Serve the order, and tell us on which day and how that was done.",
            "If the perpetrator cannot be found, tell us what is being done about it.",
        ),
    ),
    LetterTopic.NOTIFICATION: TopicWords(
        "a notification that nobody has confirmed",
        (
            "The order was served on {order_served_on}. || The order was served.",
            (
                "Names and home address had to be notified to the police within three days, counting the day of "
                "service (Stalking Protection Act 2019, section 9). We do not know whether that was done."
            ),
        ),
        (
            "Tell us whether the notification was made, and on which day.",
            "If it was not, tell us what is done about it: not to notify is an offence (section 11).",
        ),
    ),
    LetterTopic.REQUIREMENT: TopicWords(
        "a requirement without evidence that it was met",
        ("The order requires something that was due. We have no evidence that it was done.",),
        (
            "Tell us whether the requirement was met, and how you know.",
            "If it was not, tell us what is done about it: an omission can be a breach too (section 14).",
        ),
    ),
    LetterTopic.INTERIM_ENDING: TopicWords(
        "an interim order that does not last until the hearing",
        (_ENDS, "The next hearing is listed for {next_date}. || No hearing that comes before is known to us."),
        ("Ask the court for an earlier hearing, or for the interim order to last longer.",),
    ),
    LetterTopic.RUNNING_OUT: TopicWords(
        "an order that is running out",
        (_ENDS, "Nothing prolongs it by itself: only the defendant or a chief officer can ask the court to renew it."),
        (
            "Tell us whether your force will apply to renew the order (Stalking Protection Act 2019, section 4).",
            "If it will, tell us who prepares the application, and by which day. If not, tell us why.",
        ),
    ),
    LetterTopic.ORDER_STANDS: TopicWords(
        "an order that is in force",
        (
            "The order was served on {order_served_on}. || By our record the perpetrator has not been given it.",
            "It ends on {ends_on}. || It lasts {lasting}. || Its last day is not known to us.",
        ),
        ("Tell us who watches over this order, and how that is done.",),
    ),
    LetterTopic.ORDER_OVER: TopicWords(
        "an order that is over",
        ("The order ran out on {ran_out_on}. || The order is not in force any more.",),
        ("Tell us whether your force will apply for another order, and if not, why.",),
    ),
    LetterTopic.UNREPORTED: TopicWords(
        "an alleged breach",
        ("By our record it has not been reported to the police. Please take this letter as a report.",),
        (
            "Record it as a crime, and give us the reference.",
            "Contact our client today. Ask us first how that can be done safely.",
        ),
    ),
    LetterTopic.NOT_TO_BE_REPORTED: TopicWords(
        "an alleged breach",
        (
            "By our record it was decided not to report it to the police.",
            "[write here: why this letter is written all the same, and what our client says of that]",
        ),
        ("Ask us before anything is done: our client has not agreed to a report.",),
    ),
    LetterTopic.NO_CONTACT: TopicWords(
        "no contact with our client after an alleged breach",
        (_REPORTED, "Nobody from the police has spoken to our client about it since, as far as we know."),
        ("Contact our client today. Ask us first how that can be done safely.",),
    ),
    LetterTopic.NO_CRIME: TopicWords(
        "an alleged breach without a crime reference",
        (_REPORTED, "No crime reference has been given to us."),
        (
            "Record it as a crime, and give us the reference.",
            "Record stalking as well, where what happened is part of it.",
        ),
    ),
    LetterTopic.NO_ACTION: TopicWords(
        "no arrest, interview or warrant after an alleged breach",
        (_REPORTED, "The crime reference is {crime_reference}.", "We know of no arrest, interview or warrant."),
        ("Tell us what is being done to find and question the perpetrator, by whom, and by when.",),
    ),
    LetterTopic.WARRANT_OUT: TopicWords(
        "a warrant that has not been executed",
        (
            "A warrant was issued on {warrant_at}, {warrant_ago} ago. || A warrant was issued.",
            "It has not been executed. A warrant that is out protects nobody.",
        ),
        (
            "Execute the warrant, and tell us at once when that is done.",
            "Tell us today who answers for it, and what has been tried.",
        ),
    ),
    LetterTopic.NOT_TOLD: TopicWords(
        "our client has not been told what came of an arrest or interview",
        (
            "The latest step that we know of is “{stage}”, on {last_step_at}, {last_step_ago} ago.",
            "Our client has not been told what came of it.",
        ),
        ("Tell our client, through us, what came of it, and under which bail conditions, if any.",),
    ),
    LetterTopic.NO_NEWS: TopicWords(
        "no news of an investigation",
        (
            "The latest step that we know of is “{stage}”, on {last_step_at}, {last_step_ago} ago.",
            "We have had no news since.",
        ),
        (
            "Tell us how far the investigation has come.",
            "Tell us whether there is bail, under which conditions, and until when.",
        ),
    ),
    LetterTopic.CHARGED: TopicWords(
        "an alleged breach that was charged",
        ("The perpetrator was charged.", "The crime reference is {crime_reference}."),
        ("Tell us the court and the day of the next hearing, and under which bail conditions, if any.",),
    ),
    LetterTopic.OUT_OF_COURT: TopicWords(
        "an alleged breach dealt with out of court",
        ("It was dealt with out of court.", _REASON),
        ("Tell us what was done, and for which reasons it did not go to court.",),
    ),
    LetterTopic.NO_FURTHER_ACTION: TopicWords(
        "a decision to take no further action",
        ("No further action is to be taken, we were told.", _REASON),
        (
            "Look at the decision again, with what is said below.",
            "If it stands, tell our client how to ask for a review of it, and by when.",
        ),
    ),
    LetterTopic.BREACH_DECIDED: TopicWords(
        "a breach that a court has decided",
        ("A court has decided.",),
        ("Tell us what the court decided, if our record should lack it.",),
    ),
    LetterTopic.NOT_PURSUED: TopicWords(
        "an alleged breach that is not pursued",
        ("It is not pursued at present.",),
        ("Tell us if anything of this changes.",),
    ),
}


def topic_says(topic: LetterTopic, known: Mapping[str, str]) -> str:
    """What is said of a topic: of each sentence the first way of saying it of which every fact is known."""
    return " ".join(filter(None, (_said(sentence, known) for sentence in TOPICS[topic].says)))


def _said(sentence: str, known: Mapping[str, str]) -> str:
    for way in sentence.split(OR):
        if all(known.get(name) for name in _NAMED.findall(way)):
            return _NAMED.sub(lambda each: known[each[1]], way)
    return ""
