"""The pages of evidence: what arrives without a script and with one, what leaves and to whom, what is listed."""

from __future__ import annotations

import html
import logging
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.submissions.form_owner import mark_of
from casework.cases.models.case import Case
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.original import CopyState, ScanState
from casework.evidence.models.upload import Upload
from casework.evidence.services import evidence_gaps, exhibits
from casework.evidence.services.thumbnails import draw_small_pictures
from casework.evidence.services.working_copies import make_copies
from casework.incidents.models.incident import Incident
from tests.casework.exhibits import make_exhibit, png, sha256
from tests.factories import make_case, make_incident, make_team, make_user
from tests.watched_input import send_watched

pytestmark = pytest.mark.django_db

NOW = timezone.now()
SAID: dict[str, Any] = {"held_by": "service", "state": "held", "consent": "not_asked"}


@pytest.fixture
def case() -> Case:
    return make_case()


@pytest.fixture
def worker(case: Case) -> User:
    user = make_user(teams=[case.team])
    case.caseworker = user
    case.save()
    return user


@pytest.fixture
def client(worker: User) -> Client:
    return signed_in(worker)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(name: str, case: Case, thing: Any = None) -> str:
    return reverse(name, args=[case.public_id, *([thing.public_id] if thing else [])])


def photo(name: str = "him.png", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or png(), content_type="text/html")


def add(client: Client, case: Case, **fields: Any) -> Any:
    return client.post(at("exhibit_create", case), {"submission": str(uuid4()), **SAID, **fields})


# --- Adding -------------------------------------------------------------------------------------------------


def test_many_files_are_added_at_once_without_a_script(client: Client, case: Case) -> None:
    incident = make_incident(case=case)
    chosen = [photo(), photo("again.png", png(9)), photo("page.svg", b"<svg onload='alert(1)'/>")]
    response = add(client, case, chosen=chosen, title="<script>x</script>", incidents=[str(incident.public_id)])
    assert response.headers["Location"] == at("case_evidence", case)
    made = Exhibit.objects.order_by("id")
    assert [(each.label, each.original.media_type, each.original.copy.state) for each in made] == [
        ("E1", "image/png", CopyState.WAITING),
        ("E2", "image/png", CopyState.WAITING),
        ("E3", "text/html", CopyState.NONE),
    ]
    page = client.get(at("case_evidence", case)).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "Not scanned for viruses" in page


def test_form_that_is_sent_twice_makes_one_exhibit(client: Client, case: Case) -> None:
    key = str(uuid4())
    answers = [add(client, case, chosen=[photo()], submission=key) for _ in range(2)]
    assert {answer.headers["Location"] for answer in answers} == {at("case_evidence", case)}
    assert (Exhibit.objects.count(), Upload.objects.count()) == (1, 0)


def test_mistake_in_the_form_keeps_what_was_typed_and_what_arrived(client: Client, case: Case) -> None:
    response = add(client, case, chosen=[photo("\u202egnp.him")], shows="A man at the gate", held_by="nobody")
    page = response.content.decode()
    assert response.status_code == 200
    assert "A man at the gate" in page
    assert "gnp.him" in page
    assert "\u2068" in page
    upload = Upload.objects.get()
    assert not Exhibit.objects.exists()
    add(client, case, uploads=[str(upload.public_id)])
    assert Exhibit.objects.get().original.sha256 == sha256(png())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose at least one file"),
        ({"chosen": [SimpleUploadedFile("nothing.png", b"")]}, "This file is empty"),
        ({"kind": "physical", "shows": "a\x00b"}, "cannot be kept"),
        ({"kind": "physical", "captured_at_day": "3/3/2099", "captured_at_time": "10:00"}, "captured yet"),
        ({"uploads": [str(uuid4())]}, "no longer here"),
        ({"incidents": [str(uuid4())]}, "incidents of this case"),
    ],
)
def test_what_cannot_be_added_is_said_in_words(client: Client, case: Case, fields: Any, words: str) -> None:
    response = add(client, case, **fields)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Exhibit.objects.exists()


