"""Every sentence that says who sees, knows or keeps something now, with what each rests on; a new one fails here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("accounts", "casework", "risk", "orders", "reports")
ROOMS = ("views", "forms", "rules", "services", "queries", "desk")
SAYS = re.compile(
    r"\b(will|can( now)?) see\b|\bsees (it|this|the case)\b|\b(is|are|has been|have been|been|were) told\b"
    r"|\bsupervisor (is|was|has been) asked\b|\bknows now\b|\bwill find it\b|\bnothing (was|has been) (saved|kept)\b"
    r"|\bnothing (was|has been) (recorded|changed)\b(?! yet| of| or)"
    r"|\bnot saved\b|\bsaved once\b|\bnothing of (it|yours) (was|is) (saved|kept)\b"
    r"|\bis kept\b|\bat once\b|\b(has|have) been sent\b|\bsafe to\b|\bnobody (else )?can\b|\bcan read it\b",
    re.IGNORECASE,
)
RESTS_ON = {
    "reports/queries/telling/later.py": "orders.models:Proceeding",
    "casework/rules/audience.py": "casework.services.audience:force_audience",
    "casework/rules/concerns.py": "casework.services.audience:watch_forces",
    "casework/rules/calling.py": "casework.services.reaching:call_answers",
    "casework/rules/contact.py": "casework.services.reaching:contact_plan",
    "casework/services/exhibits.py": "casework.services.exhibits:openable_original",
    "templates/casework/_exhibit_file.html": "casework.services.exhibits:openable_original",
    "casework/views/shares.py": "casework.services.shares:revoke_share",
    "templates/orders/case_create.html": "casework.services.look_limits:over_limit",
    "templates/reports/trail_by_person.html": "reports.queries.trail:people_read_by",
    "templates/casework/share_revoke.html": "casework.services.shares:revoke_share",
    "templates/casework/agreement_withdraw.html": "casework.services.shares:shares_on",
    "casework/forms/basis.py": "casework.services.shares:judge_share",
    "orders/forms/reviews.py": "orders.services.reviews:review_risk",
    "orders/rules/letters/topics.py": "orders.services.letters.matters:late_clocks",
    "orders/services/letters/disclosing.py": "casework.models:Agreement",
    "orders/views/protection.py": "orders.services.client_protection:protections_of",
    "templates/orders/protection_detail.html": "orders.services.client_protection:protections_of",
    "templates/orders/proceeding_detail.html": "orders.models:Proceeding",
    "templates/orders/_breach_warnings.html": "risk.models:RiskReview",
    "templates/orders/incident_start.html": "casework.models:Case",
    "templates/reports/case_list.html": "casework.models:Case",
    "templates/reports/case_sharing.html": "casework.models:Share",
    "templates/orders/order_force.html": "casework.services.audience:force_audience",
    "templates/reports/desk.html": "reports.queries.desk:__name__",
    "templates/reports/referral_detail.html": "casework.models:Referral",
    "templates/risk/flag_acknowledge.html": "reports.rules.rows:is_quiet",
    "templates/accounts/job_detail.html": "accounts.services.jobs:send_waiting_jobs",
    "templates/500.html": "accounts.drafts:keep_draft",
    "templates/503.html": "accounts.drafts:keep_draft",
    "templates/components/recorded_meanwhile.html": "accounts.submissions:submitted_once",
    "templates/components/done_meanwhile.html": "accounts.submissions:submitted_once",
    "templates/components/changed_meanwhile.html": "accounts.submissions:submitted_once",
    "templates/errors/_saved.html": "accounts.submissions:came_of",
    "templates/errors/_typed.html": "accounts.submissions:submitted_once",
    "templates/accounts/sent_form.html": "accounts.submissions:came_of",
    "templates/accounts/_managed_account.html": "accounts.services.managed:with_facts",
    "static/drafts.js": "accounts.drafts:keep_draft",
    "templates/accounts/drafts.html": "accounts.drafts:kept_here",
    "templates/403_csrf.html": "accounts.drafts:keep_unsent",
    "templates/accounts/form_of_another.html": "accounts.binding:keep_for_owner",
    "templates/accounts/form_expired.html": "accounts.binding:refusal_of",
    "templates/casework/case_is_closed.html": "casework.closed:refusal_if_closed",
    "templates/components/search_over.html": "accounts.searches:kept_search",
    "templates/errors/too_large.html": "config.bodies:__name__",
    "templates/orders/incident_amend.html": "orders.services.incidents:amend_incident",
    "orders/views/incident_pages.py": "orders.services.incidents:amend_incident",
    "templates/orders/breach_create.html": "orders.services.breaches:tell_breach",
    "templates/orders/breach_confirm.html": "orders.services.breaches:confirm_step",
    "orders/rules/letters/steps.py": "orders.models:Letter",
    "orders/services/proceedings.py": "orders.models:Proceeding",
}
"""By its place in the code, the query or the service that answered before each file's sentences are drawn."""

