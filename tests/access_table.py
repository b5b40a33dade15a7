"""The access policy, declared: what each route demands, what it is about, and what each kind of person sees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from accounts.permissions.access import Permission


class Thing(StrEnum):
    """What a route's address names: the argument of its path, without `_id`."""

    NOTHING = ""
    CASE = "case"
    INCIDENT = "incident"
    SHARE = "share"
    APPLICATION = "application"
    ORDER = "order"
    PROTECTION = "protection"
    BREACH = "breach"
    CONDITION = "condition"
    DUTY = "duty"
    WARRANT = "warrant"
    CLOCK = "clock"
    TRAIT = "trait"
    PERSON = "person"
    CHANNEL = "channel"
    HOURS = "hours"
    SIGNATURE = "signature"
    SCREENING = "screening"
    EXHIBIT = "exhibit"
    UPLOAD = "upload"
    GAP = "gap"
    AGREEMENT = "agreement"
    CONCERN = "concern"
    TASK = "task"
    CONTACT = "contact"
    MEASURE = "measure"
    MEETING = "meeting"
    NOTE = "note"
    RECOMMENDATION = "recommendation"
    JOB = "job"
    REFERRAL = "referral"
    HANDOVER = "handover"
    MOVE_REQUEST = "move_request"
    REASSIGNMENT = "reassignment"
    IMPORTED = "imported"
    HEARING = "hearing"
    COURT_DATE = "court_date"
    DIARY_FEED = "diary_feed"
    FEED_TOKEN = "feed_token"
    LINK_TOKEN = "link_token"
    LETTER = "letter"
    PROCEEDING = "proceeding"
    MARK = "mark"
    POLICE_REQUEST = "police_request"
    DRAFT = "draft"
    FORM = "form"
    CHALLENGE = "challenge"
    QUERY = "query"


READ: Final = frozenset({"GET"})
ACT: Final = frozenset({"POST"})
FORM: Final = READ | ACT


class Person(StrEnum):
    """Who asks: a role in its relation to the case that the route is about."""

    OWNER = "caseworker of the case"
    COLLEAGUE = "caseworker of the same team"
    STRANGER = "caseworker of another service"
    SUPERVISOR = "supervisor of the team"
    OTHER_SUPERVISOR = "supervisor of another team"
    MANAGER = "service manager"
    LIAISON = "liaison of the force it is shared with"
    OTHER_LIAISON = "liaison of another force"
    LIAISON_AFTER_LAST_DAY = "liaison of the force, the day after the share's last"
    LIAISON_AFTER_REVOCATION = "liaison of the force, the share revoked"
    AUDITOR = "auditor"
    DATA_PROTECTION_OFFICER = "data protection officer"
    ANONYMOUS = "nobody signed in"
    DISABLED = "disabled account"


NOT_SIGNED_IN: Final = frozenset({Person.ANONYMOUS, Person.DISABLED})
SEE_THE_CASE: Final = frozenset({Person.OWNER, Person.SUPERVISOR, Person.LIAISON})
"""Whoever else asks for the case, or for anything in it, is told that there is no such page."""
OWN: Final = frozenset({Person.OWNER})
"""What belongs to the person who made it, and is nobody else's affair."""
IN_THE_TEAM: Final = frozenset({Person.OWNER, Person.SUPERVISOR})
"""What is never shared with a force."""
MANAGERS: Final = frozenset({Person.MANAGER})
"""What another supervisor of the service made, and a service manager sees by its references."""
OF_ONE_SESSION: Final[frozenset[Person]] = frozenset()
"""What only the session that made it sees: another of the same person's is another's."""
WHILE_ITS_OWNER_IS_ACTIVE: Final = frozenset(set(Person) - {Person.DISABLED})
"""What a calendar reads without signing in: whoever has the address, until its owner's account is switched off."""
WHOEVER_HAS_THE_LINK: Final = frozenset(Person)
"""What is behind a link that somebody handed over: who is signed in is asked to sign out first."""
SUPERVISE: Final = frozenset({Person.SUPERVISOR})
"""What only the supervisors of the team see."""


