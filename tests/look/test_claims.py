"""Every sentence that says who sees, knows or keeps something now, with what each rests on; a new one fails here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest

from config.environment import BASE as ROOT
from tests.floors import modules, named

ROOMS = ("views", "forms", "rules", "services", "queries")
WHOLE = ("orders/desk", "record", "reports/chronology", "reports/changes")
"""Folders whose every module may speak to people, whatever its room is called."""
SAYS = re.compile(
    r"\b(will|can( now)?) see\b|\bsees (it|this|the case)\b|\b(is|are|has been|have been|been|were) told\b"
    r"|\bsupervisor (is|was|has been) asked\b|\bknows now\b|\bwill find it\b|\bnothing (was|has been) (saved|kept)\b"
    r"|\bnothing (was|has been) (recorded|changed)\b(?! yet| of| or)"
    r"|\bnot saved\b|\bsaved once\b|\bnothing of (it|yours) (was|is) (saved|kept)\b"
    r"|\bis kept\b|\bat once\b|\b(has|have) been sent\b|\bsafe to\b|\bnobody (else )?can\b|\bcan read it\b",
    re.IGNORECASE,
)
RESTS_ON = {
    "reports/chronology/sources/order_life_source.py": "orders.proceedings.models:Proceeding",
    "casework/sharing/rules/audience.py": "casework.sharing.services.audience:force_audience",
    "casework/concerns/rules.py": "casework.sharing.services.audience:watch_forces",
    "casework/safe_contact/rules/may_call.py": "casework.safe_contact.services.contact_plan:call_answers",
    "casework/safe_contact/rules/contact_plan.py": "casework.safe_contact.services.contact_plan:contact_plan",
    "casework/evidence/services/exhibits.py": "casework.evidence.services.exhibits:openable_original",
    "templates/casework/evidence/_exhibit_file.html": "casework.evidence.services.exhibits:openable_original",
    "casework/sharing/views/shares.py": "casework.sharing.services.shares:revoke_share",
    "templates/orders/cases/case_create.html": "casework.look_limits.services:over_limit",
    "templates/reports/trail/trail_by_person.html": "reports.trail.queries:people_read_by",
    "templates/casework/sharing/share_revoke.html": "casework.sharing.services.shares:revoke_share",
    "templates/casework/sharing/agreement_withdraw.html": "casework.sharing.services.shares:shares_on",
    "casework/sharing/forms/basis.py": "casework.sharing.services.shares:judge_share",
    "orders/reviews/forms.py": "orders.reviews.services.reviews:review_risk",
    "orders/letters/rules/topics.py": "orders.letters.services.subjects:late_clocks",
    "orders/letters/services/disclosure.py": "casework.sharing.models.agreement:Agreement",
    "orders/protection/views.py": "orders.protection.services.client_protection:protections_of",
    "templates/orders/protection/protection_detail.html": "orders.protection.services.client_protection:protections_of",
    "templates/orders/proceedings/proceeding_detail.html": "orders.proceedings.models:Proceeding",
    "templates/orders/breaches/_breach_warnings.html": "risk.reviews.models.review:RiskReview",
    "templates/orders/incidents/incident_start.html": "casework.cases.models.case:Case",
    "templates/casework/search/search.html": "casework.search.queries:find_cases",
    "templates/reports/case_page/case_list.html": "casework.cases.models.case:Case",
    "templates/reports/case_page/case_sharing.html": "casework.sharing.models.share:Share",
    "templates/orders/renewals/order_force.html": "casework.sharing.services.audience:force_audience",
    "templates/reports/desk/desk.html": "reports.desk.queries:desk_of",
    "templates/reports/referrals/referral_detail.html": "casework.referrals.models:Referral",
    "templates/risk/thresholds/flag_acknowledge.html": "reports.lists.rules:is_quiet",
    "templates/accounts/jobs/job_detail.html": "accounts.jobs.services.jobs:send_waiting_jobs",
    "templates/500.html": "accounts.drafts.services:keep_draft",
    "templates/503.html": "accounts.drafts.services:keep_draft",
    "templates/components/recorded_meanwhile.html": "accounts.submissions.services:submitted_once",
    "templates/components/done_meanwhile.html": "accounts.submissions.services:submitted_once",
    "templates/components/changed_meanwhile.html": "accounts.submissions.services:submitted_once",
    "templates/errors/_saved.html": "accounts.submissions.services:outcome_of_form",
    "templates/errors/_typed.html": "accounts.submissions.services:submitted_once",
    "templates/accounts/drafts/sent_form.html": "accounts.submissions.services:outcome_of_form",
    "templates/accounts/people/_managed_account.html": "accounts.people.services.managed_accounts:with_facts",
    "accounts/drafts/services.py": "accounts.drafts.services:keep_draft",
    "static/drafts.js": "accounts.drafts.services:keep_draft",
    "templates/accounts/drafts/drafts.html": "accounts.drafts.services:kept_here",
    "templates/403_csrf.html": "accounts.drafts.services:keep_unsent",
    "templates/accounts/submissions/form_of_another.html": "accounts.submissions.form_owner:keep_for_owner",
    "templates/accounts/submissions/form_expired.html": "accounts.submissions.form_owner:refusal_of",
    "templates/casework/gates/case_is_closed.html": "casework.gates.access.closed_case:refusal_if_closed",
    "templates/components/search_over.html": "accounts.drafts.kept_searches:kept_search",
    "templates/errors/too_large.html": "config.bodies:__name__",
    "templates/orders/incidents/incident_amend.html": "orders.incidents.services:amend_incident",
    "orders/incidents/views/pages.py": "orders.incidents.services:amend_incident",
    "templates/orders/breaches/breach_create.html": "orders.breaches.services.recording:record_breach_and_incident",
    "templates/orders/breaches/breach_confirm.html": "orders.breaches.services.recording:confirm_step",
    "orders/letters/rules/steps.py": "orders.letters.models.letter:Letter",
    "orders/proceedings/services/proceedings.py": "orders.proceedings.models:Proceeding",
}
"""By its place in the code, the query or the service that answered before each file's sentences are drawn."""

