"""Applications, hearings, orders, conditions, breaches, warrants and other protection, as the history leaves them."""

from orders.models.application import (
    Application,
    ApplicationQuerySet,
    ApplicationStatus,
    AreaBasis,
    InterimStatus,
    Origin,
    WaitingOn,
)
from orders.models.breach import (
    Breach,
    BreachKind,
    BreachQuerySet,
    BreachStatus,
    CourtResult,
    Initiator,
    RecordedAs,
    Warrant,
    WarrantQuerySet,
)
from orders.models.breach_answer import BreachAnswer, BreachAnswerQuerySet
from orders.models.challenge import Challenge, ChallengeKind, ChallengeOutcome, ChallengeQuerySet
from orders.models.criterion import (
    Criterion,
    CriterionExhibit,
    CriterionIncident,
    CriterionQuerySet,
    GroundOfOrder,
)
from orders.models.decision import (
    InterimChoice,
    InterimDecision,
    InterimDecisionQuerySet,
    NoRequestReason,
    RequestDecision,
    RequestDecisionQuerySet,
)
from orders.models.draft_condition import (
    CanDeliver,
    DraftCondition,
    DraftConditionQuerySet,
    Practical,
    VictimView,
)
from orders.models.expectation import Expectation, ExpectationQuerySet
from orders.models.hearing import Hearing, HearingOutcome
from orders.models.imports import Import, ImportLayout, ImportQuerySet, ImportState
from orders.models.law import LawSetting, LawSettingQuerySet
from orders.models.order import Condition, ConditionKind, Order, OrderKind, OrderQuerySet, OrderStatus
from orders.models.proceeding import (
    AppealAgainst,
    AskedBy,
    ChiefOfficerBecause,
    Consent,
    ConsentAnswer,
    ConsentQuerySet,
    Outcome,
    Party,
    PoliceAnswer,
    PoliceRequest,
    PoliceRequestQuerySet,
    Proceeding,
    ProceedingKind,
    ProceedingQuerySet,
)
from orders.models.protection import OtherProtection, OtherProtectionQuerySet, ProtectionApplicant
from orders.models.unworkable import Unworkable, UnworkableQuerySet

__all__ = [
    "AppealAgainst",
    "Application",
    "ApplicationQuerySet",
    "ApplicationStatus",
    "AreaBasis",
    "AskedBy",
    "Breach",
    "BreachAnswer",
    "BreachAnswerQuerySet",
    "BreachKind",
    "BreachQuerySet",
    "BreachStatus",
    "Practical",
    "ProtectionApplicant",
    "RecordedAs",
    "RequestDecision",
    "RequestDecisionQuerySet",
    "VictimView",
]
