"""Sharing a case with a force and ending a share: the rules, the services and the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.people.models import Organisation, Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.cases.services.references import REFERENCE_ALPHABET, new_reference
from casework.sharing.models.share import Share
from casework.sharing.rules.shares import check_share
from casework.sharing.services.shares import AgreedNow, NewShare, revoke_share, share_case
from tests.factories import OPENED_AT, make_case, make_force, make_organisation, make_share, make_user

NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
TODAY = date(2026, 3, 3)
PURPOSE = "To act on a breach"
AGREED = {"basis": "agreed", "agreed_on": "2/3/2026", "agreed_how": "phone"}


def new_share(force: Organisation, *, purpose: str = PURPOSE) -> NewShare:
    return NewShare(force=force, purpose=purpose, rests_on=AgreedNow(TODAY, "phone"))


# --- Rules --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last_day", [None, TODAY, TODAY + timedelta(days=90)])
def test_check_share_with_a_force_a_purpose_and_an_end_not_past_is_accepted(last_day: date | None) -> None:
    check_share(purpose=PURPOSE, last_day=last_day, today=TODAY, force_is_police=True)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"purpose": " \n"}, "purpose"),
        ({"last_day": TODAY - timedelta(days=1)}, "last_day"),
        ({"force_is_police": False}, "force"),
    ],
)
def test_check_share_names_what_is_wrong(change: dict[str, object], field: str) -> None:
    right: dict[str, object] = {
        "purpose": PURPOSE,
        "last_day": None,
        "today": TODAY,
        "force_is_police": True,
    }
    with pytest.raises(RuleViolation) as refusal:
        check_share(**{**right, **change})  # type: ignore[arg-type]
    assert refusal.value.field == field


def test_new_reference_says_nothing_and_has_no_letters_that_look_alike() -> None:
    references = {new_reference() for _ in range(200)}
    assert len(references) == 200
    for reference in references:
        start, first, second = reference.split("-")
        assert (start, len(first), len(second)) == ("HW", 4, 4)
        assert set(first + second) <= set(REFERENCE_ALPHABET)
    assert not set("01ILOSBZU58") & set(REFERENCE_ALPHABET)


# --- What the database refuses ------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"last_day": OPENED_AT.date() - timedelta(days=1)}, "share_last_day_not_before_start"),
        ({"purpose": ""}, "share_has_purpose"),
        ({"purpose": " \n "}, "share_has_purpose"),
    ],
)
def test_share_that_cannot_be_is_refused(fields: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make_share(**fields)


@pytest.mark.django_db
def test_share_with_the_owner_itself_is_refused() -> None:
    case = make_case()
    with pytest.raises(IntegrityError, match="share_is_with_somebody_else"):
        make_share(case=case, force=case.organisation)


@pytest.mark.django_db
@pytest.mark.parametrize(("first_ends", "second_starts"), [(None, 1), (10, 10), (10, 0)])
def test_share_two_at_a_time_with_one_force_are_refused(first_ends: int | None, second_starts: int) -> None:
    start = OPENED_AT.date()
    share = make_share(last_day=None if first_ends is None else start + timedelta(days=first_ends))
    with pytest.raises(IntegrityError, match="share_one_at_a_time"):
        make_share(case=share.case, shared_on=start + timedelta(days=second_starts))


@pytest.mark.django_db
def test_share_after_the_last_day_of_another_or_with_another_force_is_accepted() -> None:
    start = OPENED_AT.date()
    case = make_share(last_day=start).case
    make_share(case=case, shared_on=start + timedelta(days=1))
    make_share(case=case, force=make_force("kent"))


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "seen"), [(-1, False), (0, True), (5, True), (6, False)])
def test_live_from_the_first_to_the_last_day_inclusive(days: int, seen: bool) -> None:
    start = OPENED_AT.date()
    make_share(last_day=start + timedelta(days=5))
    assert Share.objects.live(start + timedelta(days=days)).exists() == seen


# --- Services -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_share_case_lets_the_force_see_it_and_is_in_the_trail_of_the_owner() -> None:
    case = make_case()
    by = make_user(organisation=case.organisation)
    share = share_case(case, new_share(case.victim_force, purpose=f" {PURPOSE} "), by=by, now=NOW)
    assert (share.shared_on, share.purpose, share.shared_by) == (TODAY, PURPOSE, by)
    assert share.organisation == case.organisation
    entry = AuditEntry.objects.get(act="share.create")
    assert (entry.user, entry.organisation, entry.at) == (by, case.organisation, NOW)
    assert entry.detail == {"case": str(case.public_id), "force": "sussex", "basis": "agreement"}


@pytest.mark.django_db
def test_share_case_begins_on_the_london_day() -> None:
    case = make_case()
    late_evening = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    share = share_case(case, new_share(case.victim_force), by=make_user(), now=late_evening)
    assert share.shared_on == date(2026, 7, 1)


@pytest.mark.django_db
def test_share_case_already_shared_is_refused_beside_the_force() -> None:
    case = make_share().case
    with pytest.raises(RuleViolation, match="already shared with Sussex Police") as refusal:
        share_case(case, new_share(case.victim_force), by=make_user(), now=NOW)
    assert refusal.value.field == "force"
    assert case.shares.count() == 1


@pytest.mark.django_db
def test_share_case_with_a_service_is_refused() -> None:
    with pytest.raises(RuleViolation, match="only be shared with a police force"):
        share_case(make_case(), new_share(make_organisation()), by=make_user(), now=NOW)


@pytest.mark.django_db
def test_revoke_share_ends_it_at_once_and_another_may_follow() -> None:
    share = make_share()
    by = make_user(organisation=share.organisation)
    revoked = revoke_share(share, by=by, now=NOW)
    assert revoked.revoked_at == NOW
    assert not Share.objects.live(TODAY).exists()
    assert AuditEntry.objects.get(act="share.revoke").subject_id == str(share.public_id)
    share_case(share.case, new_share(share.force), by=by, now=NOW)
    assert Share.objects.live(TODAY).count() == 1


@pytest.mark.django_db
def test_revoke_share_twice_is_refused_and_keeps_the_first_moment() -> None:
    share = make_share()
    revoke_share(share, by=make_user(), now=NOW)
    with pytest.raises(RuleViolation, match="already been ended"):
        revoke_share(share, by=make_user(), now=NOW + timedelta(hours=1))
    share.refresh_from_db()
    assert share.revoked_at == NOW


@pytest.mark.django_db
def test_history_of_a_share_keeps_both_states() -> None:
    share = make_share()
    revoke_share(share, by=make_user(), now=NOW)
    assert [row.revoked_at for row in share.history.all()] == [NOW, None]


# --- Pages --------------------------------------------------------------------------------------------------


@pytest.fixture
def case() -> Case:
    case = make_case()
    case.caseworker = make_user(organisation=case.organisation)
    case.save()
    return case


def signed_in(client: Client, user: User | None) -> Client:
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def post_share(client: Client, case: Case, **fields: str) -> HttpResponse:
    ends = {"ends": "on_a_day" if fields.get("last_day") else "no_end", "last_day": ""}
    form = {"force": "sussex", "purpose": PURPOSE, **ends, **AGREED, "submission": str(uuid4()), **fields}
    address = reverse("share_create", args=[case.public_id])
    return client.post(address, form)  # type: ignore[return-value]


@pytest.mark.django_db
def test_share_create_page_suggests_the_force_of_the_victim_or_of_the_address(client: Client, case: Case) -> None:
    signed_in(client, case.caseworker)
    address = reverse("share_create", args=[case.public_id])
    assert '<option value="sussex" selected>' in client.get(address).content.decode()
    assert '<option value="kent" selected>' in client.get(address + "?force=kent").content.decode()
    assert client.get(address + "?force=%00nowhere").status_code == 200


@pytest.mark.django_db
def test_share_create_saves_and_leads_back_to_the_case(client: Client, case: Case) -> None:
    response = post_share(signed_in(client, case.caseworker), case, last_day="3/3/2199")
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("case_detail", args=[case.public_id])
    share = case.shares.get()
    assert (share.force.slug, share.last_day, share.shared_by) == (
        "sussex",
        date(2199, 3, 3),
        case.caseworker,
    )


@pytest.mark.django_db
def test_share_create_button_pressed_twice_makes_one_share(client: Client, case: Case) -> None:
    signed_in(client, case.caseworker)
    key = str(uuid4())
    answers = [post_share(client, case, submission=key).headers["Location"] for _ in range(2)]
    assert len(set(answers)) == 1
    assert case.shares.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"force": ""}, "Choose a police force."),
        ({"force": "nowhere"}, "Choose a police force from the list."),
        ({"purpose": "  "}, "Say why the police need to see this case."),
        ({"ends": ""}, "Choose whether it ends on a day, has no end, or nobody knows yet."),
        ({"ends": "on_a_day", "last_day": ""}, "Give the last day on which it holds."),
        ({"ends": "no_end", "last_day": "3/3/2199"}, "but chose that it has no end."),
        ({"ends": "not_known", "last_day": "3/3/2199"}, "but chose that nobody knows it."),
        ({"last_day": "31/4/2026"}, "31/4/2026 is not a real date."),
        ({"last_day": "1/1/2020"}, "The last day of a share cannot be before today."),
    ],
)
def test_share_create_with_a_mistake_says_so_and_saves_nothing(
    client: Client, case: Case, fields: dict[str, str], sentence: str
) -> None:
    response = post_share(signed_in(client, case.caseworker), case, **fields)
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not case.shares.exists()
    assert not AuditEntry.objects.filter(act="share.create").exists()


@pytest.mark.django_db
def test_share_create_already_shared_says_so_beside_the_force(client: Client, case: Case) -> None:
    make_share(case=case)
    page = post_share(signed_in(client, case.caseworker), case).content.decode()
    assert "This case is already shared with Sussex Police." in page
    assert PURPOSE in page


@pytest.mark.django_db
def test_share_create_of_a_case_out_of_sight_is_not_found(client: Client, case: Case) -> None:
    stranger = make_user(organisation=case.organisation)
    assert post_share(signed_in(client, stranger), case).status_code == 404


@pytest.mark.django_db
def test_share_create_by_a_liaison_who_sees_the_case_is_forbidden(client: Client, case: Case) -> None:
    make_share(case=case)
    liaison = make_user(role=Role.POLICE_LIAISON, organisation=case.victim_force)
    assert post_share(signed_in(client, liaison), case, force="kent").status_code == 403


@pytest.mark.django_db
def test_share_revoke_asks_first_and_then_ends_it(client: Client, case: Case) -> None:
    share = make_share(case=case)
    signed_in(client, case.caseworker)
    address = reverse("share_revoke", args=[case.public_id, share.public_id])
    assert "End the share with Sussex Police?" in client.get(address).content.decode()
    assert Share.objects.get().revoked_at is None
    response = client.post(address, {"submission": str(uuid4())})
    assert response.headers["Location"] == reverse("case_detail", args=[case.public_id])
    assert Share.objects.get().revoked_at is not None


@pytest.mark.django_db
def test_share_revoke_of_one_ended_meanwhile_says_that_it_was_ended(client: Client, case: Case) -> None:
    share = make_share(case=case, revoked_at=NOW)
    signed_in(client, case.caseworker)
    address = reverse("share_revoke", args=[case.public_id, share.public_id])
    response = client.post(address, {"submission": str(uuid4())})
    assert response.status_code == 409
    assert "This share has already been ended." in response.content.decode()
    assert Share.objects.get().revoked_at == NOW


@pytest.mark.django_db
def test_share_revoke_of_another_cases_share_is_not_found(client: Client, case: Case) -> None:
    signed_in(client, case.caseworker)
    foreign = make_share()
    address = reverse("share_revoke", args=[case.public_id, foreign.public_id])
    assert client.post(address, {"submission": str(uuid4())}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.revoked_at is None
