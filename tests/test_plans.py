"""At a hundred thousand rows a table, no page, no save and no sweep of flags reads a large one from end to end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.evidence.services.exhibits import ExhibitFacts, add_exhibits
from casework.incidents.models.incident import Incident
from risk.flags.services.flags import raise_flags
from tests.casework.exhibits import make_upload, png
from tests.factories import make_user
from tests.many_rows import fill
from tests.orders.acting import signed_in, typed
from tests.shared_case import SharedCase, live_case

EXPLAINED: Final = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
READ_WHOLE: Final[dict[tuple[str, str], str]] = {}
"""Where reading everything is right: the table or index, a part of what is looked for in it, and why. Nowhere yet."""
OF_CASE: Final = (
    *("case_detail", "case_chronology", "case_pattern", "case_evidence", "case_letters", "case_work", "case_orders"),
    *("case_breaches", "case_risk", "case_people", "case_safety", "case_sharing", "case_history", "case_handovers"),
    *("safety_plan", "note_list", "incident_create", "exhibit_create", "gap_create", "application_create"),
)
OF_WORKER: Final = ("home", "my_work", "today", "case_list", "diary")
OF_SUPERVISOR: Final = (
    *("home", "delays", "case_list", "letter_list", "referral_list", "waiting_list", "caseload", "nobody_acting"),
    *("protection_list", "nothing_protects", "orders_in_figures", "declined_list", "diary"),
)


@dataclass
class Heard:
    """Every statement that was executed, with what it was asked with first, and by what."""

    large: set[str]
    asked: dict[str, Any] = field(default_factory=dict)
    by: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def listening(self, who: str) -> Iterator[None]:
        def hear(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            if sql.lstrip().upper().startswith(EXPLAINED):
                self.asked.setdefault(sql, params[0] if many else params)
                self.by.setdefault(sql, who)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(hear):
            yield

    def read_whole(self) -> list[str]:
        """What is read from end to end, what is looked for in it, and who asked."""
        whole = self.large | indexes_of_all_rows(self.large)
        found = ((sql, each) for sql, params in self.asked.items() for each in nodes(plan_of(sql, params)))
        return sorted(
            f"{self.by[sql]}: {name_read(node)}: {looked_for(node)}"
            for sql, (node, is_limited) in found
            if name_read(node) in whole and not excuse(node) and not (is_limited and "Index Name" in node)
        )


def name_read(node: Any) -> str:
    """The table, or the index, of which a step reads every row; nothing if it looks rows up."""
    if node["Node Type"] == "Seq Scan":
        return str(node["Relation Name"])
    return "" if "Index Cond" in node else str(node.get("Index Name", ""))


def looked_for(node: Any) -> str:
    return str(node.get("Filter", "every row"))


def excuse(node: Any) -> str:
    reasons = (why for (name, part), why in READ_WHOLE.items() if name == name_read(node) and part in looked_for(node))
    return next(reasons, "")


def indexes_of_all_rows(tables: set[str]) -> set[str]:
    """Those that are not kept for a few rows only, such as what is open."""
    every = (
        "SELECT indexrelid::regclass::text FROM pg_index WHERE indpred IS NULL AND indrelid::regclass::text = ANY(%s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(every, [list(tables)])
        return {name for (name,) in cursor.fetchall()}


def plan_of(sql: str, params: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
    return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]


def nodes(node: Any, *, is_limited: bool = False) -> Iterator[tuple[Any, bool]]:
    """Each step of a plan, and whether it ends as soon as a page is full."""
    yield node, is_limited
    for each in node.get("Plans", []):
        yield from nodes(each, is_limited=is_limited or node["Node Type"] == "Limit")


def pages(told: SharedCase) -> dict[User, list[str]]:
    """What each person opens who works with a case."""
    case = [told.case.public_id]
    worker = [*map(reverse, OF_WORKER), *(reverse(name, args=case) for name in OF_CASE)]
    rows: dict[str, Any] = {
        "application": told.application,
        "order": told.order,
        "incident": told.incident,
        "breach": told.breach,
    }
    worker += [reverse(f"{name}_detail", args=[row.public_id]) for name, row in rows.items()]
    worker += [reverse("exhibit_detail", args=[*case, told.evidence.exhibit.public_id])]
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    return {told.worker: worker, supervisor: [*map(reverse, OF_SUPERVISOR)]}


def open_pages(opened: dict[User, list[str]], heard: Heard) -> None:
    for user, addresses in opened.items():
        client = signed_in(user)
        for address in addresses:
            with heard.listening(address):
                assert client.get(address, follow=True).status_code == 200, address


def save_incident(told: SharedCase, heard: Heard) -> None:
    """As the form sends it: three times, with a threat, told to police."""
    happened = typed("happened_at", timezone.now() - timedelta(hours=1))
    said = {"behaviours": ["CON-02", "THR-01"], "text": "He rang all night", "place": "At home", "reported": "on"}
    client = signed_in(told.worker)
    with heard.listening("save of an incident"):
        address = reverse("incident_create", args=[told.case.public_id])
        saved = client.post(address, {**said, **happened, "count": "3", "submission": str(uuid4())})
    assert saved.status_code == 302
    assert Incident.objects.filter(case=told.case, text="He rang all night", reported=True).count() == 1


def sweep(heard: Heard) -> None:
    with heard.listening("sweep of flags"):
        raise_flags(now=timezone.now())


def lived_among_many() -> Heard:
    told, now = live_case(), timezone.now()
    upload = make_upload(told.case, png(7), by=told.worker, now=now)
    add_exhibits(told.case, ExhibitFacts(incidents=[told.incident]), [upload], by=told.worker, now=now)
    opened = pages(told)
    heard = Heard(fill())
    open_pages(opened, heard)
    save_incident(told, heard)
    sweep(heard)
    return heard


@pytest.fixture(scope="module")
def _tables_are_small_again(django_db_blocker: Any) -> Iterator[None]:
    """What was rolled back would otherwise lie in the way of every test that comes after."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@pytest.mark.django_db
@pytest.mark.usefixtures("_tables_are_small_again")
def test_no_page_no_save_and_no_sweep_reads_a_large_table_from_end_to_end() -> None:
    """Nor would one go unnoticed: the index that the save of an incident once missed is taken away at the end."""
    heard = lived_among_many()
    assert {"risk_deadline", "risk_clock", "risk_flag", "casework_task", "casework_event"} <= heard.large
    assert len(heard.asked) > 100
    assert heard.read_whole() == []
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX deadline_by_case")
    found = heard.read_whole()
    assert any(line.startswith("save of an incident: risk_deadline: ") for line in found)
    assert all("risk_deadline" in line for line in found)
