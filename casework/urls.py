"""The addresses of this floor."""

from __future__ import annotations

from django.urls import path

from casework.case_tasks import views as tasks
from casework.caseload.views import handovers, intake_settings
from casework.concerns import views as concerns
from casework.contact_log import views as contacts
from casework.evidence.views import downloads, evidence_gaps, exhibits, uploads
from casework.leave import views as leave
from casework.look_limits import views as look_limits
from casework.meetings import views as meetings
from casework.notes import views as notes
from casework.people.views import people, traits
from casework.recommendations import views as recommendations
from casework.referrals import views as referrals
from casework.safe_contact.views import contact_rules, safe_address
from casework.safety_plan import views as safety
from casework.search import views as searching
from casework.sharing.views import agreements, force_numbers, shares
from casework.staff.views import invitations, liaisons, own_name, teams
from casework.staff.views import people as staff

urlpatterns = [
    path("search/", searching.search, name="search"),
    path("search/<uuid:query_id>/", searching.search_results, name="search_results"),
    path("people/", staff.people_list, name="people_list"),
    path("people/invite/", invitations.person_invite, name="person_invite"),
    path("people/change/", staff.person_change, name="person_change"),
    path("people/new-password/", invitations.person_reset, name="person_reset"),
    path("people/sign-out/", staff.person_sign_out, name="person_sign_out"),
    path("people/close/", staff.person_close, name="person_close"),
    path("people/open/", staff.person_open, name="person_open"),
    path("people/link/", invitations.invitation_renew, name="invitation_renew"),
    path("people/withdraw/", invitations.invitation_withdraw, name="invitation_withdraw"),
    path("people/liaisons/", liaisons.liaison_list, name="liaison_list"),
    path("people/liaisons/invite/", liaisons.liaison_invite, name="liaison_invite"),
    path("people/liaisons/confirm/", liaisons.liaison_confirm, name="liaison_confirm"),
    path("people/liaisons/new-password/", liaisons.liaison_reset, name="liaison_reset"),
    path("people/liaisons/switch-off/", liaisons.liaison_switch_off, name="liaison_switch_off"),
    path("people/leave/", leave.leave_list, name="leave_list"),
    path("people/leave/new/", leave.leave_create, name="leave_create"),
    path("people/leave/call-off/", leave.leave_call_off, name="leave_call_off"),
    path("settings/name/", own_name.own_name_change, name="own_name_change"),
    path("teams/", teams.team_list, name="team_list"),
    path("teams/new/", teams.team_create, name="team_create"),
    path("teams/change/", teams.team_change, name="team_change"),
    path("teams/close/", teams.team_close, name="team_close"),
    path("teams/open/", teams.team_open, name="team_open"),
    path("cases/<uuid:case_id>/client/", people.client_change, name="client_change"),
    path("cases/<uuid:case_id>/perpetrator/", people.perpetrator_change, name="perpetrator_change"),
    path("cases/<uuid:case_id>/perpetrator/known-by/new/", traits.trait_create, name="trait_create"),
    path("cases/<uuid:case_id>/perpetrator/known-by/<uuid:trait_id>/", traits.trait_change, name="trait_change"),
    path("cases/<uuid:case_id>/people/new/", people.other_person_create, name="other_person_create"),
    path("cases/<uuid:case_id>/people/<uuid:person_id>/", people.other_person_change, name="other_person_change"),
    path("cases/<uuid:case_id>/contact-rules/", contact_rules.safe_contact_change, name="safe_contact_change"),
    path("cases/<uuid:case_id>/channels/new/", contact_rules.channel_create, name="channel_create"),
    path("cases/<uuid:case_id>/channels/<uuid:channel_id>/", contact_rules.channel_change, name="channel_change"),
    path("cases/<uuid:case_id>/safe-hours/new/", contact_rules.safe_hours_create, name="safe_hours_create"),
    path("cases/<uuid:case_id>/safe-hours/<uuid:hours_id>/", contact_rules.safe_hours_change, name="safe_hours_change"),
    path("cases/<uuid:case_id>/masked/", safe_address.safe_address_change, name="safe_address_change"),
    path("cases/<uuid:case_id>/masked/show/", safe_address.safe_address_reveal, name="safe_address_reveal"),
    path("cases/<uuid:case_id>/agreements/new/", agreements.agreement_create, name="agreement_create"),
    path(
        "cases/<uuid:case_id>/agreements/<uuid:agreement_id>/withdraw/",
        agreements.agreement_withdraw,
        name="agreement_withdraw",
    ),
    path("concerns/<uuid:concern_id>/", concerns.concern_answer, name="concern_answer"),
    path(
        "cases/<uuid:case_id>/agreements/<uuid:agreement_id>/last-day/",
        agreements.agreement_last_day,
        name="agreement_last_day",
    ),
    path("cases/<uuid:case_id>/shares/<uuid:share_id>/last-day/", shares.share_last_day, name="share_last_day"),
    path("cases/<uuid:case_id>/shares/new/", shares.share_create, name="share_create"),
    path("cases/<uuid:case_id>/shares/<uuid:share_id>/end/", shares.share_revoke, name="share_revoke"),
    path("referrals/new/", referrals.referral_create, name="referral_create"),
    path("referrals/<uuid:referral_id>/change/", referrals.referral_change, name="referral_change"),
    path("referrals/<uuid:referral_id>/decide/", referrals.referral_decide, name="referral_decide"),
    path("cases/<uuid:case_id>/handovers/<uuid:handover_id>/read/", handovers.handover_read, name="handover_read"),
    path("cases/<uuid:case_id>/move/ask/", handovers.move_request_create, name="move_request_create"),
    path(
        "cases/<uuid:case_id>/move/<uuid:move_request_id>/decline/",
        handovers.move_request_decline,
        name="move_request_decline",
    ),
    path("cases/<uuid:case_id>/waiting/", handovers.wait_change, name="wait_change"),
    path("intake-settings/", intake_settings.intake_settings, name="intake_settings"),
    path("force-numbers/", force_numbers.force_numbers, name="force_numbers"),
    path("force-numbers/change/", force_numbers.force_number_change, name="force_number_change"),
    path("intake-settings/questions/new/", intake_settings.question_create, name="question_create"),
    path("intake-settings/questions/change/", intake_settings.question_change, name="question_change"),
    path("looks-today/", look_limits.looks_allowed, name="looks_allowed"),
    path("intake-settings/looks/change/", look_limits.look_limit_change, name="look_limit_change"),
    path("intake-settings/weights/change/", intake_settings.weight_change, name="weight_change"),
    path("cases/<uuid:case_id>/exhibits/new/", exhibits.exhibit_create, name="exhibit_create"),
    path("cases/<uuid:case_id>/exhibits/<uuid:exhibit_id>/", exhibits.exhibit_detail, name="exhibit_detail"),
    path("cases/<uuid:case_id>/exhibits/<uuid:exhibit_id>/edit/", exhibits.exhibit_edit, name="exhibit_edit"),
    path("cases/<uuid:case_id>/exhibits/<uuid:exhibit_id>/log/new/", exhibits.exhibit_handle, name="exhibit_handle"),
    path("cases/<uuid:case_id>/exhibits/<uuid:exhibit_id>/copy/", downloads.exhibit_copy, name="exhibit_copy"),
    path("cases/<uuid:case_id>/exhibits/<uuid:exhibit_id>/small/", downloads.exhibit_small, name="exhibit_small"),
    path(
        "cases/<uuid:case_id>/exhibits/<uuid:exhibit_id>/original/", downloads.exhibit_original, name="exhibit_original"
    ),
    path("cases/<uuid:case_id>/uploads/", uploads.upload_start, name="upload_start"),
    path("cases/<uuid:case_id>/uploads/<uuid:upload_id>/parts/", uploads.upload_part, name="upload_part"),
    path("cases/<uuid:case_id>/uploads/<uuid:upload_id>/finish/", uploads.upload_finish, name="upload_finish"),
    path("cases/<uuid:case_id>/uploads/<uuid:upload_id>/discard/", uploads.upload_discard, name="upload_discard"),
    path("cases/<uuid:case_id>/evidence/gaps/new/", evidence_gaps.gap_create, name="gap_create"),
    path("cases/<uuid:case_id>/evidence/gaps/<uuid:gap_id>/edit/", evidence_gaps.gap_edit, name="gap_edit"),
    path("cases/<uuid:case_id>/evidence/gaps/<uuid:gap_id>/answer/", evidence_gaps.gap_answer, name="gap_answer"),
    path("cases/<uuid:case_id>/tasks/new/", tasks.task_create, name="task_create"),
    path("cases/<uuid:case_id>/promises/new/", tasks.promise_create, name="promise_create"),
    path("tasks/<uuid:task_id>/edit/", tasks.task_edit, name="task_edit"),
    path("tasks/<uuid:task_id>/put-off/", tasks.task_snooze, name="task_snooze"),
    path("tasks/<uuid:task_id>/finish/", tasks.task_finish, name="task_finish"),
    path("cases/<uuid:case_id>/notes/new/", notes.note_create, name="note_create"),
    path("cases/<uuid:case_id>/notes/<uuid:note_id>/amend/", notes.note_amend, name="note_amend"),
    path("cases/<uuid:case_id>/contacts/new/", contacts.contact_create, name="contact_create"),
    path("cases/<uuid:case_id>/contacts/<uuid:contact_id>/correct/", contacts.contact_correct, name="contact_correct"),
    path("cases/<uuid:case_id>/measures/new/", safety.measure_create, name="measure_create"),
    path("cases/<uuid:case_id>/measures/<uuid:measure_id>/edit/", safety.measure_edit, name="measure_edit"),
    path("cases/<uuid:case_id>/plan/confirm/", safety.plan_confirm, name="plan_confirm"),
    path("cases/<uuid:case_id>/meetings/new/", meetings.meeting_create, name="meeting_create"),
    path("cases/<uuid:case_id>/meetings/<uuid:meeting_id>/edit/", meetings.meeting_edit, name="meeting_edit"),
    path(
        "cases/<uuid:case_id>/meetings/<uuid:meeting_id>/actions/new/",
        meetings.meeting_action_create,
        name="meeting_action_create",
    ),
    path(
        "cases/<uuid:case_id>/recommendations/new/",
        recommendations.recommendation_create,
        name="recommendation_create",
    ),
    path(
        "cases/<uuid:case_id>/recommendations/<uuid:recommendation_id>/answer/",
        recommendations.recommendation_answer,
        name="recommendation_answer",
    ),
]
