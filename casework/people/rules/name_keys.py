"""Brings names into the forms in which they compare: without accents, look-alikes and hidden marks, and by sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

LONGEST_COMPARED: Final = 200
MOST_WORDS: Final = 12
UNNAMED: Final = "Name not given"
"""What stands in place of a first name that no file told; it is nobody's name."""
LONGEST_WORD: Final = 100

_LOOK_ALIKES: Final = str.maketrans(
    {
        # Cyrillic
        **dict(zip("аевһікмнорстухѕјԁԛԝьґ", "aebhikmhopctyxsjdqwbr", strict=True)),
        # Greek
        **dict(zip("αεηικμνορτυχω", "aenikuvoptuxw", strict=True)),
        # Latin letters that do not come apart into a letter and an accent
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ŋ": "ng",
        "ħ": "h",
    }
)
_NICKNAMES: Final = (
    "alexander alexandra alex sandy sasha xander lex",
    "andrew andy drew",
    "anthony tony ant",
    "benjamin ben benny",
    "catherine katherine kathryn kate katie cathy kathy kat kay",
    "charles charlie chas chuck",
    "christopher chris kit topher",
    "christine christina chrissie tina",
    "daniel dan danny",
    "david dave davey",
    "deborah debbie deb",
    "edward ed eddie ted teddy ned",
    "elizabeth liz lizzie beth betty eliza elsie libby",
    "frederick fred freddie",
    "gareth gary gaz",
    "gregory greg",
    "henry harry hal",
    "jacqueline jackie",
    "james jim jimmy jamie",
    "jennifer jen jenny",
    "jessica jess jessie",
    "john jon johnny jack",
    "jonathan jon jonny",
    "joseph joe joey",
    "joshua josh",
    "kenneth ken kenny",
    "lawrence laurence larry laurie loz",
    "leonard len lenny leo",
    "margaret maggie meg peggy madge marge",
    "matthew matt matty",
    "michael mike mick micky mickey",
    "mohammed mohammad muhammad mohamed mo",
    "nathaniel nathan nate",
    "nicholas nick nicky",
    "patricia pat patsy trish tricia",
    "patrick pat paddy",
    "peter pete",
    "philip phillip phil",
    "rebecca becky becca",
    "richard rick ricky dick rich richie",
    "robert rob robbie bob bobby bert",
    "ronald ron ronnie",
    "samuel samantha sam sammy",
    "stephen steven steve stevie",
    "susan sue susie",
    "theodore theo ted",
    "thomas tom tommy",
    "timothy tim timmy",
    "victoria vicky vic tori",
    "william will bill billy willy liam",
    "zachary zach zack",
)


def _by_short_form() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in (frozenset(line.split()) for line in _NICKNAMES):
        for name in group:
            found[name] = found.get(name, frozenset()) | group
    return found


NICKNAMES: Final = _by_short_form()


def name_words(written: str) -> tuple[str, ...]:
    """The words of a name in small plain letters, in their order: Müller, мüller and MULLER give one word."""
    text = unicodedata.normalize("NFKD", written[:LONGEST_COMPARED]).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_LOOK_ALIKES)
    kept = "".join(each for each in text if each not in "'’" and not _is_mark(each))
    return tuple(word[:LONGEST_WORD] for word in re.findall(r"\w+", kept)[:MOST_WORDS])


def _is_mark(each: str) -> bool:
    """Accents and vowel signs, and what turns or joins letters without being seen."""
    return unicodedata.category(each) in {"Mn", "Mc", "Me", "Cf"}


def sound(word: str) -> str:
    """How a word sounds, roughly: Catherine and Kathryn, Stephen and Steven give the same."""
    text = word
    for pattern, replacement in _SOUNDS:
        text = pattern.sub(replacement, text)
    if not text or not text.isascii():
        return word
    first, rest = text[0], re.sub(r"[aeiouhwy]", "", text[1:])
    return ("a" if first in "aeiouy" else first) + rest


_SOUNDS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(.)\1+", r"\1"),
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"sch|sh", "s"),
        (r"ph|v", "f"),
        (r"ght", "t"),
        (r"c(?=[eiy])", "s"),
        (r"g(?=[eiy])", "j"),
        (r"ck|[cq]", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"th|d", "t"),
    )
)


def name_keys(*names: str) -> list[str]:
    """What a name is found by: its words, and each word's sound marked with ~."""
    words = {word for name in names for word in name_words(name)}
    return sorted(words | {f"~{sound(word)}" for word in words})


def sought_keys(*names: str) -> list[str]:
    """What a search looks for: the same, and the other forms that a first name goes by."""
    words = {word for name in names for word in name_words(name)}
    others = {other for word in words for other in NICKNAMES.get(word, frozenset())}
    return sorted({*name_keys(*names), *others})


def former_names(kept: Iterable[str], before: Iterable[str], names: Iterable[str]) -> list[str]:
    """Names that somebody went by and no longer goes by, the oldest first; those in use now are not among them."""
    now = {name_words(name) for name in names}
    found: dict[tuple[str, ...], str] = {}
    for name in (*kept, *before):
        words = name_words(name)
        if words and name != UNNAMED and words not in now:
            found.setdefault(words, name)
    return list(found.values())
