"""Says of every status of an application which code practice.md 2.2 gives it, what it means and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from orders.rules.order_stage import OrderStage
from orders.rules.vocabulary import Step


@dataclass(frozen=True)
class Status:
    """The code of a status, what stands behind it, and what ends the wait; `code` is shared by close relatives."""

    code: str
    meaning: str
    exit: str


STATUSES: Final[dict[Step, Status]] = {
    Step.REQUESTED: Status("S0", "The client asked, or we recommend an order", "a named officer acknowledges it"),
    Step.ACKNOWLEDGED: Status("S1", "The force has named an officer", "the police look into it, or decide"),
    Step.UNDER_CONSIDERATION: Status("S2", "The police gather evidence and statements", "they apply or decline"),
    Step.DECLINED: Status("S2x", "The police will not apply, and why", "a review plans what is next"),
    Step.DECIDED_TO_APPLY: Status("S3", "The police will apply, with a draft to come", "a draft is put to the client"),
    Step.CONDITIONS_PUT_TO_VICTIM: Status("S3", "The client reads the draft conditions", "the client has answered"),
    Step.PROVIDER_ASKED: Status("S3", "A provider is asked whether it can deliver", "the provider has answered"),
    Step.CONDITIONS_AGREED: Status("S4", "The draft conditions stand", "the authorising officer signs"),
    Step.AUTHORISED: Status("S4", "The authorising officer has signed", "the papers go to the force's lawyers"),
    Step.SENT_TO_LEGAL: Status("S5", "The force's lawyers settle and file", "the complaint is lodged"),
    Step.LODGED: Status("S6", "The court has it and no date is fixed", "a hearing is listed"),
    Step.LISTED: Status("S7", "A date is fixed", "the hearing is held"),
    Step.HELD: Status("S7", "The court has heard it and not decided", "the court decides"),
    Step.ADJOURNED: Status("S8", "Heard or put off, not concluded", "a new date, or the decision"),
    Step.GRANTED: Status("S9", "The court made a full order", "the order is served: its own life begins"),
    Step.REFUSED: Status("S9x", "The court refused the order", "a review plans what is next; an appeal is possible"),
    Step.WITHDRAWN: Status("S9x", "The application was withdrawn", "a review plans what is next"),
    Step.SUPERSEDED: Status("S9x", "Something else took its place", "a review plans what is next"),
    Step.APPEALED: Status("S13", "The chief officer appealed against the refusal", "the Crown Court decides"),
    Step.APPEAL_DISMISSED: Status("S9x", "The Crown Court dismissed the appeal", "a review plans what is next"),
}
"""Steps may be skipped; an order that a court makes of its own motion begins at granted."""

BESIDE: Final[dict[Step, Status]] = {
    Step.INTERIM_APPLIED: Status("S6i", "An interim order is applied for", "the court grants or refuses it"),
    Step.INTERIM_REFUSED: Status("S6i", "The court refused an interim order", "another may be applied for"),
    Step.PAUSED: Status("", "The clocks stand still for a reason", "its last day: ten working days at most"),
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
