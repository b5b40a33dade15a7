"""The order of the tests, and which are left out of a run and why."""

import os
import shutil

import pytest

# Playwright keeps an event loop on the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SLOW_MARKS = ("browser", "faults")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the quick tests first; leave browser tests out where there is no browser."""
    if not CHROMIUM:
        browser = [item for item in items if item.get_closest_marker("browser")]
        items[:] = [item for item in items if item not in browser]
        config.hook.pytest_deselected(items=browser)
    items.sort(key=_slowness)
    for item in items:
        if slow := _slowness(item):
            item.add_marker(pytest.mark.xdist_group(_group(item, SLOW_MARKS[slow - 1])))


def _group(item: pytest.Item, mark: str) -> str:
    """Those that share a running copy, or are timed one at a time. Looking at every page takes as long as the rest."""
    return "pages" if item.path.name == "test_pages.py" else mark


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
