"""A database with nobody in it becomes a working service through pages alone: people, a team, a case, a liaison."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.people.models import Role, User
from tests.attack.drawn import DrawnForm, DrawnPage
from tests.factories import make_force

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/start/[A-Za-z0-9_-]{43}/")
WORDS = "seven grey herons waiting"


class Somebody:
    """A browser, and what a person does in it: by addresses that pages show, and forms that they draw."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    def look(self, address: str) -> str:
        response: Any = self.client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return str(response.content.decode())

    def fill(self, address: str, **typed: Any) -> str:
        """Fill the page's form in and send it; gives the page that comes of it."""
        drawn = next(form for form in DrawnPage(self.look(address)).forms if _is_main(form))
        response: Any = self.client.post(address, {**as_drawn(drawn), **typed}, follow=True)
        assert response.status_code == 200, (address, response.status_code)
        return str(response.content.decode())

    def use(self, link: str, **typed: str) -> str:
        return self.fill(link, new_password1=WORDS, new_password2=WORDS, **typed)

    def sign_in(self, username: str) -> str:
        page = self.fill(reverse("login"), username=username, password=WORDS)
        assert "Sign out" in page
        return page


def as_drawn(form: DrawnForm) -> dict[str, Any]:
    """What a browser would send of a form in which nobody has typed or chosen anything yet."""
    return {name: drawn.values for name, drawn in form.fields.items() if drawn.values}


def _is_main(form: DrawnForm) -> bool:
    return form.method == "post" and not form.action


def link_on(page: str) -> str:
    found = LINK.search(page)
    assert found, re.findall(r'_error">(.*?)</p>', page, re.DOTALL) or page[-3_000:]
    return found[0]


def named(name: str, page: str) -> str:
    """The address of the first link to a route on a page, with what stands behind it."""
    found = re.search(rf'href="({re.escape(reverse(name))}\?[^"]+)"', page)
    assert found, name
    return found[1]


def joined(manager: Somebody, username: str, role: str, **typed: Any) -> Somebody:
    """Somebody who was invited, used the link, and has signed in."""
    first, last = username.split(".")
    who = {"first_name": first.title(), "last_name": last.title(), "sign_in_name": username, "role": role}
    days = {"starts_on": "", "ends_on": ""}
    link = link_on(manager.fill(reverse("person_invite"), **who, **days, **typed))
    somebody = Somebody()
    assert "Your password is set" in somebody.use(link)
    somebody.sign_in(username)
    return somebody


def test_fresh_database_becomes_a_service_with_three_people_a_team_and_a_liaison() -> None:
    force = make_force()
    assert not User.objects.exists()
    told = StringIO()
    call_command("create_service", "Rowan Advocacy", stdout=told)

    manager = Somebody()
    manager.use(link_on(told.getvalue()), first_name="Mara", last_name="Sedge", username="m.sedge")
    assert "People" in manager.sign_in("m.sedge")
    assert "The team is added" in manager.fill(reverse("team_create"), name="Coast")
    team = re.search(r'name="teams"[^>]*value="(\d+)"', manager.look(reverse("person_invite")))
    assert team
    worker = joined(manager, "robin.hollow", "caseworker", teams=team[1])
    supervisor = joined(manager, "wren.marsh", "supervisor", teams=team[1])
    assert "Wren Marsh" in manager.look(reverse("team_list"))

    case = worker.fill(
        reverse("case_create"),
        first_name="Alba",
        safe_contact="unknown",
        relationship="ex_partner",
        victim_force=force.slug,
        risk="high",
    )
    found = re.search(r"/cases/[0-9a-f-]{36}/", case)
    assert found
    shared = worker.fill(
        f"{found[0]}shares/new/",
        force=force.slug,
        purpose="To act on breaches",
        ends="no_end",
        basis="without",
        ground="serious_harm",
        ground_words="At the door now",
    )
    assert "Nobody at" in shared

    asked = {"force": force.slug, "first_name": "Sam", "last_name": "Fell", "sign_in_name": "s.fell", "ends_on": ""}
    assert "waits for a second person" in manager.fill(reverse("liaison_invite"), **asked)
    confirm = named("liaison_confirm", supervisor.look(reverse("liaison_list")))
    liaison = Somebody()
    liaison.use(link_on(supervisor.fill(confirm)))
    assert "Desk" in liaison.sign_in("s.fell")
    assert "1 liaison can sign in now" in supervisor.look(reverse("liaison_list"))

    people = User.objects.order_by("pk").values_list("username", "role", "organisation__name")
    assert list(people) == [
        ("m.sedge", Role.SERVICE_MANAGER, "Rowan Advocacy"),
        ("robin.hollow", Role.CASEWORKER, "Rowan Advocacy"),
        ("wren.marsh", Role.SUPERVISOR, "Rowan Advocacy"),
        ("s.fell", Role.POLICE_LIAISON, force.name),
    ]


def test_no_page_makes_a_manager_without_the_link() -> None:
    """Whoever comes to an installation in which nobody is finds the sign-in page, and nothing else."""
    stranger = Client()
    for name in ("home", "people_list", "person_invite", "team_create"):
        assert stranger.get(reverse(name)).headers["Location"].startswith(reverse("login"))
    typed = {"first_name": "M", "last_name": "S", "username": "m.s", "new_password1": WORDS, "new_password2": WORDS}
    guessed = stranger.post(reverse("link_open", args=["z" * 43]), {**typed, "submission": str(uuid4())})
    assert guessed.status_code == 404
    assert not User.objects.exists()
