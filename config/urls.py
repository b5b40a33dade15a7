"""Which app answers which address."""

from django.urls import include, path

from config import health, hide, home

handler400 = "accounts.failures.bad_request"
handler403 = "accounts.failures.forbidden"
handler404 = "accounts.failures.not_found"
handler500 = "accounts.failures.server_error"

urlpatterns = [
    path("", home.home, name="home"),
    path("hide", hide.hide, name="hide"),
    path("health", health.health, name="health"),
    path("health/alerts", health.health_alerts, name="health_alerts"),
    path("", include("accounts.urls")),
    path("", include("casework.urls")),
    path("", include("risk.urls")),
    path("", include("orders.urls")),
    path("", include("reports.urls")),
]
