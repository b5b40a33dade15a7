"""Tests the people of a case on their pages: who is known, how she may be reached, and what stays masked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.editing.services.row_versions import RowChangedSince
from casework.other_people.models import OtherPerson
from casework.people.models.trait import Trait
from casework.people.services.traits import add_trait
from casework.safe_contact.models.contact_rules import ContactRules
from casework.safe_contact.models.safe_address import AddressReveal, SafeAddress
from casework.safe_contact.rules.contact_plan import ContactStatus, ContactVerdict, ContactWay, may_contact
from casework.safe_contact.services.contact_plan import (
    SafeContactChange,
    add_channel,
    change_safe_contact,
    contact_plan,
)
from casework.safe_contact.services.safe_address import NewSafeAddress, holds_safe_address, keep_safe_address
from tests.factories import make_case, make_event, make_team, make_user

pytestmark = pytest.mark.django_db

LONG = "z" + "\u0301" * 9_999
RIGHT_TO_LEFT = "\u202eAlba <script>alert(1)</script>"
ADDRESS = "12 Elm Road, Hove BN3 4QR"


@pytest.fixture
def case() -> Case:
    team = make_team()
    return make_case(team=team, caseworker=make_user(teams=[team]))


@pytest.fixture
def worker(case: Case) -> User:
    assert case.caseworker
    return case.caseworker


@pytest.fixture
def supervisor(case: Case) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[case.team])


def page(user: User, view: str, case: Case, /, *ids: Any, **fields: Any) -> Any:
    """Open a page, or send its form when there are fields."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(view, args=[case.public_id, *ids])
    if not fields:
        return client.get(address)
    return client.post(address, {"submission": str(uuid4()), "version": "1", **fields})


def words(response: Any) -> str:
    return str(response.content.decode())


def hide(case: Case, by: User, address: str = ADDRESS, **fields: Any) -> SafeAddress:
    new = NewSafeAddress(address=address, hidden_from="Him", who_else_knows="Nobody", **fields)
    return keep_safe_address(case, new, by=by, now=timezone.now())


# --- What tells the perpetrator -----------------------------------------------------------------------------


def test_trait_is_added_in_its_one_form_and_shown(case: Case, worker: User) -> None:
    response = page(worker, "trait_create", case, kind="phone", value="07700 900123", note=RIGHT_TO_LEFT)
    assert response.status_code == 302
    trait = Trait.objects.get(perpetrator=case.perpetrator)
    assert (trait.value, trait.key, trait.note) == ("07700 900123", "+447700900123", RIGHT_TO_LEFT)
    shown = words(page(worker, "case_people", case))
    assert "07700 900123" in shown
    assert "<script>alert" not in shown


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "phone", "value": "999"}, "public line"),
        ({"kind": "phone", "value": "ring him"}, "no letters"),
        ({"kind": "phone", "value": LONG}, "Use 200 characters or fewer."),
        ({"kind": "alias", "value": ""}, "Write it here."),
        ({"kind": "alias", "value": "a\x00b"}, "cannot be kept"),
        ({"kind": "account", "value": "@x", "platform": ""}, "Name the app or site."),
        ({"kind": "alias", "value": "Spider", "from_day": "1/1/2099"}, "This day has not come yet."),
        ({"kind": "alias", "value": "Spider", "from_day": "1/1/1890"}, "Check the year"),
    ],
)
def test_trait_with_a_mistake_says_so_and_keeps_what_was_typed(
    case: Case, worker: User, fields: dict[str, str], sentence: str
) -> None:
    response = page(worker, "trait_create", case, note="Seen twice", **fields)
    assert response.status_code == 200
    assert sentence in words(response)
    assert "Seen twice" in words(response)
    assert not Trait.objects.exists()


def test_trait_ends_but_stays_and_two_who_change_it_see_both_texts(case: Case, worker: User) -> None:
    now = timezone.now()
    trait = add_trait(case, {"kind": "alias", "value": "Spider"}, by=worker, now=now)
    ended = {"kind": "alias", "value": "Spider", "last_day": "1/3/2026"}
    assert page(worker, "trait_change", case, trait.public_id, **ended).status_code == 302
    assert "Until Sun 1 Mar 2026" in words(page(worker, "case_people", case))
    late = page(worker, "trait_change", case, trait.public_id, kind="alias", value="The Spider")
    assert late.status_code == 409
    assert "Somebody else changed this meanwhile" in words(late)
    assert "The Spider" in words(late)
    trait.refresh_from_db()
    assert (trait.version, trait.history.count()) == (2, 2)