def test_thing_without_a_file_and_text_of_any_length(client: Client, case: Case) -> None:
    add(client, case, kind="physical", title="e" + "\u0301" * 150, shows="\u202e" + "o\u0308" * 5000, organisation="2")
    exhibit = Exhibit.objects.get()
    assert (exhibit.organisation, exhibit.kind) == (case.organisation, "physical")
    assert client.get(at("exhibit_detail", case, exhibit)).status_code == 200
    assert client.get(at("exhibit_copy", case, exhibit)).headers["Location"] == at("exhibit_detail", case, exhibit)


def test_upload_of_somebody_else_or_another_case_cannot_be_named(client: Client, case: Case, worker: User) -> None:
    other = make_case(team=case.team, caseworker=worker)
    content = png(77)
    start = client.post(at("upload_start", other), {"name": "a", "size": len(content), "sha256": sha256(content)})
    upload = Upload.objects.get(public_id=start.json()["id"])
    assert "no longer here" in add(client, case, uploads=[str(upload.public_id)]).content.decode()
    assert client.post(at("upload_finish", case, upload)).status_code == 404


def test_two_gigabytes_are_refused_before_they_are_read(client: Client, case: Case) -> None:
    class Body:
        def read(self, *_: int) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    announced: dict[str, Any] = {
        "CONTENT_LENGTH": str(2 * 1024**3),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": Body(),
    }
    for address in (at("exhibit_create", case), reverse("login")):
        response = client.generic("POST", address, **announced)
        assert response.status_code == 400
        assert "too much to send at once" in response.content.decode()


def test_form_needs_its_token_although_the_middleware_lets_it_pass(worker: User, case: Case) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    drawn_for = mark_of(worker, now=timezone.now())
    assert add(strict, case, chosen=[photo()], drawn_for=drawn_for).status_code == 403
    assert add(strict, case, chosen=[photo()]).status_code == 400
    assert not Exhibit.objects.exists()


# --- What cannot be shown -----------------------------------------------------------------------------------

KEPT = "Kept as it came; cannot be shown here"
NOT_SHOWN: dict[str, tuple[str, bytes]] = {
    "voice note": ("voicemail.amr", b"#!AMR\n" + bytes(range(256))),
    "film of an unknown brand": ("doorbell.mp4", b"\x00\x00\x00\x18ftypiso8\x00\x00\x02\x00" + bytes(range(256))),
    "chat": ("msgstore.db", b"SQLite format 3\x00" + bytes(99)),
    "program": ("x.exe", b"MZ\x90\x00"),
    "page with a script": ("page.html", b"<html><script>alert(1)</script>"),
    "drawing with a script": ("page.svg", b"<svg onload='alert(1)'/>"),
    "picture and program": ("x.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>MZ"),
    "picture that would fill the memory": ("x.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xc3\x50\0\0\xc3\x50"),
    "unknown bytes": ("\u202efdp.him", bytes(range(200))),
}


@pytest.mark.parametrize("brought", NOT_SHOWN)
def test_what_cannot_be_shown_is_sealed_as_it_came_and_leaves_as_bytes(
    client: Client, case: Case, brought: str
) -> None:
    name, content = NOT_SHOWN[brought]
    assert add(client, case, chosen=[photo(name, content)]).status_code == 302
    make_copies(now=NOW)
    exhibit = Exhibit.objects.get()
    assert (exhibit.original.sha256, exhibit.original.size) == (sha256(content), len(content))
    for address in (at("exhibit_detail", case, exhibit), at("case_evidence", case)):
        page = client.get(address).content.decode()
        assert KEPT in page
        assert at("exhibit_copy", case, exhibit) not in page
    assert client.get(at("exhibit_copy", case, exhibit)).status_code == 302
    supervisor = signed_in(make_user(role=Role.SUPERVISOR, teams=[case.team]))
    given = supervisor.post(at("exhibit_original", case, exhibit), {"reason": "The court has asked for it"})
    assert b"".join(given.streaming_content) == content  # type: ignore[attr-defined]
    assert given.headers["Content-Type"] == "application/octet-stream"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Content-Disposition"].startswith('attachment; filename="exhibit-E1-original.')


