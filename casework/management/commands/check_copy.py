"""Writes down what a copy holds when it is backed up, and compares a restored one with it, evidence included."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from casework.backups.services import DumpFailed, Manifest, TableDigest, differences, manifest


class Command(BaseCommand):
    help = (
        "Count and digest every table, and check every sealed original. --write FILE keeps the result, with --dump "
        "FILE a dump of the same moment by pg_dump; --against FILE compares with it, and ends with 1 if they differ."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", type=Path, metavar="FILE", help="keep the counts and digests")
        parser.add_argument("--dump", type=Path, metavar="FILE", help="dump the database as it was counted")
        parser.add_argument("--pg-dump", default="pg_dump", help="the program; it connects by PGHOST, PGUSER and so on")
        parser.add_argument("--against", type=Path, metavar="FILE", help="compare with what was kept")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            found = manifest((options["pg_dump"], options["dump"]) if options["dump"] else None)
        except (DumpFailed, OSError) as error:
            raise CommandError("pg_dump failed: there is no backup. Its own words are above.") from error
        self.stdout.write(f"{len(found)} tables, {sum(table.rows for table in found.values())} rows.")
        if options["write"]:
            options["write"].write_text(json.dumps({name: asdict(each) for name, each in found.items()}, indent=1))
        if options["against"] and (told := differences(_kept(options["against"]), found)):
            raise CommandError("\n".join(["This copy does not hold what was backed up:", *told]))
        call_command("check_evidence", stdout=self.stdout, stderr=self.stderr)


def _kept(file: Path) -> Manifest:
    try:
        return {name: TableDigest(**each) for name, each in json.loads(file.read_text()).items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise CommandError(f"{file} is not what check_copy --write has kept.") from error
