"""Every file that a page of the docs names by its path is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from config.environment import BASE

NAMED: Final = re.compile(r"`([a-z][\w.-]*/[\w./-]+\.(?:py|html|js|json|md|yml))`")
PAGES: Final = sorted(page for place in ("*.md", "docs/*.md", "docs/adr/*.md") for page in BASE.glob(place))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BASE).as_posix())
def test_page_names_files_that_are_there(page: Path) -> None:
    assert [path for path in NAMED.findall(page.read_text()) if not (BASE / path).exists()] == []


def test_pages_name_files() -> None:
    assert len({path for page in PAGES for path in NAMED.findall(page.read_text())}) > 50
