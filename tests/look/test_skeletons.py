"""Two pages are of one build, so that axe judges both at once, only if they differ in words, addresses and names."""

from __future__ import annotations

import pytest

from tests.browser.crawl import skeleton_of

PAGE = '<h1 class="a">Alba</h1><label for="x">Day</label><input id="x" name="x" type="text"><a href="/1/">One</a>'


@pytest.mark.parametrize(("old", "new"), [("Alba", "Bryn"), ('"x"', '"y"'), ("/1/", "/2/"), (">One<", ">Two<")])
def test_words_addresses_and_names_make_no_other_build(old: str, new: str) -> None:
    assert skeleton_of(PAGE.replace(old, new)) == skeleton_of(PAGE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('for="x"', 'for="y"'),  # a label of nothing
        (">One<", "> <"),  # a link without words
        ('class="a"', 'class="b"'),
        ('type="text"', 'type="email"'),
        ("h1", "h2"),
        ("</h1>", "<p></h1>"),
        (' name="x"', ""),
    ],
)
def test_whatever_axe_could_judge_otherwise_makes_another_build(old: str, new: str) -> None:
    assert skeleton_of(PAGE.replace(old, new)) != skeleton_of(PAGE)
