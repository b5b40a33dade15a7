"""The order of the tests, which are left out of a run and why, and what every one of them is watched for."""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.lock_recorder import recording
from tests.written_once import written_case

__all__ = ["written_case"]

# Playwright keeps an event loop on the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SLOW_MARKS = ("browser", "faults")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Put the quick tests first; leave browser tests out where there is no browser.

    A wrapper, for xdist reads the groups in a hook that comes before every other that is none.
    """
    if not CHROMIUM:
        browser = [item for item in items if item.get_closest_marker("browser")]
        items[:] = [item for item in items if item not in browser]
        config.hook.pytest_deselected(items=browser)
    items.sort(key=lambda item: (_slowness(item), _empties_tables(item)))
    for item in items:
        if slow := _slowness(item):
            item.add_marker(pytest.mark.xdist_group(_group(item, SLOW_MARKS[slow - 1])))
    yield


def _group(item: pytest.Item, mark: str) -> str:
    """Those that share a running copy, or are timed one at a time. Looking at every page takes as long as the rest."""
    return "pages" if item.path.name == "test_pages.py" else mark


def _empties_tables(item: pytest.Item) -> bool:
    """Whether it empties every table at its end, the forces that come with the tables too: all others come before."""
    return any("two_at_once" in mark.args for mark in item.iter_markers("xdist_group"))


def _slowness(item: pytest.Item) -> int:
    marks = {mark.name for mark in item.iter_markers()}
    return max((place for place, name in enumerate(SLOW_MARKS, start=1) if name in marks), default=0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line(
            "The browser tests are left out: there is no chromium. To have it: apt-get install chromium", yellow=True
        )


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's browser instead of a downloaded one; its sandbox does not start as root or in a container."""
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


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
