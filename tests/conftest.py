"""The order of the tests, which are left out of a run and why, and what every one of them is watched for."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from xdist.remote import Producer
from xdist.scheduler import LoadGroupScheduling

from tests.emptying import Seeds
from tests.lock_recorder import recording
from tests.written_once import written_case

__all__ = ["written_case"]

# Playwright keeps an event loop on the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SLOW_MARKS = ("faults", "browser")
GROUPS = frozenset({"pages", *SLOW_MARKS})
"""What one worker does as a whole. Of all else it is given a file, which has the database for itself meanwhile."""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class LoadByFile(LoadGroupScheduling):  # type: ignore[misc]
    """Gives a worker the tests of one file together: what the file shares is made once, and nobody waits for each."""

    def _split_scope(self, nodeid: str) -> str:
        group = super()._split_scope(nodeid)
        return group if group in GROUPS else nodeid.split("::", maxsplit=1)[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadByFile | None:
    return LoadByFile(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Put what takes long or waits first, so that the rest fills the time beside it; leave out what has no browser.

    A wrapper, for xdist reads the groups in a hook that comes before every other that is none.
    """
    if not CHROMIUM:
        browser = [item for item in items if item.get_closest_marker("browser")]
        items[:] = [item for item in items if item not in browser]
        config.hook.pytest_deselected(items=browser)
    items.sort(key=_place)
    for item in items:
        if group := _group(item):
            item.add_marker(pytest.mark.xdist_group(group))
    yield


def _place(item: pytest.Item) -> tuple[int, bool, int]:
    """The groups first, then what walks the whole house, then floor by floor; last, what really writes for a file."""
    marked = [place for place, mark in enumerate(SLOW_MARKS) if item.get_closest_marker(mark)]
    return min(marked, default=len(SLOW_MARKS)), _writes_for_all(item), len(item.path.parts)


def _group(item: pytest.Item) -> str:
    """Those that share a running copy, or are timed one at a time. Looking at every page takes as long as the rest."""
    mark = next((mark for mark in SLOW_MARKS if item.get_closest_marker(mark)), "")
    return "pages" if item.path.name == "test_pages.py" and mark else mark


def _writes_for_all(item: pytest.Item) -> bool:
    return any("two_at_once" in mark.args for mark in item.iter_markers("xdist_group"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line(
            "The browser tests are left out: there is no chromium. To have it: apt-get install chromium", yellow=True
        )


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's browser instead of a downloaded one; its sandbox does not start as root or in a container."""
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]}


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A database on the tests' own server goes with the server: a thread that still holds it cannot fail the run."""
    return "TEST_TEMPLATE" in os.environ


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Whoever really wrote leaves the database as it was when it was new, so that the order of the tests is free."""
    with django_db_blocker.unblock():
        seeds = Seeds.keep()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", lambda *_args, **_options: seeds.lay_alone())
        yield


WITH_A_DATABASE = frozenset({"db", "transactional_db", "_django_db_helper", "live_server"})


@pytest.fixture(autouse=True)
def _every_act_takes_the_lock_first(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test does: an act on a case takes the case's lock first, and shared rows in the written order."""
    has_database = request.node.get_closest_marker("django_db") or WITH_A_DATABASE & {*request.fixturenames}
    if not has_database or request.node.get_closest_marker("takes_locks_out"):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    with recording() as acts:
        yield
    assert not acts.wrong, "See docs/locking.md:\n" + "\n".join(acts.wrong)
