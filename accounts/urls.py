"""Where the pages about people and the trail live."""

from __future__ import annotations

from django.urls import path

from accounts import views

urlpatterns = [
    path("sign-in/", views.login, name="login"),
    path("sign-out/", views.logout, name="logout"),
    path("password/", views.password_change, name="password_change"),
    path("trail/", views.audit_trail, name="audit_trail"),
    path("jobs/", views.job_list, name="job_list"),
    path("jobs/<uuid:job_id>/", views.job_detail, name="job_detail"),
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/discard/", views.draft_discard, name="draft_discard"),
]
