"""Keeps the tables as the migrations leave them, so that the next database is laid in a second.

Only test runs use it: Django draws its models anew at each step of a migration, and a suite makes a dozen databases.
"""

import hashlib
import subprocess
from pathlib import Path
from typing import Final

import psycopg

from config.embedded import binaries
from config.environment import BASE

APPS: Final = ("accounts", "casework", "risk", "record", "orders", "reports")
DUMP: Final = ("--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=500")


def fingerprint() -> str:
    """A word that changes with any migration, of ours or of a library's."""
    digest = hashlib.sha256((BASE / "requirements.txt").read_bytes())
    for path in sorted(path for app in APPS for path in (BASE / app / "migrations").glob("*.py")):
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def keep(url: str, dump: Path) -> None:
    """Write down the tables of a database; whoever reads the file finds a whole one or none."""
    program = str(binaries.postgres_bin() / "pg_dump")
    done = subprocess.run([program, *DUMP, url], capture_output=True, text=True, check=True)
    # Lines that begin with a backslash are for psql alone.
    plain = "\n".join(line for line in done.stdout.splitlines() if not line.startswith("\\"))
    unfinished = dump.with_suffix(f".{hashlib.sha256(url.encode()).hexdigest()[:8]}.new")
    unfinished.write_text(plain)
    unfinished.replace(dump)


def lay(url: str, dump: Path) -> bool:
    """Lay the tables in a database that has none; False, and nothing done, if there are some already."""
    with psycopg.connect(url) as connection:
        if connection.execute("SELECT FROM pg_tables WHERE schemaname = 'public'").rowcount:
            return False
        connection.execute(dump.read_bytes())
    return True
