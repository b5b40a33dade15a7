"""The demo: makes sense on any day, loads once, and puts something real in front of everybody who signs in."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from random import Random
from typing import Final

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from accounts.people.models import Organisation, Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.dates.rules.london_time import local_time
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.rules.may_call import MayCall
from casework.safe_contact.services.contact_plan import call_answers
from orders.applications.models.application import Application, ApplicationStatus
from orders.breaches.models.breach import Breach
from orders.demo.accounts import FORCES
from orders.demo.days import DemoDays
from orders.demo.invented_names import InventedNames
from orders.demo.load import TELLINGS, load_demo
from orders.demo.storyline import DemoScene
from orders.warrants.models import Warrant
from record.events.reading import read_event
from record.replay.replay import replay_events
from record.vocabulary.protection_kinds import PROTECTIONS
from record.vocabulary.reasons import REASONS
from risk.clocks.models.clock import Clock
from risk.flags.models import Acknowledgement, Flag
from risk.flags.services.flags import raise_flags
from risk.thresholds.rules.limits import RULES
from tests.factories import make_case, make_force, make_user

NOW: Final = datetime(2026, 6, 17, 9, 5, tzinfo=UTC)
MOMENTS: Final = (
    NOW,
    datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    datetime(2026, 3, 30, 6, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2026, 12, 28, 23, 59, tzinfo=UTC),
    datetime(2027, 1, 1, 0, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
    datetime(2030, 2, 28, 12, 0, tzinfo=UTC),
)
"""An ordinary morning; nights and mornings of clock changes; Christmas, New Year, leap days."""


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def forces(db: None) -> list[Organisation]:
    return [make_force(slug) for slug in FORCES]


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_every_story_makes_sense_and_lies_in_the_past_on_any_day(now: datetime) -> None:
    for late_by in (0, 24):
        scene = DemoScene(DemoDays(now, late_by), "sussex", "PC Invented", "12345/26")
        for telling in TELLINGS:
            story = telling(scene)
            entries = [each.entry for each in story.told if each.entry is not None]
            events = [read_event(n, each.at, each.kind, each.facts) for n, each in enumerate(entries, start=1)]
            assert replay_events(events).history.opened_at == min(event.at for event in events)
            assert all(event.at <= now for event in events), telling.__name__
            assert story.shared_at is None or events[0].at <= story.shared_at <= now


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_steps_of_applications_fall_into_working_hours(now: datetime) -> None:
    scene = DemoScene(DemoDays(now, late_by=24), "sussex", "PC Invented", "12345/26")
    for told in (told for telling in TELLINGS for told in telling(scene).told):
        if told.entry is not None and told.entry.kind == "application":
            shown = local_time(told.at)
            assert shown.weekday() < 5 and 9 <= shown.hour < 18, (told.entry.facts, shown)


def test_reasons_and_protections_are_those_that_staff_can_choose() -> None:
    scene = DemoScene(DemoDays(NOW), "sussex", "PC Invented", "12345/26")
    told = (each.entry for telling in TELLINGS for each in telling(scene).told if each.entry is not None)
    for facts in (entry.facts for entry in told if entry.facts.get("step") != "paused"):
        assert facts.get("reason", "other") in REASONS
        assert "from" not in facts or facts["kind"] in PROTECTIONS


def test_demo_shows_every_rule_stage_and_home_at_once(forces: list[Organisation]) -> None:
    load_demo(now=NOW)
    _is_the_one_that_this_seed_gives()
    _every_stage()
    _every_caseworker_has_something_at_each_level()
    _every_supervisor_sees_forces_and_workers()
    _every_liaison_has_something_to_do()
    assert Case.objects.open().filter(caseworker=None).count() >= 2
    assert Acknowledgement.objects.exists()
    assert Warrant.objects.outstanding().filter(issued_at__lte=NOW - timedelta(hours=504)).exists()
    _every_answer_to_whether_to_call()
    _run_again_changes_nothing()
    _lists_the_accounts_and_their_password_is_right()


def _is_the_one_that_this_seed_gives() -> None:
    case = Case.objects.order_by("reference").select_related("victim")[0]
    assert (case.reference, case.victim.name) == ("HW-22C6-RWQ4", "Gwenda Cindermaringale")


def _every_stage() -> None:
    assert Case.objects.open().count() >= 64
    assert set(Application.objects.values_list("status", flat=True)) == set(ApplicationStatus.values)
    open_rules = set(Flag.objects.open().values_list("clock__rule", flat=True))
    assert open_rules == set(RULES)


def _every_caseworker_has_something_at_each_level() -> None:
    for user in User.objects.filter(role=Role.CASEWORKER):
        shown = Counter(_worst(case) for case in Case.objects.visible_to(user))
        assert all(shown[level] for level in ("red", "amber", None)), (user.username, shown)


def _worst(case: Case) -> str | None:
    clock = Clock.objects.late(NOW).filter(case=case).worst_first(NOW).first()
    level = clock.level if clock else None
    return "red" if level == "critical" else level


def _every_supervisor_sees_forces_and_workers() -> None:
    for user in User.objects.filter(role=Role.SUPERVISOR):
        late = Clock.objects.late(NOW).visible_to(user)
        assert late.values("case__victim_force").distinct().count() >= 3
        assert late.values("case__caseworker").distinct().count() >= 2
        assert late.values("rule").distinct().count() >= 10


def _every_liaison_has_something_to_do() -> None:
    for user in User.objects.filter(role=Role.POLICE_LIAISON):
        assert Breach.objects.visible_to(user).unacknowledged().exists(), user.username
        waiting = Application.objects.visible_to(user).open().filter(waiting_on__startswith="police")
        assert waiting.count() >= 3, user.username


def _every_answer_to_whether_to_call() -> None:
    """At any hour of the week somebody may be called, somebody not now, and somebody must be asked or never called."""
    cases = list(Case.objects.open().select_related("victim"))
    for hours in range(0, 7 * 24, 5):
        answers = Counter(answer.call for answer in call_answers(cases, NOW + timedelta(hours=hours)).values())
        assert set(answers) == set(MayCall), hours
    numbers = [value for (value,) in Channel.objects.filter(way="phone").values_list("value")]
    assert all(re.fullmatch(r"07700 900\d{3}", number) for number in numbers)


def _run_again_changes_nothing() -> None:
    before = (Case.objects.count(), Event.objects.count(), User.objects.count(), Flag.objects.count())
    assert load_demo(now=NOW + timedelta(hours=1)) is None
    assert raise_flags(now=NOW) == 0
    assert before == (Case.objects.count(), Event.objects.count(), User.objects.count(), Flag.objects.count())


def _lists_the_accounts_and_their_password_is_right() -> None:
    accounts = json.loads(run("demo_accounts", "--json"))
    assert {account["role"] for account in accounts} == set(Role.values)
    assert {account["force"] for account in accounts} == {None, *FORCES}
    assert all(account["totp_secret"] is None and len(account["password"]) >= 15 for account in accounts)
    for account in accounts:
        assert User.objects.get(username=account["username"]).check_password(account["password"])
    assert accounts[0]["username"] in run("demo_accounts")


def test_same_seed_gives_the_same_people_and_no_number_that_rings() -> None:
    first, again, other = (InventedNames(Random(seed)) for seed in (7, 7, 8))  # noqa: S311 no secret
    people = [(first.victim(), first.perpetrator(), first.officer(), first.phone()) for _ in range(90)]
    assert people == [(again.victim(), again.perpetrator(), again.officer(), again.phone()) for _ in range(90)]
    assert people[0] != (other.victim(), other.perpetrator(), other.officer(), other.phone())
    assert len({name for (_, name), *_ in people}) == 90
    assert all(re.fullmatch(r"07700 900\d{3}", phone) for *_, phone in people)


@pytest.mark.parametrize("make", [make_case, make_user])
def test_demo_refuses_to_stand_beside_what_it_did_not_make(
    forces: list[Organisation], make: Callable[[], object]
) -> None:
    make()
    with pytest.raises(RuleViolation, match="did not make"):
        load_demo(now=NOW)
    assert not AuditEntry.objects.exists()
    assert run("demo_accounts") == "There are no demo accounts here.\n"


def test_command_refuses_where_the_demo_is_off_or_real_cases_are(db: None) -> None:
    with override_settings(DEMO_ALLOWED=False), pytest.raises(CommandError, match="The demo is off here"):
        run("load_demo")
    make_case()
    with override_settings(DEMO_ALLOWED=True), pytest.raises(CommandError, match="did not make"):
        run("load_demo")


def test_days_count_back_over_weekends_and_stay_on_the_london_clock() -> None:
    days = DemoDays(datetime(2026, 3, 30, 8, 0, tzinfo=UTC), late_by=5)
    assert days.working(1, "10:00") == datetime(2026, 3, 27, 10, 5, tzinfo=UTC)
    assert days.hours(1.5) == datetime(2026, 3, 30, 6, 30, tzinfo=UTC)
    assert (days.today, days.ahead(1), days.away(-2)) == (date(2026, 3, 30), date(2026, 3, 31), date(2026, 3, 28))
