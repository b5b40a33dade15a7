"""What bench/search.py runs once there is a database."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable
from statistics import median, quantiles
from typing import Final

from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.people.models import Organisation, Role, Team, User
from casework.cases.models.case import Case
from casework.people.models.trait import Trait
from casework.search.queries import find_cases

SERVICES: Final = 10
TEAMS: Final = 10
"""A service."""
WORKERS: Final = 10
"""A team."""
NAMES: Final = 60
PEOPLE: Final = """
SELECT setseed(0.26);
CREATE TEMP TABLE first_names AS SELECT n,
    (ARRAY['ma','sa','jo','ka','li','be','to','an','el','ro','vi','he'])[1 + n % 12]
    || (ARRAY['rah','ria','nna','ren','tte','lia','mas','bin','lyn','dra','nor','cel','wyn','bel',
        'ven','tor'])[1 + n / 12 % 16]
    || (ARRAY['','a','e'])[1 + n / 192] AS name FROM generate_series(0, 575) n;
CREATE TEMP TABLE last_names AS SELECT n,
    (ARRAY['thorn','ash','wick','marsh','fal','gar','hol','pem','quin','sut','wal','bex'])[1 + n % 12]
    || (ARRAY['er','ing','le','en','ar','or','un','al','is','ow'])[1 + n / 12 % 10]
    || (ARRAY['ton','ford','ley','well','by','ham','worth','stead','more','field','den','combe'])[1 + n / 120 % 12]
    || (ARRAY['','s','e','er','man','son','wood','kin'])[1 + n / 1440 % 8] AS name FROM generate_series(0,
    11519) n;
CREATE TEMP TABLE people AS
SELECT drawn.n, f.name AS first, l.name AS last FROM (
    SELECT n, floor(576 * random() * random())::int AS f, floor(11520 * random() * random())::int AS l
      FROM generate_series(1, 2 * %(cases)s) n) drawn
  JOIN first_names f ON f.n = drawn.f JOIN last_names l ON l.n = drawn.l;
CREATE INDEX ON people (n);
INSERT INTO casework_victim (id, version, name_keys, former_names, public_id, organisation_id, first_name,
    last_name, legal_name,
    pronouns, born_on, born_precision, safe_contact, safe_contact_note, safe_contact_summary)
SELECT n, 1, '{}', '{}', gen_random_uuid(), (%(services)s::int[])[1 + n %% 10], initcap(first),
    initcap(last), '', '',
    date '1950-01-01' + (n * 37 %% 20000)::int, 'day', 'unknown', '', '' FROM people WHERE n <= %(cases)s;
INSERT INTO casework_perpetrator (id, version, name_keys, former_names, public_id, organisation_id, name,
    born_precision, description,
    weapons, weapons_note, needs)
SELECT n - %(cases)s, 1, '{}', '{}', gen_random_uuid(), (%(services)s::int[])[1 + (n - %(cases)s) %% 10],
    initcap(first || ' ' || last),
    'day', '', 'not_known', '', '' FROM people WHERE n > %(cases)s;
INSERT INTO casework_case (id, public_id, organisation_id, team_id, caseworker_id, victim_id, perpetrator_id,
    reference, imported_as,
    imported_key, relationship, victim_force_id, risk_level, opened_at, closed_at)
SELECT n, gen_random_uuid(), (%(services)s::int[])[1 + n %% 10], (%(teams)s::int[])[1 + n %% 100],
    (%(workers)s::int[])[1 + n %% 1000], n, n,
    'HW-' || upper(substr(md5(n::text), 1, 4) || '-' || substr(md5(n::text), 5, 4)) || '-' || n, '', '',
    'ex_partner', %(force)s, 'high',
    timestamptz '2018-01-01' + n * interval '500 seconds',
    CASE WHEN n %% 20 < 19 THEN timestamptz '2026-06-01' END
  FROM generate_series(1, %(cases)s) n;
INSERT INTO casework_trait (id, version, name_keys, former_names, public_id, organisation_id, perpetrator_id,
    kind, value, key, platform, detail,
    note, source)
SELECT n, 1, '{}', '{}', gen_random_uuid(), (%(services)s::int[])[1 + n %% 10], n, 'phone', '07'
    || lpad(n::text, 9, '0'),
    '+447' || lpad(n::text, 9, '0'), '', '', '', '' FROM generate_series(1, %(cases)s) n;
INSERT INTO casework_note (id, public_id, organisation_id, case_id, text, at)
SELECT n, gen_random_uuid(), (%(services)s::int[])[1 + n %% 10], n,
    'He waited by the ' || first
    || ' bakery; she asked about an SPO and the officer rang back on Tuesday about ' || last,
    timestamptz '2026-01-01'
  FROM people WHERE n <= %(cases)s AND n %% 5 = 0;
