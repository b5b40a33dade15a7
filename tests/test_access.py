"""Walks every route as every kind of person with every method, and holds the answers to the declared policy."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.permissions.access import has_permission
from accounts.trail.models import AuditEntry
from casework.dates.rules.london_time import local_day
from casework.search.services import keep_query
from casework.sharing.services.shares import revoke_share
from config.headers import ON_EVERY_ANSWER
from orders.diary.rules.feeds import new_token
from risk.clocks.models.clock import Clock
from tests.access_table import NOT_SIGNED_IN, ROUTES, SEE_THE_CASE, Person, Route, Thing
from tests.factories import make_force, make_organisation, make_team, make_user
from tests.remembered import remembered
from tests.shared_case import PEOPLE, SECRETS, SharedCase, live_case, make_liaison
from tests.watched_input import send_watched

USED: Final = ("GET", "POST")
UNUSED: Final = ("PUT", "PATCH", "DELETE")
"""No page answers these. Each person tries one of them on each route, in turn, so that several try each of them."""
TOKEN: Final = re.compile(rb'name="(csrfmiddlewaretoken|submission|drawn_for)" value="[^"]*"')
TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
QUERY: Final = (
    *("step", "all", "before", "after", "page", "next", "act", "user", "worker", "force", "stage", "waiting_on"),
    *("level", "risk", "state", "kind", "order", "rule", "condition", "application", "breach", "share", "words"),
    *("referral", "question", "leaver", "person", "team", "invitation", "closed"),
)
LOOKS_OF_SERVICES: Final = frozenset(
    {
        "desk.view",
        "exhibit.view",
        "exhibit.glance",
        "exhibit.open_original",
        "letter.print",
        "safe_address.reveal",
        "diary_feed.read",
    }
)
"""Lines that a service writes in the transaction of the look itself."""
OF_NO_CASE: Final = frozenset(
    {
        *(Thing.NOTHING, Thing.FORM, Thing.JOB, Thing.REFERRAL, Thing.REASSIGNMENT),
        *(Thing.IMPORTED, Thing.DIARY_FEED, Thing.FEED_TOKEN, Thing.QUERY, Thing.LINK_TOKEN),
    }
)
OF_A_CASE: Final = frozenset(Thing) - OF_NO_CASE
LIAISONS: Final = frozenset({Person.LIAISON_AFTER_LAST_DAY, Person.LIAISON_AFTER_REVOCATION, Person.LIAISON})
WHOLE: Final = os.environ.get("ACCESS") == "whole"
"""`make test-all`: everybody walks every route. Else each route is walked by one person of each role, in turn."""
OF_ONE_ROLE: Final = (
    (Person.OWNER, Person.COLLEAGUE, Person.STRANGER),
    (Person.SUPERVISOR, Person.OTHER_SUPERVISOR),
    (Person.LIAISON, Person.OTHER_LIAISON, Person.LIAISON_AFTER_LAST_DAY, Person.LIAISON_AFTER_REVOCATION),
    (Person.MANAGER,),
    (Person.AUDITOR,),
    (Person.DATA_PROTECTION_OFFICER,),
    (Person.ANONYMOUS,),
    (Person.DISABLED,),
)
RUBBISH: Final = ("\x00", "’<script>", "9" * 40, "-1", str(uuid4()))


@dataclass(frozen=True)
class World:
    """One case with everything in it, and the person who walks."""

    told: SharedCase
    person: Person
    client: Client
    user: User | None

    def address(self, name: str, *, real: bool = True) -> str:
        """Where a route is for this case, or for one that never was."""
        return reverse(name, kwargs={each: self._id(each) if real else never(each) for each in arguments(name)})

    def _id(self, argument: str) -> Any:
        if argument == "clock_id":
            return Clock.objects.filter(case=self.told.case).late(timezone.now())[0].public_id
        if argument == "query_id":
            return keep_query("Quince", by=self.told.worker, session="another", now=timezone.now())
        return getattr(self.told, argument.removesuffix("_id")).public_id


def routes(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from routes(each)
        else:
            yield each


PATTERNS: Final = {str(each.name): each for each in routes(get_resolver())}


def never(argument: str) -> Any:
    """What names nothing."""
    return new_token() if argument in {"feed_token", "link_token"} else uuid4()


def arguments(name: str) -> list[str]:
    return list(PATTERNS[name].pattern.converters)


# --- The table and the routes are about the same pages ------------------------------------------------------


def test_table_has_a_line_for_every_route_and_a_route_for_every_line() -> None:
    names = [each.name for each in routes(get_resolver())]
    assert all(names), "a route has no name"
    assert len(names) == len(set(names)), "two routes have one name"
    assert set(names) == set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_table_says_what_the_gate_of_the_view_demands(name: str) -> None:
    route, view = ROUTES[name], PATTERNS[name].callback
    assert getattr(view, "permission", None) == route.permission
    assert getattr(view, "login_required", True) is not route.is_open
    named = arguments(name)[-1].removesuffix("_id") if arguments(name) else ""
    assert named == route.about


def test_addresses_name_things_by_uuid_only() -> None:
    for name, each in PATTERNS.items():
        allowed = {"diary_ics": {"FeedToken"}, "link_open": {"LinkToken"}}.get(name, {"UUIDConverter"})
        assert {type(converter).__name__ for converter in each.pattern.converters.values()} <= allowed


# --- Every route, every person, every method ----------------------------------------------------------------


def walks(person: Person, place: int, *, whole: bool = WHOLE) -> bool:
    """Whether it is this person's turn at a route: each role has somebody there, and each person some of the routes."""
    alike = next(people for people in OF_ONE_ROLE if person in people)
    return whole or alike[place % len(alike)] is person