def test_trait_of_another_case_is_not_there(case: Case, worker: User) -> None:
    other = make_case()
    trait = add_trait(other, {"kind": "alias", "value": "Spider"}, by=worker, now=timezone.now())
    assert page(worker, "trait_change", case, trait.public_id, kind="alias", value="Mine").status_code == 404


def test_extra_fields_change_nothing_else(case: Case, worker: User) -> None:
    other = make_case()
    extra = {"organisation": str(other.organisation_id), "perpetrator": str(other.perpetrator_id), "id": "7"}
    page(worker, "trait_create", case, kind="alias", value="Spider", **extra)
    trait = Trait.objects.get()
    assert (trait.perpetrator_id, trait.organisation_id) == (case.perpetrator_id, case.organisation_id)


# --- The client, the perpetrator, others --------------------------------------------------------------------


def test_client_and_perpetrator_are_changed_with_their_histories(case: Case, worker: User) -> None:
    answer = page(worker, "client_change", case, first_name="नीलम", last_name="O'Brien-Smith", born_on="3/4/1990")
    assert answer.status_code == 302
    page(worker, "perpetrator_change", case, name="Corin Thrale", about_age="45", weapons="yes", weapons_note="A bow")
    case.victim.refresh_from_db()
    assert (case.victim.first_name, case.victim.history.count()) == ("नीलम", 2)
    shown = words(page(worker, "case_people", case))
    assert "Yes. A bow" in shown
    assert "About 45 years old" in shown
    assert "Present or former partner" in shown


@pytest.mark.parametrize(
    ("written", "kept", "shown"),
    [
        ("1985", ("1985-01-01", "year"), "1985, "),
        ("March 1985", ("1985-03-01", "month"), "March 1985, "),
        ("12/3/85", ("1985-03-12", "day"), "12 March 1985, "),
    ],
)
def test_part_of_a_date_of_birth_is_kept_shown_and_offered_again_as_such(
    case: Case, worker: User, written: str, kept: tuple[str, str], shown: str
) -> None:
    assert page(worker, "client_change", case, first_name="Ada", born_on=written).status_code == 302
    page(worker, "perpetrator_change", case, name="Corin", born_on=written, weapons="no")
    case.victim.refresh_from_db()
    case.perpetrator.refresh_from_db()
    assert (str(case.victim.born_on), case.victim.born_precision) == kept
    assert (str(case.perpetrator.born_on), case.perpetrator.born_precision) == kept
    people = words(page(worker, "case_people", case))
    assert people.count(shown) == 2 and "January 1985" not in people
    offered = page(worker, "client_change", case).content.decode()
    assert f'value="{case.victim.born.written if case.victim.born else ""}"' in offered


def test_date_of_birth_that_lies_ahead_is_refused_in_a_form(case: Case, worker: User) -> None:
    ahead = str(timezone.now().year + 1)
    response = page(worker, "client_change", case, first_name="Ada", born_on=f"1/1/{ahead}")
    assert "This day has not come yet." in words(response)


@pytest.mark.parametrize("age", ["-1", "121", "old", "9" * 40])
def test_age_of_no_human_is_refused(case: Case, worker: User, age: str) -> None:
    response = page(worker, "perpetrator_change", case, name="Corin", about_age=age, weapons="no")
    assert "Give an age in years" in words(response)


def test_other_person_is_added_once_however_often_the_button_is_pressed(case: Case, worker: User) -> None:
    fields = {"name": "Juniper", "relation": "child", "school": "Hollow Oak", "submission": str(uuid4())}
    known = dict.fromkeys(("lives_with_client", "also_targeted", "to_protect"), "yes")
    for _ in range(2):
        assert page(worker, "other_person_create", case, **fields, **known).status_code == 302
    person = OtherPerson.objects.get()
    assert person.organisation_id == case.organisation_id
    assert "School or nursery: Hollow Oak" in words(page(worker, "case_people", case))


def test_people_page_tells_of_cases_out_of_reach_only_that_they_are(case: Case, worker: User) -> None:
    other = make_case(organisation=case.organisation, perpetrator=case.perpetrator)
    shown = words(page(worker, "case_people", case))
    assert "1 other case" in shown
    assert "Ask your supervisor" in shown
    assert other.reference not in shown


