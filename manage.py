#!/usr/bin/env python
"""Run one of Hawthorn's commands, and say in one sentence what is missing: a database, a setting."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError

from config.environment import NO_DATABASE, BadSetting


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) is not None:
            raise  # the server answered: this is about the statement, not about reaching it
        print(NO_DATABASE, file=sys.stderr)
        return 1
    except BadSetting as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
