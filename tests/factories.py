"""Plain makers of the rows that tests start from; every one fills in what the test does not care about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from accounts.people.models import Organisation, OrganisationKind, Role, Team, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind
from casework.cases.models.risk_level import RiskLevel
from casework.incidents.models.incident import Incident
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.sharing.models.share import Share
from orders.applications.models.application import Application, ApplicationStatus, WaitingOn
from orders.breaches.models.breach import Breach
from orders.court.models.hearing import Hearing
from orders.orders.models import Condition, ConditionKindChoices, Order, OrderKindChoices
from orders.protection.models import OtherProtection
from orders.warrants.models import Warrant
from risk.clocks.models.clock import Clock, Deadline
from risk.flags.models import Acknowledgement, Escalation, Flag
from risk.reviews.models.review import RiskReview
from risk.thresholds.models.setting import ThresholdSetting

OPENED_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

_numbers = count(1)


def make_organisation(*, name: str = "", kind: OrganisationKind = OrganisationKind.ADVOCACY) -> Organisation:
    """Make an advocacy service, unless the kind says otherwise."""
    number = next(_numbers)
    name = name or f"Service {number}"
    return Organisation.objects.create(kind=kind, name=name, short_name=name, slug=f"organisation-{number}")


def make_force(slug: str = "sussex") -> Organisation:
    """Find a seeded force by its slug; make it again where an earlier test has emptied the tables."""
    name = slug.replace("-", " ").title()
    force, _ = Organisation.objects.get_or_create(
        slug=slug,
        defaults={
            "kind": OrganisationKind.POLICE,
            "name": f"{name} Police",
            "short_name": name,
            "territorial": True,
            "can_apply_for_spo": slug != "civil-nuclear-constabulary",
        },
    )
    return force


def make_team(*, organisation: Organisation | None = None, name: str = "") -> Team:
    """Make a team, in a service of its own unless one is given."""
    return Team.objects.create(organisation=organisation or make_organisation(), name=name or f"Team {next(_numbers)}")


def make_user(
    *,
    role: Role = Role.CASEWORKER,
    organisation: Organisation | None = None,
    teams: Sequence[Team] = (),
    username: str = "",
    password: str | None = None,
) -> User:
    """Make a user; a liaison belongs to Sussex Police and others to the first team's service, unless told.

    Without a password nobody can sign in by the form (use `client.force_login`), which spares the hashing.
    """
    if organisation is None:
        organisation = make_force() if role == Role.POLICE_LIAISON else _organisation_of(teams)
    user = User.objects.create_user(
        username or f"user-{next(_numbers)}", password=password, organisation=organisation, role=role
    )
    user.teams.set(teams)
    return user


def _organisation_of(teams: Sequence[Team]) -> Organisation:
    return teams[0].organisation if teams else make_organisation()


def make_victim(**fields: Any) -> Victim:
    """Make a victim of a service of her own unless one is given."""
    fields.setdefault("organisation", None)
    fields["organisation"] = fields["organisation"] or make_organisation()
    return Victim.objects.create(**{"first_name": "Alba", "last_name": "Quince", **fields})


def make_perpetrator(**fields: Any) -> Perpetrator:
    """Make a perpetrator in a service of his own unless one is given."""
    fields.setdefault("organisation", None)
    fields["organisation"] = fields["organisation"] or make_organisation()
    return Perpetrator.objects.create(**{"name": "Corin Thrale", **fields})


def make_case(**fields: Any) -> Case:
    """Make an open, high-risk case; team, people and owner all belong to one service."""
    team = fields.pop("team", None) or make_team(organisation=fields.get("organisation"))
    owner = team.organisation
    return Case.objects.create(
        **{
            "organisation": owner,
            "team": team,
            "victim": fields.pop("victim", None) or make_victim(organisation=owner),
            "perpetrator": fields.pop("perpetrator", None) or make_perpetrator(organisation=owner),
            "reference": f"HW-TEST-{next(_numbers):04}",
            "relationship": "ex_partner",
            "victim_force": fields.pop("victim_force", None) or make_force(),
            "risk_level": RiskLevel.HIGH,
            "opened_at": OPENED_AT,
            **fields,
        }
    )


def _of(case: Case | None) -> dict[str, Any]:
    """The two fields that every row of a case carries."""
    case = case or make_case()
    return {"case": case, "organisation": case.organisation}


def make_event(**fields: Any) -> Event:
    """Make the next event of a case."""
    owner = _of(fields.pop("case", None))
    number = owner["case"].events.count() + 1
    defaults = {"number": number, "at": OPENED_AT, "kind": EventKind.CASE_OPENED, "facts": {}}
    return Event.objects.create(**{**owner, **defaults, **fields})


def make_incident(**fields: Any) -> Incident:
    """Make an incident together with its event."""
    owner = _of(fields.pop("case", None))
    event = fields.pop("event", None) or make_event(case=owner["case"], kind=EventKind.INCIDENT)
    defaults = {
        "event": event,
        "label": f"I{event.number}",
        "recorded_at": event.at,
        "happened_at": event.at,
        "behaviours": ["CON-02"],
    }
    return Incident.objects.create(**{**owner, **defaults, **fields})


def make_share(**fields: Any) -> Share:
    """Make a share with the victim's force that began on the day the case was opened and has no last day."""
    owner = _of(fields.pop("case", None))
    defaults = {"force": owner["case"].victim_force, "purpose": "Breach", "shared_on": OPENED_AT.date()}
    return Share.objects.create(**{**owner, **defaults, **fields})


