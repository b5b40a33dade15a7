"""Where the pages about flags, limits, the ladder and the risk live."""

from __future__ import annotations

from django.urls import path

from risk.assessments import views as assessments
from risk.scheduled_jobs import views as scheduled_jobs
from risk.thresholds import views as watching

urlpatterns = [
    path("flags/<uuid:clock_id>/acknowledge/", watching.flag_acknowledge, name="flag_acknowledge"),
    path("settings/scheduled-jobs/", scheduled_jobs.scheduled_job_list, name="scheduled_job_list"),
    path("settings/thresholds/", watching.threshold_list, name="threshold_list"),
    path("settings/thresholds/change/", watching.threshold_change, name="threshold_change"),
    path("settings/ladder/", watching.escalation_change, name="escalation_change"),
    path("settings/review-cadence/change/", watching.cadence_change, name="cadence_change"),
    path("cases/<uuid:case_id>/risk/changes/new/", assessments.risk_change_create, name="risk_change_create"),
    path("cases/<uuid:case_id>/risk/screenings/new/", assessments.screening_create, name="screening_create"),
    path("cases/<uuid:case_id>/risk/tools/new/", assessments.tool_result_create, name="tool_result_create"),
    path("cases/<uuid:case_id>/risk/police-views/new/", assessments.police_view_create, name="police_view_create"),
    path("cases/<uuid:case_id>/risk/opinions/new/", assessments.opinion_create, name="opinion_create"),
    path("screenings/<uuid:screening_id>/", assessments.screening_detail, name="screening_detail"),
]
