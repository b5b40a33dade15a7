"""What may stand in no committed file: a registry's host, a path of somebody's machine."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from config.assets import tidy_css
from config.environment import BASE

# Written so that this file does not hold what it looks for.
FORBIDDEN = re.compile("|".join(["pypi\\.org/" + "simple", "registry\\." + "npmjs", "(?<![\\w.>])/" + "work/"]))


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=BASE, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    return [BASE / name for name in listed.stdout.split("\0") if name]


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [
        str(path.relative_to(BASE))
        for path in tracked_files()
        if path.is_file() and FORBIDDEN.search(path.read_text(errors="ignore"))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-assets.txt"])
def test_lock_names_no_host_and_gives_a_hash_for_every_package(name: str) -> None:
    text = (BASE / name).read_text()
    assert "://" not in text
    packages = re.findall(r"^[a-z0-9].*==.*$", text, re.MULTILINE)
    assert packages
    assert all(package.endswith("\\") for package in packages)


def test_npm_lock_names_no_host_and_gives_a_hash_for_every_package() -> None:
    text = (BASE / "package-lock.json").read_text()
    assert "://" not in text
    assert "resolved" not in text
    assert text.count('"integrity"') == text.count('"node_modules/')


def test_compose_has_a_health_check_for_everything_that_runs_on_and_no_secret() -> None:
    services = yaml.safe_load((BASE / "docker-compose.yml").read_text())["services"]
    lasting = {"web", "worker", "beat", "watch", "postgres", "redis"}
    assert lasting < set(services)
    assert all("test" in services[name]["healthcheck"] for name in lasting)
    environment = services["web"]["environment"] | services["postgres"]["environment"]
    secrets = [text for name, text in environment.items() if "PASSWORD" in name or "KEY" in name or "URL" in name]
    assert all(":?" in text or "redis" in text for text in secrets)


def test_stylesheets_lose_the_font_the_maps_and_the_absolute_addresses() -> None:
    sheet = (
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff2)}a{font-family:GDS Transport,arial}"
        "b{background:url(/assets/images/icon-a.svg)}\n/*# sourceMappingURL=a.css.map */"
    )
    assert tidy_css(sheet).strip() == "a{font-family:arial}b{background:url(images/icon-a.svg)}"
