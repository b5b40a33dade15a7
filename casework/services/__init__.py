"""What staff do to a case as such, and what the floors above write down through this one."""

from casework.services.agreements import NewAgreement, holding_with, record_agreement, remind_of_agreements
from casework.services.caseload import NewWeight, set_weight, weights_on
from casework.services.changes import ChangedMeanwhile, change
from casework.services.concerns import answer_concern, raise_concern, settle_concerns_about
from casework.services.contacts import NewContact, attempts_of, barred_outcomes, correct_contact, log_contact
from casework.services.eligibility import add_question, change_question, make_questions_own
from casework.services.handovers import (
    HandoverNote,
    Receiver,
    allocate_case,
    ask_for_move,
    decline_move,
    read_handover,
    transfer_case,
)
from casework.services.meetings import NewMeeting, add_action, change_meeting, refer_to_meeting
from casework.services.notes import amend_note, write_note
from casework.services.opening import note_what_tells
from casework.services.other_people import add_other_person
from casework.services.reaching import (
    SafeContactChange,
    add_channel,
    add_safe_hours,
    change_channel,
    change_safe_contact,
    change_safe_hours,
    contact_plan,
    rules_of,
)
from casework.services.reassignments import Fate, NewPlan, carry_out, keep_plan, start_plan
from casework.services.recommendations import NewRecommendation, answer_recommendation, recommend
from casework.services.references import REFERENCE_ALPHABET, new_reference
from casework.services.referrals import (
    NewReferral,
    answers_of,
    change_referral,
    decide_referral,
    questions_of,
    settle_accepted,
    take_referral,
    undecided,
)
from casework.services.safe_addresses import NewSafeAddress, holds_safe_address, keep_safe_address, reveal_safe_address
from casework.services.safety import NewMeasure, add_measure, change_measure, confirm_plan
from casework.services.searching import PossibleMatch, perpetrators_like, victims_like
from casework.services.shares import (
    Agreed,
    NewShare,
    OnRecord,
    Withdrawal,
    Without,
    judge_share,
    revoke_share,
    share_case,
    shares_on,
    withdraw_agreement,
)
from casework.services.tasks import (
    NewTask,
    add_task,
    change_task,
    finish_task,
    finish_tasks_about,
    owners_of,
    set_task,
    snooze_task,
)
from casework.services.traits import add_trait, change_trait
from casework.services.waits import change_wait, wait_of

__all__ = [
    "REFERENCE_ALPHABET",
    "Agreed",
    "ChangedMeanwhile",
    "Fate",
    "HandoverNote",
    "NewAgreement",
    "NewContact",
    "NewMeasure",
    "NewMeeting",
    "NewPlan",
    "NewRecommendation",
    "NewReferral",
    "NewSafeAddress",
    "NewShare",
    "NewTask",
    "NewWeight",
    "OnRecord",
    "PossibleMatch",
    "Receiver",
    "SafeContactChange",
    "Withdrawal",
    "Without",
    "add_action",
    "add_channel",
    "add_measure",
    "add_other_person",
    "add_question",
    "add_safe_hours",
    "add_task",
    "add_trait",
    "allocate_case",
    "amend_note",
    "answer_concern",
    "answer_recommendation",
    "answers_of",
    "ask_for_move",
    "attempts_of",
    "barred_outcomes",
    "carry_out",
    "change",
    "change_channel",
    "change_measure",
    "change_meeting",
    "change_question",
    "change_referral",
    "change_safe_contact",
    "change_safe_hours",
    "change_task",
    "change_trait",
    "change_wait",
    "confirm_plan",
    "contact_plan",
    "correct_contact",
    "decide_referral",
    "decline_move",
    "finish_task",
    "finish_tasks_about",
    "holding_with",
    "holds_safe_address",
    "judge_share",
    "keep_plan",
    "keep_safe_address",
    "log_contact",
    "make_questions_own",
    "new_reference",
    "note_what_tells",
    "owners_of",
    "perpetrators_like",
    "questions_of",
    "raise_concern",
    "read_handover",
    "recommend",
    "record_agreement",
    "refer_to_meeting",
    "remind_of_agreements",
    "reveal_safe_address",
    "revoke_share",
    "rules_of",
    "set_task",
    "set_weight",
    "settle_accepted",
    "settle_concerns_about",
    "share_case",
    "shares_on",
    "snooze_task",
    "start_plan",
    "take_referral",
    "transfer_case",
    "undecided",
    "victims_like",
    "wait_of",
    "weights_on",
    "withdraw_agreement",
    "write_note",
]