def test_picture_that_is_not_opened_says_why(client: Client, case: Case) -> None:
    add(client, case, chosen=[photo(*NOT_SHOWN["picture that would fill the memory"])])
    make_copies(now=NOW)
    assert "too large to open safely" in client.get(at("exhibit_detail", case, Exhibit.objects.get())).content.decode()


# --- Piece by piece -----------------------------------------------------------------------------------------


def test_script_sends_pieces_and_is_told_where_to_go_on(client: Client, case: Case, settings: Any) -> None:
    content = b"He is outside again. " * 50
    named = {"name": "film.txt", "size": len(content), "sha256": sha256(content)}
    begun = client.post(at("upload_start", case), named).json()

    def send(piece: bytes, offset: object) -> Any:
        headers = {"Upload-Offset": str(offset)}
        return client.post(begun["part"], piece, content_type="application/octet-stream", headers=headers)

    assert send(content[:500], 0).json()["received"] == 500
    wrong = send(content[700:], 700)
    assert (wrong.status_code, wrong.json()) == (409, {"received": 500})
    assert "Not all" in client.post(begun["finish"]).json()["refused"]
    page = client.get(at("exhibit_create", case)).content.decode()
    assert "film.txt" in page
    assert "Choose the same file again" in page
    again = client.post(at("upload_start", case), named).json()
    assert (again["id"], again["received"]) == (begun["id"], 500)
    send(content[500:], 500)
    assert client.post(begun["finish"]).json()["whole"] is True
    add(client, case, uploads=[begun["id"]], kind="messages")
    assert Exhibit.objects.get().original.size == len(content)
    settings.EVIDENCE_FILES_A_DAY = 1
    refused = client.post(at("upload_start", case), {**named, "sha256": "1" * 64}).json()
    assert "1 files today" in refused["refused"]


def test_no_transaction_is_open_while_evidence_is_read_from_the_network(client: Client, case: Case) -> None:
    content = b"He is outside again. " * 50
    named = {"name": "film.txt", "size": len(content), "sha256": sha256(content)}
    begun = client.post(at("upload_start", case), named).json()
    kind, offset = "application/octet-stream", {"headers": {"Upload-Offset": "0"}}
    answer, body = send_watched(client, begun["part"], content, kind, **offset)
    assert (answer.json()["received"], body.was_read, body.was_read_inside) == (len(content), True, False)
    fields = {"submission": str(uuid4()), **SAID, "chosen": photo()}
    answer, body = send_watched(
        client, at("exhibit_create", case), encode_multipart(BOUNDARY, fields), MULTIPART_CONTENT
    )
    assert (answer.status_code, body.was_read, body.was_read_inside) == (302, True, False)


def test_file_on_its_way_is_its_senders_alone(client: Client, case: Case) -> None:
    """Nobody else of the team goes on with it, ends it or throws it away; the walk of all routes says so too."""
    begun = client.post(at("upload_start", case), {"name": "a", "size": 3, "sha256": sha256(b"abc")}).json()
    upload = Upload.objects.get()
    for user in (make_user(teams=[case.team]), make_user(role=Role.SUPERVISOR, teams=[case.team])):
        other = signed_in(user)
        for name in ("upload_part", "upload_finish", "upload_discard"):
            answer = other.post(
                at(name, case, upload), b"abc", content_type="application/octet-stream", headers={"Upload-Offset": "0"}
            )
            assert answer.status_code == 404
    assert (Upload.objects.get().received, str(Upload.objects.get().public_id)) == (0, begun["id"])


def test_file_that_rested_is_told_to_be_begun_again(client: Client, case: Case) -> None:
    begun = client.post(at("upload_start", case), {"name": "a", "size": 3, "sha256": sha256(b"abc")}).json()
    Upload.objects.update(touched_at=NOW - timedelta(hours=2))
    headers = {"Upload-Offset": "0"}
    kind = "application/octet-stream"
    assert "goes on where it stopped" in client.post(begun["part"], b"abc", kind, headers=headers).json()["refused"]
    client.post(at("upload_start", case), {"name": "a", "size": 3, "sha256": sha256(b"abc")})
    assert client.post(begun["part"], b"abc", kind, headers=headers).json()["received"] == 3


