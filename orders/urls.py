"""The addresses of this floor."""

from django.urls import path, register_converter

from orders.allocation.views import allocation, reassignment
from orders.applications.views import challenges, decisions
from orders.applications.views import steps as applications
from orders.breaches.views import recording
from orders.breaches.views import steps as breach_steps
from orders.cases.views import closing, opening
from orders.conditions import views as conditions
from orders.court import views as court
from orders.desk import views as desk
from orders.diary import views as diary_feeds
from orders.diary.rules.feeds import FeedToken
from orders.grounds.views import draft_conditions, grounds
from orders.imports.views import pages as imports
from orders.incidents.views import logging
from orders.incidents.views import pages as incident_pages
from orders.law import views as law
from orders.letters.views import steps as letter_acts
from orders.letters.views import templates as letter_templates
from orders.letters.views import writing
from orders.orders.views import made_by_court
from orders.orders.views import steps as orders
from orders.proceedings import views as proceedings
from orders.protection import views as protection
from orders.renewals.views import renewals
from orders.reviews import views as reviews
from orders.serving import views as serving
from orders.warrants import views as warrants

register_converter(FeedToken, "feed_token")

urlpatterns = [
    path("cases/new/", opening.case_create, name="case_create"),
    path("cases/<uuid:case_id>/allocate/", allocation.case_allocate, name="case_allocate"),
    path("cases/<uuid:case_id>/transfer/", allocation.case_transfer, name="case_transfer"),
    path("reassignments/new/", reassignment.reassignment_create, name="reassignment_create"),
    path("reassignments/<uuid:reassignment_id>/start/", reassignment.reassignment_start, name="reassignment_start"),
    path("cases/<uuid:case_id>/closing/ask/", closing.closing_ask, name="closing_ask"),
    path("cases/<uuid:case_id>/closing/", closing.case_close, name="case_close"),
    path("cases/<uuid:case_id>/reopening/", closing.case_reopen, name="case_reopen"),
    path("incidents/new/", logging.incident_start, name="incident_start"),
    path("cases/<uuid:case_id>/incidents/new/", logging.incident_create, name="incident_create"),
    path("incidents/<uuid:incident_id>/", incident_pages.incident_detail, name="incident_detail"),
    path("incidents/<uuid:incident_id>/amend/", incident_pages.incident_amend, name="incident_amend"),
    path("incidents/<uuid:incident_id>/no-breach/", incident_pages.incident_no_breach, name="incident_no_breach"),
    path("cases/<uuid:case_id>/risk-reviews/new/", reviews.risk_review_create, name="risk_review_create"),
    path("signatures/<uuid:signature_id>/", reviews.signature_answer, name="signature_answer"),
    path("cases/<uuid:case_id>/protection/new/", protection.protection_create, name="protection_create"),
    path("protection/<uuid:protection_id>/", protection.protection_detail, name="protection_detail"),
    path("protection/<uuid:protection_id>/edit/", protection.protection_edit, name="protection_edit"),
    path("protection/<uuid:protection_id>/last-day/", protection.protection_last_day, name="protection_last_day"),
    path("protection/<uuid:protection_id>/end/", protection.protection_end, name="protection_end"),
    path("cases/<uuid:case_id>/applications/new/", applications.application_create, name="application_create"),
    path("applications/<uuid:application_id>/", applications.application_detail, name="application_detail"),
    path("applications/<uuid:application_id>/steps/new/", applications.application_step, name="application_step"),
    path("applications/<uuid:application_id>/orders/new/", made_by_court.order_create, name="order_create"),
    path("cases/<uuid:case_id>/orders/new/", made_by_court.court_order_create, name="court_order_create"),
    path("orders/<uuid:order_id>/service/new/", serving.service_create, name="service_create"),
    path("orders/<uuid:order_id>/protected/", conditions.order_protected, name="order_protected"),
    path("orders/<uuid:order_id>/notifications/new/", serving.duty_create, name="duty_create"),
    path("notifications/<uuid:duty_id>/answer/", serving.duty_answer, name="duty_answer"),
    path("conditions/<uuid:condition_id>/", conditions.condition_edit, name="condition_edit"),
    path("conditions/<uuid:condition_id>/attendance/new/", conditions.attendance_create, name="attendance_create"),
    path("applications/<uuid:application_id>/grounds/", grounds.application_grounds, name="application_grounds"),
    path("applications/<uuid:application_id>/grounds/write/", grounds.criterion_write, name="criterion_write"),
    path("applications/<uuid:application_id>/draft/", draft_conditions.application_drafts, name="application_drafts"),
    path("applications/<uuid:application_id>/draft/new/", draft_conditions.draft_create, name="draft_create"),
    path("applications/<uuid:application_id>/draft/<uuid:draft_id>/", draft_conditions.draft_edit, name="draft_edit"),
    path(
        "applications/<uuid:application_id>/draft/<uuid:draft_id>/drop/", draft_conditions.draft_drop, name="draft_drop"
    ),
    path("applications/<uuid:application_id>/challenges/new/", challenges.challenge_create, name="challenge_create"),
    path(
        "applications/<uuid:application_id>/challenges/<uuid:challenge_id>/",
        challenges.challenge_reply,
        name="challenge_reply",
    ),
    path("applications/<uuid:application_id>/interim/", decisions.interim_decide, name="interim_decide"),
    path("applications/<uuid:application_id>/promises/new/", decisions.expectation_create, name="expectation_create"),
    path("cases/<uuid:case_id>/applications/none/", decisions.request_decide, name="request_decide"),
    path("orders/<uuid:order_id>/", orders.order_detail, name="order_detail"),
    path("orders/<uuid:order_id>/steps/new/", orders.order_step, name="order_step"),
    path("orders/<uuid:order_id>/renewal/", renewals.order_renewal, name="order_renewal"),
    path("orders/<uuid:order_id>/force/", renewals.order_force, name="order_force"),
    path("orders/<uuid:order_id>/police-requests/new/", renewals.police_request_create, name="police_request_create"),
    path(
        "police-requests/<uuid:police_request_id>/answer/", renewals.police_request_answer, name="police_request_answer"
    ),
    path("conditions/<uuid:condition_id>/unworkable/", renewals.unworkable_create, name="unworkable_create"),
    path("unworkable/<uuid:mark_id>/end/", renewals.unworkable_end, name="unworkable_end"),
    path("orders/<uuid:order_id>/proceedings/new/", proceedings.proceeding_create, name="proceeding_create"),
    path("proceedings/<uuid:proceeding_id>/", proceedings.proceeding_detail, name="proceeding_detail"),
    path("proceedings/<uuid:proceeding_id>/view/", proceedings.proceeding_client_view, name="proceeding_client_view"),
    path("proceedings/<uuid:proceeding_id>/consent/", proceedings.consent_record, name="consent_record"),
    path("proceedings/<uuid:proceeding_id>/decision/", proceedings.proceeding_decide, name="proceeding_decide"),
    path("cases/<uuid:case_id>/breaches/new/", recording.breach_start, name="breach_start"),
    path("cases/<uuid:case_id>/breaches/record/", recording.breach_record, name="breach_record"),
    path("orders/<uuid:order_id>/breaches/new/", recording.breach_create, name="breach_create"),
    path("breaches/<uuid:breach_id>/", recording.breach_detail, name="breach_detail"),
    path("breaches/<uuid:breach_id>/steps/new/", breach_steps.breach_step, name="breach_step"),
    path("breaches/<uuid:breach_id>/steps/confirm/", breach_steps.breach_confirm, name="breach_confirm"),
    path("breaches/<uuid:breach_id>/not-pursued/ask/", breach_steps.not_pursued_ask, name="not_pursued_ask"),
    path("breaches/<uuid:breach_id>/not-pursued/", breach_steps.not_pursued_answer, name="not_pursued_answer"),
    path("warrants/<uuid:warrant_id>/", warrants.warrant_detail, name="warrant_detail"),
    path("warrants/<uuid:warrant_id>/checks/new/", warrants.warrant_check, name="warrant_check"),
    path("warrants/<uuid:warrant_id>/edit/", warrants.warrant_edit, name="warrant_edit"),
    path("desk/breaches/<uuid:breach_id>/", desk.desk_breach, name="desk_breach"),
    path("desk/breaches/<uuid:breach_id>/acknowledge/", desk.desk_breach_acknowledge, name="desk_breach_acknowledge"),
    path("desk/orders/<uuid:order_id>/", desk.desk_order, name="desk_order"),
    path("desk/applications/<uuid:application_id>/", desk.desk_application, name="desk_application"),
    path("applications/<uuid:application_id>/letters/new/", writing.application_letter, name="application_letter"),
    path("orders/<uuid:order_id>/letters/new/", writing.order_letter, name="order_letter"),
    path("breaches/<uuid:breach_id>/letters/new/", writing.breach_letter, name="breach_letter"),
    path("letters/<uuid:letter_id>/", writing.letter_detail, name="letter_detail"),
    path("letters/<uuid:letter_id>/edit/", writing.letter_edit, name="letter_edit"),
    path("letters/<uuid:letter_id>/paper/", writing.letter_paper, name="letter_paper"),
    path("letters/<uuid:letter_id>/hand-in/", letter_acts.letter_hand_in, name="letter_hand_in"),
    path("letters/<uuid:letter_id>/take-back/", letter_acts.letter_take_back, name="letter_take_back"),
    path("letters/<uuid:letter_id>/decision/", letter_acts.letter_decide, name="letter_decide"),
    path("letters/<uuid:letter_id>/sending/", letter_acts.letter_send, name="letter_send"),
    path("letters/<uuid:letter_id>/reply/", letter_acts.letter_reply, name="letter_reply"),
    path("letters/<uuid:letter_id>/drop/", letter_acts.letter_drop, name="letter_drop"),
    path("letter-templates/", letter_templates.template_list, name="template_list"),
    path("letter-templates/change/", letter_templates.template_change, name="template_change"),
    path("law/", law.law_list, name="law_list"),
    path("law/change/", law.law_change, name="law_change"),
    path("law/check/", law.law_check, name="law_check"),
    path("imports/", imports.import_list, name="import_list"),
    path("imports/new/", imports.import_create, name="import_create"),
    path("imports/template/", imports.import_template, name="import_template"),
    path("imports/<uuid:imported_id>/", imports.import_detail, name="import_detail"),
    path("imports/<uuid:imported_id>/columns/", imports.import_columns, name="import_columns"),
    path("imports/<uuid:imported_id>/duplicates/", imports.import_choose, name="import_choose"),
    path("imports/<uuid:imported_id>/answers/", imports.import_answer, name="import_answer"),
    path("imports/<uuid:imported_id>/refused/", imports.import_refused, name="import_refused"),
    path("imports/<uuid:imported_id>/load/", imports.import_load, name="import_load"),
    path("imports/<uuid:imported_id>/delete/", imports.import_discard, name="import_discard"),
    path("cases/<uuid:case_id>/hearings/<uuid:hearing_id>/edit/", court.hearing_edit, name="hearing_edit"),
    path("cases/<uuid:case_id>/hearings/<uuid:hearing_id>/outcome/", court.hearing_outcome, name="hearing_outcome"),
    path("cases/<uuid:case_id>/court-dates/new/", court.court_date_create, name="court_date_create"),
    path("cases/<uuid:case_id>/court-dates/<uuid:court_date_id>/edit/", court.court_date_edit, name="court_date_edit"),
    path(
        "cases/<uuid:case_id>/court-dates/<uuid:court_date_id>/outcome/",
        court.court_date_outcome,
        name="court_date_outcome",
    ),
    path("diary/feeds/", diary_feeds.diary_feeds, name="diary_feeds"),
    path("diary/feeds/<uuid:diary_feed_id>/revoke/", diary_feeds.diary_feed_revoke, name="diary_feed_revoke"),
    path("diary/feeds/<feed_token:feed_token>.ics", diary_feeds.diary_ics, name="diary_ics"),
]
