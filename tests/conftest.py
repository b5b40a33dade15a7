"""The order of the tests, which are left out of a run and why, and what every one of them is watched for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management.commands import flush
from django.template import Template
from django.test.utils import _TestState
from xdist.remote import Producer

from tests.browser.shared_copy import end_what_was_shared, open_folder
from tests.emptying import Seeds
from tests.lock_recorder import recording
from tests.shared_out import SharedOut
from tests.written_once import written_case

__all__ = ["written_case"]

# Playwright keeps an event loop on the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SLOW_MARKS = ("faults", "browser")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedOut | None:
    return SharedOut(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_configure(config: pytest.Config) -> None:
    if _hands_out(config):
        open_folder()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _hands_out(config):
        end_what_was_shared()


def _hands_out(config: pytest.Config) -> bool:
    """Whether this process is nobody's worker."""
    return not hasattr(config, "workerinput")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Put what takes long or waits first, so that the rest fills the time beside it; leave out what has no browser.

    After every other hook: pytest-django puts first whatever needs a database.
    """
    yield
    if not CHROMIUM:
        browser = [item for item in items if item.get_closest_marker("browser")]
        items[:] = [item for item in items if item not in browser]
        config.hook.pytest_deselected(items=browser)
    items.sort(key=_place)


def _place(item: pytest.Item) -> tuple[int, bool, int]:
    """The groups first, then what walks the whole house, then floor by floor; last, what really writes for a file."""
    marked = [place for place, mark in enumerate(SLOW_MARKS) if item.get_closest_marker(mark)]
    writes = item.get_closest_marker("writes_for_all") is not None
    return min(marked, default=len(SLOW_MARKS)), writes, len(item.path.parts)


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


WALKS = frozenset({Path(__file__).parent, Path(__file__).parent / "attack"})


@pytest.fixture(autouse=True)
def _walks_keep_no_contexts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Django copies for a test what each template was given. Who walks the whole house reads the pages alone."""
    if request.path.parent in WALKS:
        monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)  # type: ignore[attr-defined]


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
