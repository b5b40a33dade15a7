"""What is typed and not sent: kept for one person and one form, wiped when it is sent, never brought back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.drafts.models import Draft
from accounts.drafts.services import (
    KEPT_FOR,
    LONGEST_DRAFT,
    MOST_DRAFTS,
    DraftInput,
    forget_old,
    keep_draft,
    read_fields,
)
from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.submissions.models import Submission
from casework.incidents.models.incident import Incident
from tests.factories import make_case, make_user
from tests.shared_case import live_case

NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
PLACE = "/incidents/new/"


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ('{"text": ["Two calls"]}', {"text": ["Two calls"]}),
        ('{"text": ["a\\u0000b"], "all": []}', {"text": ["ab"], "all": []}),
        ('{"password": ["secret"], "new_password1": ["x"], "csrfmiddlewaretoken": ["x"], "submission": ["x"]}', {}),
        ('{"text": ["\\ud800"]}', {"text": [""]}),
        ("{}", {}),
    ],
)
def test_fields_are_read_without_what_cannot_or_must_not_be_kept(written: str, fields: dict[str, Any]) -> None:
    assert read_fields(written) == fields


@pytest.mark.parametrize(
    "written", ["", "[]", "{", '{"a": "b"}', '{"a": [1]}', "[" * 100_000, "x" * (LONGEST_DRAFT + 1)]
)
def test_rubbish_and_floods_are_refused(written: str) -> None:
    with pytest.raises(RuleViolation):
        read_fields(written)


def typed(**given: Any) -> DraftInput:
    fields = {"place": PLACE, "key": uuid4(), "form": 0, "title": "Log an incident", "fields": {"text": ["Two calls"]}}
    return DraftInput(**{**fields, **given})


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["", "//elsewhere.test/", "https://elsewhere.test/", "/nowhere/", "/" + "x" * 600])
def test_draft_belongs_to_a_page_of_ours(place: str) -> None:
    with pytest.raises(RuleViolation):
        keep_draft(make_user(), typed(place=place), now=NOW)


@pytest.mark.django_db
def test_two_tabs_keep_two_drafts_and_one_brought_back_takes_the_place_of_the_first() -> None:
    user = make_user()
    first = keep_draft(user, typed(), now=NOW)
    keep_draft(user, typed(), now=NOW)
    assert Draft.objects.count() == 2
    keep_draft(user, typed(instead_of=first.key, unchanged_since=NOW), now=NOW + timedelta(minutes=1))
    assert Draft.objects.count() == 2
    assert not Draft.objects.filter(key=first.key).exists()


@pytest.mark.django_db
def test_draft_that_its_own_tab_has_saved_again_is_not_taken_away() -> None:
    user = make_user()
    first = keep_draft(user, typed(), now=NOW)
    keep_draft(user, typed(key=first.key, fields={"text": ["More"]}), now=NOW + timedelta(seconds=5))
    keep_draft(user, typed(instead_of=first.key, unchanged_since=NOW), now=NOW + timedelta(minutes=1))
    assert Draft.objects.get(key=first.key).fields == {"text": ["More"]}


@pytest.mark.django_db
def test_late_save_of_a_form_that_was_sent_is_refused() -> None:
    user, key = make_user(), uuid4()
    Submission.objects.create(key=key, user=user, answer="/", at=NOW)
    with pytest.raises(RuleViolation, match="has been sent"):
        keep_draft(user, typed(key=key), now=NOW)


@pytest.mark.django_db
def test_only_the_latest_drafts_of_a_person_are_kept() -> None:
    user = make_user()
    Draft.objects.bulk_create(
        Draft(user=user, key=uuid4(), place=PLACE, fields={}, saved_at=NOW) for _ in range(MOST_DRAFTS)
    )
    keep_draft(user, typed(), now=NOW + timedelta(minutes=1))
    assert Draft.objects.count() == MOST_DRAFTS


@pytest.mark.django_db
def test_old_drafts_and_keys_are_forgotten_once() -> None:
    user = make_user()
    keep_draft(user, typed(), now=NOW - KEPT_FOR - timedelta(seconds=1))
    keep_draft(user, typed(), now=NOW)
    Submission.objects.create(key=uuid4(), user=user, at=NOW - timedelta(days=31))
    Submission.objects.create(key=uuid4(), user=user, at=NOW)
    assert (forget_old(now=NOW), forget_old(now=NOW)) == (2, 0)


def keep(client: Client, place: str, key: UUID, **fields: list[str]) -> dict[str, Any]:
    sent = {"place": place, "key": str(key), "form": "0", "title": "Log", "fields_typed": json.dumps(fields)}
    answer: dict[str, Any] = client.post(reverse("drafts"), sent).json()
    return answer


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
def test_draft_is_on_its_form_for_its_typist_alone_and_gone_once_sent() -> None:
    told = live_case()
    case = told.case
    client, key, place = signed_in(told.worker), uuid4(), reverse("risk_review_create", args=[case.public_id])
    assert keep(client, place, key, reason=["A lamp in the <lane>"])["kept"] is True
    page = client.get(place).content.decode()
    assert "A lamp in the &lt;lane&gt;" in page
    assert "A lamp" not in client.get(reverse("incident_create", args=[case.public_id])).content.decode()
    assert "A lamp" not in client.get(reverse("drafts")).content.decode()
    sent = {"submission": str(key), "level": "high", "reason": "A lamp in the lane"}
    assert client.post(place, sent).status_code == 302
    assert not Draft.objects.exists()
    assert keep(client, place, key, reason=["too late"]) == {"kept": False, "why": "This form has been sent."}


@pytest.mark.django_db
def test_refused_form_keeps_its_draft() -> None:
    case = make_case()
    case.caseworker = make_user(teams=[case.team])
    case.save()
    client, key, place = signed_in(case.caseworker), uuid4(), reverse("incident_create", args=[case.public_id])
    keep(client, place, key, text=["Two calls"])
    assert client.post(place, {"submission": str(key)}).status_code == 200
    assert Draft.objects.filter(key=key).exists()
    assert not Incident.objects.exists()


@pytest.mark.django_db
def test_draft_of_a_case_that_went_out_of_sight_is_shown_nowhere() -> None:
    case = make_case()
    case.caseworker = make_user(teams=[case.team])
    case.save()
    client, place = signed_in(case.caseworker), reverse("incident_create", args=[case.public_id])
    keep(client, place, uuid4(), text=["Stood by the gate"])
    case.caseworker = None
    case.save()
    answer = client.get(place)
    assert answer.status_code == 404
    assert "Stood by the gate" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"place": ""}, {"key": "x"}, {"fields_typed": "{"}, {"form": "-1"}, {"form": "9999"}]
)
def test_what_the_script_would_never_send_is_not_kept(wrong: dict[str, str]) -> None:
    sent = {"place": PLACE, "key": str(uuid4()), "fields_typed": "{}", **wrong}
    with transaction.atomic():
        answer = signed_in(make_user()).post(reverse("drafts"), sent)
    assert answer.json()["kept"] is False
    assert not Draft.objects.exists()


@pytest.mark.django_db
def test_draft_of_another_person_cannot_be_thrown_away() -> None:
    mine, other = make_user(), make_user()
    draft = keep_draft(mine, typed(), now=NOW)
    signed_in(other).post(reverse("draft_discard"), {"key": str(draft.key)})
    assert Draft.objects.exists()
    signed_in(mine).post(reverse("draft_discard"), {"key": str(draft.key)})
    assert not Draft.objects.exists()
