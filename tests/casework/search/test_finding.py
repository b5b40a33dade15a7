"""Finds cases by everything that somebody may know of one, within what each person may see."""

from __future__ import annotations

from typing import Any, Final

import pytest
from django.db import connection
from django.utils import timezone

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.cases.models.event import EventKind
from casework.contact_log.models import ContactAttempt
from casework.notes.models import Note
from casework.other_people.models import OtherPerson
from casework.people.models.trait import Trait
from casework.people.rules.traits import trait_key
from casework.safe_contact.models.contact_rules import Channel
from casework.search.queries import HITS_PER_PAGE, find_cases
from casework.search.rules.lexemes import MatchKind
from casework.search.services import check_index, fill_index
from tests.factories import (
    OPENED_AT,
    make_application,
    make_breach,
    make_case,
    make_event,
    make_force,
    make_incident,
    make_perpetrator,
    make_share,
    make_team,
    make_user,
    make_victim,
)
from tests.statements import statements

pytestmark = pytest.mark.django_db


class Known:
    """One case of which everything is known, and three cases beside it of which nothing like it is."""

    def __init__(self) -> None:
        self.team = make_team()
        self.worker = make_user(teams=[self.team])
        owner = self.team.organisation
        self.client = make_victim(organisation=owner, first_name="Siobh\u00e1n", last_name="O\u2019Brien-Quince")
        self.he = make_perpetrator(organisation=owner, name="Corin Thrale")
        self.case = make_case(
            team=self.team,
            caseworker=self.worker,
            victim=self.client,
            perpetrator=self.he,
            reference="HW-JEK2-GDYW",
            imported_as="ISAC/2019/0077",
            imported_key="isac-2019-77",
        )
        for _ in range(3):
            make_case(
                team=self.team,
                caseworker=self.worker,
                victim=make_victim(organisation=owner, first_name="Wulfric", last_name="Pettibone"),
                perpetrator=make_perpetrator(organisation=owner, name="Jethro Umber"),
            )
        self.of_case: dict[str, Any] = {"case": self.case, "organisation": owner}
        for kind, value in (
            *(("alias", "Bart the Heron"), ("phone", "07700 900123"), ("email", "corin@example.org")),
            *(("account", "@dark_heron"), ("vehicle", "AB12 CDE"), ("address", "9 Thistle Row, BN1 4QR")),
        ):
            Trait.objects.create(
                organisation=owner, perpetrator=self.he, kind=kind, value=value, key=trait_key(kind, value)
            )
        Channel.objects.create(
            organisation=owner, victim=self.client, way="phone", value="01632 960456", key="+441632960456"
        )
        OtherPerson.objects.create(**self.of_case, name="Wilhelmina", relation="child", school="Dandelion Infants")
        make_incident(
            case=self.case,
            witnesses=[{"name": "Ottoline Farthingale"}],
            crime_reference="47/123456/26",
            incident_number="CAD 2287 of 3 March",
            officer_number="PC 4471",
        )
        make_application(case=self.case, officer="DS Ng\u1ecdc Okafor", court_reference="BN-26-00981")
        make_breach(case=self.case, crime_reference="CR/0555/26")
        make_event(case=self.case, kind=EventKind.INCIDENT, facts={"text": "Stood by the lychgate with a lantern"})
        Note.objects.create(**self.of_case, text="Asked the force about an SPO again", at=OPENED_AT)

    def found(self, typed: str, user: User | None = None) -> list[Case]:
        return [hit.case for hit in find_cases(user or self.worker, typed).hits]


@pytest.fixture
def known() -> Known:
    return Known()


