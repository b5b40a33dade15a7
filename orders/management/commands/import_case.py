"""Imports case files: each becomes a case of one service, or is refused whole."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.database.clock import database_now
from accounts.people.models import Organisation, Role, Team, User
from accounts.rules import RuleViolation
from orders.cases.services.case_files import CaseFile, ImportedCaseOwner, check_case_file, import_case
from record.management.reading import text_of


class Command(BaseCommand):
    help = (
        "Import case files as cases of one service. Every file is checked before anything is written; "
        "then each file is imported in a transaction of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--organisation", metavar="SLUG", help="the advocacy service; the first unless given")
        parser.add_argument("--team", metavar="NAME", help="the team of the service; its first unless given")
        parser.add_argument("--caseworker", metavar="USERNAME", help="who runs the cases; nobody unless given")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = _owner(options["organisation"], options["team"], options["caseworker"])
        for path, file in [(path, _checked(path)) for path in options["files"]]:
            self._import(path, file, owner)

    def _import(self, path: Path, file: CaseFile, owner: ImportedCaseOwner) -> None:
        try:
            case = import_case(file, owner=owner, now=database_now())
        except RuleViolation as refusal:
            raise CommandError(f"{path.name}: {refusal.sentence}") from refusal
        place = f"{owner.team.organisation.name}, {owner.team.name}"
        count = len(file.events)
        words = f"{count} event{'' if count == 1 else 's'}"
        self.stdout.write(f"Imported {case.reference} ({file.name}): {words} into {place}")


def _checked(path: Path) -> CaseFile:
    try:
        return check_case_file(text_of(path))
    except RuleViolation as refusal:
        raise CommandError(f"{path.name}: {refusal.sentence}") from refusal


def _owner(slug: str | None, team_name: str | None, username: str | None) -> ImportedCaseOwner:
    services = Organisation.objects.services().order_by("pk")
    service = (services.filter(slug=slug) if slug else services).first()
    if service is None:
        raise CommandError(f"There is no advocacy service “{slug}”." if slug else "There is no advocacy service yet.")
    teams = Team.objects.filter(organisation=service).select_related("organisation").order_by("pk")
    team = (teams.filter(name=team_name) if team_name else teams).first()
    if team is None:
        raise CommandError(f"{service.name} has no team {f'“{team_name}”' if team_name else 'yet'}.")
    return ImportedCaseOwner(team, _caseworker(username, service) if username else None)


def _caseworker(username: str, service: Organisation) -> User:
    user = User.objects.filter(username=username, organisation=service, role=Role.CASEWORKER, is_active=True).first()
    if user is None:
        raise CommandError(f"{service.name} has no caseworker “{username}”.")
    return user
