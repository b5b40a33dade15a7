"""Where the pages about sharing a case live."""

from __future__ import annotations

from django.urls import path

from casework import views

urlpatterns = [
    path("cases/<uuid:case_id>/shares/new/", views.share_create, name="share_create"),
    path("cases/<uuid:case_id>/shares/<uuid:share_id>/end/", views.share_revoke, name="share_revoke"),
]
