"""The addresses of this floor."""

from __future__ import annotations

from django.urls import path

from casework.views import shares

urlpatterns = [
    path("cases/<uuid:case_id>/shares/new/", shares.share_create, name="share_create"),
    path("cases/<uuid:case_id>/shares/<uuid:share_id>/end/", shares.share_revoke, name="share_revoke"),
]