BY: Final[dict[str, tuple[str, str]]] = {
    "reference whole": ("HW-JEK2-GDYW", "Reference"),
    "reference run together": ("hwjek2gdyw", "Reference"),
    "reference begun": ("hw jek2", "Reference (in part"),
    "reference without its first letters": ("JEK2", "Reference (in part"),
    "old reference": ("isac 2019 77", "Reference in the old list: ISAC/2019/0077"),
    "first name without accent": ("siobhan", "Name of the client: Siobh\u00e1n"),
    "last name without apostrophe": ("obrien quince", "Name of the client"),
    "last name with a space": ("O Brien", "Name of the client"),
    "names in another order": ("QUINCE siobhan", "Name of the client"),
    "with a title": ("Ms Quince", "Name of the client"),
    "name begun": ("siob", "Name of the client: Siobh\u00e1n O\u2019Brien-Quince (in part"),
    "name that sounds alike": ("Korin Trail", "Name of the perpetrator: Corin Thrale (sounds"),
    "name with a wrong letter": ("Thrape", "Name of the perpetrator: Corin Thrale (sounds"),
    "name with a letter too few": ("Thrle", "Name of the perpetrator"),
    "other name": ("bart heron", "Other name of the perpetrator: Bart the Heron"),
    "words of two people": ("siobhan thrale", "Name of the perpetrator: Corin Thrale"),
    "a word and a number": ("corin 900123", "Phone of the perpetrator"),
    "child": ("Wilhelmina", "Child: Wilhelmina"),
    "witness": ("farthingale", "Witness of an incident: Ottoline Farthingale"),
    "phone in one piece": ("07700900123", "Phone of the perpetrator"),
    "phone from abroad": ("+44 (0)7700 900-123", "Phone of the perpetrator"),
    "phone's end": ("900123", "Phone of the perpetrator (in part"),
    "phone's beginning": ("07700 9001", "Phone of the perpetrator (in part"),
    "client's phone": ("01632960456", "Phone of the client"),
    "e-mail": ("CORIN@example.org", "E-mail address of the perpetrator"),
    "account": ("dark_heron", "Account of the perpetrator"),
    "account with its sign": ("@Dark_Heron", "Account of the perpetrator"),
    "plate": ("ab12cde", "Vehicle of the perpetrator"),
    "plate begun": ("AB12", "Vehicle of the perpetrator (in part"),
    "crime reference": ("47 123456 26", "Crime reference: 47/123456/26"),
    "crime reference's middle": ("123456", "Crime reference: 47/123456/26 (in part"),
    "crime reference of a breach": ("cr055526", "Crime reference: CR/0555/26"),
    "incident number": ("CAD 2287", "Police incident number (CAD): CAD 2287 of 3 March (in part"),
    "court reference": ("bn2600981", "Court reference: BN-26-00981"),
    "officer": ("okafor", "Officer: DS Ng\u1ecdc Okafor"),
    "officer's number": ("4471", "Officer\u2019s number: PC 4471"),
    "word of an incident": ("lanterns", "Words in the record"),
    "word of a note by its other name": ("STO", "Words in a note"),
}


@pytest.mark.parametrize("by", BY, ids=str)
def test_case_is_found_by_whatever_is_known_and_says_by_what(known: Known, by: str) -> None:
    typed, why = BY[by]
    (hit,) = find_cases(known.worker, typed).hits
    assert hit.case == known.case
    assert any(each.startswith(why) for each in hit.reasons), hit.reasons


@pytest.mark.parametrize(
    "typed",
    [
        "Thistle Row",
        "BN1 4QR",
        "Dandelion Infants",
        "TPIM",
        "Quarrington",
        "07700 900124",
        "HW-JEK3",
        "\U0001f994",
        "'",
        "\\",
        "%",
    ],
    ids=[
        *("address", "postcode", "school", "another order", "unknown name", "other number", "other reference"),
        *("no letter", "quote", "backslash", "percent"),
    ],
)
def test_what_is_not_known_or_never_searched_finds_nothing(known: Known, typed: str) -> None:
    assert known.found(typed) == []


# --- In which order, and how much at once --------------------------------------------------------------------


def named(team: Any, worker: User, first: str, last: str = "Quince") -> Case:
    victim = make_victim(organisation=team.organisation, first_name=first, last_name=last)
    return make_case(team=team, caseworker=worker, victim=victim)


