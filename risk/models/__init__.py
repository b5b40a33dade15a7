"""What is watched: the risk and all views of it, the limits in force, clocks with their deadlines, and their flags."""

from risk.models.cadence import CadenceSetting, CadenceSettingQuerySet
from risk.models.clock import Clock, ClockQuerySet, Deadline, DeadlineQuerySet
from risk.models.flag import Acknowledgement, Escalation, Flag, FlagQuerySet
from risk.models.heartbeat import Heartbeat
from risk.models.level import Level
from risk.models.milestone import Milestone
from risk.models.opinion import Opinion, OpinionQuerySet
from risk.models.police_view import PoliceView, PoliceViewQuerySet
from risk.models.review import RiskReview, RiskReviewQuerySet
from risk.models.screening import Screening, ScreeningQuerySet
from risk.models.setting import (
    EscalationSetting,
    EscalationSettingQuerySet,
    ThresholdSetting,
    ThresholdSettingQuerySet,
    ThresholdUnit,
)
from risk.models.signature import Signature, SignatureAnswer, SignatureKind, SignatureQuerySet
from risk.models.tool_result import ToolResult, ToolResultQuerySet
from risk.models.trigger import ReviewTrigger, ReviewTriggerQuerySet

__all__ = [
    "Acknowledgement",
    "CadenceSetting",
    "CadenceSettingQuerySet",
    "Clock",
    "ClockQuerySet",
    "Deadline",
    "DeadlineQuerySet",
    "Escalation",
    "EscalationSetting",
    "EscalationSettingQuerySet",
    "Flag",
    "FlagQuerySet",
    "Heartbeat",
    "Level",
    "Milestone",
    "Opinion",
    "OpinionQuerySet",
    "PoliceView",
    "PoliceViewQuerySet",
    "ReviewTrigger",
    "ReviewTriggerQuerySet",
    "RiskReview",
    "RiskReviewQuerySet",
    "Screening",
    "ScreeningQuerySet",
    "Signature",
    "SignatureAnswer",
    "SignatureKind",
    "SignatureQuerySet",
    "ThresholdSetting",
    "ThresholdSettingQuerySet",
    "ThresholdUnit",
    "ToolResult",
    "ToolResultQuerySet",
]