def make_risk_review(**fields: Any) -> RiskReview:
    """Make a review that raised the case to high."""
    owner = _of(fields.pop("case", None))
    automatic = fields.get("raised_automatically", False)
    day = None if automatic else OPENED_AT.date() + timedelta(days=14)
    defaults = {"level": RiskLevel.HIGH, "previous_level": RiskLevel.MEDIUM, "at": OPENED_AT, "next_review_on": day}
    return RiskReview.objects.create(**{**owner, **defaults, **fields})


def make_threshold(**fields: Any) -> ThresholdSetting:
    """Make a limit for T1 at high risk, of a service of its own unless one is given."""
    fields["organisation"] = fields.get("organisation") or make_organisation()
    defaults = {
        "rule": "T1",
        "risk_level": RiskLevel.HIGH,
        "amber": 1,
        "red": 2,
        "unit": "working_days",
        "valid_from": OPENED_AT.date(),
        "set_at": OPENED_AT,
    }
    return ThresholdSetting.objects.create(**{**defaults, **fields})


def make_clock(**fields: Any) -> Clock:
    """Make an open clock that started when the case was opened."""
    owner = _of(fields.pop("case", None))
    started_at = fields.pop("started_at", OPENED_AT)
    defaults = {"rule": "T1", "subject": "A1", "started_at": started_at, "opened_at": started_at}
    return Clock.objects.create(**{**owner, **defaults, **fields})


def _on(clock: Clock | None) -> dict[str, Any]:
    clock = clock or make_clock()
    return {"clock": clock, "case": clock.case, "organisation": clock.organisation}


def make_deadline(**fields: Any) -> Deadline:
    """Make an open amber deadline that came a day after the clock opened."""
    owner = _on(fields.pop("clock", None))
    defaults = {"mark": "amber", "due_at": owner["clock"].opened_at + timedelta(days=1)}
    return Deadline.objects.create(**{**owner, **defaults, **fields})


def make_flag(**fields: Any) -> Flag:
    """Make an open amber flag, raised the moment it was reached."""
    owner = _on(fields.pop("clock", None))
    at = fields.pop("at", OPENED_AT + timedelta(days=1))
    return Flag.objects.create(**{**owner, "level": "amber", "at": at, "raised_at": at, **fields})


def make_escalation(**fields: Any) -> Escalation:
    """Make the first step up of a flag."""
    owner = _on(fields.pop("clock", None))
    at = fields.pop("at", OPENED_AT + timedelta(days=1))
    defaults = {"step": 1, "to": "caseworker_and_supervisor", "at": at, "raised_at": at}
    return Escalation.objects.create(**{**owner, **defaults, **fields})


