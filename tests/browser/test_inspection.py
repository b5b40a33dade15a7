"""The inspection itself: a fault that is planted at one width alone is found there, whatever was passed before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.browser.inspection import Inspector
from tests.browser.site import NARROW, WIDE, new_context

pytestmark = pytest.mark.browser

PAGE: Final = """<!DOCTYPE html><html lang="en"><title>Case – Hawthorn</title><style>
body { color: #222; background: #fff } .panel { background: #eee; padding: 9px } @media %s { %s }</style>
<main><h1>Case</h1><p>Some words.</p><div class="panel"><p>On a panel.</p></div>
<p><button>One</button><button>Two</button></p><p class="foot">Last words.</p></main></html>"""
ONLY_AT: Final = {WIDE: "(min-width: 800px)", NARROW: "(max-width: 799px)"}
PLANTED: Final = {
    ".foot { color: #aaa }": "color-contrast",
    ".panel { background: #444 }": "color-contrast",
    "main { background: #333 }": "color-contrast",
    ".foot { opacity: .4 }": "color-contrast",
    ".foot { position: relative; top: -70px; color: #fff }": "color-contrast",
    "button { width: 9px; height: 9px; padding: 0; border: 0; overflow: hidden }": "target-size",
    ".panel { height: 9px; width: 90px; overflow: scroll }": "scrollable-region-focusable",
    "h1 { display: none }": "page-has-heading-one",
    ".foot { width: 2000px }": "scrolls sideways",
}


@pytest.fixture
def inspector(browser: Browser) -> Iterator[Inspector]:
    context = new_context(browser)
    yield Inspector(context.new_page(), "")
    context.close()


def faults_of(inspector: Inspector, condition: str, rule: str) -> list[str]:
    inspector.faults.clear()
    inspector.page.set_content(PAGE % (condition, rule))
    inspector.look("planted")
    return [fault.split(" [about")[0] for fault in inspector.faults]


def test_page_without_a_fault_has_none(inspector: Inspector) -> None:
    assert faults_of(inspector, "all", "") == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("rule", PLANTED)
def test_fault_at_one_width_alone_is_found_there(inspector: Inspector, rule: str, width: int) -> None:
    assert faults_of(inspector, "all", "") == []
    found = faults_of(inspector, ONLY_AT[width], rule)
    assert any(PLANTED[rule] in fault for fault in found), found
    assert all(fault.startswith(f"planted at {width}: ") for fault in found)
    assert faults_of(inspector, ONLY_AT[width], rule) == found, "found once, it is found again"
