"""Which tests go together to one worker."""

from __future__ import annotations

from typing import Final

import pytest

from config.environment import BASE
from tests.shared_out import FAULTS_MARK, group_of

PAGES: Final = "tests/browser/test_pages.py::"


@pytest.mark.parametrize(
    ("nodeid", "group"),
    [
        ("tests/test_access.py::test_one[owner]", "tests/test_access.py"),
        ("tests/test_access.py::test_two", "tests/test_access.py"),
        ("tests/browser/test_story.py::test_story[chromium]", "browser"),
        ("tests/browser/test_casework.py::test_day[chromium]", "browser"),
        (f"{PAGES}test_pages_for_nobody_are_clean[chromium]", "pages"),
        (f"{PAGES}test_home_with_nothing_in_it_says_what_would_be_there[chromium-auditor]", "pages"),
        *(
            (each, each)
            for part in (0, 1)
            for each in [f"{PAGES}test_every_page_of_a_role_is_clean[chromium-caseworker-{part}]"]
        ),
        ("tests/faults/test_restore.py::test_restored", "faults"),
        ("tests/config/test_run.py::test_serves", "faults"),
        ("tests/risk/scheduled_jobs/test_watch.py::test_watch", "faults"),
    ],
)
def test_what_shares_a_copy_goes_to_one_worker_and_the_pages_of_a_role_to_several(nodeid: str, group: str) -> None:
    assert group_of(nodeid) == group


def test_every_file_that_breaks_something_on_purpose_is_in_one_group() -> None:
    files = [path.relative_to(BASE) for path in (BASE / "tests").rglob("test_*.py") if FAULTS_MARK in path.read_text()]
    groups = {group_of(f"{path.as_posix()}::test_it") for path in files if path.parts[1] != "browser"}
    assert groups - {group_of("tests/test_shared_out.py::test_it")} == {"faults"}
