"""Which app answers which address."""

from django.urls import include, path

from config import health, hide, home

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
