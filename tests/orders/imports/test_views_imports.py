"""The import in the browser: upload, columns, what becomes of every row, load; and what is refused on the way."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.jobs.models import Job
from accounts.jobs.services.jobs import run_job
from accounts.people.models import User
from casework.cases.models.case import Case
from orders.imports.models import Import, ImportState
from orders.imports.services.dry_run import check
from orders.imports.services.first_look import read_headings
from orders.imports.services.loading import load
from tests.factories import make_team
from tests.orders.brought import CASES, INCIDENTS, Desk, a_case, book_of, make_desk, read_by_job, whole_story

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(client: Client, name: str, row: Import | None = None, **fields: Any) -> Any:
    address = reverse(name, args=[row.public_id] if row else [])
    return client.post(address, {"submission": str(uuid4()), **fields})


def upload(desk: Desk, content: bytes, name: str = "ours.xlsx") -> Any:
    file = SimpleUploadedFile(name, content)
    return send(browser(desk.by), "import_create", file=file, team=desk.team.pk)


def columns_typed(client: Client, row: Import) -> dict[str, str]:
    """What the page of columns would send if its button were pressed at once."""
    form = client.get(reverse("import_columns", args=[row.public_id])).context["form"]
    shown = {f"t{table.place}_shown": table.shown for table in form.tables()}
    return shown | {name: form[name].value() or "" for name in form.fields}


def test_supervisor_brings_a_workbook_from_the_list_of_cases_to_the_outcome() -> None:
    desk = make_desk()
    client = browser(desk.by)
    assert reverse("import_list") in client.get(reverse("case_list")).content.decode()
    assert "No files yet" in client.get(reverse("import_list")).content.decode()
    assert upload(desk, book_of(**whole_story("2026/014"))).status_code == 302
    row = Import.objects.get()
    page = client.get(reverse("import_columns", args=[row.public_id]), follow=True).content.decode()
    assert "This file is being read" in page and "Being read" in client.get(reverse("import_list")).content.decode()
    row = read_by_job(row)
    answer = send(client, "import_columns", row, **columns_typed(client, row))
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer.headers["Location"] == reverse("job_detail", args=[Job.objects.latest("pk").public_id])
    assert run_job(str(Job.objects.latest("pk").public_id), check)
    page = client.get(reverse("import_detail", args=[row.public_id])).content.decode()
    assert "Will be made" in page and "Load the file" in page and "Understood as" in page
    assert send(client, "import_load", row).status_code == 302
    assert run_job(str(Job.objects.latest("pk").public_id), load)
    page = client.get(reverse("import_detail", args=[row.public_id])).content.decode()
    assert "The file is loaded" in page
    assert Case.objects.count() == 1
    assert "ours.xlsx" in client.get(reverse("import_list")).content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"%PDF-1.7", "PDF"), (b"\xd0\xcf\x11\xe0" + b"\x00" * 99, ".xls"), (b" <html>", "web page")],
)
def test_file_that_is_no_spreadsheet_is_refused_beside_its_box(content: bytes, words: str) -> None:
    page = upload(make_desk(), content)
    assert page.status_code == 200
    assert words in str(page.context["form"].errors["__all__"] if content else page.context["form"].errors["file"])
    assert not Import.objects.exists()


@pytest.mark.parametrize(("content", "words"), [(b"a\x00b", "character"), (b"PK\x03\x04" + bytes(99), "damaged")])
def test_file_that_only_its_reading_shows_to_be_broken_is_deleted_and_its_page_says_why(
    content: bytes, words: str
) -> None:
    desk = make_desk()
    job = reverse("job_detail", args=[upload_job(desk, content)])
    assert words in browser(desk.by).get(job).content.decode()
    row = Import.objects.get()
    assert (row.state, row.content, row.layout) == (ImportState.DISCARDED, None, [])
    page = browser(desk.by).get(reverse("import_detail", args=[row.public_id])).content.decode()
    assert words in page and "The file is deleted" in page
    assert send(browser(desk.by), "import_columns", row, t0_table="cases").status_code == 302


def upload_job(desk: Desk, content: bytes) -> Any:
    """Upload a file and have it read; the job that read it."""
    assert upload(desk, content).status_code == 302
    job = Job.objects.latest("pk")
    assert run_job(str(job.public_id), read_headings)
    return job.public_id


def test_file_that_is_deleted_while_it_waits_to_be_read_stays_deleted() -> None:
    desk = make_desk()
    assert upload(desk, b"a,b\n1,2\n").status_code == 302
    row, job = Import.objects.get(), Job.objects.get()
    assert send(browser(desk.by), "import_discard", row).status_code == 302
    assert run_job(str(job.public_id), read_headings)
    job.refresh_from_db()
    row.refresh_from_db()
    assert (job.state, row.state) == ("failed", ImportState.DISCARDED)
    assert "deleted" in job.error


def test_file_for_another_team_is_refused() -> None:
    desk = make_desk()
    page = upload(Desk(desk.by, make_team()), b"a,b\n1,2\n")
    assert "own teams" in str(page.context["form"].errors["team"])


def test_upload_sent_twice_is_one_file() -> None:
    desk = make_desk()
    client, key = browser(desk.by), str(uuid4())
    for _ in range(2):
        file = SimpleUploadedFile("ours.csv", b"Case ref,Date\nA/1,3/3/2026\n")
        fields = {"submission": key, "file": file, "team": desk.team.pk}
        assert client.post(reverse("import_create"), fields).status_code == 302
    assert Import.objects.count() == 1


def test_page_of_columns_says_which_is_missing_and_keeps_the_rest() -> None:
    desk = make_desk()
    row = desk.upload(book_of(Incidents=[*INCIDENTS, ["A/1", "5/3/2026", "", "Calls", "", ""]]))
    client = browser(desk.by)
    typed = columns_typed(client, row) | {"t0_happened_on": "", "t0_text": "99", "t0_time": "x", "state": "loaded"}
    page = send(client, "import_columns", row, **typed)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"t0_happened_on", "t0_text"}
    row.refresh_from_db()
    assert row.state == ImportState.UPLOADED


def test_table_that_holds_something_else_gets_the_boxes_for_that() -> None:
    desk = make_desk()
    row = desk.upload(book_of(Incidents=[*INCIDENTS, ["A/1", "5/3/2026", "", "Calls", "", ""]]))
    client = browser(desk.by)
    page = send(client, "import_columns", row, **(columns_typed(client, row) | {"t0_table": "breaches"}))
    assert page.context["is_other"]
    assert "t0_crime_reference" in page.context["form"].fields
    shown = columns_typed_of(page) | {"t0_table": "breaches"}
    assert send(client, "import_columns", row, **shown).status_code == 302
    row.refresh_from_db()
    assert row.layout[0]["kind"] == "breaches"


def columns_typed_of(page: Any) -> dict[str, str]:
    form = page.context["form"]
    shown = {f"t{table.place}_shown": table.shown for table in form.tables()}
    return shown | {name: form[name].value() or "" for name in form.fields}


def test_rows_are_filtered_and_paged_and_what_they_hold_is_only_text() -> None:
    desk = make_desk()
    rows = [a_case(f"C/{number}", "<script>alert(1)</script>") for number in range(150)]
    rows[140][1] = "31/2/2026"
    row = desk.try_out(book_of(Cases=[*CASES, *rows, a_case("<script>x", risk="<b>purple</b>")]))
    client, address = browser(desk.by), reverse("import_detail", args=[row.public_id])
    page = client.get(address).content.decode()
    assert "Load all but these 2" in page and "after=24" in page and "<script>x" not in page
    page = client.get(address, {"show": "refused"}).content.decode()
    assert "31/2/2026" in page and "2 rows" in page and "&lt;b&gt;purple" in page
    for rubbish in ("0", "-1", "999999999", "abc", "9" * 99, "\x00", "²", "9" * 11):
        for name in ("page", "show", "table", "after", "before"):
            assert client.get(address, {name: rubbish}).status_code == 200


def test_pages_of_a_dry_run_follow_each_other_and_lead_back() -> None:
    desk = make_desk()
    rows = [a_case(f"C/{number}", f"Given{number}") for number in range(120)]
    row = desk.try_out(book_of(Cases=[*CASES, *rows]))
    client, address = browser(desk.by), reverse("import_detail", args=[row.public_id])
    seen, href = [], ""
    while True:
        page = client.get(address + href).context["page"]
        seen.append([line.number for line in page.rows])
        if not page.next_href:
            break
        href = page.next_href
    assert [len(each) for each in seen] == [25, 25, 25, 25, 20]
    assert [number for each in seen for number in each] == list(range(2, 122))
    back = client.get(address + page.previous_href).context["page"]
    assert [line.number for line in back.rows] == seen[3]
    while back.previous_href:
        back = client.get(address + back.previous_href).context["page"]
    assert [line.number for line in back.rows] == seen[0]


def test_dry_run_costs_the_same_queries_for_one_row_and_for_hundreds(django_assert_max_num_queries: Any) -> None:
    desk = make_desk()
    client = browser(desk.by)
    for many in (1, 300):
        rows = [a_case(f"C/{number}", f"Given{number}", risk=f"level {number}") for number in range(many)]
        row = desk.try_out(book_of(Cases=[*CASES, *rows]))
        with django_assert_max_num_queries(16):
            assert client.get(reverse("import_detail", args=[row.public_id])).status_code == 200


def test_duplicates_are_made_one_by_one_from_the_page() -> None:
    desk = make_desk()
    desk.load(desk.try_out(book_of(Cases=[*CASES, a_case("A/1"), a_case("A/2", "Other")])))
    row = desk.try_out(book_of(Cases=[*CASES, a_case("A/1"), a_case("A/2", "Other"), a_case("A/3", "Third")]))
    client = browser(desk.by)
    page = client.get(reverse("import_detail", args=[row.public_id])).content.decode()
    assert "Make this row all the same" in page
    fields = {"make_all": "no", "shown": ["0-2", "0-3"], "differently": ["0-3", "0-4", "9-9"]}
    assert send(client, "import_choose", row, **fields).status_code == 302
    row.refresh_from_db()
    assert row.choices == {"all": False, "rows": ["0-3"]}


def test_file_of_another_team_is_not_found() -> None:
    desk = make_desk()
    row = desk.upload(b"Case ref,Date\nA/1,3/3/2026\n")
    other = browser(make_desk(make_team(organisation=desk.team.organisation)).by)
    for name in ("import_detail", "import_columns", "import_refused"):
        assert other.get(reverse(name, args=[row.public_id])).status_code == 404
    for name in ("import_load", "import_choose", "import_discard", "import_columns", "import_answer"):
        assert send(other, name, row).status_code == 404


def test_file_is_deleted_by_hand_and_says_so() -> None:
    desk = make_desk()
    row = desk.upload(b"Case ref,Date\nA/1,3/3/2026\n")
    client = browser(desk.by)
    assert send(client, "import_discard", row).status_code == 302
    assert "The file is deleted" in client.get(reverse("import_detail", args=[row.public_id])).content.decode()
    for name in ("import_discard", "import_load", "import_choose"):
        assert send(client, name, row, make_all="no").status_code == 302
    assert client.get(reverse("import_columns", args=[row.public_id])).status_code == 302


@pytest.mark.parametrize(
    ("kind", "form"), [("cases", "csv"), ("breaches", "xlsx"), ("all", "csv"), ("nonsense", "exe")]
)
def test_templates_are_downloaded_whatever_is_asked(kind: str, form: str) -> None:
    answer = browser(make_desk().by).get(reverse("import_template"), {"kind": kind, "form": form})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "no-store" in answer.headers["Cache-Control"]


def test_list_costs_the_same_with_one_file_and_with_thirty(django_assert_max_num_queries: Any) -> None:
    desk = make_desk()
    client = browser(desk.by)
    for many in (1, 29):
        for _ in range(many):
            row = desk.upload(b"Case ref,Date\nA/1,3/3/2026\n")
        with django_assert_max_num_queries(12):
            assert client.get(reverse("import_list")).status_code == 200
    assert row.uploaded_at <= timezone.now()
