"""Measures `manage.py migrate` on an empty database, and fails if it takes more than 15 s of processor time.

See bench/RESULTS.md.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

BASE: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BASE))

from config.embedded.postgres import Postgres  # noqa: E402 - found by the line above

LIMIT: Final = 15.0
COMMAND: Final = (sys.executable, "-W", "ignore", "manage.py", "migrate", "--verbosity=0")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="hawthorn-bench-") as folder:
        state = Path(folder)
        state.chmod(0o711)
        (state / "logs").mkdir()
        postgres = Postgres(state)
        program = postgres.prepare()
        server = program.start()
        try:
            postgres.wait_until_ready(server)
            wall, processor = _migrate({**os.environ, "DATABASE_URL": postgres.url(), "STATE": folder})
        finally:
            server.send_signal(program.stop_signal)
            server.wait(30)
    print(f"A new database: {processor:.1f} s of processor time, {wall:.1f} s by the clock")
    return int(processor > LIMIT)


def _migrate(environment: dict[str, str]) -> tuple[float, float]:
    """What the command took, by the clock and of the processor; the server's own time is not counted."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(COMMAND, cwd=BASE, env=environment, check=True)
    wall, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
