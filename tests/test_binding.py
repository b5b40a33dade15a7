"""Sends every form with the mark of somebody else, and finds each of them refused and nothing changed."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.drafts.models import Draft
from accounts.people.models import Role, User
from accounts.permissions.access import has_permission
from accounts.submissions.form_owner import ANSWER, FIELD, mark_of
from accounts.trail.models import AuditEntry
from casework.cases.models.closing import Closing
from casework.concerns.models import Concern
from orders.letters.services import approval
from tests.access_table import NOT_SIGNED_IN, ROUTES, Person, Route, Thing
from tests.factories import make_user
from tests.orders.cases.test_closing import checklist
from tests.orders.lettering import act, ready, scene
from tests.shared_case import live_case
from tests.test_access import PATTERNS, World, make_world

pytestmark = pytest.mark.django_db

BOUND: Final = {
    name: route for name, route in ROUTES.items() if "POST" in route.methods and not route.is_open and name != "logout"
}
MAY_BE_WRITTEN: Final = re.compile(
    r'^(SAVEPOINT|RELEASE|ROLLBACK|\(?SELECT|INSERT INTO "accounts_auditentry"|UPDATE "accounts_usersession"'
    r'|INSERT INTO "accounts_usersession")'
)
WORDS: Final = "Wicker basket at the gate"
SIGNED_OR_APPROVED: Final = frozenset(
    {
        *("signature_answer", "case_close", "case_reopen", "closing_ask", "letter_decide", "letter_hand_in"),
        *("request_decide", "interim_decide", "proceeding_decide", "consent_record", "not_pursued_answer"),
        *("concern_answer", "case_transfer", "reassignment_start", "import_load", "agreement_withdraw"),
        *("exhibit_create", "upload_part", "upload_finish", "diary_feed_revoke", "draft_discard", "drafts"),
    }
)
"""Where a form in the wrong name would do most: the walk must meet them."""


def with_tokens(user: User) -> tuple[Client, str]:
    """A browser that must bring what real ones bring, and the CSRF token of its session."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("password_change")).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return client, found.group(1)


def may_reach(world: World, route: Route) -> bool:
    """A form of files is read once its case is known to be in sight: elsewhere the answer is what it always is."""
    in_sight = route.about is Thing.NOTHING or world.person in route.seen_by
    return bool(in_sight and world.user and (not route.permission or has_permission(world.user, route.permission)))


@pytest.mark.parametrize("person", [Person.OWNER, Person.SUPERVISOR, Person.MANAGER, Person.LIAISON, Person.AUDITOR])
def test_every_form_in_the_name_of_another_is_refused_and_changes_nothing(person: Person) -> None:
    world = make_world(person)
    assert world.user and person not in NOT_SIGNED_IN
    client, token = with_tokens(world.user)
    mark = mark_of(make_user(organisation=world.user.organisation), now=timezone.now())
    wrong, met = [], set()
    for name, route in BOUND.items():
        if not may_reach(world, route):
            continue
        met.add(name)
        sent = {"submission": str(uuid4()), "csrfmiddlewaretoken": token, FIELD: mark, "text": WORDS}
        place = world.address(name)
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(place, sent)
        written = [each["sql"] for each in asked if not MAY_BE_WRITTEN.match(each["sql"])]
        if answer.status_code != 409 or ANSWER not in answer.headers or written:
            wrong.append(f"{name}: {answer.status_code} {written}")
    assert wrong == []
    assert AuditEntry.objects.filter(act="refused_form_of_another").count() == len(met)
    if person is Person.SUPERVISOR:
        assert met >= SIGNED_OR_APPROVED - {"diary_feed_revoke", "reassignment_start", "upload_part", "upload_finish"}


def test_every_form_without_a_mark_is_refused_and_with_its_own_is_let_through() -> None:
    world = make_world(Person.OWNER)
    assert world.user
    client, token = with_tokens(world.user)
    wrong = []
    for name, route in BOUND.items():
        if not may_reach(world, route):
            continue
        sent = {"submission": str(uuid4()), "csrfmiddlewaretoken": token}
        unmarked = client.post(world.address(name), sent)
        if unmarked.status_code != 400 or "This form cannot be sent" not in unmarked.content.decode():
            wrong.append(f"{name} without a mark: {unmarked.status_code}")
        with transaction.atomic():
            own = client.post(world.address(name), {**sent, FIELD: mark_of(world.user, now=timezone.now())})
            transaction.set_rollback(True)
        if own.status_code not in {200, 302, 409} or ANSWER in own.headers:  # 409: it does not stand so any more
            wrong.append(f"{name} with its own mark: {own.status_code}")
    assert wrong == []


def test_no_view_but_those_of_files_and_signing_out_looks_after_itself() -> None:
    views = {name: each.callback for name, each in PATTERNS.items()}
    assert {name for name, view in views.items() if getattr(view, "binds_itself", False)} == {"exhibit_create"}
    assert {name for name, view in views.items() if not getattr(view, "is_bound", True)} == {"logout"}


# --- Signatures, closings and approvals -----------------------------------------------------------------------------


def sent_twice(name: str, row: Any, by: User, fields: dict[str, Any]) -> tuple[Any, Any]:
    """A good form of a supervisor: from somebody else's page first, then from one of their own."""
    client, token = with_tokens(by)
    place = reverse(name, args=[row.public_id])
    answers = []
    for owner in (make_user(role=Role.SUPERVISOR, organisation=by.organisation), by):
        marks = {"csrfmiddlewaretoken": token, FIELD: mark_of(owner, now=timezone.now()), "draft_place": place}
        answers.append(client.post(place, {"submission": str(uuid4()), **marks, **fields}))
    return answers[0], answers[1]


def test_signature_closing_and_answer_are_given_by_nobody_but_the_person_who_was_asked() -> None:
    told = live_case()
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    forms: list[tuple[str, Any, dict[str, Any]]] = [
        ("signature_answer", told.signature, {"answer": "signed", "words": ""}),
        *(("concern_answer", row, {"answer": "Looked at"}) for row in Concern.objects.open().filter(case=told.case)),
        ("case_close", told.case, checklist()),
    ]
    for name, row, fields in forms:
        refused, accepted = sent_twice(name, row, supervisor, fields)
        assert refused.status_code == 409, name
        assert accepted.status_code in {200, 302}, name
    told.signature.refresh_from_db()
    assert told.signature.answered_by == supervisor
    assert not Draft.objects.filter(user=supervisor).exists()
    assert not Closing.objects.exclude(closed_by=None).exclude(closed_by=supervisor).exists()


def test_letter_is_approved_by_nobody_but_the_person_who_read_it() -> None:
    told = scene()
    letter = act(approval.hand_in, ready(told), told.worker)
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    fields = {"decision": "approve", "reason": "", "version": letter.version}
    refused, accepted = sent_twice("letter_decide", letter, supervisor, fields)
    assert (refused.status_code, accepted.status_code) == (409, 302)
    letter.refresh_from_db()
    assert letter.approved_by == supervisor
