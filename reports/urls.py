"""The addresses of this floor."""

from django.urls import path

from reports.case_page.views import case_pages, people_pages, work_pages
from reports.caseload import views as allocation
from reports.declined import views as declined
from reports.delays import views as delays
from reports.desk import views as desk
from reports.diary import views as court
from reports.evidence import views as evidence
from reports.letters import views as letters
from reports.my_work import views as my_work
from reports.news import views as news
from reports.pattern import views as pattern
from reports.protection import views as protection
from reports.referrals import views as intake
from reports.trail import views as trail

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("trail/case/", trail.trail_by_case, name="trail_by_case"),
    path("trail/person/", trail.trail_by_person, name="trail_by_person"),
    path("my-work/", my_work.my_work, name="my_work"),
    path("new/", news.news, name="news"),
    path("new/count/", news.news_count, name="news_count"),
    path("new/seen/", news.news_seen, name="news_seen"),
    path("today/", my_work.today, name="today"),
    path("delays/", delays.delays, name="delays"),
    path("nothing-protects/", protection.nothing_protects, name="nothing_protects"),
    path("protection/", protection.protection_list, name="protection_list"),
    path("figures/orders/", protection.orders_in_figures, name="orders_in_figures"),
    path("referrals/", intake.referral_list, name="referral_list"),
    path("referrals/<uuid:referral_id>/", intake.referral_detail, name="referral_detail"),
    path("waiting-list/", allocation.waiting_list, name="waiting_list"),
    path("caseload/", allocation.caseload, name="caseload"),
    path("nobody-acting/", allocation.nobody_acting, name="nobody_acting"),
    path("reassignments/<uuid:reassignment_id>/", allocation.reassignment_detail, name="reassignment_detail"),
    path("cases/<uuid:case_id>/handovers/", allocation.case_handovers, name="case_handovers"),
    path("declined/", declined.declined_list, name="declined_list"),
    path("cases/", case_pages.case_list, name="case_list"),
    path("cases/<uuid:case_id>/", case_pages.case_detail, name="case_detail"),
    path("cases/<uuid:case_id>/chronology/", case_pages.case_chronology, name="case_chronology"),
    path("cases/<uuid:case_id>/people/", people_pages.case_people, name="case_people"),
    path("cases/<uuid:case_id>/safety/", people_pages.case_safety, name="case_safety"),
    path("cases/<uuid:case_id>/pattern/", pattern.case_pattern, name="case_pattern"),
    path("cases/<uuid:case_id>/pattern/words/", pattern.pattern_paragraph, name="pattern_paragraph"),
    path("cases/<uuid:case_id>/orders/", case_pages.case_orders, name="case_orders"),
    path("cases/<uuid:case_id>/letters/", letters.case_letters, name="case_letters"),
    path("letters/", letters.letter_list, name="letter_list"),
    path("cases/<uuid:case_id>/breaches/", case_pages.case_breaches, name="case_breaches"),
    path("cases/<uuid:case_id>/risk/", case_pages.case_risk, name="case_risk"),
    path("cases/<uuid:case_id>/evidence/", evidence.case_evidence, name="case_evidence"),
    path("cases/<uuid:case_id>/shares/", case_pages.case_sharing, name="case_sharing"),
    path("cases/<uuid:case_id>/history/", case_pages.case_history, name="case_history"),
    path("cases/<uuid:case_id>/work/", work_pages.case_work, name="case_work"),
    path("cases/<uuid:case_id>/plan/", work_pages.safety_plan, name="safety_plan"),
    path("cases/<uuid:case_id>/notes/", work_pages.note_list, name="note_list"),
    path("diary/", court.diary, name="diary"),
    path("cases/<uuid:case_id>/hearings/<uuid:hearing_id>/", court.hearing_detail, name="hearing_detail"),
    path("cases/<uuid:case_id>/court-dates/<uuid:court_date_id>/", court.court_date_detail, name="court_date_detail"),
]
