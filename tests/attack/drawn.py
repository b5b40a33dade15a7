"""Reads the forms and links of a page as a browser does: which names it would send, and with what in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

NOT_SENT: Final = frozenset({"submit", "button", "reset", "image"})
TICKED: Final = frozenset({"checkbox", "radio"})


@dataclass
class DrawnField:
    """One name of a form: its kind, what stands in it, and what may be chosen."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)

    @property
    def is_typed(self) -> bool:
        """Whether a person writes into it with their own words."""
        return self.kind not in TICKED | {"select", "hidden", "file", "password"}


@dataclass
class DrawnForm:
    """A form with its fields by name and its buttons that say something."""

    method: str
    action: str
    is_multipart: bool
    fields: dict[str, DrawnField] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class DrawnPage(HTMLParser):
    """The links of a page and its forms."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[DrawnForm] = []
        self._select: DrawnField | None = None
        self._words: DrawnField | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "a":
                self.links.append(given.get("href", ""))
            case "form":
                kind = given.get("enctype", "").startswith("multipart")
                self.forms.append(DrawnForm(given.get("method", "get").lower(), given.get("action", ""), kind))
            case "option" if self._select:
                self._option(given)
            case "input" | "select" | "textarea" | "button" if self.forms and given.get("name"):
                self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text") if tag == "input" else tag
        name, fields = given["name"], self.forms[-1].fields
        if kind in NOT_SENT:
            self.forms[-1].buttons.append((name, given.get("value", "")))
            return
        drawn = fields.setdefault(name, DrawnField(name, kind))
        if kind in TICKED:
            value = given.get("value", "on")
            drawn.choices.append(value)
            drawn.values += [value] if "checked" in given else []
        elif kind == "select":
            self._select = drawn
        elif kind == "textarea":
            drawn.values, self._words = [""], drawn
        else:
            drawn.values.append(given.get("value", ""))

    def _option(self, given: dict[str, str]) -> None:
        assert self._select
        self._select.choices.append(given.get("value", ""))
        if "selected" in given:
            self._select.values.append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._words:
            self._words.values[0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._words = None
