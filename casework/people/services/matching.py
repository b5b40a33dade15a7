"""Finds perpetrators and victims that a service already knows, so that nobody is recorded twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, IntegerField, Q, QuerySet, Value

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.people.models.trait import Trait, TraitKind
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.people.rules.birth_dates import BirthPrecision
from casework.people.rules.matching import IdentifyingDetails, Likeness, likeness
from casework.people.rules.name_keys import sought_keys
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.rules.contact_plan import ContactWay

MOST_COMPARED: Final = 60
MOST_SHOWN: Final = 6
TELLING_KINDS: Final = {
    TraitKind.PHONE: "phones",
    TraitKind.EMAIL: "emails",
    TraitKind.ACCOUNT: "accounts",
    TraitKind.VEHICLE: "vehicles",
}

Person = TypeVar("Person", Victim, Perpetrator)


@dataclass(frozen=True)
class PossibleMatch:
    """One person we may know. Without a case in the user's reach there is nothing but the reasons: no name, no id."""

    person: Victim | Perpetrator | None
    likeness: Likeness
    cases: tuple[Case, ...] = ()
    told_of: tuple[UUID, ...] = ()
    """The numbers of every case of this person, in reach or not: for the trail alone."""

    @property
    def is_in_reach(self) -> bool:
        return bool(self.cases)


class SharedKeys(Func):
    """How many keys of a row are among those sought."""

    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s)))"
    arg_joiner = ") INTERSECT SELECT unnest("
    output_field = IntegerField()


def perpetrators_like(sought: IdentifyingDetails, user: User) -> list[PossibleMatch]:
    """Perpetrators of the user's own service who may be the one sought, the likeliest first."""
    if not sought.says_anything:
        return []
    own = Perpetrator.objects.filter(organisation_id=user.organisation_id)
    traits = Trait.objects.filter(organisation_id=user.organisation_id)
    found = _by_name(own, sought)
    found |= _ids(_nearest(traits.filter(kind=TraitKind.ALIAS), sought), "perpetrator_id")
    found |= _ids(traits.filter(_same_trait(sought)), "perpetrator_id")
    found |= _ids(_born(own, sought), "pk")
    people = own.filter(pk__in=found).prefetch_related("traits")
    return _ranked(people, sought, user, "perpetrator", _marks_of_perpetrator)


def victims_like(sought: IdentifyingDetails, user: User) -> list[PossibleMatch]:
    """Clients of the user's own service who may be the one sought, the likeliest first."""
    if not sought.says_anything:
        return []
    own = Victim.objects.filter(organisation_id=user.organisation_id)
    channels = Channel.objects.filter(organisation_id=user.organisation_id)
    same = Q(way__in=[ContactWay.PHONE, ContactWay.TEXT], key__in=sought.phones) | Q(
        way=ContactWay.EMAIL, key__in=sought.emails
    )
    found = _by_name(own, sought) | _ids(channels.filter(same), "victim_id") | _ids(_born(own, sought), "pk")
    brought = Case.objects.filter(organisation_id=user.organisation_id).imported_under(sought.references)
    found |= _ids(brought, "victim_id")
    people = own.filter(pk__in=found).prefetch_related("channels", "cases")
    return _ranked(people, sought, user, "victim", _marks_of_victim)


def _by_name(people: QuerySet[Person], sought: IdentifyingDetails) -> set[int]:
    return _ids(_nearest(people, sought), "pk")


def _nearest(rows: QuerySet[Any], sought: IdentifyingDetails) -> QuerySet[Any]:
    """Rows that share most with the names sought: a bounded number, however common the name."""
    keys = sought_keys(*sought.names, *sought.aliases)
    if not keys:
        return rows.none()
    wanted = Value(keys, output_field=ArrayField(CharField(max_length=250)))
    shared = SharedKeys(F("name_keys"), wanted)
    found: QuerySet[Any] = rows.filter(name_keys__overlap=keys).annotate(shared=shared).order_by("-shared", "-pk")
    return found[:MOST_COMPARED]


def _same_trait(sought: IdentifyingDetails) -> Q:
    same = Q(pk__in=[])
    for kind, name in TELLING_KINDS.items():
        same |= Q(kind=kind, key__in=getattr(sought, name))
    return same


def _born(people: QuerySet[Person], sought: IdentifyingDetails) -> QuerySet[Person]:
    """People born on the day that is sought; a month or a year alone is shared with too many."""
    if sought.born is None or sought.born.precision is not BirthPrecision.DAY:
        return people.none()
    return people.filter(born_on=sought.born.on, born_precision=BirthPrecision.DAY)[:MOST_COMPARED]


def _ids(rows: QuerySet[Any], column: str) -> set[int]:
    return set(rows.values_list(column, flat=True)[:MOST_COMPARED])


def _ranked(
    people: Iterable[Person],
    sought: IdentifyingDetails,
    user: User,
    role: str,
    marks_of: Callable[[Person], IdentifyingDetails],
) -> list[PossibleMatch]:
    """Compare, keep what is worth a look, and blank whoever is in no case that the user may see."""
    alike = [(person, likeness(sought, marks_of(person))) for person in people]
    alike = [each for each in alike if each[1].is_worth_showing]
    alike = sorted(alike, key=lambda each: (-each[1].score, each[0].pk))[:MOST_SHOWN]
    seen: dict[int, list[Case]] = {}
    told_of: dict[int, list[UUID]] = {}
    theirs = Case.objects.filter(**{f"{role}__in": [person.pk for person, _ in alike]}).order_by("pk")
    for case in theirs.visible_to(user):
        seen.setdefault(getattr(case, f"{role}_id"), []).append(case)
    for person_id, public_id in theirs.values_list(role, "public_id"):
        told_of.setdefault(person_id, []).append(public_id)
    return [
        PossibleMatch(
            person if person.pk in seen else None,
            like,
            tuple(seen.get(person.pk, ())),
            tuple(told_of.get(person.pk, ())),
        )
        for person, like in alike
    ]


def _marks_of_perpetrator(person: Perpetrator) -> IdentifyingDetails:
    keys: dict[str, set[str]] = {name: set() for name in TELLING_KINDS.values()}
    aliases = []
    for trait in person.traits.all():
        if trait.kind == TraitKind.ALIAS:
            aliases += [trait.value, *trait.former_names]
        elif trait.kind in TELLING_KINDS:
            keys[TELLING_KINDS[TraitKind(trait.kind)]].add(trait.key)
    sets = {name: frozenset(found) for name, found in keys.items()}
    former = tuple(person.former_names)
    return IdentifyingDetails(
        names=_kept(person.names()), former=former, aliases=tuple(aliases), born=person.born, **sets
    )


def _marks_of_victim(person: Victim) -> IdentifyingDetails:
    channels = [each for each in person.channels.all() if each.key]
    return IdentifyingDetails(
        names=_kept(person.names()),
        former=tuple(person.former_names),
        phones=frozenset(each.key for each in channels if each.way in {ContactWay.PHONE, ContactWay.TEXT}),
        emails=frozenset(each.key for each in channels if each.way == ContactWay.EMAIL),
        references=frozenset(each.imported_key for each in person.cases.all() if each.imported_key),
        born=person.born,
    )


def _kept(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name)
