"""A day of casework on a phone by keyboard alone: a referral, its case, a contact, a measure, a task, evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import Worker, written_day
from tests.browser.site import DEMO_WORDS, NARROW, Site, new_context, titled

pytestmark = pytest.mark.browser

WORKER = "bramble-caseworker-3"


def take_referral(worker: Worker) -> None:
    keys = worker.keys
    keys.follow("Take a referral")
    keys.pick("Who refers?", "Helpline")
    keys.choose("Is the client in danger now?", "No")
    keys.write("Client's first name", "Marigold")
    keys.choose("Is it safe to phone or write to the client?", "Not known")
    keys.pick("Police force where the client lives", "Sussex Police")
    keys.write("What is happening, in short", "He waits at the stop every morning, and writes at night.")
    keys.press("Save the referral")
    expect(worker.page).to_have_title(titled("Referral"))


def accept_it(worker: Worker) -> None:
    keys = worker.keys
    keys.follow("Accept: open a case")
    expect(worker.page.get_by_label("Client's first name")).to_have_value("Marigold")
    keys.pick("Who is that person to the client?", "Former partner")
    keys.choose("Risk now", "High")
    keys.press("Open the case")
    expect(worker.page).to_have_title(re.compile("Overview – Hawthorn$"))


def log_contact_that_is_not_yet_safe(worker: Worker) -> None:
    keys = worker.keys
    keys.follow("Contact and people")
    keys.follow("Log a contact")
    keys.choose("Who tried to reach whom?", "We tried to reach the client")
    keys.pick("How?", "Phone call")
    keys.choose("What came of it?", "No answer")
    keys.press("Save the contact")
    expect(worker.page).to_have_title("Error: Log a contact – Hawthorn")
    expect(worker.page.locator("main")).to_contain_text("not known whether the client can be contacted safely")
    keys.tick("It was not safe, and was done all the same")
    keys.write("Why at this time or in this way?", "The helpline asked us to ring within the hour.")
    keys.press("Save the contact")
    expect(worker.page.locator("main")).to_contain_text("No answer")


def agree_measure(worker: Worker) -> None:
    keys = worker.keys
    keys.follow("Add a measure")
    keys.pick("Measure", "Personal alarm")
    keys.choose("How far has it come?", "Agreed, not yet in place")
    keys.press("Add the measure")
    expect(worker.page.locator("main")).to_contain_text("Personal alarm")


def set_and_finish_task(worker: Worker) -> None:
    keys = worker.keys
    keys.follow("Work and sharing", within=worker.page.locator(".moj-sub-navigation"))
    keys.follow("Set a task")
    keys.write("What is to be done?", "Ask the school to keep the gate shut")
    keys.write("By which day", written_day(worker.now))
    keys.press("Set the task")
    keys.reach(worker.page.locator("tr", has_text="Ask the school").get_by_role("link", name="Finish"))
    worker.page.keyboard.press("Enter")
    keys.choose("Is it done?", "Done")
    keys.write("What came of it?", "They will.")
    keys.press("Save")
    expect(worker.page).to_have_title(re.compile("Work – Hawthorn$"))


def add_evidence(worker: Worker, picture: Path) -> None:
    keys = worker.keys
    keys.follow("Evidence", within=worker.page.locator(".moj-sub-navigation"))
    keys.follow("Add evidence")
    chosen = worker.page.locator("input[type=file]")
    keys.reach(chosen)
    chosen.set_input_files(str(picture))  # the browser's own file window has no keys for a test
    keys.pick("What kind of evidence", "Photo")
    keys.write("What to call it", "By the bus stop")
    keys.press("Add the evidence")
    expect(worker.page.locator("main")).to_contain_text("By the bus stop", timeout=30_000)


def everything_stands_in_the_chronology(page: Page) -> None:
    page.get_by_role("link", name="Chronology").first.click()
    main = page.locator("main")
    for words in ("Case opened", "Phone call: no answer", "Personal alarm", "Done: Ask the school", "By the bus stop"):
        expect(main).to_contain_text(words)


def test_a_day_of_casework_by_keyboard_at_a_phones_width(site: Site, browser: Browser, tmp_path: Path) -> None:
    picture = tmp_path / "picture.jpg"
    Image.new("RGB", (40, 30), "olive").save(picture)
    context = new_context(browser, width=NARROW)
    worker = Worker(context.new_page())
    worker.sign_in(site.url("login"), WORKER, DEMO_WORDS)
    worker.page.goto(site.url("referral_list"))
    take_referral(worker)
    accept_it(worker)
    log_contact_that_is_not_yet_safe(worker)
    agree_measure(worker)
    set_and_finish_task(worker)
    add_evidence(worker, picture)
    everything_stands_in_the_chronology(worker.page)
    context.close()
