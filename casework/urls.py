"""The addresses of this floor."""

from __future__ import annotations

from django.urls import path

from casework.views import handovers, people, reaching, referrals, safe_addresses, settings, shares, traits

urlpatterns = [
    path("cases/<uuid:case_id>/client/", people.client_change, name="client_change"),
    path("cases/<uuid:case_id>/perpetrator/", people.perpetrator_change, name="perpetrator_change"),
    path("cases/<uuid:case_id>/perpetrator/known-by/new/", traits.trait_create, name="trait_create"),
    path("cases/<uuid:case_id>/perpetrator/known-by/<uuid:trait_id>/", traits.trait_change, name="trait_change"),
    path("cases/<uuid:case_id>/people/new/", people.other_person_create, name="other_person_create"),
    path("cases/<uuid:case_id>/people/<uuid:person_id>/", people.other_person_change, name="other_person_change"),
    path("cases/<uuid:case_id>/contact-rules/", reaching.safe_contact_change, name="safe_contact_change"),
    path("cases/<uuid:case_id>/channels/new/", reaching.channel_create, name="channel_create"),
    path("cases/<uuid:case_id>/channels/<uuid:channel_id>/", reaching.channel_change, name="channel_change"),
    path("cases/<uuid:case_id>/safe-hours/new/", reaching.safe_hours_create, name="safe_hours_create"),
    path("cases/<uuid:case_id>/safe-hours/<uuid:hours_id>/", reaching.safe_hours_change, name="safe_hours_change"),
    path("cases/<uuid:case_id>/masked/", safe_addresses.safe_address_change, name="safe_address_change"),
    path("cases/<uuid:case_id>/masked/show/", safe_addresses.safe_address_reveal, name="safe_address_reveal"),
    path("cases/<uuid:case_id>/shares/new/", shares.share_create, name="share_create"),
    path("cases/<uuid:case_id>/shares/<uuid:share_id>/end/", shares.share_revoke, name="share_revoke"),
    path("referrals/new/", referrals.referral_create, name="referral_create"),
    path("referrals/<uuid:referral_id>/change/", referrals.referral_change, name="referral_change"),
    path("referrals/<uuid:referral_id>/decide/", referrals.referral_decide, name="referral_decide"),
    path("cases/<uuid:case_id>/handovers/<uuid:handover_id>/read/", handovers.handover_read, name="handover_read"),
    path("cases/<uuid:case_id>/move/ask/", handovers.move_request_create, name="move_request_create"),
    path(
        "cases/<uuid:case_id>/move/<uuid:move_request_id>/decline/",
        handovers.move_request_decline,
        name="move_request_decline",
    ),
    path("cases/<uuid:case_id>/waiting/", handovers.wait_change, name="wait_change"),
    path("intake-settings/", settings.intake_settings, name="intake_settings"),
    path("intake-settings/questions/new/", settings.question_create, name="question_create"),
    path("intake-settings/questions/change/", settings.question_change, name="question_change"),
    path("intake-settings/weights/change/", settings.weight_change, name="weight_change"),
]