def turns(person: Person) -> Iterator[tuple[int, str, Route]]:
    """The routes that a person walks, each with a number by which what is tried on it goes round."""
    first = list(Person).index(person)
    for place, (name, route) in enumerate(ROUTES.items()):
        if walks(person, place):
            yield first + place, name, route


def test_each_route_is_walked_by_one_person_of_each_role_and_in_the_whole_run_by_all() -> None:
    assert sorted(each for people in OF_ONE_ROLE for each in people) == sorted(Person)
    for place in range(len(ROUTES)):
        assert [sum(walks(each, place, whole=False) for each in people) for people in OF_ONE_ROLE] == [1] * 8
        assert all(walks(each, place, whole=True) for each in Person)


@pytest.fixture(params=Person, ids=lambda person: person.name.lower())
def world(request: pytest.FixtureRequest, db: None) -> World:
    return make_world(request.param)


def make_world(person: Person) -> World:
    told = live_case()
    if person is Person.LIAISON_AFTER_LAST_DAY:
        told.share.last_day = local_day(timezone.now() - timedelta(days=1))
        told.share.save()
    if person is Person.LIAISON_AFTER_REVOCATION:
        revoke_share(told.share, by=told.worker, now=timezone.now())
    client, user = Client(raise_request_exception=False), ACCOUNTS[person](told)
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    if user and person is Person.DISABLED:
        user.is_active = False
        user.save()
    return World(told, person, client, user)


