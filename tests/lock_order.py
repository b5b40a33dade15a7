"""The one order in which acts lock the rows that they share, and what needs no lock of a case."""

from __future__ import annotations

from typing import Final

LOCK_ORDER: Final = {
    "orders_import": "a spreadsheet that is tried out or loaded",
    "accounts_organisation": "settings of a service, its numbering of cases, an import into it, its people and teams",
    "accounts_invitation": "a link that is used, renewed, confirmed or withdrawn",
    "casework_leave": "a leave that is called off",
    "casework_reassignment": "a plan by which a leaver's cases go to others",
    "casework_referral": "a referral that is decided",
    "casework_case": "every act on a case; several at once by their numbers",
    "casework_plannedmove": "one case of such a plan, when it is moved",
    "casework_victim": "what is written about the client, after all cases of hers",
    "casework_perpetrator": "what is written about the perpetrator, after all cases that name him",
    "accounts_team": "what a team is told once, whichever case shows it",
    "accounts_user": "an account that is given a case, whose drafts are kept, or whose files of a day are counted",
    "accounts_job": "a long job that is started, stopped or ended",
}
"""Tables whose rows acts on several cases take, each with what for: an act takes them from above to below."""

WITHOUT_A_CASE: Final = {
    "orders_import": "it has no cases yet",
    "casework_reassignment": "it names cases, and moves none by itself",
    "casework_referral": "it has no case until one is opened from it",
    "casework_plannedmove": "a line of such a plan; when the case moves, its lock comes first all the same",
    "casework_upload": "a file that is on its way; the exhibit that is made of it takes the lock",
    "casework_custody": "a line of a log about a look, which rests on nothing; acts on an exhibit take the lock",
    "casework_addressreveal": "a line of a log about a look",
}
"""Tables that name a case and are written without its lock, each with why."""