def make_acknowledgement(**fields: Any) -> Acknowledgement:
    """Make an acknowledgement that keeps a clock quiet for a week."""
    owner = _on(fields.pop("clock", None))
    defaults = {
        "by": fields.pop("by", None) or make_user(teams=[owner["case"].team]),
        "at": OPENED_AT,
        "reason": "The officer is back on Monday",
        "quiet_until": OPENED_AT.date() + timedelta(days=7),
    }
    return Acknowledgement.objects.create(**{**owner, **defaults, **fields})


def make_application(**fields: Any) -> Application:
    """Make a request to the victim's force on the day the case was opened, not yet acknowledged."""
    owner = _of(fields.pop("case", None))
    case = owner["case"]
    defaults = {
        "label": f"A{case.applications.count() + 1}",
        "force": case.victim_force,
        "status": ApplicationStatus.REQUESTED,
        "waiting_on": WaitingOn.POLICE_OIC,
        "requested_at": OPENED_AT,
        "first_requested_at": OPENED_AT,
        "stage_entered_at": OPENED_AT,
        "last_event_at": OPENED_AT,
    }
    return Application.objects.create(**{**owner, **defaults, **fields})


def make_hearing(**fields: Any) -> Hearing:
    """Make a hearing still to come."""
    application = fields.pop("application", None) or make_application()
    defaults = {"hearing_on": date(2026, 3, 30), "listed_at": OPENED_AT, **_of(application.case)}
    return Hearing.objects.create(**{**defaults, "application": application, **fields})


def make_order(**fields: Any) -> Order:
    """Make a full order without a last day, made when the case was opened and served at once."""
    application = fields.pop("application", None) or make_application(case=fields.pop("case", None))
    defaults = {
        **_of(application.case),
        "application": application,
        "force": application.force,
        "label": f"O{application.case.orders.count() + 1}",
        "kind": OrderKindChoices.FULL,
        "made_at": OPENED_AT,
        "made_on": OPENED_AT.date(),
        "served_at": OPENED_AT,
    }
    return Order.objects.create(**{**defaults, **fields})


def make_condition(**fields: Any) -> Condition:
    """Make a prohibition."""
    order = fields.pop("order", None) or make_order()
    defaults = {
        **_of(order.case),
        "order": order,
        "label": f"C{order.conditions.count() + 1}",
        "kind": ConditionKindChoices.PROHIBITION,
        "text": "No contact by any means",
    }
    return Condition.objects.create(**{**defaults, **fields})


def make_breach(**fields: Any) -> Breach:
    """Make a breach that nobody has reported yet, for the force that applied for the order."""
    order = fields.pop("order", None) or make_order(case=fields.pop("case", None))
    learned_at = fields.pop("learned_at", OPENED_AT + timedelta(hours=1))
    defaults = {
        **_of(order.case),
        "order": order,
        "force": order.application.force,
        "label": f"B{order.case.breaches.count() + 1}",
        "learned_at": learned_at,
        "happened_at": learned_at,
        "behaviours": ["CON-02"],
        "last_step_at": learned_at,
    }
    return Breach.objects.create(**{**defaults, **fields})


def make_warrant(**fields: Any) -> Warrant:
    """Make a warrant that nobody has executed."""
    breach = fields.pop("breach", None) or make_breach()
    defaults = {**_of(breach.case), "breach": breach, "issued_at": breach.learned_at}
    return Warrant.objects.create(**{**defaults, **fields})


def make_protection(**fields: Any) -> OtherProtection:
    """Make bail conditions that began on the day the case was opened."""
    owner = _of(fields.pop("case", None))
    label = f"P{owner['case'].other_protections.count() + 1}"
    defaults = {"label": label, "kind": "bail_conditions", "from_day": OPENED_AT.date()}
    return OtherProtection.objects.create(**{**owner, **defaults, **fields})
