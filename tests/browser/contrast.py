"""Asks axe about the contrast of every text whose ink, size and grounds it has not passed already, at any width.

Contrast is two thirds of what axe takes, and a page has the same grey on the same white a hundred times. A text is
known by the computed values themselves, so that a colour that changes with the width, the role or the page is another
text. What is not plainly on the ground of what it lies in (it is moved, lifted, or hangs over an edge) is asked about
each time, and so is what axe could not decide.
"""

from __future__ import annotations

from typing import Any, Final

from playwright.sync_api import Page

ASK_AXE: Final = """async passed => {
  const known = new Set(passed), keys = new Map(), asked = [];
  const none = new Set(["auto", "0px"]), clear = "rgba(0, 0, 0, 0)";
  const writes = e => e.matches("input, select, textarea, option")
    || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
  const paint = s => [
    s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode, s.clipPath, s.backgroundClip,
  ].join(" ");
  const paintsNothing = `${clear} none 1 none normal none border-box`;
  const ink = s => [
    s.color, s.webkitTextFillColor, s.webkitTextStrokeWidth, s.textShadow, s.fontSize, s.fontWeight, s.textIndent,
  ].join(" ");
  const isMoved = s => !["static", "relative"].includes(s.position)
    || s.position === "relative" && ![s.top, s.right, s.bottom, s.left].every(side => none.has(side))
    || s.zIndex.startsWith("-") || s.transform !== "none" || s.translate !== "none"
    || s.marginTop.startsWith("-") || s.marginBottom.startsWith("-");
  const hangsOver = (box, room) => room && (box.left < room.left - 1 || box.right > room.right + 1
    || box.top < room.top - 1 || box.bottom > room.bottom + 1);
  const runsOver = e => e.clientWidth && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 9);
  const visit = (element, grounds, room, isLoose) => {
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const box = element.getBoundingClientRect(), own = paint(style);
    isLoose ||= isMoved(style) || hangsOver(box, room) || (room && runsOver(element));
    if (own !== paintsNothing) {
      grounds += `[${own}]`;
      if (element.parentElement?.parentElement) room = box;
    }
    if (writes(element)) {
      const key = `${grounds}${ink(style)}`;
      if (!isLoose) keys.set(element, key);
      if (isLoose || !known.has(key)) asked.push(element);
    }
    for (const child of element.children) visit(child, grounds, room, isLoose);
  };
  visit(document.documentElement, "", null, false);
  if (!asked.length) return {passed: [], violations: []};
  const options = {runOnly: ["color-contrast"], elementRef: true, selectors: false, preload: false};
  const found = await axe.run({include: asked}, options);
  const nodes = found.passes.flatMap(rule => rule.nodes);
  const violations = found.violations.map(({id, help, nodes}) => ({id, help, nodes: nodes.map(({html}) => ({html}))}));
  return {passed: [...new Set(nodes.map(node => keys.get(node.element)).filter(Boolean))], violations};
}"""
PASSED: Final[set[str]] = set()
"""The inks on their grounds that axe has passed in this run."""


def contrast_faults(page: Page) -> list[dict[str, Any]]:
    """What axe holds against the contrast on a page in which it is loaded, in its own words."""
    answer = page.evaluate(ASK_AXE, sorted(PASSED))
    PASSED.update(answer["passed"])
    violations: list[dict[str, Any]] = answer["violations"]
    return violations
