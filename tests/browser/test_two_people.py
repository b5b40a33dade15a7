"""Two people at one browser: a form begun by one is never sent, kept or shown in the name of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.site import DEMO_WORDS, Site, new_context
from tests.browser.test_drafts import KEPT, NEWS, REASON, STATUS

pytestmark = pytest.mark.browser

PAIR = """
SELECT seen.public_id, worker.username, other.username FROM casework_case seen
JOIN accounts_user worker ON worker.id = seen.caseworker_id AND worker.username LIKE 'bramble-%%'
JOIN accounts_user_teams there ON there.team_id = seen.team_id
JOIN accounts_user other ON other.id = there.user_id AND other.role = %(role)s
WHERE seen.closed_at IS NULL ORDER BY seen.id LIMIT 1
"""
WORDS = "A lamp in the lane, twice."
SAID = "Somebody else has signed in in this browser. Nothing more is taken from this page."
KEPT_FOR_THEM = "What was typed is kept in the drafts of whoever began the form."
REFUSED = "This form was begun by somebody else"
DRAFTS = """
SELECT typist.username, draft.fields->'reason'->>0 FROM accounts_draft draft
JOIN accounts_user typist ON typist.id = draft.user_id ORDER BY draft.id
"""
END_SESSIONS = """
DELETE FROM accounts_usersession USING accounts_user
WHERE accounts_usersession.user_id = accounts_user.id AND username = %(name)s RETURNING 1
"""
REVIEWS = "SELECT count(*) FROM risk_riskreview WHERE reason LIKE %(words)s"


@dataclass(frozen=True)
class Desk:
    """A form that two people may both open, at the same computer."""

    site: Site
    place: str
    first: str
    second: str
    recorded_before: int

    def change_hands(self, context: BrowserContext) -> None:
        """The session of the first ends by itself; the second signs in in another tab."""
        self.end_session()
        self.site.sign_in(context.new_page(), self.second)

    def end_session(self) -> None:
        """As time ends it: the browser keeps its cookie, and an answer that comes late cannot bring it back to life."""
        assert self.site.rows(END_SESSIONS, name=self.first)

    def begun(self, context: BrowserContext) -> Page:
        page = context.new_page()
        self.site.sign_in(page, self.first)
        page.goto(self.place)
        page.get_by_label("Very high").check()
        page.get_by_label(REASON).fill(WORDS)
        return page

    def has_recorded(self) -> bool:
        return recorded(self.site) > self.recorded_before

    def wait_until_kept(self, page: Page) -> None:
        """Where a script keeps what is typed, wait for it: else it may clear the page before the button is pressed."""
        if page.locator("[data-draft]").get_attribute("hidden") is None:
            expect(page.locator(STATUS)).to_have_text(KEPT)


def recorded(site: Site) -> int:
    """How many reviews say the words; other tests may have recorded some."""
    return int(site.rows(REVIEWS, words=f"{WORDS}%")[0][0])


@pytest.fixture
def desk(site: Site) -> Desk:
    """The drafts are thrown away first: what another test typed is none of this one's."""
    site.manage("shell", "-c", "from accounts.drafts.models import Draft; Draft.objects.all().delete()")
    case, first, second = site.rows(PAIR, role="supervisor")[0]
    return Desk(site, site.url("risk_review_create", case), first, second, recorded(site))


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def shared(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser, script=request.param)
    yield context
    context.close()


@pytest.fixture
def scripted(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser)
    yield context
    context.close()


def new_context_of(context: BrowserContext) -> Page:
    assert context.browser
    return new_context(context.browser).new_page()


def test_form_of_the_first_is_not_sent_for_the_second(desk: Desk, shared: BrowserContext) -> None:
    page = desk.begun(shared)
    desk.wait_until_kept(page)
    desk.change_hands(shared)
    page.locator("main form[method=post] button[type=submit]").click()
    expect(page.locator("h1")).to_have_text(REFUSED)
    expect(page.locator("main")).to_contain_text("Nothing was recorded by sending it now.")
    expect(page.locator("body")).not_to_contain_text(WORDS)
    assert not desk.has_recorded()
    assert set(desk.site.rows(DRAFTS)) == {(desk.first, WORDS)}
    page.goto(desk.place)
    expect(page.get_by_label(REASON)).to_have_value("")


def test_tab_that_was_left_open_gives_the_words_to_their_owner_and_clears_the_screen(
    desk: Desk, scripted: BrowserContext
) -> None:
    page = desk.begun(scripted)
    expect(page.locator(STATUS)).to_have_text(KEPT)
    desk.change_hands(scripted)
    page.get_by_label(REASON).fill(f"{WORDS} And again.")
    expect(page.locator("h1")).to_have_text(REFUSED)
    expect(page.locator("main")).to_contain_text(SAID)
    expect(page.locator("main")).to_contain_text(KEPT_FOR_THEM)
    expect(page.locator("main form")).to_have_count(0)
    assert desk.site.rows(DRAFTS) == [(desk.first, f"{WORDS} And again.")]
    assert not desk.has_recorded()
    again = new_context_of(scripted)
    desk.site.sign_in(again, desk.first)
    again.goto(desk.place)
    expect(again.get_by_label(REASON)).to_have_value(f"{WORDS} And again.")
    expect(again.get_by_label("Very high")).to_be_checked()
    again.context.close()


def test_looking_at_the_tab_again_clears_it_before_a_key_is_pressed(desk: Desk, scripted: BrowserContext) -> None:
    page = desk.begun(scripted)
    expect(page.locator(STATUS)).to_have_text(KEPT)
    desk.change_hands(scripted)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("h1")).to_have_text(REFUSED)
    expect(page.locator("body")).not_to_contain_text(WORDS)


@pytest.mark.parametrize("is_signed_out", [True, False], ids=["signed out", "session ended"])
def test_back_button_brings_the_second_no_word_of_the_first(
    desk: Desk, shared: BrowserContext, is_signed_out: bool
) -> None:
    page = desk.begun(shared)
    page.goto(desk.site.url("home"))
    if is_signed_out:
        page.get_by_role("button", name="Sign out").click()
    else:
        desk.end_session()
        page.goto(desk.site.url("home"))
    page.get_by_label("User name").fill(desk.second)
    page.get_by_label("Password").fill(DEMO_WORDS)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "sign-in" not in address)
    for _ in range(4):
        page.go_back()
        if page.url == desk.place:
            break
    expect(page).to_have_url(desk.place)
    expect(page.get_by_label(REASON)).to_have_value("")
    page.get_by_label("Very high").check()
    page.get_by_label(REASON).fill(f"{WORDS} Mine.")
    page.locator("main form[method=post] button[type=submit]").click()
    expect(page.locator("h1")).not_to_have_text(REFUSED)


def test_typing_goes_on_after_the_same_person_has_signed_in_again(desk: Desk, scripted: BrowserContext) -> None:
    page = desk.begun(scripted)
    expect(page.locator(STATUS)).to_have_text(KEPT)
    scripted.clear_cookies(name="session")
    desk.site.sign_in(scripted.new_page(), desk.first)
    page.get_by_label(REASON).fill(f"{WORDS} Still me.")
    expect(page.locator(STATUS)).to_have_text(KEPT)
    expect(page.locator(NEWS)).not_to_contain_text("Somebody else")
