"""Which app answers which address."""

from django.urls import include, path

from config import health, hide, home, settings_index

handler400 = "accounts.submissions.error_pages.bad_request"
handler403 = "accounts.submissions.error_pages.forbidden"
handler404 = "accounts.submissions.error_pages.not_found"
handler500 = "accounts.submissions.error_pages.server_error"

urlpatterns = [
    path("", home.home, name="home"),
    path("settings/", settings_index.settings_index, name="settings_index"),
    path("hide", hide.hide, name="hide"),
    path("health", health.health, name="health"),
    path("health/alerts", health.health_alerts, name="health_alerts"),
    path("", include("accounts.urls")),
    path("", include("casework.urls")),
    path("", include("risk.urls")),
    path("", include("orders.urls")),
    path("", include("reports.urls")),
]
