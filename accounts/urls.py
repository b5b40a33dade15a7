"""Where the pages about people and the trail live."""

from __future__ import annotations

from django.urls import path, register_converter

from accounts.drafts import views as drafts
from accounts.invitations import views as invitations
from accounts.invitations.rules import LinkToken
from accounts.jobs import views as jobs
from accounts.people import views as managed_accounts
from accounts.sign_in.views import own_account, sign_in
from accounts.trail import views as trail

register_converter(LinkToken, "link_token")

urlpatterns = [
    path("sign-in/", sign_in.login, name="login"),
    path("sign-out/", sign_in.logout, name="logout"),
    path("password/", sign_in.password_change, name="password_change"),
    path("account/", own_account.own_account, name="own_account"),
    path("account/end/", own_account.session_end, name="session_end"),
    path("account/end-others/", own_account.session_end_others, name="session_end_others"),
    path("account/lists/", own_account.list_looks, name="list_looks"),
    path("account/forget-devices/", own_account.devices_forget, name="devices_forget"),
    path("accounts/", managed_accounts.account_list, name="account_list"),
    path("accounts/act/", managed_accounts.account_act, name="account_act"),
    path("start/<link_token:link_token>/", invitations.link_open, name="link_open"),
    path("trail/", trail.audit_trail, name="audit_trail"),
    path("jobs/", jobs.job_list, name="job_list"),
    path("jobs/<uuid:job_id>/", jobs.job_detail, name="job_detail"),
    path("sent/<uuid:form_id>/", drafts.sent_form, name="sent_form"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/discard/", drafts.draft_discard, name="draft_discard"),
]
