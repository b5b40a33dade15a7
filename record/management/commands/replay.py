"""Replays case files without a database: what would have been flagged, and when."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_moment, local_time
from record.events.facts import WRITTEN_DAY
from record.management.reading import text_of
from record.replay.case_file import read_case_file, replay
from risk.thresholds.rules.limits import DEFAULTS
from risk.thresholds.rules.settings_file import read_thresholds


class Command(BaseCommand):
    help = "Replay case files and list every flag they would have raised. Writes nothing, needs no database."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--until",
            help="as of this time (London time, or with an offset), or of 00:00 on this day; now unless given",
        )
        parser.add_argument("--thresholds", type=Path, help="a JSON file of thresholds that replace defaults")
        parser.add_argument("--json", action="store_true", help="print a JSON list")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            until = _moment(options["until"]) if options["until"] else timezone.now()
            thresholds = read_thresholds(text_of(options["thresholds"])) if options["thresholds"] else DEFAULTS
        except RuleViolation as refusal:
            raise CommandError(refusal.sentence) from refusal
        rows: list[dict[str, object]] = []
        for path in options["files"]:
            try:
                name, events = read_case_file(text_of(path))
                rows += replay(name, events, until=until, thresholds=thresholds)
            except RuleViolation as refusal:
                raise CommandError(f"{path.name}: {refusal.sentence}") from refusal
        rows.sort(key=lambda row: str(row["at"]))
        self.stdout.write(json.dumps(rows, indent=1) if options["json"] else _words(rows))


def _moment(text: str) -> datetime:
    return local_moment(f"{text}T00:00" if WRITTEN_DAY.fullmatch(text) else text)


def _words(rows: list[dict[str, object]]) -> str:
    return "\n".join(_line(row) for row in rows) or "Nothing would have been flagged."


def _line(row: dict[str, object]) -> str:
    closed = "still open" if row["closed_at"] is None else f"closed {_shown(row['closed_at'])}"
    return f"{_shown(row['at'])}  {row['case']}  {row['subject']}  {row['rule']}  {row['level']}  ({closed})"


def _shown(moment: object) -> str:
    return f"{local_time(local_moment(str(moment))):%Y-%m-%d %H:%M}"
