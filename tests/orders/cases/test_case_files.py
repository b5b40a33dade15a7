"""Case files in and out: refused whole or kept whole, and the same flags however often a case has travelled."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Final

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from accounts.people.models import Role, Team
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventSource
from orders.cases.services.case_files import ImportedCaseOwner, check_case_file, export_case, import_case
from record.replay.case_file import FileRefused, read_case_file, replay
from risk.clocks.models.clock import Clock
from risk.flags.models import Flag
from tests.factories import make_case, make_force, make_organisation, make_team, make_user
from tests.orders.histories import CASE_FILES, acknowledged, case_file, incident, opened, requested

NOW: Final = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
GIVEN: Final = ("nine_months", "warrant_three_weeks")


@pytest.fixture
def team(db: None) -> Team:
    return make_team(organisation=make_organisation(name="Bramble"), name="Harbour")


def given(name: str) -> str:
    return (CASE_FILES / f"{name}.json").read_text(encoding="utf-8")


def flags_of(text: str) -> list[dict[str, object]]:
    """What a file replays to, whatever its case is called."""
    _, events = read_case_file(text)
    return replay("any", events, until=NOW)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("name", GIVEN)
def test_exported_case_replays_to_the_flags_of_the_file_it_came_from(team: Team, name: str) -> None:
    case = import_case(check_case_file(given(name)), owner=ImportedCaseOwner(team), now=NOW)
    assert flags_of(json.dumps(export_case(case))) == flags_of(given(name))


@pytest.mark.parametrize("name", GIVEN)
def test_imported_case_carries_the_flags_of_its_replay(team: Team, name: str) -> None:
    case = import_case(check_case_file(given(name)), owner=ImportedCaseOwner(team), now=NOW)
    rows = Flag.objects.filter(case=case).values_list("clock__rule", "level", "at", "closed_at")
    told = [(each["rule"], each["level"], each["at"], each["closed_at"]) for each in flags_of(given(name))]
    live = [(rule, level, at.isoformat(), shut.isoformat() if shut else None) for rule, level, at, shut in rows]
    assert sorted(live, key=str) == sorted(told, key=str)


def test_case_that_has_travelled_twice_is_still_the_same_file(team: Team) -> None:
    first = import_case(check_case_file(given("nine_months")), owner=ImportedCaseOwner(team), now=NOW)
    once = export_case(first)
    second = import_case(check_case_file(json.dumps(once)), owner=ImportedCaseOwner(make_team()), now=NOW)
    assert export_case(second)["events"] == once["events"]
    assert second.imported_as == first.reference


def test_imported_case_is_unnamed_unassigned_and_says_where_it_came_from(team: Team) -> None:
    make_force("west-midlands")
    case = import_case(check_case_file(given("nine_months")), owner=ImportedCaseOwner(team), now=NOW)
    assert (case.organisation, case.team, case.caseworker) == (team.organisation, team, None)
    assert (case.victim.name, case.imported_as, case.risk_level) == ("Name not given", "nine-months", "very_high")
    assert set(Event.objects.values_list("source", flat=True)) == {EventSource.IMPORT}
    assert AuditEntry.objects.filter(act="case.import", subject_id=str(case.public_id)).exists()


def test_exported_file_names_no_officer_and_no_note(team: Team) -> None:
    events = [opened("2026-03-02T09:00"), requested("2026-03-02T10:00"), acknowledged("2026-03-03T10:00")]
    case = import_case(check_case_file(case_file(events)), owner=ImportedCaseOwner(team), now=NOW)
    text = json.dumps(export_case(case))
    assert "PC Invented" not in text
    assert '"officer": "named"' in text


def test_exported_times_say_their_offset_in_winter_and_summer(team: Team) -> None:
    events = [opened("2026-03-02T09:00"), incident("2026-05-04T10:00", "CON-01", happened_at="2026-03-28T23:30")]
    case = import_case(check_case_file(case_file(events)), owner=ImportedCaseOwner(team), now=NOW)
    told = export_case(case)["events"]
    assert isinstance(told, list)
    assert [each["at"] for each in told] == ["2026-03-02T09:00:00+00:00", "2026-05-04T10:00:00+01:00"]
    assert told[1]["happened_at"] == "2026-03-28T23:30:00+00:00"


def test_second_import_of_a_name_is_refused_in_the_same_service_only(team: Team) -> None:
    file = check_case_file(given("nine_months"))
    first = import_case(file, owner=ImportedCaseOwner(team), now=NOW)
    with pytest.raises(RuleViolation, match=f"imported before: it is {first.reference}"):
        import_case(file, owner=ImportedCaseOwner(team), now=NOW)
    import_case(file, owner=ImportedCaseOwner(make_team()), now=NOW)
    assert Case.objects.count() == 2


def test_event_in_the_future_is_refused_with_its_number_and_nothing_is_written(team: Team) -> None:
    file = check_case_file(case_file([opened("2026-03-02T09:00"), requested("2026-06-02T09:00")]))
    with pytest.raises(FileRefused, match=r"^Event 2: 2 June 2026, 09:00 lies in the future"):
        import_case(file, owner=ImportedCaseOwner(team), now=NOW)
    assert not Case.objects.exists()


def test_case_does_not_become_a_forces(team: Team) -> None:
    force_team = make_team(organisation=make_force())
    with pytest.raises(RuleViolation, match="belong to advocacy services"):
        import_case(check_case_file(given("nine_months")), owner=ImportedCaseOwner(force_team), now=NOW)
    with pytest.raises(RuleViolation, match="does not work for Bramble"):
        import_case(check_case_file(given("nine_months")), owner=ImportedCaseOwner(team, make_user()), now=NOW)


def test_command_imports_into_the_first_team_of_the_only_service(team: Team) -> None:
    make_team(organisation=team.organisation, name="Another")
    said = run("import_case", str(CASE_FILES / "nine_months.json"))
    case = Case.objects.get()
    assert said == f"Imported {case.reference} (nine-months): 17 events into Bramble, Harbour\n"
    assert case.team == team


def test_command_imports_to_the_named_team_and_caseworker(team: Team) -> None:
    other = make_team(name="Heath")
    caseworker = make_user(teams=[other], username="heath-1")
    to = ["--organisation", other.organisation.slug, "--team", "Heath", "--caseworker", "heath-1"]
    run("import_case", str(CASE_FILES / "nine_months.json"), *to)
    assert Case.objects.visible_to(caseworker).get().team == other


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--organisation", "nowhere"], "There is no advocacy service “nowhere”."),
        (["--organisation", "sussex"], "There is no advocacy service “sussex”."),
        (["--team", "Nobody"], "Bramble has no team “Nobody”."),
        (["--caseworker", "nobody"], "Bramble has no caseworker “nobody”."),
        (["--caseworker", "bramble-supervisor"], "Bramble has no caseworker “bramble-supervisor”."),
    ],
)
def test_command_refuses_owners_it_does_not_know(team: Team, options: list[str], sentence: str) -> None:
    make_force("sussex")
    make_user(role=Role.SUPERVISOR, teams=[team], username="bramble-supervisor")
    with pytest.raises(CommandError, match=sentence):
        run("import_case", str(CASE_FILES / "nine_months.json"), *options)
    assert not Case.objects.exists()


def test_broken_file_is_refused_whole_before_any_other_is_written(team: Team, tmp_path: Path) -> None:
    early = [opened("2026-03-02T09:00"), acknowledged("2026-03-03T09:00")]
    broken = written(tmp_path / "broken.json", case_file(early))
    with pytest.raises(CommandError, match=r"^broken\.json: Event 2: There is no application “A1” at that time\.$"):
        run("import_case", str(CASE_FILES / "nine_months.json"), broken)
    assert not Case.objects.exists()
    assert not Clock.objects.exists()


def test_missing_file_is_refused_in_words(team: Team, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^none\.json: cannot be read"):
        run("import_case", str(tmp_path / "none.json"))


def test_command_says_when_there_is_no_service(db: None) -> None:
    with pytest.raises(CommandError, match="no advocacy service yet"):
        run("import_case", str(CASE_FILES / "nine_months.json"))


def test_command_exports_by_reference_and_by_the_name_of_the_file(team: Team, tmp_path: Path) -> None:
    case = import_case(check_case_file(given("warrant_three_weeks")), owner=ImportedCaseOwner(team), now=timezone.now())
    printed = run("export_case", case.reference)
    path = tmp_path / "out.json"
    assert run("export_case", "warrant-three-weeks", "--output", str(path)) == ""
    assert path.read_text(encoding="utf-8") == printed
    assert flags_of(printed) == flags_of(given("warrant_three_weeks"))
    assert AuditEntry.objects.filter(act="case.export").count() == 2


def test_export_refuses_a_case_it_cannot_tell(team: Team, tmp_path: Path) -> None:
    file = check_case_file(given("nine_months"))
    for owner in (team, make_team()):
        import_case(file, owner=ImportedCaseOwner(owner), now=NOW)
    with pytest.raises(CommandError, match="There is no case “HW-NONE-NONE”"):
        run("export_case", "HW-NONE-NONE")
    with pytest.raises(CommandError, match="More than one service has a case imported as “nine-months”"):
        run("export_case", "nine-months")
    with pytest.raises(CommandError, match="cannot be written"):
        run("export_case", Case.objects.order_by("pk")[0].reference, "--output", str(tmp_path / "no" / "folder"))


def test_case_without_events_exports_as_an_empty_file(team: Team) -> None:
    assert export_case(make_case(team=team))["events"] == []


def test_export_says_which_event_import_refuses_today_and_import_says_the_same(team: Team, tmp_path: Path) -> None:
    """A breach before its order could once be recorded: the case goes on, its file is whole, nobody is surprised."""
    case = import_case(check_case_file(given("nine_months")), owner=ImportedCaseOwner(team), now=NOW)
    last, order = case.events.latest("number"), case.orders.earliest("made_at")
    before = (order.made_at - timedelta(days=1)).isoformat()
    facts = {"breach": "B9", "order": order.label, "happened_at": before, "behaviours": ["CON-01"]}
    of = {"organisation": case.organisation, "case": case, "source": EventSource.SERVICE}
    breach = Event.objects.create(number=last.number + 1, at=last.at, kind="breach", facts=facts, **of)
    said, path = StringIO(), tmp_path / "out.json"
    call_command("export_case", case.reference, "--output", str(path), stderr=said)
    refused = f"Event {breach.number}: It happened before the order was made"
    assert refused in said.getvalue()
    assert len(json.loads(path.read_text())["events"]) == case.events.count()
    with pytest.raises(CommandError, match=refused):
        run("import_case", str(path))


def test_export_of_a_case_that_import_takes_says_nothing_more(team: Team, tmp_path: Path) -> None:
    case, said = import_case(check_case_file(given("nine_months")), owner=ImportedCaseOwner(team), now=NOW), StringIO()
    call_command("export_case", case.reference, "--output", str(tmp_path / "out.json"), stderr=said)
    assert said.getvalue() == ""
