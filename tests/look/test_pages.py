"""The frame of every page: the menu of each role, error pages, and the cover that hides the screen."""

import re
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from accounts.people.models import Organisation, Role, User

MENUS = {
    Role.CASEWORKER: ["My work", "Today", "Diary", "Cases", "Log an incident", "Open a case", "Referrals"],
    Role.SUPERVISOR: [
        "Delays",
        "Diary",
        "Cases",
        "Log an incident",
        "Open a case",
        "Referrals",
        "Waiting list",
        "Letters",
    ],
    Role.SERVICE_MANAGER: ["Caseload", "People", "Settings", "Figures"],
    Role.POLICE_LIAISON: ["Desk"],
    Role.AUDITOR: ["Figures", "Trail"],
    Role.DATA_PROTECTION_OFFICER: ["Trail"],
}


class Question(forms.Form):
    reason = forms.CharField()
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)


def draw(template: str, *, user: User | AnonymousUser, **context: Any) -> str:
    request = RequestFactory().get("/somewhere")
    request.user = user
    return render_to_string(template, {"user": user, **context}, request=request)


def unsaved_user(role: str) -> User:
    organisation = Organisation(name="Elm Advocacy")
    return User(username="asha", first_name="Asha", last_name="Moran", role=role, organisation=organisation)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "menu"), MENUS.items())
def test_menu_offers_what_the_role_may_do(role: str, menu: list[str]) -> None:
    page = draw("403.html", user=unsaved_user(role))
    links = re.findall(r'<a class="govuk-service-navigation__link"[^>]*>([^<]+)</a>', page)
    assert links == [*menu, "Your account"]
    assert f'action="{reverse("logout")}"' in page


@pytest.mark.django_db
def test_page_of_nobody_has_no_menu_but_can_be_hidden() -> None:
    page = draw("404.html", user=AnonymousUser())
    assert "Sign out" not in page
    assert "Signed in as" not in page
    assert f'href="{reverse("hide")}" data-hide-screen' in page


@pytest.mark.django_db
def test_title_says_error_and_the_summary_leads_to_each_field() -> None:
    form = Question({})
    form.add_error(None, "Somebody else changed this.")
    page = draw("base.html", user=AnonymousUser(), form=form)
    assert "<title>Error: " in page
    assert "Somebody else changed this." in page
    assert '<a href="#id_reason">Fill this in: Reason</a>' in page
    assert '<a href="#id_kind_0">Choose an answer: Kind</a>' in page


@pytest.mark.django_db
def test_page_without_a_form_has_no_error_summary() -> None:
    page = draw("base.html", user=AnonymousUser())
    assert "error-summary" not in page
    assert "Error: " not in page


@pytest.mark.django_db
@pytest.mark.parametrize(("late", "phone"), [(True, "07700 900123"), (True, ""), (False, "")])
def test_watcher_late_is_said_on_every_page(late: bool, phone: str) -> None:
    page = draw("404.html", user=AnonymousUser(), watcher_late=late, watcher_phone=phone)
    assert ("Alerts may be delayed" in page) is late
    assert ("07700 900123" in page) is bool(phone)


@pytest.mark.parametrize("template", ["500.html", "400.html", "403_csrf.html"])
def test_error_page_needs_no_context_and_no_database(template: str) -> None:
    page = render_to_string(template)
    assert "<h1" in page
    assert "Go to your first page" in page


def test_hide_page_is_blank_and_open_to_all(client: Any) -> None:
    response = client.get(reverse("hide"))
    assert response.status_code == 200
    assert "<title>Blank page</title>" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
