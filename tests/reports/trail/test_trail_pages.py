"""The pages that read the trail by case and by person: who reads what, and what a reader must not learn from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.people.models import Role, User
from accounts.trail.models import AuditEntry, TrailOutcome
from casework.cases.models.case import Case
from reports.trail.queries import LINES_PER_PAGE
from tests.factories import make_case, make_organisation, make_team, make_user
from tests.shared_case import make_liaison

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
CASE, PERSON = "trail_by_case", "trail_by_person"


@pytest.fixture
def case() -> Case:
    team = make_team()
    return make_case(team=team, caseworker=make_user(teams=[team], username="winifred"))


@pytest.fixture
def worker(case: Case) -> User:
    assert case.caseworker
    return case.caseworker


@pytest.fixture
def auditor(case: Case) -> User:
    return make_user(role=Role.AUDITOR, organisation=case.organisation)


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read(reader: User, name: str, **query: Any) -> str:
    response = as_(reader).get(reverse(name), query)
    assert response.status_code == 200
    return str(response.content.decode())


def lines(reader: User, name: str, **query: Any) -> list[Any]:
    return list(as_(reader).get(reverse(name), query).context["page"].lines)


def write(by: User, case: Case | None = None, **fields: Any) -> AuditEntry:
    written = {"at": NOW, "act": "page.view", "route": "case_detail", "outcome": TrailOutcome.SHOWN, **fields}
    return AuditEntry.objects.create(
        user=by,
        organisation=case.organisation if case else by.organisation,
        case=case.public_id if case else None,
        **written,
    )


# --- By case ------------------------------------------------------------------------------------------------


def test_auditor_finds_a_case_by_its_reference_and_reads_who_looked(case: Case, worker: User, auditor: User) -> None:
    as_(worker).get(reverse("case_detail", args=[case.public_id]))
    stranger = make_user(organisation=make_organisation(), username="osbert")
    as_(stranger).get(reverse("case_detail", args=[case.public_id]))
    page = as_(auditor).post(reverse(CASE), {"reference": case.reference.lower()}, follow=True).content.decode()
    assert f"Who looked at {case.reference}" in page
    assert "winifred" in page
    assert "osbert" in page
    assert "1 was refused or not given" in page
    assert ">Refused</strong>" in page
    for name in (case.victim.first_name, case.perpetrator.name):
        assert name not in page


def test_search_that_showed_the_case_is_among_its_lines(case: Case, worker: User, auditor: User) -> None:
    as_(worker).post(reverse("case_list"), {"words": case.victim.first_name}, follow=True)
    (line, *_) = lines(auditor, CASE, case=case.public_id)
    assert (line.who, line.words, line.shown) == ("winifred", "Searched", 1)


def test_search_within_a_case_is_one_line_of_it(case: Case, worker: User, auditor: User) -> None:
    as_(worker).post(reverse("case_chronology", args=[case.public_id]), {"words": "lantern"}, follow=True)
    assert [line.words for line in lines(auditor, CASE, case=case.public_id)] == ["Searched"]


def test_reading_the_trail_leaves_a_line_that_names_the_case_or_the_person(
    case: Case, worker: User, auditor: User
) -> None:
    read(auditor, CASE, case=case.public_id)
    read(auditor, PERSON, user=worker.pk)
    read(auditor, "audit_trail")
    left = list(AuditEntry.objects.filter(act="trail.read").order_by("pk"))
    assert [each.user for each in left] == [auditor] * 3
    assert left[0].case == case.public_id
    assert left[1].detail == {"of": worker.pk}
    assert [line.words for line in lines(auditor, CASE, case=case.public_id)] == ["Read the trail"]


@pytest.mark.parametrize("reference", ["HW-0000-0000", "Zephyrine", "’<script>"])
def test_case_that_is_not_the_organisations_is_not_found_whether_it_is_or_not(
    case: Case, auditor: User, reference: str
) -> None:
    other = make_case()
    answers = set()
    for sought in (reference, other.reference):
        page = as_(auditor).post(reverse(CASE), {"reference": sought})
        assert page.status_code == 200
        answers.add("No case of your organisation has this reference." in page.content.decode())
    assert answers == {True}
    assert "Who looked" not in read(auditor, CASE, case=other.public_id)
    assert "Who looked" not in read(auditor, CASE, case=uuid4())
    assert "Who looked" not in read(auditor, CASE, case="x")


# --- By person ----------------------------------------------------------------------------------------------


def test_auditor_reads_what_a_person_looked_at_with_the_case_and_the_session(
    case: Case, worker: User, auditor: User
) -> None:
    write(worker, case, session="a1b2c3d4e5f60718")
    page = read(auditor, PERSON, user=worker.pk)
    assert "What winifred looked at and did" in page
    assert case.reference in page
    assert "a1b2c3" in page
    assert f"?case={case.public_id}" in page


def test_who_reads_whose_acts(case: Case, worker: User, auditor: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[case.team])
    colleague = make_user(teams=[case.team])
    elsewhere = make_user(teams=[make_team(organisation=case.organisation)])
    stranger = make_user(organisation=make_organisation())
    for reader, people in (
        (auditor, {worker, supervisor, colleague, elsewhere, auditor}),
        (supervisor, {worker, supervisor, colleague}),
        (worker, {worker}),
    ):
        for person in (worker, supervisor, colleague, elsewhere, stranger, auditor):
            context = as_(reader).get(reverse(PERSON), {"user": person.pk}).context
            assert context["person"] == (person if person in people else reader)
            assert (person in people) is not bool(context["filter_form"].errors)
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=case.organisation)
    assert as_(manager).get(reverse(PERSON)).status_code == 403
    assert as_(worker).get(reverse(CASE)).status_code == 403


def test_own_trail_does_not_tell_what_is_out_of_sight_from_what_never_was(case: Case) -> None:
    """Else whoever guesses an address would read in it whether they had guessed well; an auditor is told."""
    team = make_team(organisation=case.organisation)
    guesser, supervisor = make_user(teams=[team]), make_user(role=Role.SUPERVISOR, teams=[team])
    for public_id in (case.public_id, uuid4()):
        as_(guesser).get(reverse("case_detail", args=[public_id]))
    for reader in (guesser, supervisor):
        real, never = [line for line in lines(reader, PERSON, user=guesser.pk) if line.is_refused]
        same = ("words", "page", "case", "case_id", "is_refused", "is_missing", "shown")
        assert [getattr(real, each) for each in same] == [getattr(never, each) for each in same]
        filtered = {kind: len(lines(reader, PERSON, user=guesser.pk, kind=kind)) for kind in ("refused", "look")}
        assert filtered["refused"] == 2
    auditor = make_user(role=Role.AUDITOR, organisation=case.organisation)
    told = {line.is_missing: line.case for line in lines(auditor, PERSON, user=guesser.pk, kind="refused")}
    assert told == {True: "", False: case.reference}


def test_question_about_a_hidden_person_does_not_tell_its_asker_of_which_case(case: Case) -> None:
    asker = make_user(teams=[make_team(organisation=case.organisation)])
    write(asker, act="people.ask", shown=[case.public_id])
    page = read(asker, PERSON)
    assert case.reference not in page
    assert "shown 1 case" not in page


# --- Pages, filters -----------------------------------------------------------------------------------------


def test_lines_come_newest_first_in_pages_that_miss_and_repeat_nothing(case: Case, worker: User, auditor: User) -> None:
    """Many at one moment, as one sweep of a script writes them."""
    written = [write(worker, case, at=NOW + timedelta(minutes=n // 40), session=f"{n}") for n in range(120)]
    written += [write(worker, shown=[case.public_id], act="page.search", session="s", at=NOW + timedelta(minutes=1))]
    wanted = [each.session for each in sorted(written, key=lambda each: (each.at, each.pk), reverse=True)]
    queries: list[tuple[str, dict[str, Any], list[str]]] = [
        (CASE, {"case": case.public_id}, wanted),
        (PERSON, {"user": worker.pk}, wanted),
    ]
    for name, query, expected in queries:
        got: list[str] = []
        after = ""
        while True:
            page = as_(auditor).get(reverse(name), {**query, "after": after}).context["page"]
            assert len(page.lines) <= LINES_PER_PAGE
            got += [line.session for line in page.lines if line.words != "Read the trail"]
            after = page.next_cursor
            if not after:
                break
        assert got == expected


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("look", ["Opened"]),
        ("search", ["Searched"]),
        ("taken", ["Printed the letter"]),
        ("reveal", ["Was shown the safe address"]),
        ("refused", ["Opened"]),
        ("change", ["note: write"]),
        (
            "nonsense",
            ["note: write", "Opened", "Was shown the safe address", "Printed the letter", "Searched", "Opened"],
        ),
    ],
)
def test_kinds_narrow_the_lines(worker: User, auditor: User, kind: str, words: list[str]) -> None:
    write(worker)
    write(worker, act="page.search")
    write(worker, act="letter.print", outcome="")
    write(worker, act="safe_address.reveal", outcome="")
    write(worker, outcome=TrailOutcome.REFUSED)
    write(worker, act="note.write", outcome="")
    assert [line.words for line in lines(auditor, PERSON, user=worker.pk, kind=kind)] == words


def test_period_narrows_the_lines_to_whole_london_days(worker: User, auditor: User) -> None:
    for at in ("2026-06-30T22:59Z", "2026-06-30T23:00Z", "2026-07-01T22:59Z", "2026-07-01T23:00Z"):
        write(worker, at=datetime.fromisoformat(at))
    assert len(lines(auditor, PERSON, user=worker.pk, since="1/7/2026", until="1/7/2026")) == 2
    assert "before the first one" in read(auditor, PERSON, user=worker.pk, since="2/7/2026", until="1/7/2026")


def test_pages_take_as_many_statements_for_thirty_lines_as_for_one(case: Case, worker: User, auditor: User) -> None:
    write(worker, case)
    counted = []
    queries: dict[str, dict[str, Any]] = {CASE: {"case": case.public_id}, PERSON: {"user": worker.pk}}
    for _ in range(2):
        for name, query in queries.items():
            client = as_(auditor)
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse(name), query)
            counted.append(len(asked))
        for _ in range(30):
            write(worker, make_case(team=case.team))
            write(make_user(organisation=case.organisation), case)
    assert counted[:2] == counted[2:]


def test_page_names_as_readers_only_those_who_read_it(worker: User, auditor: User) -> None:
    liaison = make_liaison()
    supervisor = make_user(role=Role.SUPERVISOR, teams=list(worker.teams.all()))
    assert "the supervisors of your teams" in read(worker, PERSON)
    assert "you read that of your teams" in read(supervisor, PERSON)
    assert "Auditors of your organisation read it." in read(liaison, PERSON)
    assert "Auditors" not in read(auditor, PERSON)
