"""Compares the index that cases are found by with what it is made from, and fills it anew if that is asked for."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.search.services import check_index, fill_index


class Command(BaseCommand):
    help = "Compare the search index with its sources; exit 1 if they differ. With --fill, mend what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fill", action="store_true", help="write what is missing and remove what is left over")

    def handle(self, *_args: Any, fill: bool, **_options: Any) -> None:
        wrong = [each for each in check_index() if not each.is_true]
        for each in wrong:
            self.stderr.write(f"{each.source}: {each.missing} missing or different, {each.left_over} left over")
            if fill:
                fill_index(each.source)
        if wrong and not fill:
            raise CommandError("The search index is not what its sources say. Run this again with --fill.")
        self.stdout.write("The search index was mended." if wrong else "The search index is what its sources say.")
