"""The kinds of table that an import takes, and the columns of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from orders.imports.rules.cell_values import plain
from orders.imports.rules.declared_columns import INCIDENT_COLUMNS


class TableKind(StrEnum):
    """What the rows of a table are."""

    CASES = "cases"
    PEOPLE = "people"
    INCIDENTS = "incidents"
    APPLICATIONS = "applications"
    ORDERS = "orders"
    BREACHES = "breaches"


KIND_WORDS: Final[Mapping[TableKind, str]] = {
    TableKind.CASES: "Cases",
    TableKind.PEOPLE: "People",
    TableKind.INCIDENTS: "Incidents",
    TableKind.APPLICATIONS: "Applications",
    TableKind.ORDERS: "Orders",
    TableKind.BREACHES: "Breaches",
}


@dataclass(frozen=True)
class SheetColumn:
    """One column: our name for it, its heading in the templates, other headings, and an invented example."""

    name: str
    words: str
    others: tuple[str, ...] = ()
    required: bool = False
    example: str = ""
    note: str = ""

    def spellings(self) -> frozenset[str]:
        return frozenset(plain(each) for each in (self.words, *self.others))


def _column(name: str, words: str, others: str = "", *, example: str = "", note: str = "") -> SheetColumn:
    required = words.endswith("*")
    spellings = tuple(each.strip() for each in others.split(",") if each.strip())
    return SheetColumn(name, words.removesuffix("*"), spellings, required, example, note)


_CASE: Final = _column(
    "case",
    "Case reference*",
    "case,case ref,case number,case no,case id,reference,ref,ref no,reference number,client ref,client reference,"
    "client id,client number,client no,urn,file no,file number,unique reference",
    example="2026/014",
    note="Your own reference of the case. The rows of other tables name the case by it.",
)
_DATE: Final = "A date such as 3/3/2026."
_BORN: Final = "A date such as 3/3/1985, or March 1985, or 1985."
_BEHAVIOURS: Final = _column(
    "behaviours",
    "Behaviours",
    "behaviour,type,incident type,type of incident,type of behaviour,what was done,category,incident category,"
    "nature of incident,breach type,type of breach",
    example="Phone calls; Followed on foot",
    note="Our codes or words, with semicolons between. What we do not know is kept in the description.",
)

COLUMNS: Final[Mapping[TableKind, tuple[SheetColumn, ...]]] = {
    TableKind.CASES: (
        _CASE,
        _column(
            "opened_on",
            "Opened on*",
            "opened,date opened,case opened,open date,opening date,referral date,date of referral,date referred,"
            "referred on,start date,date",
            example="3/3/2026",
            note=_DATE,
        ),
        _column(
            "first_name",
            "Client first name",
            "first name,forename,given name,client forename,victim first name,victim forename,firstname",
            example="Marigold",
        ),
        _column(
            "last_name",
            "Client last name",
            "last name,surname,family name,client surname,victim last name,victim surname,lastname",
            example="Featherstone",
        ),
        _column(
            "name",
            "Client name",
            "client,client full name,victim,victim name,full name,survivor,service user,name of client,name",
            note="Instead of first and last name.",
        ),
        _column(
            "born_on",
            "Client date of birth",
            "date of birth,dob,d o b,birth date,client dob,victim dob,born",
            example="12/5/1987",
            note=_BORN,
        ),
        _column(
            "phone",
            "Client phone",
            "phone,mobile,telephone,tel,phone number,mobile number,contact number,client mobile,client phone number",
            example="07700 900321",
            note="Kept as not yet known to be safe. Several numbers, and notes, may stand in it.",
        ),
        _column(
            "safe_contact",
            "Safe to contact",
            "safe contact,safe to call,safe to phone,ok to contact",
            example="unknown",
            note="Yes, no or unknown.",
        ),
        _column(
            "safe_contact_note",
            "How to contact safely",
            "safe contact details,safe contact notes,contact notes,contact instructions,safe times,best time to call",
            example="Weekday mornings only",
        ),
        _column(
            "perpetrator",
            "Perpetrator",
            "perpetrator name,perp,perp name,suspect,suspect name,stalker,stalker name,offender,respondent,"
            "alleged perpetrator,subject,name of perpetrator",
            example="Barnaby Thistlewood",
        ),
        _column(
            "relationship",
            "Relationship",
            "relationship to client,relationship to victim,relationship to perpetrator,perpetrator relationship,"
            "victim perpetrator relationship",
            example="Former partner",
        ),
        _column(
            "force",
            "Police force",
            "force,police,police area,police force area,force area,constabulary,victim force",
            example="Sussex",
        ),
        _column(
            "risk",
            "Risk",
            "risk level,risk rating,risk grade,rag,rag rating,current risk,level of risk",
            example="High",
        ),
        _column(
            "caseworker",
            "Caseworker",
            "worker,case worker,isac,advocate,key worker,keyworker,allocated to,assigned to,owner,staff member",
            note="The user name or the full name of somebody in the team.",
        ),
        _column(
            "status",
            "Status",
            "case status,open or closed,open closed,current status,state,status of case",
            example="Open",
            note="Open or closed.",
        ),
        _column(
            "closed_on",
            "Closed on",
            "date closed,closed,closed date,closing date,date of closure,closure date,case closed,end date,date ended,"
            "exit date,date case closed",
            note="A closed case comes in closed.",
        ),
        _column(
            "closing_reason",
            "Reason for closing",
            "closing reason,closure reason,reason closed,reason for closure,reason case closed,exit reason",
        ),
    ),
    TableKind.PEOPLE: (
        _CASE,
        _column(
            "who",
            "Who*",
            "role,person type,type of person,person role,client or perpetrator,party",
            example="Perpetrator",
            note="Client or perpetrator.",
        ),
        _column("name", "Name", "full name,person name", example="Barnaby Thistlewood"),
        _column("first_name", "First name", "forename,given name,firstname"),
        _column("last_name", "Last name", "surname,family name,lastname"),
        _column("born_on", "Date of birth", "dob,d o b,birth date,born", example="9/11/1980", note=_BORN),
        _column("phone", "Phone", "mobile,telephone,tel,phone number,mobile number", example="07700 900654"),
        _column("email", "E-mail", "email,email address,e mail address", example="barnaby@example.org"),
        _column("alias", "Alias", "aliases,also known as,aka,known as,nickname"),
        _column("vehicle", "Vehicle", "registration,vrm,vehicle registration,car,car registration,number plate"),
    ),
    TableKind.INCIDENTS: (
        _CASE,
        _column(
            "happened_on",
            "Happened on*",
            "when did it happen,when did this happen,date and time,date and time of incident,incident date and time,"
            "date,incident date,date of incident,when,happened,occurred on,date occurred,date of occurrence",
            example="5/3/2026",
            note=_DATE + " A time may stand in the same cell.",
        ),
        _column("happened_time", "Time", "incident time,time of incident,at", example="19:40"),
        _column(
            "recorded_on",
            "Recorded on",
            "timestamp,completion time,submitted at,date recorded,date logged,logged on,date reported to us,"
            "reported to us",
            note=_DATE + " The day it happened unless given.",
        ),
        _BEHAVIOURS,
        _column(
            "text",
            "What happened",
            "tell us what happened,describe what happened,description of incident,"
            "description,details,notes,incident details,narrative,summary,comments,incident description,incident",
            example="Rang the doorbell at night and left a note",
        ),
        _column(
            "reported",
            "Reported to police",
            "reported,police told,police informed,reported to the police,police notified",
            example="Yes",
            note="Yes or no.",
        ),
        _column(
            "police_response",
            "Police response",
            "response,police answer,police action,outcome,police outcome",
            note="Our words; others are kept in the description.",
        ),
        *(
            SheetColumn(each.attribute, each.fact.heading, each.fact.headings, note="One of our words.")
            for each in INCIDENT_COLUMNS
        ),
    ),
    TableKind.APPLICATIONS: (
        _CASE,
        _column(
            "application",
            "Application reference",
            "application,application ref,application no,application number,application id",
            example="SPO-1",
            note="Needed only if a case has more than one.",
        ),
        _column("force", "Police force", "force,police,applying force,police area", example="Sussex"),
        _column(
            "requested_on",
            "Requested on*",
            "requested,date requested,request date,date of request,application date,date of application,"
            "spo requested,asked on",
            example="6/3/2026",
            note=_DATE,
        ),
        _column("acknowledged_on", "Acknowledged on", "acknowledged,date acknowledged", example="9/3/2026"),
        _column("officer", "Officer", "oic,officer in case,officer in charge,named officer", example="PC Larkspur"),
        _column("decided_on", "Police decided to apply on", "decision date,decided on,decided to apply,decision"),
        _column("authorised_on", "Authorised on", "authorised,date authorised"),
        _column("legal_on", "Sent to legal on", "sent to legal,legal services,papers sent,to legal"),
        _column("lodged_on", "Lodged on", "lodged,date lodged,lodged with court,sent to court,date sent to court"),
        _column("listed_on", "Listed on", "listed,date listed", note="The day on which the hearing was fixed."),
        _column("hearing_on", "Hearing on", "hearing,hearing date,court date,date of hearing,next hearing"),
        _column("outcome", "Outcome", "result,status", note="Granted, declined, refused or withdrawn."),
        _column("outcome_on", "Outcome on", "outcome date,date of outcome,result date,date of decision"),
        _column("reason", "Reason", "reasons,reason for refusal,reason declined,reason for decision"),
    ),
    TableKind.ORDERS: (
        _CASE,
        _column("application", "Application reference", "application,application ref,application no"),
        _column(
            "order",
            "Order reference",
            "order,order ref,order no,order number,order id",
            note="Needed only if a case has more than one.",
        ),
        _column("kind", "Kind of order*", "kind,order type,type,type of order,order kind", example="Full"),
        _column(
            "made_on",
            "Made on*",
            "made,date made,order date,date of order,granted on,date granted,granted,order made",
            example="20/4/2026",
            note=_DATE,
        ),
        _column(
            "last_day",
            "Last day",
            "expires,expiry,expiry date,ends,end date,expires on,until,order ends,date of expiry",
            example="19/4/2029",
            note="A date, or “until further order”. Blank is not known.",
        ),
        _column("served_on", "Served on", "served,date served,service date,date of service", example="21/4/2026"),
        _column("told_on", "Client told on", "client told,victim told,client informed,victim informed"),
        _column("notified_on", "Perpetrator notified police on", "notified,notified on,notification date"),
        _column("discharged_on", "Discharged on", "discharged,date discharged,revoked on"),
        _column(
            "prohibitions",
            "Prohibitions",
            "conditions,terms,must not,prohibition,order conditions",
            example="No contact by any means; Not to enter Elm Road",
            note="With semicolons, or each on a line of its own.",
        ),
        _column("requirements", "Positive requirements", "requirements,must,positive requirement"),
    ),
    TableKind.BREACHES: (
        _CASE,
        _column("order", "Order reference", "order,order ref,order no,order number"),
        _column(
            "happened_on",
            "Happened on*",
            "date,breach date,date of breach,happened,when,occurred on,date occurred",
            example="2/5/2026",
            note=_DATE,
        ),
        _column("happened_time", "Time", "breach time,time of breach,at"),
        _column(
            "learned_on",
            "Learned of on",
            "learned on,date learned,date recorded,recorded on,date known",
            note=_DATE + " The day it happened unless given.",
        ),
        _BEHAVIOURS,
        _column("condition", "Condition", "condition broken,condition breached,which condition", example="C1"),
        _column(
            "text", "What happened", "description,details,notes,narrative,summary,breach details", example="Sent a text"
        ),
        _column(
            "reported_on", "Reported to police on", "reported,reported on,date reported,police told", example="2/5/2026"
        ),
        _column("crime_reference", "Crime reference", "crime ref,crime number,crime no,crime reference number,crn"),
        _column("arrested_on", "Arrested on", "arrested,date arrested,arrest date"),
        _column("charged_on", "Charged on", "charged,date charged,charge date"),
        _column("nfa_on", "No further action on", "nfa,nfa date,no further action,nfa on"),
    ),
}

DAY_COLUMNS: Final = frozenset(
    column.name
    for columns in COLUMNS.values()
    for column in columns
    if column.name.endswith("_on") or column.name == "last_day"
)
"""The columns that hold days."""
