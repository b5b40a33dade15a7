"""The meaning of each application status: its practice.md code, and what ends the wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from orders.orders.rules.order_stage import OrderStage
from record.vocabulary.steps import ApplicationStep


@dataclass(frozen=True)
class StatusMeaning:
    """The code of a status, what stands behind it, and what ends the wait; `code` is shared by close relatives."""

    code: str
    meaning: str
    exit: str


STATUSES: Final[dict[ApplicationStep, StatusMeaning]] = {
    ApplicationStep.REQUESTED: StatusMeaning(
        "S0", "The client asked, or we recommend an order", "a named officer acknowledges it"
    ),
    ApplicationStep.ACKNOWLEDGED: StatusMeaning(
        "S1", "The force has named an officer", "the police look into it, or decide"
    ),
    ApplicationStep.UNDER_CONSIDERATION: StatusMeaning(
        "S2", "The police gather evidence and statements", "they apply or decline"
    ),
    ApplicationStep.DECLINED: StatusMeaning("S2x", "The police will not apply, and why", "a review plans what is next"),
    ApplicationStep.DECIDED_TO_APPLY: StatusMeaning(
        "S3", "The police will apply, with a draft to come", "a draft is put to the client"
    ),
    ApplicationStep.CONDITIONS_PUT_TO_VICTIM: StatusMeaning(
        "S3", "The client reads the draft conditions", "the client has answered"
    ),
    ApplicationStep.PROVIDER_ASKED: StatusMeaning(
        "S3", "A provider is asked whether it can deliver", "the provider has answered"
    ),
    ApplicationStep.CONDITIONS_AGREED: StatusMeaning(
        "S4", "The draft conditions stand", "the authorising officer signs"
    ),
    ApplicationStep.AUTHORISED: StatusMeaning(
        "S4", "The authorising officer has signed", "the papers go to the force's lawyers"
    ),
    ApplicationStep.SENT_TO_LEGAL: StatusMeaning(
        "S5", "The force's lawyers settle and file", "the complaint is lodged"
    ),
    ApplicationStep.LODGED: StatusMeaning("S6", "The court has it and no date is fixed", "a hearing is listed"),
    ApplicationStep.LISTED: StatusMeaning("S7", "A date is fixed", "the hearing is held"),
    ApplicationStep.HELD: StatusMeaning("S7", "The court has heard it and not decided", "the court decides"),
    ApplicationStep.ADJOURNED: StatusMeaning("S8", "Heard or put off, not concluded", "a new date, or the decision"),
    ApplicationStep.GRANTED: StatusMeaning(
        "S9", "The court made a full order", "the order is served: its own life begins"
    ),
    ApplicationStep.REFUSED: StatusMeaning(
        "S9x", "The court refused the order", "a review plans what is next; an appeal is possible"
    ),
    ApplicationStep.WITHDRAWN: StatusMeaning("S9x", "The application was withdrawn", "a review plans what is next"),
    ApplicationStep.SUPERSEDED: StatusMeaning("S9x", "Something else took its place", "a review plans what is next"),
    ApplicationStep.APPEALED: StatusMeaning(
        "S13", "The chief officer appealed against the refusal", "the Crown Court decides"
    ),
    ApplicationStep.APPEAL_DISMISSED: StatusMeaning(
        "S9x", "The Crown Court dismissed the appeal", "a review plans what is next"
    ),
}
"""Steps may be skipped; an order that a court makes of its own motion begins at granted."""

BESIDE: Final[dict[ApplicationStep, StatusMeaning]] = {
    ApplicationStep.INTERIM_APPLIED: StatusMeaning(
        "S6i", "An interim order is applied for", "the court grants or refuses it"
    ),
    ApplicationStep.INTERIM_REFUSED: StatusMeaning(
        "S6i", "The court refused an interim order", "another may be applied for"
    ),
    ApplicationStep.PAUSED: StatusMeaning(
        "", "The clocks stand still for a reason", "its last day: ten working days at most"
    ),
}
"""Tracks beside the stages: they leave the status as it is."""

ORDER_CODES: Final[dict[OrderStage, str]] = {
    OrderStage.NOT_SERVED: "S9",
    OrderStage.SERVED: "S10",
    OrderStage.IN_FORCE: "S11",
    OrderStage.VARIATION_PENDING: "S12",
    OrderStage.RENEWAL_PENDING: "S12",
    OrderStage.DISCHARGE_PENDING: "S12",
    OrderStage.APPEAL_PENDING: "S13",
    OrderStage.EXPIRED: "S14",
    OrderStage.REPLACED: "S14",
    OrderStage.DISCHARGED: "S14",
    OrderStage.QUASHED: "S14",
}
"""The codes of the life of an order; where it stands follows from its days and is not stored."""