def test_the_same_name_comes_before_what_begins_with_it_and_that_before_what_sounds_alike() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    alike, begins, exact = (named(team, worker, first) for first in ("Stefan", "Stephenson", "Stephen"))
    short = named(team, worker, "Steve")
    told = named(team, worker, "Wulfric")
    make_event(case=told, note="Stephen rang her again")
    hits = find_cases(worker, "Stephen").hits
    assert [hit.case for hit in hits] == [exact, short, begins, alike, told]
    ways = [MatchKind.EXACT, MatchKind.BEGINS, MatchKind.BEGINS, MatchKind.ALIKE, MatchKind.IN_TEXT]
    assert [hit.match for hit in hits] == ways


def test_pages_hold_every_hit_once_whatever_was_found_by() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    exact = [named(team, worker, "Marjorie") for _ in range(HITS_PER_PAGE + 5)]
    alike = [named(team, worker, "Marjory") for _ in range(HITS_PER_PAGE)]
    make_event(case=exact[0], note="Marjorie rang")
    first = find_cases(worker, "Marjorie")
    second = find_cases(worker, "Marjorie", after=first.next_cursor)
    third = find_cases(worker, "Marjorie", after=second.next_cursor)
    assert [len(each.hits) for each in (first, second, third)] == [30, 30, 5]
    assert [hit.case for each in (first, second, third) for hit in each.hits] == [*exact[::-1], *alike[::-1]]
    assert third.next_cursor == ""


@pytest.mark.parametrize("after", ["9-1", "x", "-", "0-", "1-x", "0-" + "9" * 40], ids=str)
def test_cursor_that_makes_no_sense_begins_at_the_first_page(known: Known, after: str) -> None:
    assert [hit.case for hit in find_cases(known.worker, "Quince", after=after).hits] == [known.case]


def test_thirty_hits_ask_no_more_than_one(known: Known) -> None:
    with statements() as one:
        assert len(find_cases(known.worker, "Thrale Siobhan").hits) == 1
    for _ in range(HITS_PER_PAGE + 1):
        named(known.team, known.worker, "Ermintrude", "Pettigrew")
    with statements() as full:
        assert len(find_cases(known.worker, "Ermintrude Pettigrew").hits) == HITS_PER_PAGE
    assert (len(one), len(full)) == (5, 3)


# --- Who finds what ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role, ids=str)
def test_people_who_may_not_see_the_case_do_not_find_it(known: Known, role: Role) -> None:
    """Nobody of another service or team, no colleague who does not carry it, and no role that sees no cases."""
    other = make_team(organisation=known.team.organisation)
    elsewhere = [make_user(role=role, teams=[make_team()]), make_user(role=role, teams=[other])]
    if role in {Role.SERVICE_MANAGER, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER, Role.CASEWORKER}:
        elsewhere.append(make_user(role=role, teams=[known.team]))
    if role == Role.POLICE_LIAISON:
        elsewhere = [make_user(role=role), make_user(role=role, organisation=make_force("kent"))]
    assert [known.found(typed, user) for user in elsewhere for typed, _ in BY.values()] == [[]] * len(elsewhere) * len(
        BY
    )


def test_supervisor_finds_what_the_team_carries(known: Known) -> None:
    assert known.found("900123", make_user(role=Role.SUPERVISOR, teams=[known.team])) == [known.case]


def test_liaison_finds_by_what_the_desk_shows_and_by_nothing_else(known: Known) -> None:
    make_share(case=known.case)
    liaison = make_user(role=Role.POLICE_LIAISON)
    found = {by for by, (typed, _) in BY.items() if known.found(typed, liaison)}
    references = {by for by in BY if by.startswith("reference")}
    names = {"first name without accent", "name begun"}
    assert found == references | names | {"crime reference of a breach", "officer"}
    (hit,) = find_cases(liaison, "cr055526").hits
    assert hit.reasons == ["Crime reference: CR/0555/26"]
    assert {page.words for page in hit.pages} == {"Breach", "Request for an order", "Order"}
    (by_name,) = find_cases(liaison, "siobhan").hits
    assert by_name.reasons == ["First name of the client: Siobh\u00e1n"]


