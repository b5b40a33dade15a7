"""Every page of every role, at two widths, full, empty, refused and with the longest names: clean, quiet and whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.people.models import Role
from accounts.permissions.access import PERMISSIONS, Permission
from config.home import HOMES
from record.events.facts import LONGEST_NAME
from tests.access_table import ROUTES
from tests.browser.acts import Worker
from tests.browser.crawl import NOT_PAGES, Found, Kind, crawl
from tests.browser.inspection import Inspector
from tests.browser.quiet import username_of
from tests.browser.shared_copy import alone, once, shared_site
from tests.browser.site import NARROW, WIDE, Site, new_context

pytestmark = pytest.mark.browser

DEMO_USERS: Final[dict[Role, str]] = {
    Role.CASEWORKER: "bramble-caseworker-1",
    Role.SUPERVISOR: "bramble-supervisor-1",
    Role.SERVICE_MANAGER: "bramble-service-manager",
    Role.POLICE_LIAISON: "sussex-liaison",
    Role.AUDITOR: "bramble-auditor",
    Role.DATA_PROTECTION_OFFICER: "bramble-data-protection-officer",
}
STARTS_JOBS: Final = frozenset({Permission.IMPORT_CASES, Permission.REASSIGN_CASES})
JOBS: Final = frozenset({"job_list", "job_detail"})
"""Anybody may look at own long jobs; only who can start one is led there."""
LED_TO_BY_ERRORS: Final = frozenset({"sent_form"})
"""Where a page leads that does not know whether a form was saved; tests/test_failures.py goes there."""
OFTEN_MISSED: Final = frozenset({"service_create"})
"""Linked from the page of an order that nobody has served, which the samples may miss; looked at where they meet it."""
LED_TO_BY_A_SEARCH: Final = frozenset({"search_results"})
"""Where no link leads: a test below searches."""
ASKS_ANEW: Final = frozenset({"import_columns", "import_detail"})
"""Emptied, they leave the table out, or try the file out without answers, and ask again; nothing is loaded."""
MAY_BE_EMPTY: Final = frozenset(
    {
        *("court_date_edit", "criterion_write", "hearing_edit", "hearing_outcome", "proceeding_client_view"),
        *("protection_edit", "warrant_edit", "own_name_change"),
    }
)
"""Everything that they ask may be unknown, or known no more: emptied, they are saved."""
FILLABLE: Final = "main form[method=post] :is(input:not([type=hidden]), select, textarea)"
EMPTIED: Final = """() => {
  for (const part of document.querySelectorAll("main form[method=post] :is(input, select, textarea)")) {
    if (["checkbox", "radio"].includes(part.type)) part.checked = false;
    else if (part.type !== "hidden") part.value = "";
  }
}"""


PARTS: Final[dict[Role, int]] = {Role.CASEWORKER: 4, Role.SUPERVISOR: 2}
"""In how many parts the pages of a role are looked at, so that no worker is left with most of them at the end."""
TURNS: Final = [
    pytest.param(role, part, id=f"{role}-{part}")
    for part in range(max(PARTS.values()))
    for role in Role
    if part < PARTS.get(role, 1)
]
NONE_SEEN: Final[frozenset[str]] = frozenset()


@pytest.fixture(scope="session")
def site() -> Site:
    return shared_site()


@pytest.fixture(scope="session")
def names(site: Site) -> frozenset[str]:
    """Every word of a name that is on record: none may stand in an address or a title."""
    rows = site.rows(
        "SELECT first_name || ' ' || last_name FROM casework_victim UNION SELECT name FROM casework_perpetrator"
    )
    return frozenset(word for (name,) in rows for word in name.split() if len(word) > 2)


def crawled(inspector: Inspector, role: Role) -> dict[Kind, Found]:
    home = f"{inspector.address}/"
    kept = once(f"crawled {role}", lambda: [each.as_json() for each in crawl(inspector.page.request, home).values()])
    return {found.kind: found for found in map(Found.of_json, kept)}


@dataclass(frozen=True)
class Look:
    """Whether a page is to be looked at, and whether anybody has looked at one of its kind."""

    is_needed: bool
    is_first: bool


def claim(kind: Kind, shapes: frozenset[str]) -> Look:
    """Whose turn it is: only what stands on a page in another shape than anybody has looked at needs a second look."""
    with alone("looked at") as kept:
        looked_at: dict[str, list[str]] = json.loads(kept.read_text()) if kept.exists() else {}
        before = frozenset(looked_at.get(str(kind), ()))
        kept.write_text(json.dumps({**looked_at, str(kind): sorted(before | shapes)}))
    return Look(is_needed=not shapes <= before, is_first=str(kind) not in looked_at)


@contextmanager
def inspecting(site: Site, browser: Browser, username: str, names: frozenset[str]) -> Iterator[Inspector]:
    context = new_context(browser)
    page = context.new_page()
    site.sign_in(page, username)
    yield Inspector(page, site.address, names)
    context.close()


def pages_of(role: Role) -> set[str]:
    """The pages that the access table gives to a role."""
    may = PERMISSIONS[role]
    unseen = LED_TO_BY_ERRORS | LED_TO_BY_A_SEARCH | (NOT_PAGES if may & STARTS_JOBS else NOT_PAGES | JOBS)
    return {
        name
        for name, route in ROUTES.items()
        if "GET" in route.methods and not route.is_open and name not in unseen
        if route.permission is None or route.permission in may
    }


def refuse(page: Page) -> bool:
    """Send the page's form with nothing in it; false where there is no form that could be empty."""
    if not page.locator(FILLABLE).count():
        return False
    page.evaluate(EMPTIED)
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]:not([name], [hidden])").first.click()
    return True


