"""Asks pip-audit about every locked package: a finding fails, a question that nobody answered is said aloud."""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

LOCKS = ("requirements-dev.txt", "requirements-assets.txt")  # the first holds all of requirements.txt
NAMED = 10


def ask(lock: str) -> list[dict[str, Any]] | None:
    """One entry per package of the lock, or None when the vulnerability service could not be asked."""
    options = ("--require-hashes", "--disable-pip", "--progress-spinner=off", "--timeout=20", "--format=json")
    answer = subprocess.run(
        [sys.executable, "-m", "pip_audit", *options, "-r", lock], capture_output=True, text=True, check=False
    )
    try:
        return list(json.loads(answer.stdout)["dependencies"])
    except ValueError:
        print(answer.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return None


def findings(packages: Iterable[dict[str, Any]]) -> list[str]:
    return [
        f"{package['name']} {package['version']}: {flaw['id']} (mended in: {', '.join(flaw['fix_versions'])})"
        for package in packages
        for flaw in package.get("vulns", [])
    ]


def audit(lock: str) -> list[str]:
    packages = ask(lock)
    if packages is None:
        print(f"WARNING: {lock} was NOT audited: the vulnerability service could not be reached.")
        return []
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    print(f"{lock}: {len(packages) - len(skipped)} of {len(packages)} packages audited.")
    if skipped:
        shown = f"{', '.join(skipped[:NAMED])}{', …' if len(skipped) > NAMED else ''}"
        print(f"WARNING: the service has no answer about {len(skipped)} packages of {lock}: {shown}")
    return findings(packages)


def main() -> int:
    found = sorted({finding for lock in LOCKS for finding in audit(lock)})
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
