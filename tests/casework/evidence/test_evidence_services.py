"""What is sealed stays sealed; what is on its way can go on; what is infected reaches nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task
from casework.cases.models.case import Case
from casework.concerns.models import Concern
from casework.editing.services.row_versions import RowChangedSince
from casework.evidence.models.exhibit import Custody, ExhibitOfIncident
from casework.evidence.models.original import CopyState, Original, ScanState
from casework.evidence.models.upload import Upload
from casework.evidence.services import evidence_gaps, exhibits, incoming_folder, uploads
from casework.evidence.services.exhibits import ExhibitFacts, Handling, evidence_storage
from casework.evidence.services.virus_scans import scan_waiting
from casework.evidence.services.working_copies import make_copies
from tests.casework.copying.test_working_copies import jpeg_with_place, pdf_with_everything
from tests.casework.exhibits import EICAR, clamd, make_exhibit, make_upload, png, sha256
from tests.factories import make_case, make_incident, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def case() -> Case:
    return make_case()


@pytest.fixture
def worker(case: Case) -> User:
    return make_user(teams=[case.team])


# --- Sealing ------------------------------------------------------------------------------------------------


def test_original_is_sealed_with_its_digest_under_a_name_that_says_nothing(case: Case, worker: User) -> None:
    incident = make_incident(case=case)
    upload = make_upload(case, png(), by=worker, now=NOW, name="../../\u202egnp.doorstep.png")
    facts = ExhibitFacts(title="Door", incidents=[incident])
    exhibit = exhibits.add_exhibits(case, facts, [upload], by=worker, now=NOW)[0]
    original = exhibit.original
    assert (exhibit.label, exhibit.kind, list(exhibit.incidents.all())) == ("E1", "photo", [incident])
    assert (original.sha256, original.size, original.media_type) == (sha256(png()), len(png()), "image/png")
    assert original.file_name == "\u202egnp.doorstep.png"
    assert "door" not in original.stored_as
    assert evidence_storage().open(original.stored_as).read() == png()
    assert list(exhibit.custody.values_list("act", "recorded_by")) == [("uploaded", worker.pk)]
    assert original.scan.state == ScanState.NOT_SCANNED
    assert not Upload.objects.exists()


@pytest.mark.parametrize("sql", ["UPDATE casework_{} SET organisation_id = organisation_id", "DELETE FROM casework_{}"])
@pytest.mark.parametrize("table", ["original", "custody"])
def test_database_refuses_to_change_an_original_or_the_log(case: Case, worker: User, table: str, sql: str) -> None:
    make_exhibit(case, png(), by=worker, now=NOW)
    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(sql.format(table))


def test_same_bytes_are_one_exhibit_of_a_case_and_may_be_one_of_another(case: Case, worker: User) -> None:
    make_exhibit(case, png(), by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="as exhibit E1"):
        make_upload(case, png(), by=worker, now=NOW)
    make_exhibit(make_case(team=case.team), png(), by=worker, now=NOW)
    assert Original.objects.count() == 2


def test_incident_of_another_case_cannot_be_linked(case: Case, worker: User) -> None:
    exhibit = make_exhibit(case, png(), by=worker, now=NOW)
    owner, strange = {"organisation": case.organisation, "case": case, "exhibit": exhibit}, make_incident()
    with pytest.raises(IntegrityError, match="exhibitofincident_about_same_case"):
        ExhibitOfIncident.objects.create(**owner, incident=strange)


def test_file_leaves_the_incoming_folder_only_when_all_is_kept(
    case: Case, worker: User, django_capture_on_commit_callbacks: type
) -> None:
    upload = make_upload(case, png(), by=worker, now=NOW)
    path = incoming_folder.path_of(upload.public_id)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with django_capture_on_commit_callbacks(execute=True):
        exhibits.add_exhibits(case, ExhibitFacts(), [upload], by=worker, now=NOW)
        assert path.exists()
    assert not path.exists()


# --- Piece by piece -----------------------------------------------------------------------------------------


def announced(content: bytes, name: str = "film.txt") -> uploads.AnnouncedFile:
    return uploads.AnnouncedFile(name=name, size=len(content), sha256=sha256(content))


def test_upload_goes_on_where_it_stopped_and_is_checked_as_a_whole(case: Case, worker: User) -> None:
    content = b"I can see you. " * 100
    begun = uploads.start_upload(case, announced(content), by=worker, now=NOW)
    uploads.add_part(begun, at=0, piece=content[:700], now=NOW)
    with pytest.raises(uploads.UploadOutOfStep) as step:
        uploads.add_part(begun, at=900, piece=content[900:], now=NOW)
    assert step.value.received == 700
    again = uploads.start_upload(case, announced(content, "another name.txt"), by=worker, now=NOW)
    assert (again.pk, again.received) == (begun.pk, 700)
    with pytest.raises(RuleViolation, match="Not all"):
        uploads.finish_upload(again, now=NOW)
    whole = uploads.add_part(again, at=700, piece=content[700:] + b"and more", now=NOW)
    assert whole.received == len(content)
    assert uploads.finish_upload(whole, now=NOW).media_type == "text/plain"
    assert incoming_folder.path_of(begun.public_id).read_bytes() == content


def test_file_that_did_not_arrive_as_it_was_sent_is_thrown_away(case: Case, worker: User) -> None:
    upload = uploads.start_upload(case, announced(b"What was promised"), by=worker, now=NOW)
    upload = uploads.add_part(upload, at=0, piece=b"What was received", now=NOW)
    with pytest.raises(RuleViolation, match="did not arrive as it was sent"):
        uploads.finish_upload(upload, now=NOW)
    assert not Upload.objects.exists()
    assert not incoming_folder.path_of(upload.public_id).exists()


@pytest.mark.parametrize("content", [b"MZ\x90\x00 a program", b"\x00\x01\x02", b"#!AMR\n\x00"])
def test_file_of_any_kind_that_arrives_in_pieces_is_kept(case: Case, worker: User, content: bytes) -> None:
    upload = uploads.start_upload(case, announced(content), by=worker, now=NOW)
    upload = uploads.add_part(upload, at=0, piece=content[:1], now=NOW)
    upload = uploads.finish_upload(uploads.add_part(upload, at=1, piece=content[1:], now=NOW), now=NOW)
    exhibit = exhibits.add_exhibits(case, ExhibitFacts(), [upload], by=worker, now=NOW)[0]
    assert (exhibit.original.family, exhibit.original.copy.state) == ("sealed", CopyState.NONE)
    assert evidence_storage().open(exhibit.original.stored_as).read() == content


def test_what_a_broken_try_left_behind_is_cut_off(case: Case, worker: User) -> None:
    content = b"0123456789"
    upload = uploads.start_upload(case, announced(content), by=worker, now=NOW)
    incoming_folder.append(upload.public_id, 0, content[:6], at_most=10)  # the row did not hear of it any more
    uploads.add_part(upload, at=0, piece=content[:3], now=NOW)
    assert incoming_folder.path_of(upload.public_id).read_bytes() == content[:3]


def test_upload_that_was_thrown_away_meanwhile_is_said_to_be_gone(case: Case, worker: User) -> None:
    upload = uploads.start_upload(case, announced(b"old"), by=worker, now=NOW)
    uploads.discard_upload(Upload.objects.get(), by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="no longer on its way"):
        uploads.add_part(upload, at=0, piece=b"o", now=NOW)


def test_forgotten_uploads_are_cleared_and_others_stay(case: Case, worker: User) -> None:
    old = uploads.start_upload(case, announced(b"old"), by=worker, now=NOW - timedelta(days=4))
    uploads.add_part(old, at=0, piece=b"o", now=NOW - timedelta(days=4))
    uploads.start_upload(case, announced(b"new"), by=worker, now=NOW - timedelta(days=2))
    assert [uploads.clear_uploads(now=NOW), uploads.clear_uploads(now=NOW)] == [1, 0]
    assert not incoming_folder.path_of(old.public_id).exists()
    assert Upload.objects.count() == 1


def test_announced_file_that_does_not_come_gives_its_room_back_after_an_hour(
    case: Case, worker: User, settings: Any
) -> None:
    settings.EVIDENCE_LARGEST_FILE = settings.EVIDENCE_BYTES_A_DAY = settings.EVIDENCE_BYTES_A_CASE = 10
    settings.EVIDENCE_FILES_A_DAY = 2
    later, content = NOW + timedelta(hours=1, seconds=1), b"0123456789"
    begun = uploads.start_upload(case, announced(content), by=worker, now=NOW)
    uploads.add_part(begun, at=0, piece=content[:4], now=NOW)
    with pytest.raises(RuleViolation, match="more than 10 bytes"):
        uploads.start_upload(case, announced(b"other"), by=worker, now=NOW)
    other = uploads.start_upload(
        case, announced(b"other!"), by=worker, now=later
    )  # what came of the first still counts
    with pytest.raises(RuleViolation, match="goes on where it stopped"):
        uploads.add_part(begun, at=4, piece=content[4:], now=later)
    with pytest.raises(RuleViolation, match="more than 10 bytes"):
        uploads.start_upload(case, announced(content), by=worker, now=later)
    uploads.discard_upload(other, by=worker, now=later)
    begun = uploads.start_upload(case, announced(content), by=worker, now=later)
    assert uploads.add_part(begun, at=4, piece=content[4:], now=later).received == 10


def test_announced_files_that_never_come_do_not_use_up_the_files_of_a_day(
    case: Case, worker: User, settings: Any
) -> None:
    settings.EVIDENCE_FILES_A_DAY = 1
    day = NOW.replace(hour=12)
    uploads.start_upload(case, announced(b"never"), by=worker, now=day)
    with pytest.raises(RuleViolation, match="1 files today"):
        uploads.start_upload(case, announced(b"other"), by=worker, now=day)
    uploads.start_upload(case, announced(b"other"), by=worker, now=day + timedelta(hours=2))


def test_quota_of_files_in_a_day_counts_what_is_sealed_and_what_is_coming(
    case: Case, worker: User, settings: object
) -> None:
    settings.EVIDENCE_FILES_A_DAY = 2  # type: ignore[attr-defined]
    make_exhibit(case, png(1), by=worker, now=NOW)
    uploads.start_upload(case, announced(b"one more"), by=worker, now=NOW)
    with pytest.raises(RuleViolation, match="2 files today"):
        uploads.start_upload(case, announced(b"too many"), by=worker, now=NOW)
    uploads.start_upload(case, announced(b"tomorrow"), by=worker, now=NOW + timedelta(days=1))


# --- Viruses ------------------------------------------------------------------------------------------------


def test_infected_file_is_quarantined_kept_and_brought_to_a_supervisor(
    case: Case, worker: User, settings: object
) -> None:
    with clamd() as place:
        settings.CLAMD = place  # type: ignore[attr-defined]
        clean = make_exhibit(case, b"Nothing but words", by=worker, now=NOW)
        bad = make_exhibit(case, b"Open me: " + EICAR, by=worker, now=NOW)
        assert bad.original.scan.state == ScanState.WAITING
        assert [scan_waiting(now=NOW), scan_waiting(now=NOW)] == [2, 0]
    for exhibit in (clean, bad):
        exhibit.original.scan.refresh_from_db()
    assert (clean.original.scan.state, bad.original.scan.state) == (ScanState.CLEAN, ScanState.INFECTED)
    assert "Eicar" in bad.original.scan.found
    assert Concern.objects.get().about_id == bad.public_id
    assert evidence_storage().exists(bad.original.stored_as)
    for opening in (
        lambda: exhibits.open_copy(bad, by=worker, now=NOW),
        lambda: exhibits.open_original(bad, reason="The court has asked for it", by=worker, now=NOW),
    ):
        with pytest.raises(RuleViolation, match="quarantine"):
            opening()
    make_copies(now=NOW)
    bad.original.copy.refresh_from_db()
    assert bad.original.copy.state == CopyState.WAITING


def test_scanner_that_is_away_is_asked_again_later(case: Case, worker: User, settings: object) -> None:
    settings.CLAMD = "127.0.0.1:1"  # type: ignore[attr-defined]
    scan = make_exhibit(case, png(), by=worker, now=NOW).original.scan
    assert scan_waiting(now=NOW) == 0
    assert make_copies(now=NOW) == 0
    with clamd() as place:
        settings.CLAMD = place  # type: ignore[attr-defined]
        assert scan_waiting(now=NOW + timedelta(seconds=10)) == 0
        assert scan_waiting(now=NOW + timedelta(minutes=2)) == 1
    scan.refresh_from_db()
    assert scan.state == ScanState.CLEAN


def test_file_too_large_for_the_scanner_says_so(case: Case, worker: User, settings: object) -> None:
    settings.CLAMD, settings.CLAMD_LARGEST = "127.0.0.1:1", 3  # type: ignore[attr-defined]
    scan = make_exhibit(case, png(), by=worker, now=NOW).original.scan
    assert scan_waiting(now=NOW) == 1
    scan.refresh_from_db()
    assert scan.state == ScanState.TOO_LARGE


# --- Working copies -----------------------------------------------------------------------------------------


def test_copies_are_made_once_each_in_a_process_of_their_own(
    case: Case, worker: User, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("pdf") / "locked"
    pdf_with_everything(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    photo = make_exhibit(case, jpeg_with_place(), by=worker, now=NOW).original.copy
    locked = make_exhibit(case, path.read_bytes(), by=worker, now=NOW).original.copy
    page = make_exhibit(case, b"<html>saved page", by=worker, now=NOW).original.copy
    assert [make_copies(now=NOW), make_copies(now=NOW + timedelta(hours=1))] == [2, 0]
    for copy in (photo, locked, page):
        copy.refresh_from_db()
    assert (photo.state, photo.extension, photo.device_date) == (CopyState.MADE, "jpg", "2026:03:03 14:05:00 +00:00")
    assert b"Exif" not in evidence_storage().open(photo.stored_as).read()
    assert (locked.state, "password" in locked.why) == (CopyState.FAILED, True)
    assert page.state == CopyState.NONE
    assert list(Custody.objects.filter(act="copied").values_list("exhibit", flat=True)) == [photo.original.exhibit_id]


def test_copy_that_ends_its_process_is_given_up_after_three_tries(
    case: Case, worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = make_exhibit(case, png(), by=worker, now=NOW).original.copy
    monkeypatch.setattr("casework.evidence.services.working_copies.run_apart", lambda *_: {})
    made = [make_copies(now=NOW + timedelta(minutes=5 * attempt)) for attempt in range(4)]
    copy.refresh_from_db()
    assert (made, copy.state, copy.attempts) == ([1, 1, 1, 0], CopyState.FAILED, 3)


# --- Integrity ----------------------------------------------------------------------------------------------


def test_tampered_or_missing_original_is_reported(case: Case, worker: User) -> None:
    good, changed, gone = (make_exhibit(case, png(shade), by=worker, now=NOW).original for shade in (1, 2, 3))
    said = StringIO()
    call_command("check_evidence", stdout=said)
    assert "All 3 originals" in said.getvalue()
    storage = evidence_storage()
    storage.delete(changed.stored_as)
    storage.save(changed.stored_as, ContentFile(png(200)))
    storage.delete(gone.stored_as)
    complaints = StringIO()
    with pytest.raises(CommandError, match="2 of 3"):
        call_command("check_evidence", stderr=complaints, stdout=said)
    assert f"exhibit {changed.exhibit.label}: changed" in complaints.getvalue()
    assert f"exhibit {gone.exhibit.label}: missing" in complaints.getvalue()
    assert good.exhibit.custody.filter(act="checked").count() == 0
    assert changed.exhibit.custody.filter(act="checked").count() == 1


# --- What is said and done ----------------------------------------------------------------------------------


def test_original_is_opened_for_a_reason_that_stays_in_the_log(case: Case, worker: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[case.team])
    exhibit = make_exhibit(case, png(), by=worker, now=NOW)
    with pytest.raises(RuleViolation):
        exhibits.open_original(exhibit, reason="aaaaaaaaaaaaaaaaaaaa", by=supervisor, now=NOW)
    exhibits.open_original(exhibit, reason="The court has asked for it", by=supervisor, now=NOW)
    line = exhibit.custody.get(act="downloaded")
    assert (line.note, line.recorded_by) == ("The court has asked for it", supervisor)
    entry = AuditEntry.objects.get(act="exhibit.open_original")
    assert "court" not in str(entry.detail)


def test_handing_over_changes_who_holds_it(case: Case, worker: User) -> None:
    exhibit = make_exhibit(case, png(), by=worker, now=NOW)
    given = Handling(act="to_police", note="To PC Teasel, bag 7", happened_at=NOW - timedelta(days=1))
    exhibits.handle_exhibit(exhibit, given, by=worker, now=NOW)
    exhibit.refresh_from_db()
    assert (exhibit.held_by, exhibit.version) == ("police", 2)
    assert exhibit.custody.get(act="to_police").happened_at == NOW - timedelta(days=1)
    late = Handling(act="to_client", note="x", happened_at=NOW + timedelta(minutes=1))
    with pytest.raises(RuleViolation, match="cannot have happened yet"):
        exhibits.handle_exhibit(exhibit, late, by=worker, now=NOW)


def test_edit_of_what_somebody_else_changed_is_refused(case: Case, worker: User) -> None:
    incident = make_incident(case=case)
    exhibit = make_exhibit(case, png(), by=worker, now=NOW)
    exhibits.edit_exhibit(exhibit, {"title": "Door", "incidents": [incident]}, version=1, by=worker, now=NOW)
    with pytest.raises(RowChangedSince):
        exhibits.edit_exhibit(exhibit, {"title": "Gate", "incidents": []}, version=1, by=worker, now=NOW)
    assert list(exhibit.incidents.all()) == [incident]
    exhibits.edit_exhibit(exhibit, {"incidents": []}, version=2, by=worker, now=NOW)
    assert [each.history_type for each in ExhibitOfIncident.history.order_by("history_id")] == ["+", "-"]


def test_gap_that_was_asked_for_is_chased_until_it_is_answered(case: Case, worker: User) -> None:
    new = evidence_gaps.NewGap(missing="CCTV", asked_of="The shop", asked_on=date(2026, 3, 3), due_on=date(2026, 3, 9))
    gap = evidence_gaps.add_gap(case, new, by=worker, now=NOW)
    task = Task.objects.get()
    assert (task.due_at, task.agency, task.kind) == (datetime(2026, 3, 10, tzinfo=UTC), "The shop", "evidence")
    assert Task.objects.late(NOW).exists()
    later = evidence_gaps.NewGap(
        missing="CCTV", asked_of="The shop", asked_on=date(2026, 3, 3), due_on=date(2026, 3, 20)
    )
    gap = evidence_gaps.edit_gap(gap, later, version=1, by=worker, now=NOW)
    assert not Task.objects.late(NOW).exists()
    came = evidence_gaps.NewGapAnswer(outcome="gone", answered_on=date(2026, 3, 10), answer="Wiped after a week")
    with pytest.raises(RowChangedSince):
        evidence_gaps.answer_gap(gap, came, version=1, by=worker, now=NOW)
    evidence_gaps.answer_gap(gap, came, version=2, by=worker, now=NOW)
    assert not Task.objects.open().exists()


def test_gap_that_nobody_asked_for_sets_no_task(case: Case, worker: User) -> None:
    evidence_gaps.add_gap(case, evidence_gaps.NewGap(missing="A witness"), by=worker, now=NOW)
    assert not Task.objects.exists()
