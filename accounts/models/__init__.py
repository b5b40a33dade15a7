"""Organisations, teams and users; how they sign in, the trail of what they did, their forms and their long jobs."""

from accounts.models.draft import Draft
from accounts.models.job import Job, JobQuerySet, JobState
from accounts.models.people import Organisation, OrganisationKind, OrganisationQuerySet, Role, Team, User
from accounts.models.session import UserSession, UserSessionQuerySet
from accounts.models.sign_in import KnownDevice, SignInLimit
from accounts.models.submission import Submission
from accounts.models.trail import AuditEntry, AuditEntryQuerySet, Outcome

__all__ = [
    "AuditEntry",
    "AuditEntryQuerySet",
    "Draft",
    "Job",
    "JobQuerySet",
    "JobState",
    "KnownDevice",
    "Organisation",
    "OrganisationKind",
    "OrganisationQuerySet",
    "Outcome",
    "Role",
    "SignInLimit",
    "Submission",
    "Team",
    "User",
    "UserSession",
    "UserSessionQuerySet",
]