def test_liaison_finds_nothing_once_the_share_is_over(known: Known) -> None:
    share = make_share(case=known.case)
    liaison = make_user(role=Role.POLICE_LIAISON)
    share.revoked_at = timezone.now()
    share.save()
    assert [known.found(typed, liaison) for typed, _ in BY.values()] == [[]] * len(BY)


# --- The index is what its sources say ------------------------------------------------------------------------


def is_true() -> bool:
    return all(each.is_true for each in check_index())


def test_changed_name_is_found_and_the_former_one_still_says_that_it_is_one(known: Known) -> None:
    known.client.last_name = "Marchbanks"
    known.client.save()
    (hit,) = find_cases(known.worker, "O\u2019Brien-Quince").hits
    assert hit.reasons[0].startswith("Former name of the client: Siobh\u00e1n")
    assert known.found("Marchbanks") == [known.case]
    assert is_true()


def test_corrected_number_is_no_longer_found(known: Known) -> None:
    trait = Trait.objects.get(kind="phone")
    trait.value, trait.key = "07700 900999", "+447700900999"
    trait.save()
    assert (known.found("900123"), known.found("900999")) == ([], [known.case])
    assert is_true()


def test_renamed_child_changes_what_is_found(known: Known) -> None:
    OtherPerson.objects.filter(name="Wilhelmina").update(name="Peregrine", relation="friend")
    assert (known.found("Wilhelmina"), known.found("Peregrine")) == ([], [known.case])
    assert find_cases(known.worker, "Peregrine").hits[0].reasons == ["Other person in the case: Peregrine"]
    assert is_true()


def test_second_case_of_the_same_people_is_found_by_them_at_once(known: Known) -> None:
    again = make_case(team=known.team, caseworker=known.worker, victim=known.client, perpetrator=known.he)
    for typed in ("Siobhan", "Thrale", "900123", "01632960456", "bart heron"):
        assert known.found(typed) == [again, known.case], typed
    assert is_true()


def test_case_with_another_perpetrator_is_found_by_the_new_one_alone(known: Known) -> None:
    known.case.perpetrator = make_perpetrator(organisation=known.team.organisation, name="Lorcan Vesper")
    known.case.save()
    assert (known.found("Thrale"), known.found("900123"), known.found("Vesper")) == ([], [], [known.case])
    assert is_true()


def test_removed_rows_are_found_no_more(known: Known) -> None:
    OtherPerson.objects.all().delete()
    Channel.objects.all().delete()
    assert (known.found("Wilhelmina"), known.found("01632960456")) == ([], [])
    assert is_true()


def test_rows_written_many_at_once_are_found(known: Known) -> None:
    owner = known.team.organisation
    OtherPerson.objects.bulk_create(
        OtherPerson(**known.of_case, name=name, relation="friend") for name in ("Ambrose", "Zebedee")
    )
    assert known.found("Zebedee") == known.found("Ambrose") == [known.case]
    ContactAttempt.objects.bulk_create(
        [
            ContactAttempt(
                case=known.case,
                organisation=owner,
                at=OPENED_AT,
                way="phone",
                direction="out",
                outcome="spoke",
                words="She mentioned marzipan",
                recorded_at=OPENED_AT,
            )
        ]
    )
    assert find_cases(known.worker, "marzipan").hits[0].reasons == ["Words in the contact log"]


def test_index_that_was_spoilt_is_told_of_and_mended(known: Known) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM casework_searchterm WHERE source = 'trait'")
        cursor.execute("UPDATE casework_searchterm SET terms = ''::tsvector WHERE kind = 'child'")
    wrong = {each.source: (each.missing, each.left_over) for each in check_index() if not each.is_true}
    assert wrong == {"trait": (5, 0), "other_person": (1, 1)}
    assert {source: fill_index(source) for source in wrong} == {"trait": 5, "other_person": 1}
    assert is_true()
    assert known.found("900123") == [known.case]
