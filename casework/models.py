"""Names every module that holds tables of this floor, because Django looks for them here; nobody else does."""

# ruff: noqa: F401
import casework.case_tasks.models
import casework.caseload.models.handover
import casework.caseload.models.reassignment
import casework.caseload.models.waiting_list
import casework.caseload.models.weights
import casework.cases.models.case
import casework.cases.models.closing
import casework.cases.models.event
import casework.cases.models.risk_level
import casework.concerns.models
import casework.contact_log.models
import casework.editing.models.same_parent
import casework.editing.models.versioned
import casework.evidence.models.evidence_gap
import casework.evidence.models.exhibit
import casework.evidence.models.original
import casework.evidence.models.upload
import casework.incidents.models.incident
import casework.incidents.models.incident_details
import casework.incidents.models.pattern_paragraph
import casework.look_limits.models
import casework.meetings.models
import casework.news.models
import casework.notes.models
import casework.other_people.models
import casework.people.models.trait
import casework.people.models.victim_perpetrator
import casework.recommendations.models
import casework.referrals.models
import casework.safe_contact.models.contact_rules
import casework.safe_contact.models.safe_address
import casework.safety_plan.models
import casework.sharing.models.agreement
import casework.sharing.models.force_number
import casework.sharing.models.share
