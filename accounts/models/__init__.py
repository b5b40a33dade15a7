"""Organisations, teams and users; the trail of what users did; the forms they sent or began; their long jobs."""

from accounts.models.draft import Draft
from accounts.models.job import Job, JobQuerySet, JobState
from accounts.models.people import Organisation, OrganisationKind, OrganisationQuerySet, Role, Team, User
from accounts.models.submission import Submission
from accounts.models.trail import AuditEntry, AuditEntryQuerySet

__all__ = [
    "AuditEntry",
    "AuditEntryQuerySet",
    "Draft",
    "Job",
    "JobQuerySet",
    "JobState",
    "Organisation",
    "OrganisationKind",
    "OrganisationQuerySet",
    "Role",
    "Submission",
    "Team",
    "User",
]