@dataclass(frozen=True)
class Route:
    """What one route demands. No permission means anybody who is signed in; `is_open`, anybody at all."""

    permission: Permission | None = None
    about: Thing = Thing.NOTHING
    methods: frozenset[str] = FORM
    is_open: bool = False
    seen_by: frozenset[Person] = SEE_THE_CASE


ROUTES: Final[dict[str, Route]] = {
    # For everybody
    "hide": Route(methods=READ, is_open=True),
    "health": Route(methods=READ, is_open=True),
    "health_alerts": Route(methods=READ, is_open=True),
    "login": Route(is_open=True),
    "home": Route(methods=READ),
    "logout": Route(methods=ACT),
    "password_change": Route(),
    "own_account": Route(methods=READ),
    "session_end": Route(methods=ACT),
    "session_end_others": Route(methods=ACT),
    "devices_forget": Route(methods=ACT),
    "list_looks": Route(methods=ACT),
    "account_list": Route(Permission.MANAGE_ACCOUNTS, methods=READ),
    "account_act": Route(Permission.MANAGE_ACCOUNTS, methods=ACT),
    "link_open": Route(about=Thing.LINK_TOKEN, is_open=True, seen_by=WHOEVER_HAS_THE_LINK),
    # The people of a service
    "people_list": Route(Permission.MANAGE_PEOPLE, methods=READ),
    "person_invite": Route(Permission.MANAGE_PEOPLE),
    "person_change": Route(Permission.MANAGE_PEOPLE),
    "person_reset": Route(Permission.MANAGE_PEOPLE),
    "person_sign_out": Route(Permission.MANAGE_PEOPLE, methods=ACT),
    "person_close": Route(Permission.MANAGE_PEOPLE),
    "person_open": Route(Permission.MANAGE_PEOPLE, methods=ACT),
    "invitation_renew": Route(Permission.MANAGE_PEOPLE),
    "invitation_withdraw": Route(Permission.MANAGE_PEOPLE, methods=ACT),
    "liaison_list": Route(Permission.CONFIRM_LIAISON, methods=READ),
    "liaison_invite": Route(Permission.MANAGE_PEOPLE),
    "liaison_confirm": Route(Permission.CONFIRM_LIAISON),
    "liaison_reset": Route(Permission.MANAGE_PEOPLE, methods=ACT),
    "liaison_switch_off": Route(Permission.CONFIRM_LIAISON, methods=ACT),
    "leave_list": Route(Permission.PLAN_LEAVE, methods=READ),
    "leave_create": Route(Permission.PLAN_LEAVE),
    "leave_call_off": Route(Permission.PLAN_LEAVE, methods=ACT),
    "settings_index": Route(Permission.CHANGE_THRESHOLDS, methods=READ),
    "own_name_change": Route(Permission.MANAGE_PEOPLE),
    "team_list": Route(Permission.MANAGE_PEOPLE, methods=READ),
    "team_create": Route(Permission.MANAGE_PEOPLE),
    "team_change": Route(Permission.MANAGE_PEOPLE),
    "team_close": Route(Permission.MANAGE_PEOPLE, methods=ACT),
    "team_open": Route(Permission.MANAGE_PEOPLE, methods=ACT),
    # Everybody's own
    "job_list": Route(methods=READ),
    "job_detail": Route(about=Thing.JOB, methods=READ, seen_by=OWN),
    "sent_form": Route(about=Thing.FORM, methods=READ, seen_by=OWN),
    "drafts": Route(),
    "draft_discard": Route(methods=ACT),
    # The homes, and lists
    "my_work": Route(Permission.VIEW_MY_WORK, methods=READ),
    "news": Route(Permission.VIEW_NEWS, methods=READ),
    "news_count": Route(Permission.VIEW_NEWS, methods=READ),
    "news_seen": Route(Permission.VIEW_NEWS, methods=ACT),
    "delays": Route(Permission.VIEW_DELAYS, methods=READ),
    "today": Route(Permission.VIEW_MY_WORK, methods=READ),
    "desk": Route(Permission.VIEW_DESK, methods=READ),
    "audit_trail": Route(Permission.READ_TRAIL, methods=READ),
    "trail_by_case": Route(Permission.READ_TRAIL),
    "trail_by_person": Route(Permission.READ_ACTS, methods=READ),
    "case_list": Route(Permission.VIEW_CASE),
    "nothing_protects": Route(Permission.VIEW_CASE, methods=READ),
    "protection_list": Route(Permission.VIEW_CASE, methods=READ),
    "orders_in_figures": Route(Permission.VIEW_FIGURES, methods=READ),
    "search": Route(Permission.SEARCH),
    "search_results": Route(about=Thing.QUERY, methods=READ, seen_by=OF_ONE_SESSION),
    # From a referral to the caseworker who has the case
    "referral_list": Route(Permission.TAKE_REFERRAL, methods=READ),
    "referral_create": Route(Permission.TAKE_REFERRAL),
    "referral_detail": Route(Permission.TAKE_REFERRAL, Thing.REFERRAL, READ, seen_by=IN_THE_TEAM),
    "referral_change": Route(Permission.TAKE_REFERRAL, Thing.REFERRAL, seen_by=IN_THE_TEAM),
    "referral_decide": Route(Permission.TAKE_REFERRAL, Thing.REFERRAL, seen_by=IN_THE_TEAM),
    "waiting_list": Route(Permission.VIEW_DELAYS, methods=READ),
    "wait_change": Route(Permission.ALLOCATE_CASE, Thing.CASE),
    "case_allocate": Route(Permission.ALLOCATE_CASE, Thing.CASE),
    "case_transfer": Route(Permission.ALLOCATE_CASE, Thing.CASE),
    "case_handovers": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "handover_read": Route(Permission.VIEW_CASE, Thing.HANDOVER, ACT),
    "move_request_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "move_request_decline": Route(Permission.ALLOCATE_CASE, Thing.MOVE_REQUEST),
    "caseload": Route(Permission.VIEW_CASELOAD, methods=READ),
    "nobody_acting": Route(Permission.VIEW_DELAYS, methods=READ),
    "reassignment_create": Route(Permission.REASSIGN_CASES),
    "reassignment_detail": Route(Permission.REASSIGN_CASES, Thing.REASSIGNMENT, READ, seen_by=MANAGERS),
    "reassignment_start": Route(Permission.REASSIGN_CASES, Thing.REASSIGNMENT, ACT, seen_by=MANAGERS),
    "force_numbers": Route(Permission.CHANGE_THRESHOLDS, methods=READ),
    "force_number_change": Route(Permission.CHANGE_THRESHOLDS),
    "intake_settings": Route(Permission.CHANGE_THRESHOLDS, methods=READ),
    "question_create": Route(Permission.CHANGE_THRESHOLDS),
    "question_change": Route(Permission.CHANGE_THRESHOLDS),
    "weight_change": Route(Permission.CHANGE_THRESHOLDS),
    "look_limit_change": Route(Permission.CHANGE_THRESHOLDS),
    "looks_allowed": Route(Permission.ALLOW_LOOKS),
    # Bringing a spreadsheet in
    "import_list": Route(Permission.IMPORT_CASES, methods=READ),
    "import_create": Route(Permission.IMPORT_CASES),
    "import_template": Route(Permission.IMPORT_CASES, methods=READ),
    "import_detail": Route(Permission.IMPORT_CASES, Thing.IMPORTED, READ, seen_by=SUPERVISE),
    "import_columns": Route(Permission.IMPORT_CASES, Thing.IMPORTED, seen_by=SUPERVISE),
    "import_choose": Route(Permission.IMPORT_CASES, Thing.IMPORTED, ACT, seen_by=SUPERVISE),
    "import_answer": Route(Permission.IMPORT_CASES, Thing.IMPORTED, ACT, seen_by=SUPERVISE),
    "import_refused": Route(Permission.IMPORT_CASES, Thing.IMPORTED, READ, seen_by=SUPERVISE),
    "import_load": Route(Permission.IMPORT_CASES, Thing.IMPORTED, ACT, seen_by=SUPERVISE),
    "import_discard": Route(Permission.IMPORT_CASES, Thing.IMPORTED, ACT, seen_by=SUPERVISE),
    # A case
    "case_create": Route(Permission.OPEN_CASE),
    "case_detail": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "case_chronology": Route(Permission.VIEW_CASE, Thing.CASE),
    "case_people": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "case_safety": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "case_pattern": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "pattern_paragraph": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "case_orders": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "case_breaches": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "case_risk": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "case_sharing": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "case_history": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "share_create": Route(Permission.SHARE_CASE, Thing.CASE),
    "share_revoke": Route(Permission.SHARE_CASE, Thing.SHARE),
    "share_last_day": Route(Permission.SHARE_CASE, Thing.SHARE),
    "agreement_last_day": Route(Permission.RECORD_AGREEMENT, Thing.AGREEMENT),
    "agreement_create": Route(Permission.RECORD_AGREEMENT, Thing.CASE),
    "agreement_withdraw": Route(Permission.RECORD_AGREEMENT, Thing.AGREEMENT),
    "closing_ask": Route(Permission.ASK_TO_CLOSE, Thing.CASE),
    "case_close": Route(Permission.CLOSE_CASE, Thing.CASE),
    "case_reopen": Route(Permission.CLOSE_CASE, Thing.CASE),
    "concern_answer": Route(Permission.ANSWER_CONCERN, Thing.CONCERN),
    "incident_start": Route(Permission.LOG_INCIDENT),
    "incident_create": Route(Permission.LOG_INCIDENT, Thing.CASE),
    "incident_detail": Route(Permission.VIEW_CASE, Thing.INCIDENT, READ),
    "incident_amend": Route(Permission.LOG_INCIDENT, Thing.INCIDENT),
    "incident_no_breach": Route(Permission.RECORD_BREACH, Thing.INCIDENT),
    "risk_review_create": Route(Permission.REVIEW_RISK, Thing.CASE),
    "signature_answer": Route(Permission.SIGN_RISK, Thing.SIGNATURE),
    "risk_change_create": Route(Permission.REVIEW_RISK, Thing.CASE),
    "screening_create": Route(Permission.REVIEW_RISK, Thing.CASE),
    "screening_detail": Route(Permission.VIEW_CASE, Thing.SCREENING, READ),
    "tool_result_create": Route(Permission.REVIEW_RISK, Thing.CASE),
    "police_view_create": Route(Permission.REVIEW_RISK, Thing.CASE),
    "opinion_create": Route(Permission.REVIEW_RISK, Thing.CASE),
    "protection_create": Route(Permission.RECORD_ORDER, Thing.CASE),
    "protection_detail": Route(Permission.VIEW_CASE, Thing.PROTECTION, READ),
    "protection_edit": Route(Permission.RECORD_ORDER, Thing.PROTECTION),
    "protection_last_day": Route(Permission.RECORD_ORDER, Thing.PROTECTION),
    "protection_end": Route(Permission.RECORD_ORDER, Thing.PROTECTION),
    # The people of a case
    "client_change": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "perpetrator_change": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "trait_create": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "trait_change": Route(Permission.EDIT_PEOPLE, Thing.TRAIT),
    "other_person_create": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "other_person_change": Route(Permission.EDIT_PEOPLE, Thing.PERSON),
    "safe_contact_change": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "channel_create": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "channel_change": Route(Permission.EDIT_PEOPLE, Thing.CHANNEL),
    "safe_hours_create": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "safe_hours_change": Route(Permission.EDIT_PEOPLE, Thing.HOURS),
    "safe_address_change": Route(Permission.EDIT_PEOPLE, Thing.CASE),
    "safe_address_reveal": Route(Permission.REVEAL_SAFE_ADDRESS, Thing.CASE),
    # Evidence
    "case_evidence": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "exhibit_create": Route(Permission.ADD_EVIDENCE, Thing.CASE),
    "exhibit_detail": Route(Permission.VIEW_CASE, Thing.EXHIBIT, READ),
    "exhibit_edit": Route(Permission.ADD_EVIDENCE, Thing.EXHIBIT),
    "exhibit_handle": Route(Permission.ADD_EVIDENCE, Thing.EXHIBIT),
    "exhibit_copy": Route(Permission.VIEW_CASE, Thing.EXHIBIT, READ),
    "exhibit_small": Route(Permission.VIEW_CASE, Thing.EXHIBIT, READ),
    "exhibit_original": Route(Permission.OPEN_ORIGINAL, Thing.EXHIBIT),
    "upload_start": Route(Permission.ADD_EVIDENCE, Thing.CASE, ACT),
    "upload_part": Route(Permission.ADD_EVIDENCE, Thing.UPLOAD, ACT, seen_by=OWN),
    "upload_finish": Route(Permission.ADD_EVIDENCE, Thing.UPLOAD, ACT, seen_by=OWN),
    "upload_discard": Route(Permission.ADD_EVIDENCE, Thing.UPLOAD, ACT, seen_by=OWN),
    "gap_create": Route(Permission.ADD_EVIDENCE, Thing.CASE),
    "gap_edit": Route(Permission.ADD_EVIDENCE, Thing.GAP),
    "gap_answer": Route(Permission.ADD_EVIDENCE, Thing.GAP),
    # Applications and orders
    "application_create": Route(Permission.REQUEST_ORDER, Thing.CASE),
    "application_detail": Route(Permission.VIEW_CASE, Thing.APPLICATION, READ),
    "application_step": Route(Permission.RECORD_APPLICATION_STEP, Thing.APPLICATION),
    "application_grounds": Route(Permission.VIEW_CASE, Thing.APPLICATION, READ),
    "criterion_write": Route(Permission.REQUEST_ORDER, Thing.APPLICATION),
    "application_drafts": Route(Permission.VIEW_CASE, Thing.APPLICATION, READ),
    "draft_create": Route(Permission.REQUEST_ORDER, Thing.APPLICATION),
    "draft_edit": Route(Permission.REQUEST_ORDER, Thing.DRAFT),
    "draft_drop": Route(Permission.REQUEST_ORDER, Thing.DRAFT),
    "challenge_create": Route(Permission.REQUEST_ORDER, Thing.APPLICATION),
    "challenge_reply": Route(Permission.REQUEST_ORDER, Thing.CHALLENGE),
    "interim_decide": Route(Permission.REQUEST_ORDER, Thing.APPLICATION),
    "expectation_create": Route(Permission.RECORD_APPLICATION_STEP, Thing.APPLICATION),
    "request_decide": Route(Permission.REQUEST_ORDER, Thing.CASE),
    "declined_list": Route(Permission.VIEW_CASE, methods=READ),
    "order_create": Route(Permission.RECORD_ORDER, Thing.APPLICATION),
    "court_order_create": Route(Permission.RECORD_ORDER, Thing.CASE),
    "service_create": Route(Permission.RECORD_ORDER, Thing.ORDER),
    "order_protected": Route(Permission.RECORD_ORDER, Thing.ORDER),
    "duty_create": Route(Permission.RECORD_ORDER, Thing.ORDER),
    "duty_answer": Route(Permission.RECORD_ORDER, Thing.DUTY),
    "condition_edit": Route(Permission.RECORD_ORDER, Thing.CONDITION),
    "attendance_create": Route(Permission.RECORD_ORDER, Thing.CONDITION),
    "order_detail": Route(Permission.VIEW_CASE, Thing.ORDER, READ),
    "order_step": Route(Permission.RECORD_ORDER, Thing.ORDER),
    # Days at court
    "diary": Route(Permission.VIEW_DIARY, methods=READ),
    "hearing_detail": Route(Permission.VIEW_CASE, Thing.HEARING, READ),
    "hearing_edit": Route(Permission.WORK_ON_CASE, Thing.HEARING),
    "hearing_outcome": Route(Permission.WORK_ON_CASE, Thing.HEARING),
    "court_date_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "court_date_detail": Route(Permission.VIEW_CASE, Thing.COURT_DATE, READ),
    "court_date_edit": Route(Permission.WORK_ON_CASE, Thing.COURT_DATE),
    "court_date_outcome": Route(Permission.WORK_ON_CASE, Thing.COURT_DATE),
    "diary_feeds": Route(Permission.VIEW_DIARY),
    "diary_feed_revoke": Route(Permission.VIEW_DIARY, Thing.DIARY_FEED, ACT, seen_by=OWN),
    "diary_ics": Route(about=Thing.FEED_TOKEN, methods=READ, is_open=True, seen_by=WHILE_ITS_OWNER_IS_ACTIVE),
    # Letters
    "case_letters": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "letter_list": Route(Permission.APPROVE_LETTER, methods=READ),
    "application_letter": Route(Permission.WRITE_LETTER, Thing.APPLICATION),
    "order_letter": Route(Permission.WRITE_LETTER, Thing.ORDER),
    "breach_letter": Route(Permission.WRITE_LETTER, Thing.BREACH),
    "letter_detail": Route(Permission.VIEW_CASE, Thing.LETTER, READ, seen_by=IN_THE_TEAM),
    "letter_paper": Route(Permission.VIEW_CASE, Thing.LETTER, READ, seen_by=IN_THE_TEAM),
    "letter_edit": Route(Permission.WRITE_LETTER, Thing.LETTER, seen_by=IN_THE_TEAM),
    "letter_hand_in": Route(Permission.WRITE_LETTER, Thing.LETTER, seen_by=IN_THE_TEAM),
    "letter_take_back": Route(Permission.WRITE_LETTER, Thing.LETTER, ACT, seen_by=IN_THE_TEAM),
    "letter_decide": Route(Permission.APPROVE_LETTER, Thing.LETTER, seen_by=IN_THE_TEAM),
    "letter_send": Route(Permission.WRITE_LETTER, Thing.LETTER, seen_by=IN_THE_TEAM),
    "letter_reply": Route(Permission.WRITE_LETTER, Thing.LETTER, seen_by=IN_THE_TEAM),
    "letter_drop": Route(Permission.WRITE_LETTER, Thing.LETTER, seen_by=IN_THE_TEAM),
    "template_list": Route(Permission.EDIT_LETTER_TEMPLATES, methods=READ),
    "template_change": Route(Permission.EDIT_LETTER_TEMPLATES),
    # The later life of an order
    "order_renewal": Route(Permission.RECORD_ORDER, Thing.ORDER),
    "order_force": Route(Permission.RECORD_ORDER, Thing.ORDER),
    "police_request_create": Route(Permission.RECORD_ORDER, Thing.ORDER),
    "police_request_answer": Route(Permission.RECORD_ORDER, Thing.POLICE_REQUEST, seen_by=IN_THE_TEAM),
    "unworkable_create": Route(Permission.RECORD_ORDER, Thing.CONDITION),
    "unworkable_end": Route(Permission.RECORD_ORDER, Thing.MARK, seen_by=IN_THE_TEAM),
    "proceeding_create": Route(Permission.RECORD_ORDER, Thing.ORDER),
    "proceeding_detail": Route(Permission.VIEW_CASE, Thing.PROCEEDING, READ, seen_by=IN_THE_TEAM),
    "proceeding_client_view": Route(Permission.RECORD_ORDER, Thing.PROCEEDING, seen_by=IN_THE_TEAM),
    "consent_record": Route(Permission.RECORD_ORDER, Thing.PROCEEDING, seen_by=IN_THE_TEAM),
    "proceeding_decide": Route(Permission.RECORD_ORDER, Thing.PROCEEDING, seen_by=IN_THE_TEAM),
    # Breaches
    "breach_start": Route(Permission.RECORD_BREACH, Thing.CASE, READ),
    "breach_create": Route(Permission.RECORD_BREACH, Thing.ORDER),
    "breach_record": Route(Permission.RECORD_BREACH, Thing.CASE),
    "breach_detail": Route(Permission.VIEW_CASE, Thing.BREACH, READ),
    "breach_step": Route(Permission.RECORD_BREACH, Thing.BREACH),
    "breach_confirm": Route(Permission.RECORD_BREACH, Thing.BREACH),
    "not_pursued_ask": Route(Permission.RECORD_BREACH, Thing.BREACH),
    "not_pursued_answer": Route(Permission.AGREE_NOT_PURSUED, Thing.BREACH),
    "warrant_detail": Route(Permission.VIEW_CASE, Thing.WARRANT, READ),
    "warrant_check": Route(Permission.RECORD_BREACH, Thing.WARRANT),
    "warrant_edit": Route(Permission.RECORD_BREACH, Thing.WARRANT),
    # What is late, and by which limits
    "flag_acknowledge": Route(Permission.ACKNOWLEDGE_AMBER, Thing.CLOCK),
    "scheduled_job_list": Route(Permission.VIEW_SCHEDULED_JOBS, methods=READ),
    "threshold_list": Route(Permission.CHANGE_THRESHOLDS, methods=READ),
    "threshold_change": Route(Permission.CHANGE_THRESHOLDS),
    "escalation_change": Route(Permission.CHANGE_THRESHOLDS),
    "cadence_change": Route(Permission.CHANGE_THRESHOLDS),
    "law_list": Route(Permission.CHANGE_LAW, methods=READ),
    "law_change": Route(Permission.CHANGE_LAW),
    "law_check": Route(Permission.CHANGE_LAW),
    # Work on a case, contact and safety
    "case_work": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "safety_plan": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "note_list": Route(Permission.VIEW_CASE, Thing.CASE, READ),
    "task_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "promise_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "task_edit": Route(Permission.WORK_ON_CASE, Thing.TASK),
    "task_snooze": Route(Permission.WORK_ON_CASE, Thing.TASK),
    "task_finish": Route(Permission.WORK_ON_CASE, Thing.TASK),
    "note_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "note_amend": Route(Permission.WORK_ON_CASE, Thing.NOTE),
    "contact_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "contact_correct": Route(Permission.WORK_ON_CASE, Thing.CONTACT),
    "measure_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "measure_edit": Route(Permission.WORK_ON_CASE, Thing.MEASURE),
    "plan_confirm": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "meeting_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "meeting_edit": Route(Permission.WORK_ON_CASE, Thing.MEETING),
    "meeting_action_create": Route(Permission.WORK_ON_CASE, Thing.MEETING),
    "recommendation_create": Route(Permission.WORK_ON_CASE, Thing.CASE),
    "recommendation_answer": Route(Permission.WORK_ON_CASE, Thing.RECOMMENDATION),
    # What a police liaison does
    "desk_breach": Route(Permission.ACT_ON_BREACH, Thing.BREACH),
    "desk_breach_acknowledge": Route(Permission.ACT_ON_BREACH, Thing.BREACH, ACT),
    "desk_application": Route(Permission.ACT_ON_APPLICATION, Thing.APPLICATION),
    "desk_order": Route(Permission.ACT_ON_APPLICATION, Thing.ORDER),
}
"""Every route by its name. A route without a line here fails the tests, and a line without a route too."""