SAID_ONCE_SAVED = frozenset(
    {
        "accounts/people/views.py",
        "casework/evidence/views/evidence_gaps.py",
        "casework/safety_plan/views.py",
        "orders/law/views.py",
        "orders/letters/views/writing.py",
        "orders/reviews/views.py",
        "orders/warrants/views.py",
        "reports/pattern/views.py",
        "risk/assessments/views.py",
        "risk/thresholds/views.py",
    }
)
"""Receipts: said only after the service has written it."""

SAYS_WHAT_SAVING_DOES = frozenset(
    {
        "casework/look_limits/forms.py",
        "casework/safe_contact/forms/guarded_text.py",
        "casework/safe_contact/forms/contact_rules.py",
        "casework/sharing/forms/shares.py",
        "casework/staff/forms.py",
        "orders/law/forms.py",
        "orders/steps/forms/sharing.py",
        "risk/thresholds/forms.py",
        "risk/assessments/forms.py",
        "templates/casework/evidence/exhibit_create.html",
        "casework/evidence/rules/exhibits.py",
        "casework/people/rules/birth_dates.py",
        "orders/imports/rules/columns.py",
        "orders/imports/rules/full_names.py",
        "orders/imports/rules/phones.py",
        "orders/imports/rules/row_facts.py",
    }
)
"""Hints of a form or a dry run on what becomes of what is written there."""

CLAIMS_NOTHING = {
    "orders/breaches/forms/steps.py": "a question",
    "casework/incidents/rules/incident_facts.py": "the name of a fact",
    "casework/form_fields/forms/row_choices.py": "how many may be chosen",
    "casework/evidence/views/exhibits.py": "how many may be chosen",
    "casework/referrals/forms.py": "a question",
    "orders/cases/forms/matching.py": "a question",
    "orders/cases/forms/opening.py": "a question",
    "orders/cases/forms/closing.py": "a question and its answers",
    "orders/incidents/forms/details.py": "an answer",
    "orders/renewals/forms.py": "an example of an answer",
    "casework/safety_plan/rules.py": "measures of a plan",
    "accounts/sign_in/services/sessions.py": "a refusal",
    "orders/imports/rules/unpacking.py": "why a file is refused",
    "orders/steps/rules/diagrams.py": "a drawing for developers",
    "orders/imports/rules/code_lists.py": "answers in a spreadsheet",
    "orders/imports/rules/spellings.py": "answers in a spreadsheet",
    "orders/imports/rules/moments.py": "what a file leaves open",
    "orders/breaches/services/recording.py": "an error of ours, no page shows it",
    "orders/incidents/services.py": "what a task asks for",
    "risk/thresholds/queries.py": "a limit",
    "templates/orders/orders/order_create.html": "a hint for what is not known yet",
    "templates/risk/thresholds/_changes.html": "an empty list",
    "templates/reports/case_page/case_history.html": "an empty list",
    "risk/thresholds/rules/allowed_limits.py": "a limit",
    "risk/thresholds/rules/rule_words.py": "a limit, and what clock B6 watches",
    "risk/assessments/rules/screening.py": "what to do",
    "templates/orders/applications/_what_the_law_needs.html": "the law",
    "templates/reports/caseload/reassignment_detail.html": "a heading, and a count",
    "templates/risk/thresholds/_ladder.html": "a heading",
    "templates/risk/thresholds/escalation_change.html": "what a setting means",
}
"""Words alike that say nothing of how things stand, and what they are instead."""

KNOWN = {*RESTS_ON, *SAID_ONCE_SAVED, *SAYS_WHAT_SAVING_DOES, *CLAIMS_NOTHING}


def _sentences() -> Iterator[tuple[str, str]]:
    for path in ROOT.glob("templates/**/*.html"):
        yield from ((named(path), line.strip()) for line in path.read_text().splitlines() if SAYS.search(line))
    for path in ROOT.glob("static/*.js"):
        yield from (
            (named(path), line.strip())
            for line in path.read_text().splitlines()
            if SAYS.search(line) and not line.lstrip().startswith("//")
        )
    for path in spoken():
        yield from ((named(path), words) for words in _words(path) if SAYS.search(words))


def spoken() -> Iterator[Path]:
    """Every module of a room that speaks to people: of a floor, of a noun, or of a folder of such rooms."""
    whole = tuple(f"{folder}/" for folder in WHOLE)
    for path in modules():
        if named(path).startswith(whole) or {*ROOMS} & {*path.relative_to(ROOT).parts[1:-1], path.stem}:
            yield path


def _words(path: Path) -> Iterator[str]:
    """Everything in quotes that a page can show: no docstring, no comment."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_no_page_claims_what_was_not_asked() -> None:
    assert [(file, words) for file, words in _sentences() if file not in KNOWN] == []


def test_pages_scripts_and_the_rooms_of_every_floor_are_read() -> None:
    assert len(list(spoken())) > 560
    assert len(list(ROOT.glob("templates/**/*.html"))) > 400
    assert len({file for file, _ in _sentences()}) > 90


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
