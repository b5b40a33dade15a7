"""Every sentence that says who sees or knows something now, with the question each rests on; a new one fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAYS = re.compile(
    r"\b(will|can( now)?) see\b|\bsees (it|this|the case)\b|\b(is|are|been) told (at once|now)\b"
    r"|\bsupervisor (is|was|has been) (told|asked)\b|\bknows now\b|\bSafe to (phone|call)\b|\bwill find it\b",
)
RESTS_ON = {
    "templates/orders/incident_start.html": "Case.objects.visible_to(reader): what the reader sees",
    "templates/reports/case_list.html": "Case.objects.visible_to(reader): what the reader sees",
    "templates/reports/case_sharing.html": "Share.objects.live(today) of the case found none",
    "templates/reports/referral_detail.html": "what the referral says, and the page says that it does",
    "templates/accounts/drafts.html": "Draft.objects.filter(user=reader)",
    "templates/orders/order_force.html": "a condition: only once the case is shared",
    "casework/views/shares.py": "revoke_share under the lock of the share",
    "casework/rules/audience.py": "casework.services.audience: accounts that can sign in, live shares",
}
"""What each file's sentences rest on. A sentence that needs more asks casework.services.audience or calling."""


def _sentences() -> Iterator[tuple[str, str]]:
    for path in (*ROOT.glob("templates/**/*.html"), *_python()):
        for line in path.read_text().splitlines():
            if '"""' not in line and "#" not in line[:8] and SAYS.search(line):
                yield path.relative_to(ROOT).as_posix(), line.strip()


def _python() -> Iterator[Path]:
    for floor in ("accounts", "casework", "risk", "orders", "reports"):
        for room in ("views", "forms", "rules", "desk"):
            yield from (ROOT / floor / room).glob("**/*.py")


def test_no_page_claims_that_somebody_sees_something_without_asking() -> None:
    unasked = [(file, line) for file, line in _sentences() if file not in RESTS_ON and not _is_a_rule(line)]
    assert unasked == []


def test_each_question_is_still_needed() -> None:
    assert set(RESTS_ON) - {file for file, _ in _sentences()} == set()


def _is_a_rule(line: str) -> bool:
    """A docstring or a comment of the code, which no page shows."""
    return not re.search(r'["<{]', line) and not line[:1].isupper()
