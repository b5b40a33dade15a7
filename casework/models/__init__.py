"""What is known: victims, perpetrators, cases, the events of each case, incidents and shares."""

from casework.models.agreement import Agreement, AgreementKind, AgreementQuerySet, GivenHow
from casework.models.case import Case, CaseQuerySet
from casework.models.caseload import CaseloadSetting, CaseloadSettingQuerySet
from casework.models.closing import Closing, ToldHow
from casework.models.concern import Concern, ConcernKind, ConcernQuerySet
from casework.models.contact import ContactAttempt, ContactAttemptQuerySet, ContactDirection, ContactOutcome
from casework.models.event import Event, EventKind, EventQuerySet, EventSource
from casework.models.evidence_gap import EvidenceGap, EvidenceGapQuerySet, GapAnswer
from casework.models.exhibit import Custody, Exhibit, ExhibitOfIncident, ExhibitQuerySet
from casework.models.force_number import ForceNumber, ForceNumberQuerySet
from casework.models.handover import (
    Handover,
    HandoverKind,
    HandoverQuerySet,
    HandoverReading,
    MoveRequest,
    MoveRequestQuerySet,
)
from casework.models.incident import AccountKind, Incident, IncidentAccount, IncidentAccountQuerySet, IncidentQuerySet
from casework.models.look_limit import LookAllowance, LookLimit, LookLimitQuerySet, PersonQuestion
from casework.models.meeting import (
    MappaCategory,
    MappaLevel,
    Meeting,
    MeetingCriterion,
    MeetingKind,
    MeetingOutcome,
    MeetingQuerySet,
)
from casework.models.note import Note, NoteQuerySet
from casework.models.original import CopyState, Original, Scan, ScanState, WorkingCopy
from casework.models.other_person import OtherPerson, OtherPersonQuerySet, Relation
from casework.models.ownership import SameAsParent
from casework.models.pattern import PatternParagraph, PatternParagraphQuerySet
from casework.models.people import Dated, Known, Perpetrator, SafeContact, Victim
from casework.models.reaching import WAYS, Channel, ChannelQuerySet, ContactRules, SafeHours, SafeHoursQuerySet
from casework.models.reassignment import MoveState, PlannedMove, Reassignment, ReassignmentQuerySet
from casework.models.recommendation import (
    Recommendation,
    RecommendationAnswer,
    RecommendationKind,
    RecommendationQuerySet,
)
from casework.models.referral import (
    EligibilityQuestion,
    EligibilityQuestionQuerySet,
    Referral,
    ReferralOutcome,
    ReferralQuerySet,
    ReferralSource,
)
from casework.models.risk_level import RiskLevel, ranked
from casework.models.safe_address import AddressReveal, SafeAddress
from casework.models.safety import (
    MeasureState,
    PlanConfirmation,
    PlanConfirmationQuerySet,
    SafetyMeasure,
    SafetyMeasureQuerySet,
)
from casework.models.share import Basis, Ground, Share, ShareQuerySet
from casework.models.task import Task, TaskKind, TaskQuerySet, TaskResult
from casework.models.told import TOLD, ToldOfIncident
from casework.models.trait import Trait, TraitKind, TraitQuerySet
from casework.models.upload import Upload, UploadQuerySet
from casework.models.versioned import Versioned
from casework.models.waiting import IdleCount, IdleCountQuerySet, Wait, WaitQuerySet

__all__ = [
    "TOLD",
    "WAYS",
    "AccountKind",
    "AddressReveal",
    "Agreement",
    "AgreementKind",
    "AgreementQuerySet",
    "Basis",
    "Case",
    "CaseQuerySet",
    "CaseloadSetting",
    "CaseloadSettingQuerySet",
    "Channel",
    "ChannelQuerySet",
    "Closing",
    "Concern",
    "ConcernKind",
    "ConcernQuerySet",
    "ContactAttempt",
    "ContactAttemptQuerySet",
    "ContactDirection",
    "ContactOutcome",
    "ContactRules",
    "CopyState",
    "Custody",
    "Dated",
    "EligibilityQuestion",
    "EligibilityQuestionQuerySet",
    "Event",
    "EventKind",
    "EventQuerySet",
    "EventSource",
    "EvidenceGap",
    "EvidenceGapQuerySet",
    "Exhibit",
    "ExhibitOfIncident",
    "ExhibitQuerySet",
    "ForceNumber",
    "ForceNumberQuerySet",
    "GapAnswer",
    "GivenHow",
    "Ground",
    "Handover",
    "HandoverKind",
    "HandoverQuerySet",
    "HandoverReading",
    "IdleCount",
    "IdleCountQuerySet",
    "Incident",
    "IncidentAccount",
    "IncidentAccountQuerySet",
    "IncidentQuerySet",
    "Known",
    "LookAllowance",
    "LookLimit",
    "LookLimitQuerySet",
    "MappaCategory",
    "MappaLevel",
    "MeasureState",
    "Meeting",
    "MeetingCriterion",
    "MeetingKind",
    "MeetingOutcome",
    "MeetingQuerySet",
    "MoveRequest",
    "MoveRequestQuerySet",
    "MoveState",
    "Note",
    "NoteQuerySet",
    "Original",
    "OtherPerson",
    "OtherPersonQuerySet",
    "PatternParagraph",
    "PatternParagraphQuerySet",
    "Perpetrator",
    "PersonQuestion",
    "PlanConfirmation",
    "PlanConfirmationQuerySet",
    "PlannedMove",
    "Reassignment",
    "ReassignmentQuerySet",
    "Recommendation",
    "RecommendationAnswer",
    "RecommendationKind",
    "RecommendationQuerySet",
    "Referral",
    "ReferralOutcome",
    "ReferralQuerySet",
    "ReferralSource",
    "Relation",
    "RiskLevel",
    "SafeAddress",
    "SafeContact",
    "SafeHours",
    "SafeHoursQuerySet",
    "SafetyMeasure",
    "SafetyMeasureQuerySet",
    "SameAsParent",
    "Scan",
    "ScanState",
    "Share",
    "ShareQuerySet",
    "Task",
    "TaskKind",
    "TaskQuerySet",
    "TaskResult",
    "ToldHow",
    "ToldOfIncident",
    "Trait",
    "TraitKind",
    "TraitQuerySet",
    "Upload",
    "UploadQuerySet",
    "Versioned",
    "Victim",
    "Wait",
    "WaitQuerySet",
    "WorkingCopy",
    "ranked",
]
