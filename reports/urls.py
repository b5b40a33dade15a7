"""The addresses of this floor."""

from django.urls import path

from reports.views import allocation, cases, court, delays, desk, evidence, intake, my_work, pattern, people, work

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("my-work/", my_work.my_work, name="my_work"),
    path("delays/", delays.delays, name="delays"),
    path("referrals/", intake.referral_list, name="referral_list"),
    path("referrals/<uuid:referral_id>/", intake.referral_detail, name="referral_detail"),
    path("waiting-list/", allocation.waiting_list, name="waiting_list"),
    path("caseload/", allocation.caseload, name="caseload"),
    path("nobody-acting/", allocation.nobody_acting, name="nobody_acting"),
    path("reassignments/<uuid:reassignment_id>/", allocation.reassignment_detail, name="reassignment_detail"),
    path("cases/<uuid:case_id>/handovers/", allocation.case_handovers, name="case_handovers"),
    path("cases/", cases.case_list, name="case_list"),
    path("cases/<uuid:case_id>/", cases.case_detail, name="case_detail"),
    path("cases/<uuid:case_id>/chronology/", cases.case_chronology, name="case_chronology"),
    path("cases/<uuid:case_id>/people/", people.case_people, name="case_people"),
    path("cases/<uuid:case_id>/safety/", people.case_safety, name="case_safety"),
    path("cases/<uuid:case_id>/pattern/", pattern.case_pattern, name="case_pattern"),
    path("cases/<uuid:case_id>/pattern/words/", pattern.pattern_paragraph, name="pattern_paragraph"),
    path("cases/<uuid:case_id>/orders/", cases.case_orders, name="case_orders"),
    path("cases/<uuid:case_id>/breaches/", cases.case_breaches, name="case_breaches"),
    path("cases/<uuid:case_id>/risk/", cases.case_risk, name="case_risk"),
    path("cases/<uuid:case_id>/evidence/", evidence.case_evidence, name="case_evidence"),
    path("cases/<uuid:case_id>/shares/", cases.case_sharing, name="case_sharing"),
    path("cases/<uuid:case_id>/history/", cases.case_history, name="case_history"),
    path("cases/<uuid:case_id>/work/", work.case_work, name="case_work"),
    path("cases/<uuid:case_id>/plan/", work.safety_plan, name="safety_plan"),
    path("cases/<uuid:case_id>/notes/", work.note_list, name="note_list"),
    path("diary/", court.diary, name="diary"),
    path("cases/<uuid:case_id>/hearings/<uuid:hearing_id>/", court.hearing_detail, name="hearing_detail"),
    path("cases/<uuid:case_id>/court-dates/<uuid:court_date_id>/", court.court_date_detail, name="court_date_detail"),
]
