"""The restore of docs/running.md, done: dumped and restored into an empty database, evidence beside it, compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from config.embedded.binaries import postgres_bin
from config.environment import BASE
from tests.config.running_copy import clean_environment
from tests.faults.laid_copy import LaidCopy

pytestmark = pytest.mark.faults


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=BASE, env=environment, capture_output=True, text=True, check=False)


def manage(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = clean_environment(DJANGO_SETTINGS_MODULE="config.settings", **settings)
    return run(sys.executable, "manage.py", *arguments, **environment)


def as_superuser(laid: LaidCopy) -> dict[str, str]:
    """As the document says it: PostgreSQL's own account, by the files of STATE."""
    return {
        "PGHOST": "127.0.0.1",
        "PGPORT": (laid.copy.state / "postgres.port").read_text().strip(),
        "PGUSER": "postgres",
        "PGPASSWORD": (laid.copy.state / "postgres-superuser.secret").read_text(),
    }


def test_backup_is_restored_into_an_empty_copy_and_is_the_same(laid: LaidCopy, tmp_path: Path) -> None:
    tools, server = postgres_bin(), as_superuser(laid)
    [(sealed,)] = laid.rows("SELECT count(*) FROM casework_original")
    assert sealed >= len(laid.cases)
    dump, kept = tmp_path / "backup.dump", tmp_path / "backup.json"
    saved = manage(
        *("check_copy", "--write", str(kept), "--dump", str(dump), "--pg-dump", str(tools / "pg_dump")),
        **{"STATE": str(laid.copy.state), **server},
    )
    assert saved.returncode == 0, saved.stderr
    assert f"All {sealed} originals are what was sealed." in saved.stdout
    assert dump.stat().st_mode & 0o077 == 0
    shutil.copytree(laid.copy.state / "evidence/kept", tmp_path / "state/evidence/kept")

    given = {**os.environ, **server}
    made = run(str(tools / "createdb"), "--owner=app", "restored", **given)
    assert made.returncode == 0, made.stderr
    done = run(str(tools / "pg_restore"), "--exit-on-error", "--dbname=restored", str(dump), **given)
    assert done.returncode == 0, done.stderr
    url = urlunsplit(urlsplit(laid.copy.remembered()["DATABASE_URL"])._replace(path="/restored"))
    restored = {
        "STATE": str(tmp_path / "state"),
        "DATABASE_URL": url,
        "SECRET_KEY": laid.copy.remembered()["SECRET_KEY"],
    }

    compared = manage("check_copy", "--against", str(kept), **restored)
    assert compared.returncode == 0, compared.stderr + compared.stdout
    assert manage("migrate", "--check", **restored).returncode == 0

    changed = run(
        str(tools / "psql"), "--dbname=restored", "--command=UPDATE accounts_team SET name = 'another'", **given
    )
    assert changed.returncode == 0, changed.stderr
    compared = manage("check_copy", "--against", str(kept), **restored)
    assert (compared.returncode, "accounts_team: 1 rows then and now, but not the same" in compared.stderr) == (1, True)
    for path in (tmp_path / "state/evidence/kept").rglob("*"):
        if path.is_file():
            path.write_bytes(b"changed")
    checked = manage("check_copy", **restored)
    assert checked.returncode == 1
    assert f"{sealed} of {sealed} originals are not what was sealed" in checked.stderr
