"""The cover, in a real browser: it hides at once, loses nothing, and works without script as a plain link."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press_escape(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Escape")


def test_escape_three_times_covers_the_page_and_three_more_show_it_again(live_server: object, page: Page) -> None:
    page.goto(f"{live_server}{reverse('login')}")
    page.wait_for_load_state("networkidle")
    page.get_by_label("User name").fill("half a na")
    press_escape(page, 2)
    expect(page.locator("[data-cover]")).to_be_hidden()
    press_escape(page, 1)
    expect(page.locator("[data-cover]")).to_be_visible()
    expect(page).to_have_title("Blank page")
    press_escape(page, 3)
    expect(page.locator("[data-cover]")).to_be_hidden()
    expect(page.get_by_label("User name")).to_have_value("half a na")
    expect(page.get_by_label("User name")).to_be_focused()


def test_hide_button_covers_the_page_without_leaving_it(live_server: object, page: Page) -> None:
    page.goto(f"{live_server}{reverse('login')}")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Hide screen").click()
    expect(page.locator("[data-cover]")).to_be_visible()
    page.get_by_role("button", name="Show the page").click()
    expect(page).to_have_url(f"{live_server}{reverse('login')}")


def test_hide_link_leads_to_a_blank_page_without_script(live_server: object, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server}{reverse('login')}")
    page.get_by_role("link", name="Hide screen").click()
    expect(page).to_have_title("Blank page")
    context.close()
