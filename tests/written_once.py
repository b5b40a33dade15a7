"""One case that is really written, for the tests of a module that need several transactions at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.shared_case import SharedCase, live_case


@pytest.fixture(scope="module")
def written_case(django_db_setup: None, django_db_blocker: Any) -> Iterator[SharedCase]:
    """A case for all tests of a module, other than the one transaction that is undone after each."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():  # rows that are laid name each other before all are there
                told = live_case()
            yield told
        finally:
            call_command("flush", verbosity=0, interactive=False)
