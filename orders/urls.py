"""The addresses of this floor."""

from django.urls import path

from orders.views import desk

urlpatterns = [
    path("desk/breaches/<uuid:breach_id>/", desk.desk_breach, name="desk_breach"),
    path("desk/breaches/<uuid:breach_id>/acknowledge/", desk.desk_breach_acknowledge, name="desk_breach_acknowledge"),
    path("desk/applications/<uuid:application_id>/", desk.desk_application, name="desk_application"),
]
