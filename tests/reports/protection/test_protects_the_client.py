"""Nothing that only seems to protect the client is said to: the truth table, and a walk through all that claims it."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, Final, NamedTuple

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.other_people.models import OtherPerson
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep
from orders.cases.services.case_files import ImportedCaseOwner, check_case_file, import_case
from orders.conditions.models.kept import ProtectedPerson
from orders.letters.rules.kinds import LetterKindRule
from orders.letters.services.facts import LetterChoices, facts_of
from orders.orders.models import Order
from orders.orders.services.making import record_order_step
from orders.protection.models import OtherProtection
from orders.protection.services.client_protection import protections_of, without_protection
from orders.protection.services.last_days import ask_for_last_days
from record.authors import Author
from record.clocks.protection_at import IN_FORCE, ClientStanding
from reports.protection.queries.protection import protection_today, strips_of
from reports.protection.queries.unprotected import unprotected
from tests.factories import make_case, make_force, make_order, make_protection, make_team, make_user
from tests.orders.acting import fetch, said, send, words
from tests.reports.lived import make_worker, new_case

pytestmark = pytest.mark.django_db
DAY: Final = timedelta(days=1)
TODAY: Final = local_day(timezone.now())
CLAIMS: Final = ("Protected today", "Something protects every client")
"""What no page may say where nothing protects the client for sure."""


@pytest.fixture
def case() -> Case:
    team = make_team()
    return make_case(team=team, caseworker=make_user(teams=[team]))


@pytest.fixture
def worker(case: Case) -> User:
    assert case.caseworker is not None
    return case.caseworker


# --- The truth table ----------------------------------------------------------------------------------------


class Given(NamedTuple):
    """One order of the table: its kind, whether it is served, whom it protects, how its last day stands."""

    kind: str
    is_served: bool
    protects: str
    last_day: str


LAST_DAYS: Final = {"none": None, "past": TODAY - DAY, "today": TODAY, "future": TODAY + 900 * DAY, "unknown": None}
TABLE: Final = [
    Given(*row)
    for row in product(("interim", "full"), (True, False), ("client", "both", "others"), LAST_DAYS)
    if row[0] != "interim" or row[3] != "none"
]


def expected(given: Given) -> ClientStanding:
    """Worked out by hand from clocks.md, «Protects the client»."""
    if given.last_day == "past":
        return ClientStanding.NOTHING
    if given.protects == "others":
        return ClientStanding.ONLY_OTHERS
    if given.last_day == "unknown":
        return ClientStanding.LAST_DAY_UNKNOWN
    return ClientStanding.PROTECTED if given.is_served else ClientStanding.NOT_SERVED


def ordered(case: Case, given: Given) -> Order:
    """An order made a thousand days ago, as the row of the table says."""
    made_at = timezone.now() - 1000 * DAY
    order = make_order(case=case, kind=given.kind, made_at=made_at, made_on=local_day(made_at), last_day=TODAY)
    named = {"client": ["client"], "both": ["client", "X1"], "others": ["X1"]}[given.protects]
    Order.objects.filter(pk=order.pk).update(
        protects=named,
        last_day=LAST_DAYS[given.last_day],
        last_day_known=given.last_day != "unknown",
        served_at=made_at if given.is_served else None,
    )
    return Order.objects.get(pk=order.pk)


@pytest.mark.parametrize("given", TABLE, ids=lambda given: "-".join(map(str, given)))
def test_rule_query_strip_and_list_say_the_same_of_every_order(case: Case, worker: User, given: Given) -> None:
    ordered(case, given)
    now, stands = timezone.now(), expected(given)
    assert protections_of([case.pk], now)[case.pk].standing is stands
    assert without_protection(Case.objects.filter(pk=case.pk), TODAY).exists() is (stands not in IN_FORCE)
    assert bool(unprotected(worker, now).rows) is (stands not in IN_FORCE)
    found = protection_today(case, worker, now)
    strip = strips_of(case, worker, now)[0]
    assert ("Protected today" in found.words) is (stands is ClientStanding.PROTECTED)
    assert ("Protected today" in strip.summary) is (stands is ClientStanding.PROTECTED)
    assert ("made, not served" in found.words) is (stands is ClientStanding.NOT_SERVED)
    assert ("not known. Find out." in found.words) is (stands is ClientStanding.LAST_DAY_UNKNOWN)
    assert ("protects only others" in found.words) is (stands is ClientStanding.ONLY_OTHERS)
    was_never_hers = given.protects == "others" and given.last_day == "past"
    assert found.is_alarm is (stands not in IN_FORCE and not was_never_hers)


@pytest.mark.parametrize(
    ("kind", "last_day", "protects"),
    [
        ("bail_conditions", "none", True),
        ("bail_conditions", "today", True),
        ("bail_conditions", "past", False),
        ("bail_conditions", "unknown", False),
        ("in_custody", "future", True),
        ("non_contact_letter", "none", False),
        ("non_contact_letter", "unknown", False),
        ("protected_in_scotland", "unknown", False),
    ],
)
def test_other_protection_counts_only_if_it_binds_and_its_end_is_known(
    case: Case, worker: User, kind: str, last_day: str, *, protects: bool
) -> None:
    first, last = TODAY - 9 * DAY, LAST_DAYS[last_day]
    make_protection(case=case, kind=kind, from_day=first, last_day=last, last_day_known=last_day != "unknown")
    now = timezone.now()
    assert protections_of([case.pk], now)[case.pk].is_in_force is protects
    assert bool(unprotected(worker, now).rows) is not protects
    assert ("Protected today" in protection_today(case, worker, now).words) is protects


def test_whom_staff_name_afterwards_counts_too(case: Case, worker: User) -> None:
    order = ordered(case, Given("full", is_served=True, protects="client", last_day="future"))
    of = {"case": case, "organisation": case.organisation}
    colleague = OtherPerson.objects.create(**of, name="Invented Colleague", relation="colleague")
    ProtectedPerson.objects.create(**of, order=order, person=colleague)
    assert protections_of([case.pk], timezone.now())[case.pk].standing is ClientStanding.ONLY_OTHERS
    assert without_protection(Case.objects.filter(pk=case.pk), TODAY).exists()


# --- All places that claim protection -----------------------------------------------------------------------

SEEMING: Final[dict[str, dict[str, Any]]] = {
    "only a colleague": {"protects": ["X1"]},
    "last day not known": {"last_day": "unknown"},
    "over": {"last_day": (TODAY - DAY).isoformat()},
}


def pages_of(case: Case, worker: User) -> dict[str, str]:
    """Every page that says how the client or an order stands, as its reader sees it."""
    order, supervisor = Order.objects.get(case=case), make_user(role=Role.SUPERVISOR, teams=[case.team])
    pages = {name: words(fetch(worker, name, order)) for name in ("order_detail", "order_renewal")}
    with_case = ("case_detail", "case_orders", "breach_start", "closing_ask")
    pages |= {name: words(fetch(worker, name, case)) for name in with_case}
    pages |= {name: words(fetch(supervisor, name)) for name in ("nothing_protects", "delays", "case_list")}
    return pages | {"my_work": words(fetch(worker, "my_work"))}


def lived(changes: dict[str, Any] | None = None, *, is_served: bool = True) -> tuple[Case, User]:
    """A case with a full order of a thousand days ago, and a letter that asks him to stay away."""
    team = make_team()
    worker = make_user(teams=[team])
    last_day = (TODAY + 900 * DAY).isoformat()
    events = order_events("full", {"last_day": last_day, **(changes or {})}, TODAY - 1000 * DAY)
    if not is_served:
        events = [each for each in events if each.get("step") not in {"served", "notified"}]
    letter = {"kind": "non_contact_letter", "from": (TODAY - 90 * DAY).isoformat(), "last_day": None}
    events.append({"at": f"{TODAY - 2 * DAY}T09:00", "type": "other_protection", **letter})
    return imported(events, team, worker), worker


@pytest.mark.parametrize("seems", SEEMING)
def test_no_page_claims_that_the_client_is_protected_where_it_only_seems_so(seems: str) -> None:
    case, worker = lived(SEEMING[seems])
    pages = pages_of(case, worker)
    claimed = {name: claim for name, page in pages.items() for claim in CLAIMS if claim in page}
    assert not claimed
    assert case.reference in pages["nothing_protects"]
    for name in ("my_work", "delays"):
        assert "Nothing protects 1 client" in pages[name], name
    if seems == "last day not known":
        say_so = ("order_detail", "case_orders", "order_renewal", "breach_start", "closing_ask", "nothing_protects")
        assert not [name for name in say_so if "ast day not known: find out" not in pages[name]]
        asked = "whether it is for a fixed period or until further order"
        endless = {name for name, page in pages.items() if "until further order" in page.lower().replace(asked, "")}
        assert not endless & {"order_detail", "case_orders", "breach_start", "case_detail", "closing_ask"}
    application = Application.objects.get(case=case)
    wanted = LetterChoices(
        kind=LetterKindRule.REQUEST,
        recipient="R",
        recipient_role="r",
        names_client=False,
        names_perpetrator=False,
        reply_by=TODAY + 9 * DAY,
    )
    told = facts_of(application, wanted, by=worker, now=timezone.now())
    says = " ".join(told.grounds).lower()
    honest = ("protects others only", "we do not count on it", "nothing")
    assert any(words in says for words in honest), says
    assert "full order o1 is in force" not in says


def test_a_page_says_protected_where_the_client_is() -> None:
    case, own = lived()
    pages = pages_of(case, own)
    assert "Protected today." in pages["case_detail"]
    assert case.reference not in pages["nothing_protects"]


def test_an_order_made_and_not_served_is_said_as_such_wherever_protection_is_claimed() -> None:
    case, worker = lived(is_served=False)
    pages = pages_of(case, worker)
    for name in ("order_detail", "case_detail", "case_orders", "breach_start", "closing_ask"):
        assert "not served" in pages[name], name
        assert "Protected today" not in pages[name], name
    assert "Order not served" in pages["case_list"]


# --- A last day that nobody knows ---------------------------------------------------------------------------


def to_find_out(case: Case) -> list[str]:
    rows = Task.objects.open().filter(case=case, kind=TaskKind.LAST_DAY).order_by("pk")
    return list(rows.values_list("title", flat=True))


def test_protection_whose_last_day_nobody_knows_is_asked_about_until_it_is_found() -> None:
    now, worker = timezone.now(), make_worker()
    case = new_case(worker)
    response = send(
        worker, "protection_create", case, kind="bail_conditions", first_day=f"{TODAY:%d/%m/%Y}", ends="not_known"
    )
    assert "The protection is recorded." in said(response)
    row = OtherProtection.objects.get(case=case)
    assert (row.last_day, row.last_day_known) == (None, False)
    assert to_find_out(case) == ["Find out the last day of bail conditions P1"]
    assert ask_for_last_days(now=now) == 0
    page = words(fetch(worker, "protection_detail", row))
    assert "Last day not known: find out" in page
    assert "until further notice" not in page.lower()
    assert "Last day not known: find out" in words(fetch(worker, "protection_list"))
    assert reverse("protection_last_day", args=[row.public_id]) in fetch(worker, "my_work").content.decode()
    assert bool(unprotected(worker, now).rows)
    send(worker, "protection_last_day", row, ends="no_end")
    row.refresh_from_db()
    assert (row.last_day, row.last_day_known) == (None, True)
    assert not to_find_out(case)
    assert not unprotected(worker, timezone.now()).rows


def imported(events: list[dict[str, Any]], team: Any, worker: User) -> Case:
    file = check_case_file(json.dumps({"case": f"x{len(events)}", "events": events}))
    make_force()  # an earlier test may have emptied the tables
    return import_case(file, owner=ImportedCaseOwner(team, worker), now=timezone.now())


def order_events(kind: str, said: dict[str, Any], made_on: date, **hearing: str) -> list[dict[str, Any]]:
    """An invented case with one order, served and told; the shape of the small inputs of the field."""
    made = datetime.combine(made_on, datetime.min.time()).replace(hour=10)

    def at(days: int, hour: int = 9) -> str:
        return (made + days * DAY).replace(hour=hour).isoformat(timespec="minutes")

    opened = {"type": "case_opened", "risk": "high", "relationship": "ex_partner", "victim_force": "sussex"}
    order = {"order": "O1", "application": "A1", "kind": kind, **said}
    condition = {"condition": "C1", "kind": "prohibition", "text": "no"}
    events = [
        {"at": at(-20), **opened},
        {"at": at(-19), "type": "application", "application": "A1", "step": "requested", "force": "sussex"},
        {"at": at(0, 10), "type": "order_made", **order, "conditions": [condition]},
        {"at": at(0, 12), "type": "order", "order": "O1", "step": "served"},
        {"at": at(1, 12), "type": "order", "order": "O1", "step": "notified"},
        {"at": at(1, 12), "type": "order", "order": "O1", "step": "victim_told"},
    ]
    if hearing:
        events.append({"at": at(2), "type": "application", "application": "A1", "step": "listed", **hearing})
    return events


def test_an_imported_order_past_its_last_day_is_over_and_nowhere_about_to_end() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    last = TODAY - 9 * DAY
    case = imported(order_events("full", {"last_day": last.isoformat()}, last - 900 * DAY), team, worker)
    pages = pages_of(case, worker)
    about_to = ("About to end", "Ends soon", "Ends very")
    wrong = [(name, saying) for name in pages for saying in about_to if saying in pages[name]]
    assert not wrong
    assert "Ran out" in pages["my_work"]
    assert "Nothing protects the client today" in pages["case_detail"]


def test_an_interim_order_that_lapsed_unheard_leaves_her_bare_in_red_on_top() -> None:
    team = make_team()
    worker, supervisor = make_user(teams=[team]), make_user(role=Role.SUPERVISOR, teams=[team])
    last = TODAY - 5 * DAY
    events = order_events("interim", {"last_day": last.isoformat()}, last - 60 * DAY, hearing_on=last.isoformat())
    case = imported(events, team, worker)
    for user, name in ((worker, "my_work"), (supervisor, "delays")):
        page = fetch(user, name).content.decode()
        first_row = page.split("app-late--", 1)[1]
        assert '<strong class="app-unsafe">Nothing protects the client.</strong>' in first_row.split("</tr>", 1)[0], (
            name
        )
    overview = fetch(worker, "case_detail", case).content.decode()
    assert overview.index("Nothing protects the client today") < overview.index("late-title")
    assert "nothing has been recorded of it" in words(fetch(worker, "my_work"))


def test_an_imported_order_whose_last_day_nobody_knows_sets_the_task_at_once() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    case = imported(order_events("full", {"last_day": "unknown"}, TODAY - 100 * DAY), team, worker)
    assert to_find_out(case) == ["Find out the last day of full order O1"]
    Task.objects.filter(case=case, kind=TaskKind.LAST_DAY).delete()
    now = timezone.now()
    assert [ask_for_last_days(now=now) for _ in range(2)] == [1, 0]
    order = Order.objects.get(case=case)
    step = NewApplicationStep(step="last_day_found", at=now, facts={"last_day": None})
    record_order_step(order, step, Author(worker, now))
    assert not to_find_out(case)
    assert Order.objects.get(case=case).last_day_known