@pytest.mark.parametrize(
    "fields",
    [{}, {"name": "a", "size": "-1", "sha256": "0" * 64}, {"name": "a", "size": "9", "sha256": "../" * 20}],
)
def test_start_that_says_nothing_sensible_is_refused(client: Client, case: Case, fields: dict[str, str]) -> None:
    assert "refused" in client.post(at("upload_start", case), fields).json()
    assert not Upload.objects.exists()


# --- What leaves --------------------------------------------------------------------------------------------


@pytest.fixture
def shown(case: Case, worker: User) -> Exhibit:
    exhibit = make_exhibit(case, png(), by=worker, now=NOW, name="marmalade-lane.png")
    make_copies(now=NOW)
    return Exhibit.objects.get(pk=exhibit.pk)


def test_working_copy_is_served_bound_and_logged(client: Client, case: Case, shown: Exhibit) -> None:
    response = client.get(at("exhibit_copy", case, shown))
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"\x89PNG")
    assert response.headers["Content-Disposition"] == 'inline; filename="exhibit-E1.png"'
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    part = client.get(at("exhibit_copy", case, shown), headers={"Range": "bytes=4-9"})
    assert part.status_code == 206
    assert b"".join(part.streaming_content) == content[4:10]  # type: ignore[attr-defined]
    assert client.get(at("exhibit_copy", case, shown), headers={"Range": "bytes=99999999-"}).status_code == 416
    assert shown.custody.filter(act="viewed").count() == 1


def test_nobody_is_served_what_is_in_quarantine(client: Client, case: Case, shown: Exhibit) -> None:
    shown.original.scan.state = ScanState.INFECTED
    shown.original.scan.save()
    assert client.get(at("exhibit_copy", case, shown)).status_code == 302
    page = client.get(at("exhibit_detail", case, shown)).content.decode()
    assert "In quarantine" in page
    assert at("exhibit_copy", case, shown) not in page


def test_sealed_original_is_for_a_supervisor_with_a_reason(client: Client, case: Case, shown: Exhibit) -> None:
    address, reason = at("exhibit_original", case, shown), {"reason": "The court has asked for it"}
    assert client.post(address, reason).status_code == 403
    supervisor = signed_in(make_user(role=Role.SUPERVISOR, teams=[case.team]))
    refused = supervisor.post(address, {"reason": "   "})
    assert "for whom" in refused.content.decode()
    response = supervisor.post(address, reason)
    assert b"".join(response.streaming_content) == png()  # type: ignore[attr-defined]
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="exhibit-E1-original.png"'
    stranger = signed_in(make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=case.organisation)]))
    assert stranger.post(address, reason).status_code == 404


# --- Small, in lists ----------------------------------------------------------------------------------------


def test_list_shows_a_small_picture_that_is_served_bound_and_logged_once_a_day(
    client: Client, case: Case, shown: Exhibit
) -> None:
    address = at("exhibit_small", case, shown)
    assert address not in client.get(at("case_evidence", case)).content.decode()
    assert [draw_small_pictures(now=NOW), draw_small_pictures(now=NOW)] == [1, 0]
    assert f'src="{address}"' in client.get(at("case_evidence", case)).content.decode()
    for _ in range(2):
        response = client.get(address)
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8\xff")  # type: ignore[attr-defined]
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "no-store"
    colleague = signed_in(make_user(role=Role.SUPERVISOR, teams=[case.team]))
    colleague.get(address)
    assert list(shown.custody.filter(act="viewed").values_list("note", flat=True)) == ["Seen small, in a list"] * 2
    assert "Seen small, in a list" in client.get(at("exhibit_detail", case, shown)).content.decode()


def test_nobody_sees_small_what_is_in_quarantine_or_out_of_sight(client: Client, case: Case, shown: Exhibit) -> None:
    draw_small_pictures(now=NOW)
    address = at("exhibit_small", case, shown)
    stranger = signed_in(make_user(teams=[make_team(organisation=case.organisation)]))
    assert stranger.get(address).status_code == 404
    shown.original.scan.state = ScanState.INFECTED
    shown.original.scan.save()
    assert client.get(address).status_code == 302
    page = client.get(at("case_evidence", case)).content.decode()
    assert address not in page
    assert "In quarantine" in page