"""


def run(cases: int) -> None:
    print(f"load average {os.getloadavg()[0]:.1f} at the start")
    worker, supervisor = _make(cases)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), pg_size_pretty(pg_relation_size('casework_searchterm')) FROM casework_searchterm"
        )
        rows, size = cursor.fetchone()
        cursor.execute("SELECT pg_size_pretty(pg_relation_size('searchterm_terms'))")
        print(f"{rows:,} rows, {size}; the index {cursor.fetchone()[0]}")
    for user in (worker, supervisor):
        print(f"\n{user.role}: {Case.objects.visible_to(user).count():,} cases in reach; load {os.getloadavg()[0]:.1f}")
        for what, typed in _asked(user, cases):
            _time(what, user, typed)
    _pages(supervisor, cases)
    print(f"load average {os.getloadavg()[0]:.1f} at the end")


def _make(cases: int) -> tuple[User, User]:
    services = [
        Organisation.objects.create(kind="advocacy", name=f"S{n}", short_name=f"S{n}", slug=f"bench-{n}")
        for n in range(SERVICES)
    ]
    force = Organisation.objects.filter(kind="police")[0]
    teams = [Team.objects.create(organisation=services[n % SERVICES], name=f"T{n}") for n in range(SERVICES * TEAMS)]
    workers = User.objects.bulk_create(
        User(username=f"w{n}", organisation=services[n % SERVICES], role=Role.CASEWORKER)
        for n in range(SERVICES * TEAMS * WORKERS)
    )
    supervisor = User.objects.create(username="s", organisation=services[0], role=Role.SUPERVISOR)
    supervisor.teams.set([teams[0], teams[10]])
    given = {
        "cases": cases,
        "services": [each.pk for each in services],
        "teams": [each.pk for each in teams],
        "workers": [each.pk for each in workers],
        "force": force.pk,
    }
    tables = ("victim", "perpetrator", "case", "trait", "note")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE casework_{table} DISABLE TRIGGER USER")
        begun = time.monotonic()
        for statement in PEOPLE.split(";\n"):
            if statement.strip():
                cursor.execute(statement, given if "%(" in statement else None)
        print(f"{2 * cases:,} people written in {time.monotonic() - begun:.0f} s", flush=True)
        cursor.execute("DROP INDEX searchterm_terms")
        begun = time.monotonic()
        for table in tables:
            cursor.execute("SELECT search_fill(%s)", [table])
        print(f"index rows filled in {time.monotonic() - begun:.0f} s", flush=True)
        begun = time.monotonic()
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("CREATE INDEX searchterm_terms ON casework_searchterm USING gin (terms) WITH (fastupdate = off)")
        print(f"GIN index built in {time.monotonic() - begun:.0f} s", flush=True)
        for table in tables:
            cursor.execute(f"ALTER TABLE casework_{table} ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")
    return workers[0], supervisor


def _asked(user: User, cases: int) -> Iterable[tuple[str, list[str]]]:
    drawn = random.Random(26)  # noqa: S311 the same names each time
    seen = list(Case.objects.visible_to(user).order_by("pk").values_list("pk", flat=True))
    own = Case.objects.for_list().filter(pk__in=[drawn.choice(seen) for _ in range(NAMES)])
    clients = [each.victim for each in own]
    yield "full name", [each.name for each in clients]
    yield "last name", [each.last_name for each in clients]
    yield "first name", [each.first_name for each in clients]
    yield "three letters", [each.last_name[:3] for each in clients]
    yield "one letter", list("aemst")
    yield "last name, one letter wrong", [_wrong(each.last_name, drawn) for each in clients]
    yield "full name, one letter wrong", [f"{each.first_name} {_wrong(each.last_name, drawn)}" for each in clients]
    yield "phone", [each.value for each in Trait.objects.filter(perpetrator__in=[case.perpetrator for case in own])]
    yield "end of a phone", [str(case.pk).zfill(6)[-6:] for case in own]
    yield "reference", [case.reference.replace("-", " ").lower() for case in own]
    yield "name that nobody has", [f"zzyxw{n}" for n in range(20)]
    yield "word of a note", [each.last_name for each in clients][:20]


def _wrong(name: str, drawn: random.Random) -> str:
    """A letter replaced, left out, doubled or exchanged with the next."""
    at = drawn.randrange(1, len(name) - 1)
    made: list[Callable[[], str]] = [
        lambda: name[:at] + drawn.choice("bdfgmnprst") + name[at + 1 :],
        lambda: name[:at] + name[at + 1 :],
        lambda: name[:at] + name[at] + name[at:],
        lambda: name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    ]
    return drawn.choice(made)()


def _time(what: str, user: User, typed: list[str]) -> None:
    took, hits = [], []
    for each in typed:
        begun = time.perf_counter()
        found = find_cases(user, each)
        took.append((time.perf_counter() - begun) * 1000)
        hits.append(len(found.hits))
    high = quantiles(took, n=20)[-1]
    none = sum(not each for each in hits)
    times = f"p50 {median(took):7.1f} ms  p95 {high:7.1f} ms"
    print(f"  {what:30} {times}  hits {median(hits):.0f}  without {none}/{len(hits)}", flush=True)


def _pages(user: User, cases: int) -> None:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    names = [case.victim.name for case in Case.objects.visible_to(user).for_list()[:20]]
    took: list[float] = []
    for name in names:
        address = client.post(reverse("search"), {"words": name})["Location"]
        begun = time.perf_counter()
        client.get(address)
        took.append((time.perf_counter() - begun) * 1000)
    print(f"  {'the whole page, full name':30} p50 {median(took):7.1f} ms  p95 {quantiles(took, n=20)[-1]:7.1f} ms")
    raw: list[float] = []
    with connection.cursor() as cursor:
        for name in names:
            first, last = name.lower().split()
            begun = time.perf_counter()
            cursor.execute(
                "SELECT case_id FROM casework_searchterm WHERE terms @@ %s::tsquery ORDER BY case_id DESC LIMIT 31",
                [f"'n:{first}' & 'n:{last}'"],
            )
            cursor.fetchall()
            raw.append((time.perf_counter() - begun) * 1000)
    print(f"  {'its bare statement, no access':30} p50 {median(raw):7.1f} ms  p95 {quantiles(raw, n=20)[-1]:7.1f} ms")