def test_pages_about_people_ask_as_often_for_thirty_rows_as_for_one(case: Case, worker: User) -> None:
    asked = []
    for rows in (1, 29):
        for number in range(rows):
            add_trait(case, {"kind": "alias", "value": f"Spider {number}"}, by=worker, now=timezone.now())
            add_channel(case.victim, {"way": "post", "value": f"Box {number}"}, by=worker, now=timezone.now())
        with CaptureQueriesContext(connection) as queries:
            page(worker, "case_people", case)
            page(worker, "case_safety", case)
        asked.append(len(queries))
    assert asked[0] == asked[1]


# --- Reaching the client ------------------------------------------------------------------------------------


def test_plan_of_a_case_is_read_from_its_rows(case: Case, worker: User) -> None:
    now = timezone.now()
    assert may_contact(contact_plan(case), now, ContactWay.PHONE).verdict is ContactVerdict.BLOCKED
    make_event(case=case, kind="application", facts={"step": "listed", "hearing_on": "2026-03-30"})
    page(worker, "channel_create", case, way="phone", value="07700 900123", safe="safe", texts="on")
    page(worker, "safe_hours_create", case, days=["0", "1"], opens="10:00", closes="3pm")
    status = {"safe_contact": "safe", "court_day_rule": "not_at_all", "interpreter": "no", "device_watched": "yes"}
    response = page(worker, "safe_contact_change", case, version="1", code_word="Marigold", **status)
    assert response.status_code == 302
    case.victim.refresh_from_db()
    plan = contact_plan(case)
    assert plan.status is ContactStatus.SAFE
    assert plan.ways == {ContactWay.PHONE: ContactStatus.SAFE, ContactWay.TEXT: ContactStatus.SAFE}
    assert [day.isoformat() for day in plan.court_days] == ["2026-03-30"]
    history = words(page(worker, "case_history", case))
    assert "Safe hours: Mon, Tue 10:00 to 15:00" in history
    assert "Marigold" in history
    shown = words(page(worker, "case_safety", case))
    assert "Safe times: Mon, Tue 10:00 to 15:00. No voicemail. Ask for the code word." in shown
    assert "Marigold" in shown


def test_safe_contact_changed_by_two_at_once_is_not_overwritten(case: Case, worker: User) -> None:
    now, victim = timezone.now(), case.victim
    change_safe_contact(victim, SafeContactChange({}, {"code_word": "Marigold"}, 1), by=worker, now=now)
    with pytest.raises(RowChangedSince):
        change_safe_contact(victim, SafeContactChange({}, {"code_word": "Thistle"}, 1), by=worker, now=now)
    assert ContactRules.objects.get().code_word == "Marigold"


@pytest.mark.parametrize(
    ("name", "fields", "sentence"),
    [
        ("channel_create", {"way": "phone", "value": "999", "safe": "safe"}, "public line"),
        ("channel_create", {"way": "email", "value": "nobody", "safe": "safe"}, "not an e-mail address"),
        ("channel_create", {"way": "magic", "value": "x", "safe": "safe"}, "Choose what it is."),
        ("safe_hours_create", {"days": ["7"], "opens": "10:00", "closes": "11:00"}, "Choose days of the week."),
        ("safe_hours_create", {"opens": "10:00", "closes": "25:00"}, "Choose at least one day."),
        ("safe_hours_create", {"days": ["1"], "opens": "soon", "closes": "11:00"}, "not a time we can read"),
        (
            "safe_contact_change",
            {"safe_contact": "safe", "code_word": "Fig", "duress_word": "fig", "court_day_rule": "as_usual"},
            "must differ",
        ),
    ],
)
def test_mistakes_about_contact_are_said_in_words(
    case: Case, worker: User, name: str, fields: dict[str, Any], sentence: str
) -> None:
    response = page(worker, name, case, **fields)
    assert response.status_code == 200
    assert sentence in words(response)


# --- The safe address ---------------------------------------------------------------------------------------


