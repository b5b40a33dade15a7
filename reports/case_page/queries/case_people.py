"""What the parts People and Safety and contact of a case show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.codes.rules.codes import RELATIONSHIPS
from casework.codes.rules.relationships import relationship_group
from casework.other_people.models import OtherPerson
from casework.people.models.trait import Trait, TraitKind
from casework.people.rules.birth_dates import BirthDate
from casework.safe_contact.models.contact_rules import Channel, ContactRules, SafeHours
from casework.safe_contact.models.safe_address import AddressReveal, SafeAddress
from casework.safe_contact.rules.contact_plan import ContactWay, windows_in_words
from casework.safe_contact.services.contact_plan import rules_of, window_of
from casework.templatetags.display import day as day_words
from casework.templatetags.display import when
from reports.case_page.queries.case_parts import SummaryLine


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One row of a list about a person: what it says, and the page that changes it."""

    title: str
    said: list[str]
    href: str
    ended: str = ""


@dataclass(frozen=True, kw_only=True)
class CasePeople:
    """Everybody in a case."""

    client: list[SummaryLine]
    perpetrator: list[SummaryLine]
    relationship: list[SummaryLine]
    traits: list[PersonLine]
    kinds: list[tuple[str, str]]
    others: list[PersonLine]
    elsewhere: list[Case]
    elsewhere_hidden: int


@dataclass(frozen=True, kw_only=True)
class CaseSafety:
    """How the client may be reached, and what is masked."""

    rules: list[SummaryLine]
    channels: list[PersonLine]
    hours: list[PersonLine]
    address: list[SummaryLine]
    has_address: bool
    reveals: list[AddressReveal]


def people_of(case: Case, user: User, today: date) -> CasePeople:
    """Everybody in a case that the user may see."""
    traits = Trait.objects.filter(perpetrator=case.perpetrator_id).for_page()
    others = OtherPerson.objects.visible_to(user).filter(case=case).for_page()
    same = Case.objects.filter(perpetrator=case.perpetrator_id).exclude(pk=case.pk)
    seen = list(same.filter(pk__in=Case.objects.visible_to(user)).order_by("pk"))
    return CasePeople(
        client=_client(case, today),
        perpetrator=_perpetrator(case, today),
        relationship=_relationship(case),
        traits=[_trait_line(case, row) for row in traits],
        kinds=[(kind.value, kind.label.lower()) for kind in TraitKind],
        others=[_other_line(case, row, today) for row in others],
        elsewhere=seen,
        elsewhere_hidden=same.count() - len(seen),
    )


def safety_of(case: Case) -> CaseSafety:
    """How the client of a case may be reached. The caller has shown that the user may see the case."""
    victim = case.victim
    kept = SafeAddress.objects.filter(victim=victim).first()
    reveals = AddressReveal.objects.filter(case=case).select_related("by").order_by("-at")
    return CaseSafety(
        rules=_rules(case, rules_of(victim)),
        channels=[_channel_line(case, row) for row in Channel.objects.filter(victim=victim).for_page()],
        hours=[_hours_line(case, row) for row in SafeHours.objects.filter(victim=victim).order_by("id")],
        address=_address(kept) if kept else [],
        has_address=kept is not None,
        reveals=list(reveals[:20]),
    )


def _client(case: Case, today: date) -> list[SummaryLine]:
    victim = case.victim
    return [
        SummaryLine("Name", victim.name),
        SummaryLine("Name on papers", victim.legal_name or "The same, as far as we know"),
        *_before(victim.former_names),
        SummaryLine("Pronouns", victim.pronouns),
        SummaryLine("Date of birth", _born(victim.born, None, today)),
    ]


def _perpetrator(case: Case, today: date) -> list[SummaryLine]:
    person = case.perpetrator
    return [
        SummaryLine("Name", person.name or "Not known"),
        *_before(person.former_names),
        SummaryLine("Born", _born(person.born, person.about_age, today)),
        SummaryLine("Looks", person.description),
        SummaryLine("Access to weapons", _and(person.get_weapons_display(), person.weapons_note)),
        SummaryLine("Needs (as information, never as a cause)", person.needs),
    ]


def _before(names: Iterable[str]) -> list[SummaryLine]:
    """Names of before, with which a search finds them still."""
    return [SummaryLine("Known before as", "; ".join(names))] if names else []


def _relationship(case: Case) -> list[SummaryLine]:
    return [
        SummaryLine("Who the perpetrator is to the client", RELATIONSHIPS[case.relationship]),
        SummaryLine("Counted in reports as", relationship_group(case.relationship).value),
    ]


