"""Shares the tests out among the workers: which go together to one of them, told by their names alone.

Groups by `xdist_group` come to nothing: xdist 3.8 writes a group into a field of the test that pytest 9 does not read.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from xdist.scheduler import LoadFileScheduling

from config.environment import BASE

BROWSER: Final = "tests/browser/"
PAGES: Final = "tests/browser/test_pages.py"
PART_OF_PAGES: Final = f"{PAGES}::test_every_page_of_a_role_is_clean["
FAULTS_MARK: Final = "pytest.mark.faults"


class SharedOut(LoadFileScheduling):  # type: ignore[misc]
    """A file is one worker's, with the database for itself meanwhile; so is what shares a running copy."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """The tests of one group are done by one worker, one after the other."""
    path = nodeid.split("::", maxsplit=1)[0]
    if nodeid.startswith(PART_OF_PAGES):
        return nodeid
    if path.startswith(BROWSER):
        return "pages" if path == PAGES else "browser"
    return "faults" if has_faults(path) else path


@cache
def has_faults(path: str) -> bool:
    """Whether a file starts, kills and restarts real processes: two of them at once would be in each other's way."""
    return FAULTS_MARK in (BASE / path).read_text()
