"""The addresses of this floor."""

from django.urls import path

from reports.views import desk

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
]
