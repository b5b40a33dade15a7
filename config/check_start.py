"""Says in a sentence what is wrong with the settings of a container, before anything else runs: ends with 1 then."""

import os
import sys
from pathlib import Path

from config import start_checks
from config.environment import BadSetting, Environment, state_folder


def main() -> int:
    state = state_folder()
    given = Environment(state)
    try:
        start_checks.check_secret_key(given.text("SECRET_KEY"))
        start_checks.check_folder("STATE", state)
        start_checks.check_folder("EVIDENCE_FOLDER", Path(os.environ.get("EVIDENCE_FOLDER") or state / "evidence"))
        for name in ("BROKER_URL", "CACHE_URL"):
            start_checks.check_broker(name, given.text(name))
        start_checks.check_database(given.text("DATABASE_URL"))
    except BadSetting as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