def look_at(inspector: Inspector, found: Found, *, and_refuse: bool) -> None:
    """Each page at both widths; the forms of steps, which are many and alike, as narrow as they come.

    A page that another role's test has seen wide is looked at narrow only: what differs by role is a link or a row.
    """
    page, kind = inspector.page, found.kind
    page.goto(found.address)
    widths = (WIDE, NARROW) if and_refuse and not kind.step else (NARROW,)
    inspector.look(str(kind), widths=widths, is_form=page.locator(FILLABLE).count() > 0)
    if not (and_refuse and refuse(page)):
        return
    if not page.title().startswith("Error: ") and kind.name not in ASKS_ANEW | MAY_BE_EMPTY:
        inspector.faults.append(f"{kind}: an empty form was not refused [{page.url}]")
    if not kind.step:
        inspector.look(f"{kind}, refused", widths=(NARROW,))


@pytest.mark.parametrize(("role", "part"), TURNS)
def test_every_page_of_a_role_is_clean(
    role: Role, part: int, site: Site, browser: Browser, names: frozenset[str]
) -> None:
    with inspecting(site, browser, DEMO_USERS[role], names) as inspector:
        found = crawled(inspector, role)
        for kind in sorted(found)[part :: PARTS.get(role, 1)]:
            look = claim(kind, found[kind].shapes)
            if look.is_needed:
                look_at(inspector, found[kind], and_refuse=look.is_first)
    assert not inspector.faults, "\n".join(inspector.faults)


def test_links_lead_each_role_to_every_page_it_may_see(site: Site, browser: Browser) -> None:
    """Of a page that a role missed among the samples, another role met one."""
    met: set[str] = set()
    for role in Role:
        with inspecting(site, browser, DEMO_USERS[role], NONE_SEEN) as inspector:
            met |= {kind.name for kind in crawled(inspector, role)}
    met |= OFTEN_MISSED
    assert {role: pages_of(role) - met for role in Role if pages_of(role) - met} == {}, "no link leads there"


@pytest.mark.parametrize("role", Role)
def test_home_with_nothing_in_it_says_what_would_be_there(
    role: Role, site: Site, browser: Browser, names: frozenset[str]
) -> None:
    with inspecting(site, browser, username_of(role), names) as inspector:
        found = crawl(inspector.page.request, f"{site.address}/")
        for kind in sorted(found):
            if not kind.asks:
                inspector.page.goto(found[kind].address)
                inspector.look(f"{kind}, empty")
        inspector.page.goto(site.url(HOMES[role]))
        expect(inspector.page.locator("main")).not_to_be_empty()
    assert not inspector.faults, "\n".join(inspector.faults)


@pytest.mark.parametrize("is_found", [True, False], ids=["found", "nothing"])
def test_what_a_search_finds_is_clean(site: Site, browser: Browser, names: frozenset[str], *, is_found: bool) -> None:
    with inspecting(site, browser, DEMO_USERS[Role.SUPERVISOR], names) as inspector:
        page = inspector.page
        page.locator("[data-search-box]").fill("Verity" if is_found else "no such word anywhere")
        with page.expect_navigation():
            page.locator("[data-search-box]").press("Enter")
        expect(page.locator("main")).to_contain_text("HW-" if is_found else "No case found")
        inspector.look("what a search finds")
    assert not inspector.faults, "\n".join(inspector.faults)


def test_longest_names_fit_where_they_stand(site: Site, browser: Browser) -> None:
    """One word without a place to break, as long as the record takes it, on each home and on the pages of its case."""
    with inspecting(site, browser, username_of(Role.CASEWORKER), frozenset()) as inspector:
        worker = Worker(inspector.page)
        worker.open_case("W" * LONGEST_NAME, risk="High", days_ago=60, force="Dyfed-Powys Police")
        worker.request_order(worker.now - timedelta(days=40), share="Yes, the client agrees")
        found = crawl(inspector.page.request, f"{site.address}/")
        for kind in sorted(kind for kind in found if not kind.step):
            inspector.page.goto(found[kind].address)
            inspector.look(f"{kind}, longest name", widths=(NARROW,))
    faults = inspector.faults
    for role in (Role.SUPERVISOR, Role.POLICE_LIAISON):
        with inspecting(site, browser, username_of(role), frozenset()) as inspector:
            inspector.look(f"home of {role}, longest name")
            faults += inspector.faults
    assert not faults, "\n".join(faults)


def test_pages_that_refuse_are_clean(site: Site, browser: Browser) -> None:
    with inspecting(site, browser, username_of(Role.CASEWORKER), frozenset()) as inspector:
        inspector.expects_errors = True
        for address, status in ((f"{site.address}/nowhere/", 404), (site.url("threshold_list"), 403)):
            answer = inspector.page.goto(address)
            assert answer
            assert answer.status == status
            inspector.look(f"error {status}")
    assert not inspector.faults, "\n".join(inspector.faults)


def test_pages_for_nobody_are_clean(site: Site, browser: Browser) -> None:
    context = new_context(browser)
    inspector = Inspector(context.new_page(), site.address)
    inspector.page.goto(site.url("login"))
    inspector.look("login")
    inspector.page.get_by_label("User name").fill("nobody-we-know")
    inspector.page.get_by_label("Password").fill("not the password")
    with inspector.page.expect_navigation():
        inspector.page.get_by_role("button", name="Sign in").click()
    inspector.look("login, refused", widths=(WIDE, NARROW))
    context.close()
    assert not inspector.faults, "\n".join(inspector.faults)
