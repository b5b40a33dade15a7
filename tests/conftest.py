"""The order of the tests, and which are left out of a run and why."""

import os
import shutil

import pytest

# Playwright keeps an event loop on the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SLOW_MARKS = ("browser", "faults")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LEFT_OUT = pytest.StashKey[int]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the quick tests first; leave browser tests out where there is no browser."""
    if not CHROMIUM:
        browser = [item for item in items if item.get_closest_marker("browser")]
        items[:] = [item for item in items if item not in browser]
        config.hook.pytest_deselected(items=browser)
        config.stash[LEFT_OUT] = len(browser)
    items.sort(key=_slowness)


def _slowness(item: pytest.Item) -> int:
    marks = {mark.name for mark in item.iter_markers()}
    return max((place for place, name in enumerate(SLOW_MARKS, start=1) if name in marks), default=0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if count := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"{count} browser tests are left out: there is no chromium. To have it: apt-get install chromium",
            yellow=True,
        )


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's browser instead of a downloaded one; its sandbox does not start as root or in a container."""
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}
