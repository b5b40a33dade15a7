"""Where the pages about flags, limits and the ladder live."""

from __future__ import annotations

from django.urls import path

from risk import views

urlpatterns = [
    path("flags/<uuid:clock_id>/acknowledge/", views.flag_acknowledge, name="flag_acknowledge"),
    path("settings/thresholds/", views.threshold_list, name="threshold_list"),
    path("settings/thresholds/change/", views.threshold_change, name="threshold_change"),
    path("settings/ladder/", views.escalation_change, name="escalation_change"),
]