ACCOUNTS: Final[dict[Person, Callable[[SharedCase], User | None]]] = {
    Person.OWNER: lambda told: told.worker,
    Person.COLLEAGUE: lambda told: make_user(teams=[told.case.team]),
    Person.STRANGER: lambda _told: make_user(organisation=make_organisation()),
    Person.SUPERVISOR: lambda told: make_user(role=Role.SUPERVISOR, teams=[told.case.team]),
    Person.OTHER_SUPERVISOR: lambda told: make_user(
        role=Role.SUPERVISOR, teams=[make_team(organisation=told.case.organisation)]
    ),
    Person.MANAGER: lambda told: make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation),
    Person.LIAISON: lambda told: make_liaison(told.force),
    Person.OTHER_LIAISON: lambda _told: make_liaison(make_force("kent")),
    Person.LIAISON_AFTER_LAST_DAY: lambda told: make_liaison(told.force),
    Person.LIAISON_AFTER_REVOCATION: lambda told: make_liaison(told.force),
    Person.AUDITOR: lambda told: make_user(role=Role.AUDITOR, organisation=told.case.organisation),
    Person.DATA_PROTECTION_OFFICER: lambda told: make_user(
        role=Role.DATA_PROTECTION_OFFICER, organisation=told.case.organisation
    ),
    Person.ANONYMOUS: lambda _told: None,
    # The owner: would see and may do everything, were the account not switched off.
    Person.DISABLED: lambda told: told.worker,
}


def declared(world: World, route: Route, method: str) -> str:
    """What the policy says of a request: ok, sign in, 403, 404 or 405."""
    if world.person in NOT_SIGNED_IN and not route.is_open:
        return "sign in"
    if method not in route.methods:
        return "405"
    if route.about is not Thing.NOTHING and world.person not in route.seen_by:
        return "404"
    if route.permission and not (world.user and has_permission(world.user, route.permission)):
        return "403"
    return "ok"


def given(response: Any, address: str) -> str:
    """What a request was answered with, in the same words."""
    status = response.status_code
    if status == 302 and response.headers["Location"] == f"{reverse('login')}?next={address}":
        return "sign in"
    if status in {200, 302, 409} or (status == 503 and address == reverse("health_alerts")):
        return "ok"  # 409: past the gates, and told that the thing does not stand so any more
    return str(status)


def ask(world: World, address: str, method: str) -> Any:
    """Send a request, keep what it left in the trail, and undo what it did, also to the browser's cookies."""
    cookies = deepcopy(world.client.cookies)
    with transaction.atomic():
        last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        response = sent(world, address, method)
        response.left = list(AuditEntry.objects.filter(pk__gt=last).order_by("pk"))
        transaction.set_rollback(True)
    world.client.cookies = cookies
    return response


def sent(world: World, address: str, method: str) -> Any:
    if method != "POST":
        return getattr(world.client, method.lower())(address)
    body = encode_multipart(BOUNDARY, {"submission": str(uuid4())})
    response, read = send_watched(world.client, address, body, MULTIPART_CONTENT)
    assert not read.was_read_inside, f"{address} read the network inside a transaction"
    return response