def test_safe_address_is_masked_and_shown_once_for_a_reason(case: Case, worker: User) -> None:
    fields = {"address": ADDRESS, "hidden_from": "Him", "who_else_knows": "Nobody", "checked": "on"}
    assert page(worker, "safe_address_change", case, **fields).status_code == 302
    for name in ("case_safety", "safe_address_change", "safe_address_reveal", "case_history", "case_detail"):
        assert "Elm Road" not in words(page(worker, name, case)), name
    assert "Elm Road" not in words(page(worker, "safe_address_reveal", case, reason="aaaaaaaaaaaaaaaaaaa"))
    key = str(uuid4())
    shown = page(worker, "safe_address_reveal", case, reason="The police fit the alarm tonight", submission=key)
    assert "Elm Road" in words(shown)
    assert shown.headers["Cache-Control"] == "no-store"
    again = page(worker, "safe_address_reveal", case, reason="The police fit the alarm tonight", submission=key)
    assert again.status_code == 302
    assert "say again why" in " ".join(map(str, get_messages(again.wsgi_request)))
    assert AddressReveal.objects.get().by == worker
    trail = [f"{entry.act} {entry.detail}" for entry in AuditEntry.objects.all()]
    assert any("safe_address.reveal" in line for line in trail)
    assert not any("Elm" in line for line in trail)


def test_no_draft_is_kept_of_the_safe_address(case: Case, worker: User) -> None:
    assert "data-draft" in words(page(worker, "client_change", case))
    for name in ("safe_address_change", "safe_address_reveal"):
        assert "data-draft" not in words(page(worker, name, case))


def test_safe_address_asks_each_time_who_else_knows_it(case: Case, worker: User) -> None:
    hide(case, worker)
    unasked = page(worker, "safe_address_change", case, address="", hidden_from="Him", who_else_knows="Her aunt")
    assert "Ask the client who else knows" in words(unasked)
    kept = {"address": "", "hidden_from": "Him", "who_else_knows": "Her aunt", "checked": "on"}
    assert page(worker, "safe_address_change", case, **kept).status_code == 302
    address = SafeAddress.objects.get()
    assert (address.address, address.who_else_knows, address.version) == (ADDRESS, "Her aunt", 2)


def test_safe_address_of_the_perpetrator_is_stopped_until_a_supervisor_says_why(
    case: Case, worker: User, supervisor: User
) -> None:
    add_trait(case, {"kind": "address", "value": "12 elm rd, BN34QR"}, by=worker, now=timezone.now())
    fields = {"address": ADDRESS, "hidden_from": "Him", "who_else_knows": "Nobody", "checked": "on"}
    stopped = page(worker, "safe_address_change", case, override="I want it very much", **fields)
    assert "Only a supervisor can keep it" in words(stopped)
    assert "say why below" in words(page(supervisor, "safe_address_change", case, **fields))
    assert not SafeAddress.objects.exists()
    kept = page(supervisor, "safe_address_change", case, override="He moved out in May, she moved back", **fields)
    assert kept.status_code == 302
    assert Concern.objects.get().kind == ConcernKind.ADDRESS_CLASH
    assert SafeAddress.objects.get().clash_allowed_by == supervisor


def test_address_of_the_perpetrator_that_is_the_safe_one_is_stopped_too(
    case: Case, worker: User, supervisor: User
) -> None:
    hide(case, worker)
    fields = {"kind": "address", "value": "12 Elm Rd, Hove"}
    assert "Only a supervisor can keep it" in words(page(worker, "trait_create", case, **fields))
    assert not Trait.objects.exists()
    kept = page(supervisor, "trait_create", case, override="He has found out where she lives", **fields)
    assert kept.status_code == 302
    assert Concern.objects.get().case == case


def test_address_of_a_client_out_of_reach_is_not_given_away_but_reaches_her_supervisor(
    case: Case, worker: User
) -> None:
    other = make_case(organisation=case.organisation, perpetrator=case.perpetrator)
    hide(other, make_user(teams=[other.team]))
    answer = page(worker, "trait_create", case, kind="address", value="12 Elm Rd, Hove")
    assert answer.status_code == 302
    assert Concern.objects.get().case == other


def test_text_that_gives_the_safe_address_away_is_known(case: Case, worker: User) -> None:
    assert not holds_safe_address(case, "He waited at 12 Elm Road")
    hide(case, worker)
    assert holds_safe_address(case, "He waited at 12 Elm Road")
    assert not holds_safe_address(case, "He waited at the station")


def test_safe_address_without_a_reason_is_refused_by_the_service(case: Case, supervisor: User) -> None:
    now = timezone.now() - timedelta(days=1)
    add_trait(case, {"kind": "address", "value": ADDRESS}, by=supervisor, now=now)
    with pytest.raises(RuleViolation, match="say why"):
        hide(case, supervisor)
    with pytest.raises(RuleViolation, match="in a few words why"):
        hide(case, supervisor, override="because")
