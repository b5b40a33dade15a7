"""The addresses of this floor."""

from django.urls import path

from orders.views import (
    allocation,
    applications,
    breaches,
    cases,
    desk,
    incident_pages,
    incidents,
    orders,
    protection,
    reassignment,
    reviews,
)

urlpatterns = [
    path("cases/new/", cases.case_create, name="case_create"),
    path("cases/<uuid:case_id>/allocate/", allocation.case_allocate, name="case_allocate"),
    path("cases/<uuid:case_id>/transfer/", allocation.case_transfer, name="case_transfer"),
    path("reassignments/new/", reassignment.reassignment_create, name="reassignment_create"),
    path("reassignments/<uuid:reassignment_id>/start/", reassignment.reassignment_start, name="reassignment_start"),
    path("incidents/new/", incidents.incident_start, name="incident_start"),
    path("cases/<uuid:case_id>/incidents/new/", incidents.incident_create, name="incident_create"),
    path("incidents/<uuid:incident_id>/", incident_pages.incident_detail, name="incident_detail"),
    path("incidents/<uuid:incident_id>/amend/", incident_pages.incident_amend, name="incident_amend"),
    path("incidents/<uuid:incident_id>/no-breach/", incident_pages.incident_no_breach, name="incident_no_breach"),
    path("cases/<uuid:case_id>/risk-reviews/new/", reviews.risk_review_create, name="risk_review_create"),
    path("signatures/<uuid:signature_id>/", reviews.signature_answer, name="signature_answer"),
    path("cases/<uuid:case_id>/protection/new/", protection.protection_create, name="protection_create"),
    path("cases/<uuid:case_id>/applications/new/", applications.application_create, name="application_create"),
    path("applications/<uuid:application_id>/", applications.application_detail, name="application_detail"),
    path("applications/<uuid:application_id>/steps/new/", applications.application_step, name="application_step"),
    path("applications/<uuid:application_id>/orders/new/", orders.order_create, name="order_create"),
    path("orders/<uuid:order_id>/", orders.order_detail, name="order_detail"),
    path("orders/<uuid:order_id>/steps/new/", orders.order_step, name="order_step"),
    path("cases/<uuid:case_id>/breaches/new/", breaches.breach_start, name="breach_start"),
    path("orders/<uuid:order_id>/breaches/new/", breaches.breach_create, name="breach_create"),
    path("breaches/<uuid:breach_id>/", breaches.breach_detail, name="breach_detail"),
    path("breaches/<uuid:breach_id>/steps/new/", breaches.breach_step, name="breach_step"),
    path("desk/breaches/<uuid:breach_id>/", desk.desk_breach, name="desk_breach"),
    path("desk/breaches/<uuid:breach_id>/acknowledge/", desk.desk_breach_acknowledge, name="desk_breach_acknowledge"),
    path("desk/applications/<uuid:application_id>/", desk.desk_application, name="desk_application"),
]
