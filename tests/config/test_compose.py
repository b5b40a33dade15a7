"""The compose file is whole: each container has a limit for its words, starts again, is asked whether it is well."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from config.environment import BASE
from config.probe import QUESTIONS

COMPOSE: dict[str, Any] = yaml.safe_load((BASE / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "worker", "beat", "watch")


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_container_says_is_kept_to_a_size(name: str) -> None:
    limits = SERVICES[name]["logging"]["options"]
    assert int(limits["max-size"].removesuffix("m")) * int(limits["max-file"]) <= 20


@pytest.mark.parametrize("name", SERVICES)
def test_container_that_ends_is_started_again(name: str) -> None:
    assert SERVICES[name]["restart"] == ("on-failure:5" if name == "migrate" else "unless-stopped")


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_container_is_asked_whether_it_is_well(name: str) -> None:
    asked = SERVICES[name]["healthcheck"]
    assert asked["retries"] >= 3
    assert asked["test"][0] == "CMD"
    if asked["test"][1:4] == ["python", "-m", "config.probe"]:
        assert asked["test"][4] in QUESTIONS


@pytest.mark.parametrize("name", OURS)
def test_nothing_of_ours_starts_before_the_settings_and_the_tables_are_right(name: str) -> None:
    assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    checked = SERVICES["migrate"]["command"][-1].split(" && ")
    assert checked[0] == "python -m config.check_start"
    assert checked[-1] == "python manage.py note_start"
    assert SERVICES["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}


@pytest.mark.parametrize("name", OURS)
def test_nobody_waits_for_the_broker(name: str) -> None:
    assert SERVICES[name]["depends_on"].get("redis", {"condition": "service_started"}) == {
        "condition": "service_started"
    }


def test_file_holds_no_secret_and_no_demo() -> None:
    given = SERVICES["web"]["environment"]
    assert "DEMO" not in given
    assert all("${" in given[name] for name in ("SECRET_KEY", "DATABASE_URL"))