SAID_ONCE_SAVED = frozenset(
    {
        "accounts/views/managed_accounts.py",
        "casework/views/evidence_gaps.py",
        "casework/views/safety.py",
        "orders/views/law.py",
        "orders/views/letters.py",
        "orders/views/reviews.py",
        "orders/views/warrants.py",
        "reports/views/pattern.py",
        "risk/views/assessments.py",
        "risk/views/watching.py",
    }
)
"""Receipts: said only after the service has written it."""

SAYS_WHAT_SAVING_DOES = frozenset(
    {
        "casework/forms/look_limits.py",
        "casework/forms/guarded.py",
        "casework/forms/reaching.py",
        "casework/forms/shares.py",
        "orders/forms/law.py",
        "orders/forms/sharing.py",
        "risk/forms/watching.py",
        "risk/forms/assessments.py",
        "templates/casework/exhibit_create.html",
        "casework/rules/exhibits.py",
        "casework/rules/born.py",
        "orders/rules/sheets/columns.py",
        "orders/rules/sheets/full_names.py",
        "orders/rules/sheets/phones.py",
        "orders/rules/sheets/rows.py",
    }
)
"""Hints of a form or a dry run on what becomes of what is written there."""

CLAIMS_NOTHING = {
    "orders/forms/breach_steps.py": "a question",
    "casework/forms/choosing.py": "how many may be chosen",
    "casework/views/exhibits.py": "how many may be chosen",
    "casework/forms/referrals.py": "a question",
    "orders/forms/cases.py": "a question",
    "orders/forms/closing.py": "a question and its answers",
    "orders/forms/incident_details.py": "an answer",
    "orders/forms/later.py": "an example of an answer",
    "casework/rules/measures.py": "measures of a plan",
    "accounts/services/sessions.py": "a refusal",
    "orders/rules/sheets/unpacking.py": "why a file is refused",
    "orders/rules/diagrams.py": "a drawing for developers",
    "orders/rules/sheets/code_lists.py": "answers in a spreadsheet",
    "orders/rules/sheets/spellings.py": "answers in a spreadsheet",
    "orders/rules/sheets/stamps.py": "what a file leaves open",
    "orders/services/breaches.py": "an error of ours, no page shows it",
    "orders/services/incidents.py": "what a task asks for",
    "risk/queries.py": "a limit",
    "templates/orders/order_create.html": "a hint for what is not known yet",
    "templates/risk/_changes.html": "an empty list",
    "templates/reports/case_history.html": "an empty list",
    "risk/rules/allowed.py": "a limit",
    "risk/rules/words.py": "a limit, and what clock B6 watches",
    "risk/rules/screening.py": "what to do",
    "templates/orders/_what_the_law_needs.html": "the law",
    "templates/reports/reassignment_detail.html": "a heading, and a count",
    "templates/risk/_ladder.html": "a heading",
    "templates/risk/escalation_change.html": "what a setting means",
}
"""Words alike that say nothing of how things stand, and what they are instead."""

KNOWN = {*RESTS_ON, *SAID_ONCE_SAVED, *SAYS_WHAT_SAVING_DOES, *CLAIMS_NOTHING}


def _sentences() -> Iterator[tuple[str, str]]:
    for path in ROOT.glob("templates/**/*.html"):
        yield from ((_named(path), line.strip()) for line in path.read_text().splitlines() if SAYS.search(line))
    for path in ROOT.glob("static/*.js"):
        yield from (
            (_named(path), line.strip())
            for line in path.read_text().splitlines()
            if SAYS.search(line) and not line.lstrip().startswith("//")
        )
    for path in _modules():
        yield from ((_named(path), words) for words in _words(path) if SAYS.search(words))


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _modules() -> Iterator[Path]:
    for floor in FLOORS:
        for room in ROOMS:
            yield from (ROOT / floor).glob(f"{room}.py")
            yield from (ROOT / floor / room).glob("**/*.py")


def _words(path: Path) -> Iterator[str]:
    """Everything in quotes that a page can show: no docstring, no comment."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_no_page_claims_what_was_not_asked() -> None:
    assert [(file, words) for file, words in _sentences() if file not in KNOWN] == []


def test_each_entry_is_still_needed() -> None:
    assert KNOWN - {file for file, _ in _sentences()} == set()


@pytest.mark.parametrize("file", sorted(RESTS_ON))
def test_what_a_sentence_rests_on_is_there(file: str) -> None:
    assert resolve_name(RESTS_ON[file]) is not None


@pytest.mark.parametrize("file", sorted(SAID_ONCE_SAVED))
def test_receipt_is_given_by_a_view_that_asks_whether_it_was_saved(file: str) -> None:
    text = (ROOT / file).read_text()
    assert re.search(r"receipt\(|saved=|messages\.success\(", text)
    assert re.search(r"carry_out|save=|edit\(|act\(", text), file


@pytest.mark.parametrize(
    "words",
    [
        "Nothing has been saved.",
        "Your text is kept.",
        "Sussex Police will see the breach",
        "They can see it.",
        "It holds at once.",
        "The force is told.",
        "It has been sent.",
        "Safe to phone",
        "Nobody can open it.",
    ],
)
def test_patterns_find_what_they_are_for(words: str) -> None:
    assert SAYS.search(words)
