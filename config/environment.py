"""Where a setting comes from: the process environment first, then what the running copy left in STATE."""

import json
import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final

BASE: Final = Path(__file__).resolve().parent.parent
ENVIRONMENT_FILE: Final = "environment.json"
ACCOUNTS_FILE: Final = "demo-accounts.txt"
NO_DATABASE: Final = "No database: run `make run`, or set DATABASE_URL"


class BadSetting(Exception):
    """A setting that cannot be meant, with the sentence that says why and what to give."""


def state_folder() -> Path:
    """The folder that holds everything one running copy keeps."""
    return Path(os.environ.get("STATE") or BASE / ".state").absolute()


def remembered(state: Path) -> dict[str, str]:
    """What the copy that runs from `state` wrote down for other processes, if there is one."""
    try:
        kept = json.loads((state / ENVIRONMENT_FILE).read_text())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def remember(state: Path, values: dict[str, str]) -> None:
    """Write the values down so that only this account can read them, and never half."""
    unfinished = state / f"{ENVIRONMENT_FILE}.new"
    unfinished.unlink(missing_ok=True)
    unfinished.touch(0o600)
    unfinished.write_text(json.dumps(values, indent=2) + "\n")
    unfinished.replace(state / ENVIRONMENT_FILE)


class Environment:
    """Answers by name; a variable that is set but empty counts as absent."""

    def __init__(self, state: Path) -> None:
        self.remembered = remembered(state)

    def text(self, name: str, default: str = "") -> str:
        return os.environ.get(name) or self.remembered.get(name) or default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"1", "true", "yes", "on"}

    def number(self, name: str, default: int) -> int:
        return int(self.text(name, str(default)))

    def words(self, name: str, default: str = "") -> list[str]:
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def networks(self, name: str) -> tuple[IPv4Network | IPv6Network, ...]:
        """Read addresses and networks, such as `10.0.0.7,172.30.0.0/24`."""
        try:
            return tuple(ip_network(word) for word in self.words(name))
        except ValueError as error:
            raise BadSetting(
                f"{name} is no list of addresses or networks ({error}). For example: {name}=10.0.0.7,172.30.0.0/24"
            ) from error
