"""Says who may ask a court to change an order, who may appeal what, and until when (SPA 2019 ss.4, 5, 7)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from record.law.figures import AS_SHIPPED, Law
from record.vocabulary import forces
from record.vocabulary.steps import OrderKind


class CourtApplicant(StrEnum):
    """Who asks. The client cannot: the service records what she asks of the police."""

    DEFENDANT = "defendant"
    CHIEF_OFFICER = "chief_officer"


class RelevantOfficerReason(StrEnum):
    """Why a chief officer is a relevant one (s.14)."""

    APPLIED = "applied"
    RESIDES = "resides"
    BELIEVED_IN = "believed_in"
    INTENDS_TO_COME = "intends_to_come"


class AppealableDecision(StrEnum):
    """What can be appealed (s.7): the first two are about an application that came to no order."""

    FULL_ORDER_REFUSED = "full_order_refused"
    INTERIM_ORDER_REFUSED = "interim_order_refused"
    FULL_ORDER_MADE = "full_order_made"
    INTERIM_ORDER_MADE = "interim_order_made"
    ALLOWED_TO_POLICE = "allowed_to_police"
    ALLOWED_TO_DEFENDANT = "allowed_to_defendant"
    REFUSED_TO_POLICE = "refused_to_police"
    REFUSED_TO_DEFENDANT = "refused_to_defendant"


WHO_MAY_APPEAL: Final[dict[AppealableDecision, CourtApplicant]] = {
    AppealableDecision.FULL_ORDER_REFUSED: CourtApplicant.CHIEF_OFFICER,
    AppealableDecision.INTERIM_ORDER_REFUSED: CourtApplicant.CHIEF_OFFICER,
    AppealableDecision.FULL_ORDER_MADE: CourtApplicant.DEFENDANT,
    AppealableDecision.INTERIM_ORDER_MADE: CourtApplicant.DEFENDANT,
    AppealableDecision.ALLOWED_TO_POLICE: CourtApplicant.DEFENDANT,
    AppealableDecision.ALLOWED_TO_DEFENDANT: CourtApplicant.CHIEF_OFFICER,
    AppealableDecision.REFUSED_TO_POLICE: CourtApplicant.CHIEF_OFFICER,
    AppealableDecision.REFUSED_TO_DEFENDANT: CourtApplicant.DEFENDANT,
}
ONLY_WHO_ASKED: Final = frozenset(
    {
        AppealableDecision.FULL_ORDER_REFUSED,
        AppealableDecision.INTERIM_ORDER_REFUSED,
        AppealableDecision.REFUSED_TO_POLICE,
    }
)
"""What only the chief officer who asked for it can appeal, not every relevant one."""


def check_may_ask(kind: OrderKind, by: CourtApplicant, *, force: str, because: str, applied: str) -> None:
    """R4.1, R5.4: him, or a relevant chief officer; about an interim order, of these only the one who applied for it.

    `applied` is the force that applied for the order, empty if a court made it by itself.
    """
    if by is CourtApplicant.DEFENDANT:
        return
    if not force:
        raise RuleViolation("Choose the force whose chief officer asks.", field="asking_force")
    forces.check_may_apply(force, field="asking_force")
    if kind is OrderKind.INTERIM:
        if force != applied:
            raise RuleViolation(
                "About an interim order, only the chief officer who applied for it can ask.", field="asking_force"
            )
        return
    _check_relevant(force, because, applied)


def _check_relevant(force: str, because: str, applied: str) -> None:
    if because not in set(RelevantOfficerReason):
        raise RuleViolation("Say why this chief officer can ask.", field="because")
    if because == RelevantOfficerReason.APPLIED and force != applied:
        raise RuleViolation("This force did not apply for the order: choose another ground.", field="because")
    if because != RelevantOfficerReason.APPLIED and not forces.has_area(force):
        raise RuleViolation(
            "This force has no area of its own: it can ask only if it applied for the order.", field="because"
        )


def check_may_appeal(decision: AppealableDecision, by: CourtApplicant, *, force: str = "", asked: str = "") -> None:
    """R7: who may appeal what; `asked` is the force whose application was refused."""
    if WHO_MAY_APPEAL[decision] is not by:
        who = "the perpetrator" if by is CourtApplicant.CHIEF_OFFICER else "a chief officer"
        raise RuleViolation(f"Against this, only {who} can appeal.", field="against")
    if by is CourtApplicant.CHIEF_OFFICER and not force:
        raise RuleViolation("Choose the force whose chief officer appeals.", field="asking_force")
    if decision in ONLY_WHO_ASKED and force != asked:
        raise RuleViolation("Only the chief officer whose application was refused can appeal.", field="asking_force")


def decision_on(asked_by: CourtApplicant, *, is_granted: bool) -> AppealableDecision:
    """What an appeal against the outcome of a s.4 application is against."""
    if asked_by is CourtApplicant.CHIEF_OFFICER:
        return AppealableDecision.ALLOWED_TO_POLICE if is_granted else AppealableDecision.REFUSED_TO_POLICE
    return AppealableDecision.ALLOWED_TO_DEFENDANT if is_granted else AppealableDecision.REFUSED_TO_DEFENDANT


def decision_of_making(kind: OrderKind) -> AppealableDecision:
    return AppealableDecision.INTERIM_ORDER_MADE if kind is OrderKind.INTERIM else AppealableDecision.FULL_ORDER_MADE


def appeal_until(decided_on: date, law: Law = AS_SHIPPED) -> date:
    """The last day of the appeal period, counted from the day after the decision.

    The Act sets none; the figure is the organisation's, to be confirmed. A court can allow a later appeal.
    """
    return decided_on + timedelta(days=law.number("appeal_days", decided_on))
