"""Every rule of the Act, and every row of what the reports ask about orders and breaches, is named by a test of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parent
ROW: Final = re.compile(r"(?<![A-Za-z0-9])[Ff][-_ ]?(\d\d)(?!\d)")
RULE: Final = re.compile(r"(?<![A-Za-z0-9])[Rr](\d)(?:[._](\d))?(?!\d)")
LAW: Final = {
    "1.1": "who may apply",
    "1.2": "against whom: the force of the area",
    "1.3": "the three grounds",
    "1.4": "the person protected need not be the victim",
    "1.5": "no injury or threat is needed",
    "1.6": "acts anywhere, at any time",
    "1.7": "examples of acts",
    "1.8": "no charge, arrest or conviction is needed",
    "2.1": "which court",
    "2.2": "each condition is necessary",
    "2.3": "religion, work, education",
    "2.4": "everywhere, unless limited",
    "2.5": "nothing incompatible with an earlier order",
    "3.1": "fixed period, or until further order",
    "3.2": "two years at least",
    "3.3": "conditions with a period of their own",
    "3.4": "no maximum",
    "4.1": "who may ask for a change",
    "4.2": "who is heard",
    "4.3": "more only if necessary",
    "4.4": "consents for a discharge",
    "4.5": "renewed as often as necessary; never by itself",
    "5.1": "an interim order needs an application",
    "5.2": "appropriate, not necessary",
    "5.3": "fixed, and over with the main decision",
    "5.4": "changes of an interim order",
    "5.5": "an interim order that ends before the hearing",
    "6": "what an order must say",
    "7": "appeals",
    "8": "the offence of breach",
    "9.1": "three days from service",
    "9.2": "no new duty after an interim order",
    "9.3": "a new name, a new address",
    "9.4": "on the sexual-offences register",
    "9.5": "how it is done",
    "9.6": "the offences of not notifying",
}
ROWS: Final = {
    1: "nine months from the request to the order",
    2: "slow: how long each stage took, and who held it",
    3: "not rapid: the interim track, and that nothing protects",
    4: "death threats while waiting",
    10: "what the police offer instead",
    11: "charged, or not",
    12: "who applied, and what it cost the client",
    13: "officers who never heard of these orders",
    16: "positive requirements",
    17: "prohibitions, and where they hold",
    18: "impractical conditions",
    19: "granted to refused",
    20: "adjournments and why",
    22: "killed under an order",
    23: "a warrant unserved for three weeks",
    24: "officers slow on breaches",
    31: "recorded as something else",
    33: "confusing law",
    36: "high risk and no request; «STO» finds the order",
    46: "one offence, many codes",
    47: "closed without a senior look",
    51: "what was recommended, to whom, and the answer",
    54: "orders breached",
    56: "moved house, no order",
    57: "«normally two years»",
    59: "five years for breach, ten for stalking",
    60: "no protection in place",
    61: "restraining orders, non-molestation orders, bail",
    65: "bail seen as enough",
    71: "law that changes",
    72: "the force's own desk",
    73: "victims of stalking by proxy",
    74: "three days to notify",
    75: "the consents for a discharge",
    76: "an interim order that ends too soon",
}


@pytest.fixture(scope="module")
def written() -> str:
    """Every file of tests but this one: a section or a test says which source it proves."""
    files = (file for file in TESTS.rglob("test_*.py") if file != Path(__file__))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"F-{row:02d}")
def test_row_is_named_by_a_test(row: int, written: str) -> None:
    assert row in {int(named) for named in ROW.findall(written)}, f"no test names F-{row:02d}: {ROWS[row]}"


@pytest.mark.parametrize("rule", LAW, ids=lambda rule: f"R{rule}")
def test_rule_of_the_act_is_named_by_a_test(rule: str, written: str) -> None:
    named = {part for whole in RULE.findall(written) for part in (".".join(filter(None, whole)), whole[0])}
    assert rule in named, f"no test names R{rule}: {LAW[rule]}"