def _trait_line(case: Case, row: Trait) -> PersonLine:
    said = [
        f"On {row.platform}" if row.platform else "",
        row.detail,
        row.note,
        f"Source: {row.source}" if row.source else "",
        f"Since {day_words(row.from_day)}" if row.from_day else "",
    ]
    href = reverse("trait_change", args=[case.public_id, row.public_id])
    return PersonLine(
        title=f"{row.get_kind_display()}: {row.value}", said=_kept(said), href=href, ended=_ended(row.last_day)
    )


def _other_line(case: Case, row: OtherPerson, today: date) -> PersonLine:
    said = [
        _born(row.born, row.about_age, today),
        "Lives with the client" if row.lives_with_client == "yes" else "",
        "Also stalked or threatened" if row.also_targeted == "yes" else "",
        "Needs protection" if row.to_protect == "yes" else "",
        f"School or nursery: {row.school}" if row.school else "",
        row.note,
    ]
    href = reverse("other_person_change", args=[case.public_id, row.public_id])
    title = f"{row.name} ({row.get_relation_display().lower()})"
    return PersonLine(title=title, said=_kept(said), href=href, ended=_ended(row.last_day))


def _channel_line(case: Case, row: Channel) -> PersonLine:
    said = [
        row.get_safe_display() if row.safe != "unknown" else "Not known whether it is safe: do not use it",
        *(_left_behind(row) if row.way == ContactWay.PHONE else ()),
        row.note,
    ]
    href = reverse("channel_change", args=[case.public_id, row.public_id])
    return PersonLine(
        title=f"{row.get_way_display()}: {row.value}", said=_kept(said), href=href, ended=_ended(row.last_day)
    )


def _left_behind(row: Channel) -> tuple[str, str]:
    voicemail = "Voicemail may be left" if row.voicemail else "No voicemail"
    return voicemail, "Texts may be sent" if row.texts else "No texts"


def _hours_line(case: Case, row: SafeHours) -> PersonLine:
    href = reverse("safe_hours_change", args=[case.public_id, row.public_id])
    title = windows_in_words([window_of(row)])
    return PersonLine(
        title=title[:1].upper() + title[1:], said=_kept([row.note]), href=href, ended=_ended(row.last_day)
    )


def _rules(case: Case, rules: ContactRules) -> list[SummaryLine]:
    return [
        SummaryLine("Does the client say that contact is safe?", _status(case)),
        SummaryLine("Do not contact before", when(rules.not_before) or "No date set"),
        SummaryLine("How", case.victim.safe_contact_note),
        SummaryLine("Name to ask for", rules.ask_for),
        SummaryLine("Who else may answer", rules.may_answer),
        SummaryLine("What to say we are", rules.cover_story),
        SummaryLine("Code word", rules.code_word),
        SummaryLine("Duress word", rules.duress_word),
        SummaryLine("Our number", "Withhold it" if rules.withhold_number else "May be shown"),
        SummaryLine("On a day in court", rules.get_court_day_rule_display()),
        SummaryLine("May the phone or computer be watched?", _watched(rules)),
        SummaryLine("Language and interpreter", _language(rules)),
        SummaryLine("Easier to read or to talk", rules.accessible_format),
    ]


def _status(case: Case) -> str:
    words = {"safe": "Yes", "unsafe": "No: do not phone or write", "unknown": "Not known: do not phone or write yet"}
    return words[case.victim.safe_contact]


def _watched(rules: ContactRules) -> str:
    known = rules.get_device_watched_display()
    return f"{known}: say nothing on it that must stay secret" if rules.device_watched == "yes" else known


def _language(rules: ContactRules) -> str:
    needed = {"yes": "an interpreter is needed, never a relative", "no": "no interpreter is needed"}
    return ", ".join(part for part in (rules.language, needed.get(rules.interpreter, "")) if part)


def _address(kept: SafeAddress) -> list[SummaryLine]:
    return [
        SummaryLine("Safe address", "Masked"),
        SummaryLine("Hidden from", kept.hidden_from),
        SummaryLine("Who else knows it", kept.who_else_knows),
        SummaryLine("Post", "May go there" if kept.post_is_safe else "Must not go there"),
        *(
            [SummaryLine("Also the perpetrator's", f"Kept all the same: {kept.clash_reason}")]
            if kept.clash_reason
            else []
        ),
    ]


def _born(born: BirthDate | None, about_age: int | None, today: date) -> str:
    if born is not None:
        return f"{born.words}, {born.age_words(today)}"
    return f"About {about_age} years old" if about_age is not None else ""


def _ended(last_day: date | None) -> str:
    return f"Until {day_words(last_day)}" if last_day else ""


def _and(first: str, second: str) -> str:
    return f"{first}. {second}" if second else first


def _kept(said: Iterable[str]) -> list[str]:
    return [each for each in said if each]
