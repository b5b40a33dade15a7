"""The addresses of this floor."""

from django.urls import path

from reports.views import cases, delays, desk, my_work, people

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("my-work/", my_work.my_work, name="my_work"),
    path("delays/", delays.delays, name="delays"),
    path("cases/", cases.case_list, name="case_list"),
    path("cases/<uuid:case_id>/", cases.case_detail, name="case_detail"),
    path("cases/<uuid:case_id>/chronology/", cases.case_chronology, name="case_chronology"),
    path("cases/<uuid:case_id>/people/", people.case_people, name="case_people"),
    path("cases/<uuid:case_id>/safety/", people.case_safety, name="case_safety"),
    path("cases/<uuid:case_id>/orders/", cases.case_orders, name="case_orders"),
    path("cases/<uuid:case_id>/breaches/", cases.case_breaches, name="case_breaches"),
    path("cases/<uuid:case_id>/risk/", cases.case_risk, name="case_risk"),
    path("cases/<uuid:case_id>/shares/", cases.case_sharing, name="case_sharing"),
    path("cases/<uuid:case_id>/history/", cases.case_history, name="case_history"),
]
