"""Reads what somebody typed into the search box: the lexemes it may stand for, the surest kind of finding first.

The index holds lexemes of the same making (casework/migrations/0017_search.py says what each is).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.cases.rules import reference_key
from casework.people.rules.name_keys import NICKNAMES, name_words, sound
from casework.people.rules.number_keys import account_key, email_key, phone_key_or_none, registration_key

LONGEST_QUERY: Final = 200
MOST_TEXT_WORDS: Final = 12
ALIKE_FROM: Final = 4
ALIKE_TO: Final = 20
"""Words of these lengths are found with a letter wrong; the index holds no more."""
SHORTEST_BEGINNING: Final = 2
SHORTEST_NUMBER: Final = 4
LONGEST_ACCOUNT: Final = 60

MOST_TOGETHER: Final = 5
MOST_JOINED: Final = 3
"""O Brien is looked for as OBrien too."""
TITLES: Final = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "lady", "lord"),
        *("pc", "dc", "ds", "di", "dci", "dcs", "ps", "sgt", "insp", "ci", "supt", "pcso"),
    }
)

ALSO_CALLED: Final = {"sto": ("sto", "spo"), "spo": ("spo", "sto")}
"""People write STO for a Stalking Protection Order. A TPIM is none."""


class MatchKind(IntEnum):
    """How what was found agrees with what was sought; the surest comes first, on the page too."""

    EXACT = 0
    BEGINS = 1
    TOGETHER = 2
    """Each word is found somewhere in the case: the client's first name, and the officer."""
    ALIKE = 3
    IN_TEXT = 4


SoughtTerms = Mapping[MatchKind, tuple[str, ...]]
"""For each way in which a case may agree, the surest first: tsqueries of which each must be answered by some row of it.

All lexemes are quoted, but for those in texts: letters and digits that PostgreSQL brings to their stems.
"""


def sought_terms(typed: str) -> SoughtTerms:
    """What the words of a search box can mean. Nothing is too short; what has no letter and no digit finds nothing."""
    text = typed[:LONGEST_QUERY]
    words = _without_titles(list(dict.fromkeys(name_words(text))))
    in_one = _named("".join(words)) if 1 < len(words) <= MOST_JOINED else ""
    together = tuple(map(_anything, words)) if 1 < len(words) <= MOST_TOGETHER else ()
    found = {
        MatchKind.EXACT: (_any((*_number_terms(text), _all(map(_named, words)), in_one)),),
        MatchKind.BEGINS: (_any((*_beginning_terms(text), _all(map(_begun, words)))),),
        MatchKind.TOGETHER: together,
        MatchKind.ALIKE: (_all(map(_alike, words)),),
        MatchKind.IN_TEXT: (_all(map(_told, _text_words(text))),),
    }
    return {kind: queries for kind, queries in found.items() if any(queries)}


def _without_titles(words: list[str]) -> list[str]:
    """The words that name somebody; titles alone are all there is to look for."""
    return [word for word in words if word not in TITLES] or words


def _named(word: str) -> str:
    return _lexeme("n", word)


def _begun(word: str) -> str:
    """The word, its other forms, and what begins with it: of a single letter, only the word itself."""
    forms = [_lexeme("n", other) for other in sorted(NICKNAMES.get(word, frozenset()) | {word})]
    begun = [_lexeme("n", word, begins=True)] if len(word) >= SHORTEST_BEGINNING else []
    return _any((*forms, *begun))


def _anything(word: str) -> str:
    """A name, or a number or reference, that the word begins."""
    return _any((_begun(word), *_beginning_terms(word)))


def _alike(word: str) -> str:
    """What sounds like the word or has a letter more, less, wrong or in another place."""
    found = [_begun(word)]
    if len(word) > SHORTEST_BEGINNING:
        found.append(_lexeme("~", sound(word)))
    if ALIKE_FROM <= len(word) <= ALIKE_TO:
        shorter = sorted({word[:cut] + word[cut + 1 :] for cut in range(len(word))})
        found += [_lexeme("d", word), *(_lexeme(kind, each) for each in shorter for kind in "nd")]
    return _any(found)


def _number_terms(text: str) -> Iterator[str]:
    """The whole of what was typed as a reference, a number, an address of mail, an account or a registration."""
    plain = _alphanumeric(text)
    if plain:
        yield _lexeme("r", plain)
        yield _lexeme("k", reference_key(text))
    if phone := phone_key_or_none(text):
        yield _lexeme("p", phone)
    for kind, key_of in (("e", email_key), ("a", account_key), ("v", registration_key)):
        try:
            yield _lexeme(kind, key_of(text))
        except RuleViolation:
            continue


def _beginning_terms(text: str) -> Iterator[str]:
    """The same, of which only the beginning was typed; of a phone number also the end."""
    plain = _alphanumeric(text)
    if len(plain) >= SHORTEST_BEGINNING:
        yield _lexeme("r", plain, begins=True)
        yield _lexeme("v", plain.upper(), begins=True)
    digits = re.sub(r"\D", "", text)
    if len(digits) >= SHORTEST_NUMBER and not any(each.isalpha() for each in text):
        yield _lexeme("q", digits[::-1], begins=True)
        yield _lexeme("p", _international(digits), begins=True)
    account = unicodedata.normalize("NFKC", text).strip().removeprefix("@").casefold()
    if SHORTEST_BEGINNING < len(account) <= LONGEST_ACCOUNT and " " not in account:
        yield _lexeme("a", account, begins=True)
        yield _lexeme("e", account, begins=True)


def _international(digits: str) -> str:
    """How a number that is typed only in part begins in the form that compares."""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+44{digits[1:]}" if digits.startswith("0") else f"+{digits}"


def _alphanumeric(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in plain if each.isalnum())


def _text_words(text: str) -> list[str]:
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    return list(dict.fromkeys(found))[:MOST_TEXT_WORDS]


def _told(word: str) -> str:
    """A word of a text and what else the same is called; stems are the database's affair."""
    return _any(each + (":*" if len(each) >= SHORTEST_NUMBER else "") for each in ALSO_CALLED.get(word, (word,)))


def _lexeme(kind: str, word: str, *, begins: bool = False) -> str:
    return _quoted(f"{kind}:{word}") + (":*" if begins else "")


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _any(queries: Iterable[str]) -> str:
    found = list(dict.fromkeys(each for each in queries if each))
    return f"({' | '.join(found)})" if len(found) > 1 else "".join(found)


def _all(queries: Iterable[str]) -> str:
    found = list(dict.fromkeys(each for each in queries if each))
    return f"({' & '.join(found)})" if len(found) > 1 else "".join(found)
