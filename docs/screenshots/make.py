"""Takes the pictures of README.md and the guide from a copy of its own with the demo in it: `make screenshots`."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.site import NARROW, WIDE, Site, new_context, running_site

FOLDER: Final = Path(__file__).resolve().parent
LARGEST: Final = 300_000
HEIGHTS: Final = {WIDE: 900, NARROW: 844}

CASEWORKER: Final = "bramble-caseworker-1"
SUPERVISOR: Final = "bramble-supervisor-1"
LIAISON: Final = "sussex-liaison"
MANAGER: Final = "bramble-service-manager"

LISTED: Final = """
SELECT application.public_id FROM orders_application application
JOIN casework_case seen ON seen.id = application.case_id
JOIN accounts_user worker ON worker.id = seen.caseworker_id AND worker.username = %(username)s
WHERE application.determined_at IS NULL
ORDER BY application.hearing_on IS NULL, application.requested_at LIMIT 1
"""
WORST_BREACH: Final = """
SELECT breach.public_id, seen.public_id FROM orders_breach breach
LEFT JOIN orders_warrant warrant ON warrant.breach_id = breach.id AND warrant.executed_at IS NULL
JOIN casework_case seen ON seen.id = breach.case_id
JOIN accounts_user worker ON worker.id = seen.caseworker_id AND worker.username = %(username)s
ORDER BY warrant.id IS NULL, breach.closed_at IS NOT NULL, breach.reported_at IS NULL, breach.learned_at LIMIT 1
"""
ITS_CASE: Final = WORST_BREACH.replace("breach.public_id, seen.public_id", "seen.public_id")
UNACKNOWLEDGED: Final = """
SELECT breach.public_id FROM orders_breach breach
JOIN accounts_user liaison ON liaison.organisation_id = breach.force_id AND liaison.username = %(username)s
JOIN casework_share share ON share.case_id = breach.case_id AND share.force_id = breach.force_id
WHERE breach.acknowledged_at IS NULL AND breach.reported_at IS NOT NULL
ORDER BY breach.learned_at LIMIT 1
"""


@dataclass(frozen=True)
class Picture:
    """One page as one person sees it; `which` asks the database for the row that it is about."""

    name: str
    username: str
    page: str
    which: str = ""


PICTURES: Final = (
    Picture("my-work", CASEWORKER, "my_work"),
    Picture("case", CASEWORKER, "case_detail", ITS_CASE),
    Picture("application", CASEWORKER, "application_detail", LISTED),
    Picture("breach", CASEWORKER, "breach_detail", WORST_BREACH),
    Picture("delays", SUPERVISOR, "delays"),
    Picture("desk", LIAISON, "desk"),
    Picture("desk-breach", LIAISON, "desk_breach", UNACKNOWLEDGED),
    Picture("thresholds", MANAGER, "threshold_list"),
)


def take_all(site: Site, browser: Browser) -> None:
    for username in dict.fromkeys(picture.username for picture in PICTURES):
        for width, height in HEIGHTS.items():
            context = new_context(browser, width=width)
            page = context.new_page()
            page.set_viewport_size({"width": width, "height": height})
            site.sign_in(page, username)
            for picture in PICTURES:
                if picture.username == username:
                    take(site, page, picture, width)
            context.close()


def take(site: Site, page: Page, picture: Picture, width: int) -> None:
    row = [site.rows(picture.which, username=picture.username)[0][0]] if picture.which else []
    page.goto(site.url(picture.page, *row))
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{picture.name}-{width}.png"
    page.screenshot(path=file)
    size = file.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{file.name} has {size:,} bytes, more than {LARGEST:,}.")
    print(f"{file.name}: {size:,} bytes", flush=True)


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("There is no chromium. To have it: apt-get install chromium", file=sys.stderr)
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    options = ["--no-sandbox", "--disable-dev-shm-usage"]
    with running_site() as site, sync_playwright() as playwright:
        take_all(site, playwright.chromium.launch(executable_path=chromium, args=options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