def test_every_route_answers_every_method_as_declared(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    wrong, leaks, trail = [], [], []
    for place, name, route in turns(world.person):
        address = world.address(name)
        for method in (*USED, UNUSED[place % len(UNUSED)]):
            response = ask(world, address, method)
            answer = given(response, address)
            if answer != declared(world, route, method):
                wrong.append(f"{method} {name}: {answer}, declared {declared(world, route, method)}")
            leaks += [f"{method} {name}: {leak}" for leak in leaks_of(response, world.person)]
            trail += [f"{method} {name}: {each}" for each in amiss_in_the_trail(world, name, method, response)]
    assert wrong == []
    assert leaks == []
    assert trail == []
    assert [word for word in PEOPLE if word in caplog.text] == []


def amiss_in_the_trail(world: World, name: str, method: str, response: Any) -> Iterator[str]:
    """Each refusal leaves one line, each page that shows a case one that names it, and nothing leaves two."""
    route, left = ROUTES[name], response.left
    looks = [each for each in left if each.outcome or each.act in LOOKS_OF_SERVICES]
    said = [f"{each.act} {each.outcome}" for each in left]
    answer = declared(world, route, method)
    refused = answer in {"403", "404"}
    by = None if world.person in NOT_SIGNED_IN else world.user
    is_shown = answer == "ok" and response.status_code == 200 and route.about in OF_A_CASE and method == "GET"
    if len(looks) > 1 or (looks and not refused and answer != "ok"):
        yield f"left {said}"
    if refused and [(each.outcome, each.route, each.user) for each in left] != [("refused", name, by)]:
        yield f"refused with {answer}, left {said}"
    if is_shown and len(left) != 1:
        yield f"shown, left {said}"
    if (is_shown or answer == "404") and route.about in OF_A_CASE and looks[0].case != world.told.case.public_id:
        yield f"the case is not named by {said}"
    if by and not route.is_open and not all(each.session for each in left):
        yield f"no session is named by {said}"


def leaks_of(response: Any, person: Person) -> Iterator[str]:
    """Where an answer says something of a person that it must not, or may be kept by a browser."""
    page = response.content.decode(errors="replace")  # a letter on paper is no text
    title, place = "".join(TITLE.findall(page)), response.headers.get("Location", "")
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    for where, text in (("title", title), ("address", place), ("message", said)):
        yield from (f"{word} in the {where}" for word in PEOPLE if word in text)
    if person in LIAISONS:
        yield from (f"{word} on a page for the police" for word in SECRETS if word in page)
    elif person not in SEE_THE_CASE:
        yield from (f"{word} on a page" for word in PEOPLE if word in page)
    yield from (f"no {name}" for name in ON_EVERY_ANSWER if name not in response.headers)
    if response.headers.get("Cache-Control") != "no-store":
        yield f"Cache-Control is {response.headers.get('Cache-Control')}"
    yield from remembered(page)


def test_what_is_out_of_sight_answers_like_what_never_was(world: World) -> None:
    """One method for each route, in turn: whoever else is out of sight tries the other."""
    different = []
    for place, name, route in turns(world.person):
        if route.about is Thing.NOTHING or world.person in route.seen_by | NOT_SIGNED_IN:
            continue
        method = sorted(route.methods)[place % len(route.methods)]
        real, never = (ask(world, world.address(name, real=each), method) for each in (True, False))
        if plain(real) != plain(never):
            different.append(f"{method} {name}")
    assert different == []


def plain(response: Any) -> tuple[int, bytes, dict[str, str]]:
    """An answer without its one-time tokens."""
    return response.status_code, TOKEN.sub(b"", response.content), dict(response.headers)


@pytest.mark.django_db
@pytest.mark.parametrize("person", sorted(SEE_THE_CASE))
def test_what_never_was_is_not_found_even_by_those_who_see_the_case(person: Person) -> None:
    world = make_world(Person(person))
    for name, route in ROUTES.items():
        if route.about not in {Thing.NOTHING, Thing.LINK_TOKEN}:  # any link that leads nowhere says so on one calm page
            answers = {ask(world, world.address(name, real=False), method).status_code for method in route.methods}
            assert answers == {404}, name


@pytest.mark.django_db
@pytest.mark.parametrize("person", [Person.SUPERVISOR, Person.LIAISON, Person.MANAGER, Person.AUDITOR])
def test_rubbish_in_the_query_of_an_address_is_never_our_error(person: Person) -> None:
    """Only of the pages behind whose gate the person stands: the others answer before they look at anything.

    One kind of rubbish for each page, another for each person; in the whole run all of them.
    """
    world = make_world(person)
    assert world.user
    broken = []
    for place, (name, each) in enumerate(ROUTES.items(), start=list(Person).index(person)):
        if each.permission and not has_permission(world.user, each.permission):
            continue
        for rubbish in RUBBISH if WHOLE else RUBBISH[place % len(RUBBISH) :][:1]:
            query = urlencode(dict.fromkeys(QUERY, rubbish))
            status = world.client.get(f"{world.address(name)}?{query}").status_code
            if status >= 500 and name != "health_alerts":
                broken.append(f"{name} {rubbish!r}: {status}")
    assert broken == []