def test_what_has_no_small_picture_says_why_in_words(client: Client, case: Case, worker: User) -> None:
    make_exhibit(case, b"#!AMR\n\x00", by=worker, now=NOW)
    make_exhibit(case, b"Nothing but words", by=worker, now=NOW)
    page = client.get(at("case_evidence", case)).content.decode()
    assert ">Cannot be shown<" in page
    assert ">Being made<" in page
    make_copies(now=NOW)
    assert draw_small_pictures(now=NOW) == 1
    page = client.get(at("case_evidence", case)).content.decode()
    assert ">Message export<" in page
    assert "<img" not in page


# --- What is said of it -------------------------------------------------------------------------------------


def test_change_that_comes_second_shows_both_texts(client: Client, case: Case, worker: User) -> None:
    exhibit = make_exhibit(case, png(), by=worker, now=NOW)
    exhibits.edit_exhibit(exhibit, {"title": "Front gate"}, version=1, by=worker, now=NOW)
    typed = {**SAID, "kind": "photo", "title": "Back gate", "version": "1", "submission": str(uuid4())}
    response = client.post(at("exhibit_edit", case, exhibit), typed)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Front gate" in page
    assert "Back gate" in page


def test_hand_over_is_written_into_the_log(client: Client, case: Case, worker: User) -> None:
    exhibit = make_exhibit(case, png(), by=worker, now=NOW)
    said = {"act": "to_police", "happened_at_day": "3/3/2026", "happened_at_time": "10:00", "note": "To PC Teasel"}
    client.post(at("exhibit_handle", case, exhibit), {**said, "submission": str(uuid4())})
    page = client.get(at("exhibit_detail", case, exhibit)).content.decode()
    assert "Handed to the police" in page
    assert "To PC Teasel" in page


def test_gap_is_noted_listed_late_and_answered(client: Client, case: Case) -> None:
    today = timezone.localdate()
    asked, due = today - timedelta(days=7), today - timedelta(days=2)
    said = {"missing": "CCTV of the shop", "asked_of": "The shop"}
    dates = {"asked_on": f"{asked:%d/%m/%Y}", "due_on": f"{due:%d/%m/%Y}"}
    client.post(at("gap_create", case), {**said, **dates, "submission": str(uuid4())})
    gap = EvidenceGap.objects.get()
    page = client.get(at("case_evidence", case)).content.decode()
    assert "not answered, 2 days late" in page
    answer = {"outcome": "gone", "answered_on": f"{today:%d/%m/%Y}", "version": "1", "submission": str(uuid4())}
    client.post(at("gap_answer", case, gap), answer)
    assert "It does not exist any more" in client.get(at("case_evidence", case)).content.decode()
    late = client.post(at("gap_edit", case, gap), {**said, "version": "1", "submission": str(uuid4())})
    assert late.status_code == 409


def fill(case: Case, worker: User, rows: int) -> None:
    for number in range(rows):
        facts = exhibits.ExhibitFacts(kind="physical", incidents=[make_incident(case=case)])
        exhibits.add_exhibits(case, facts, [], by=worker, now=NOW)
        gap = evidence_gaps.add_gap(case, evidence_gaps.NewGap(missing=f"Witness {number}"), by=worker, now=NOW)
        done = evidence_gaps.add_gap(case, evidence_gaps.NewGap(missing=f"Answered {number}"), by=worker, now=NOW)
        came = evidence_gaps.NewGapAnswer(outcome="gone", answered_on=timezone.localdate(NOW))
        evidence_gaps.answer_gap(done, came, version=done.version, by=worker, now=NOW)
        assert gap.pk


def test_list_costs_the_same_with_one_row_and_with_many(
    client: Client, case: Case, worker: User, django_assert_max_num_queries: Any
) -> None:
    fill(case, worker, 1)
    pages = [at(name, case) for name in ("case_evidence", "exhibit_create", "gap_create")]
    for page in pages:
        client.get(page)
    with django_assert_max_num_queries(100) as one:
        for page in pages:
            client.get(page)
    fill(case, worker, 30)
    with django_assert_max_num_queries(len(one)):
        for page in pages:
            client.get(page)


