"""Names every module that holds tables of this floor, because Django looks for them here; nobody else does."""

# ruff: noqa: F401
import accounts.drafts.models
import accounts.invitations.models
import accounts.jobs.models
import accounts.people.models
import accounts.sign_in.models.session
import accounts.sign_in.models.sign_in
import accounts.submissions.models
import accounts.trail.models