def test_each_list_is_turned_page_by_page_and_shows_every_row_once(client: Client, case: Case, worker: User) -> None:
    fill(case, worker, 30)
    first = client.get(at("case_evidence", case)).content.decode()
    for name, marks in {
        "exhibits": [f">E{number}: " for number in range(1, 31)],
        "asked": [f"<bdi>Witness {number}</bdi></th>" for number in range(30)],
        "answered": [f"<bdi>Answered {number}</bdi></th>" for number in range(30)],
        "lacking": [f">{label}, " for label in Incident.objects.values_list("label", flat=True)],
    }.items():
        (address,) = re.findall(rf'href="(\?list={name}[^"]*)"', first)
        second = client.get(at("case_evidence", case) + html.unescape(address)).content.decode()
        assert [(mark in first) + (mark in second) for mark in marks] == [1] * 30, name
        assert f"?list={name}" not in second


@pytest.mark.parametrize(
    "after", ["", "~", "x", "-1", "9" * 40, "2026-03-03~1", "2026-03-03T10:00:00~1", "1~2~3", "\x00"]
)
@pytest.mark.parametrize("name", ["asked", "exhibits", "lacking", "answered", "nothing"])
def test_cursor_that_makes_no_sense_is_no_error(client: Client, case: Case, name: str, after: str) -> None:
    assert client.get(at("case_evidence", case), {"list": name, "after": after}).status_code == 200


def test_form_begins_with_the_incident_that_the_address_names(client: Client, case: Case) -> None:
    incident, strange = make_incident(case=case), make_incident(case=make_case(team=case.team))
    form = client.get(at("exhibit_create", case), {"incident": str(incident.public_id)}).content.decode()
    assert re.search(rf'value="{incident.public_id}"[^>]*checked', form)
    for named in (strange.public_id, "x", uuid4()):
        other = client.get(at("exhibit_create", case), {"incident": str(named)}).content.decode()
        assert f'value="{strange.public_id}"' not in other
        assert not re.search(r'name="incidents"[^>]*checked', other)


def test_choice_among_many_incidents_lists_the_latest_and_takes_any_other_by_its_number(
    client: Client, case: Case
) -> None:
    made = [make_incident(case=case, happened_at=NOW - timedelta(hours=number)) for number in range(30)]
    old, older = made[25], made[28]
    form = client.get(at("exhibit_create", case)).content.decode()
    assert (str(made[0].public_id) in form, str(old.public_id) in form) == (True, False)
    typed = f"{old.label.lower()}, {older.label}"
    wrong = add(client, case, kind="physical", incidents_numbers=f"{typed} I9999", incidents=[made[1].public_id])
    page = wrong.content.decode()
    assert "There is no incident I9999 in this case." in page
    assert f"{old.label.lower()} {older.label} I9999" in page
    assert re.search(rf'value="{made[1].public_id}"[^>]*checked', page)
    add(client, case, kind="physical", incidents_numbers=typed, incidents=[made[1].public_id])
    exhibit = Exhibit.objects.get()
    assert set(exhibit.incidents.all()) == {made[1], old, older}
    edit = client.get(at("exhibit_edit", case, exhibit)).content.decode()
    assert edit.count(" checked") >= 3
    assert str(old.public_id) in edit
    said = {"missing": "CCTV", "submission": str(uuid4()), "incident": str(made[0].public_id)}
    client.post(at("gap_create", case), {**said, "incident_numbers": old.label[1:]})
    assert EvidenceGap.objects.get().incident == old


def test_number_of_an_incident_of_another_case_is_as_if_it_did_not_exist(client: Client, case: Case) -> None:
    other = make_incident(case=make_case(team=case.team), label="I77")
    refused = add(client, case, kind="physical", incidents_numbers=other.label)
    assert "There is no incident I77 in this case." in refused.content.decode()
    assert not Exhibit.objects.exists()


def test_no_file_name_reaches_the_log(client: Client, case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    add(client, case, chosen=[photo("marmalade-lane.png")])
    make_copies(now=NOW)
    client.get(at("exhibit_copy", case, Exhibit.objects.get()))
    assert Exhibit.objects.get().original.file_name == "marmalade-lane.png"
    assert "marmalade" not in caplog.text
