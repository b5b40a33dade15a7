"""The truth table of "may I call now?", and that every page which says it asks the one rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import product

import pytest
from django.utils import timezone

from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import NewTask, add_task
from casework.cases.models.case import Case
from casework.safe_contact.rules.contact_plan import (
    EVERY_DAY,
    ContactPlan,
    ContactStatus,
    ContactVerdict,
    ContactWay,
    CourtDayRule,
    SafeWindow,
    may_contact,
)
from casework.safe_contact.rules.may_call import (
    ClientNumber,
    MayCall,
    may_call,
    number_contradicts,
    voicemail_may_be_left,
)
from casework.safe_contact.services.contact_plan import add_channel, call_answer, change_channel
from reports.delays.rules.call_first import speaks_with_client, task_speaks_with_client
from risk.thresholds.rules.rule_words import WATCHES
from tests.factories import make_case, make_team, make_user, make_victim
from tests.orders.acting import fetch, words

SAFE, UNSAFE, UNKNOWN = ContactStatus.SAFE, ContactStatus.UNSAFE, ContactStatus.UNKNOWN
WORK = SafeWindow(frozenset(range(5)), time(10), time(15))
NIGHT = SafeWindow(EVERY_DAY, time(22), time(1))
TUESDAY_NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
TUESDAY_NIGHT = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
FRIDAY_EVENING = datetime(2026, 3, 6, 18, 0, tzinfo=UTC)
ONE = (ClientNumber("07700 900123", SAFE),)


def plan(status: ContactStatus = SAFE, numbers: tuple[ClientNumber, ...] = ONE, **fields: object) -> ContactPlan:
    """A plan whose ways say of the phone what its numbers say."""
    statuses = [each.status for each in numbers]
    best = next((each for each in (SAFE, UNKNOWN, UNSAFE) if each in statuses), None)
    ways = {ContactWay.PHONE: best} if best else {}
    return ContactPlan(status=status, ways=ways, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "numbers", "fields", "at", "call", "said"),
    [
        (
            SAFE,
            ONE,
            {"windows": (WORK,)},
            TUESDAY_NOON,
            MayCall.NOW,
            "Call the number ending 123 until 15:00 today, no voicemail.",
        ),
        (SAFE, ONE, {"windows": (WORK,)}, TUESDAY_NIGHT, MayCall.LATER, "next safe time Wed 4 Mar, 10:00"),
        (SAFE, ONE, {"windows": (WORK,)}, FRIDAY_EVENING, MayCall.LATER, "next safe time Mon 9 Mar, 10:00"),
        (SAFE, ONE, {"windows": (NIGHT,)}, TUESDAY_NIGHT, MayCall.NOW, "until Wed 4 Mar, 01:00"),
        (SAFE, ONE, {}, TUESDAY_NOON, MayCall.NOW, "No safe hours are recorded: ask which are."),
        (SAFE, ONE, {}, TUESDAY_NOON, MayCall.NOW, "ending 123, no voicemail."),
        (SAFE, (), {}, TUESDAY_NOON, MayCall.ASK, "no number of the client is recorded"),
        (
            SAFE,
            (ClientNumber("07700 900123", UNKNOWN),),
            {},
            TUESDAY_NOON,
            MayCall.ASK,
            "nobody has asked whether the number",
        ),
        (SAFE, (ClientNumber("07700 900123", UNSAFE),), {}, TUESDAY_NOON, MayCall.NEVER, "ending 123 is not safe"),
        (
            SAFE,
            (ClientNumber("07700 900123", UNSAFE), ClientNumber("07700 900456", UNKNOWN)),
            {},
            TUESDAY_NOON,
            MayCall.ASK,
            "456",
        ),
        (
            SAFE,
            (ClientNumber("07700 900123", UNSAFE), ClientNumber("07700 900456", SAFE)),
            {},
            TUESDAY_NOON,
            MayCall.NOW,
            "456",
        ),
        (SAFE, (ClientNumber("through her sister", SAFE),), {}, TUESDAY_NOON, MayCall.NOW, "Call the number on record"),
        (UNKNOWN, ONE, {"windows": (WORK,)}, TUESDAY_NOON, MayCall.ASK, "nobody has asked the client"),
        (UNSAFE, ONE, {"windows": (WORK,)}, TUESDAY_NOON, MayCall.NEVER, "Do not phone or write"),
        (
            SAFE,
            ONE,
            {"windows": (WORK,), "not_before": datetime(2026, 5, 1, 8, 0, tzinfo=UTC)},
            TUESDAY_NOON,
            MayCall.LATER,
            "next safe time Fri 1 May, 10:00",
        ),
        (
            SAFE,
            ONE,
            {"court_days": frozenset({date(2026, 3, 3)}), "court_day_rule": CourtDayRule.NOT_AT_ALL},
            TUESDAY_NOON,
            MayCall.LATER,
            "next safe time midnight",
        ),
        (
            SAFE,
            ONE,
            {"court_days": frozenset({date(2026, 3, 4)}), "court_day_rule": CourtDayRule.NOT_AT_ALL},
            TUESDAY_NOON,
            MayCall.NOW,
            "until midnight",
        ),
    ],
)
def test_one_answer_says_which_number_and_until_when(
    status: ContactStatus,
    numbers: tuple[ClientNumber, ...],
    fields: dict[str, object],
    at: datetime,
    call: MayCall,
    said: str,
) -> None:
    answer = may_call(plan(status, numbers, **fields), numbers, at)
    assert answer.call is call
    assert said in answer.sentence


@pytest.mark.parametrize(
    ("numbers", "at", "in_full"),
    [
        (ONE, TUESDAY_NOON, "Call 07700 900123 until 15:00 today, no voicemail."),
        (
            (ClientNumber("07700 900123", SAFE, voicemail=True), ClientNumber("07700 900456", SAFE)),
            TUESDAY_NOON,
            "Call 07700 900123 or 07700 900456 until 15:00 today.",
        ),
        (
            (ClientNumber("07700 900123", SAFE), ClientNumber("07700 900456", UNKNOWN, voicemail=True)),
            TUESDAY_NOON,
            "Call 07700 900123 until 15:00 today, no voicemail.",
        ),
        (
            (ClientNumber("عند الجارة", SAFE),),
            TUESDAY_NOON,
            "Call \u2068عند الجارة\u2069 until 15:00 today, no voicemail.",
        ),
        (ONE, FRIDAY_EVENING, "Do not call now: next safe time Mon 9 Mar, 10:00, on the number ending 123."),
        (
            (ClientNumber("07700 900123", UNKNOWN),),
            TUESDAY_NOON,
            "Do not call: nobody has asked whether the number ending 123 is safe. Ask the client first.",
        ),
        (
            (ClientNumber("07700 900123", UNSAFE),),
            TUESDAY_NOON,
            "Do not call: the number ending 123 is not safe, and no other number is recorded.",
        ),
    ],
)
def test_whole_number_stands_only_where_it_may_be_rung_now(
    numbers: tuple[ClientNumber, ...], at: datetime, in_full: str
) -> None:
    answer = may_call(plan(SAFE, numbers, windows=(WORK,)), numbers, at)
    assert answer.in_full == in_full
    assert not any(each.value in answer.sentence for each in numbers)


@pytest.mark.parametrize(
    ("client", "number", "contradicts"),
    [
        ("safe", "safe", False),
        ("safe", "unsafe", False),
        ("safe", "unknown", False),
        ("unsafe", "safe", True),
        ("unsafe", "unsafe", False),
        ("unsafe", "unknown", False),
        ("unknown", "safe", True),
        ("unknown", "unsafe", False),
        ("unknown", "unknown", False),
        (None, "safe", False),
    ],
)
def test_number_is_called_safe_only_where_the_client_is(client: str | None, number: str, contradicts: bool) -> None:
    assert bool(number_contradicts(client, number)) is contradicts


@pytest.mark.parametrize(
    ("numbers", "may_be_left"),
    [
        ((), False),
        ((ClientNumber("1", SAFE, voicemail=True),), True),
        ((ClientNumber("1", SAFE),), False),
        ((ClientNumber("1", UNKNOWN, voicemail=True),), False),
        ((ClientNumber("1", UNSAFE, voicemail=True),), False),
        ((ClientNumber("1", UNSAFE, voicemail=True), ClientNumber("2", SAFE, voicemail=True)), True),
    ],
)
def test_voicemail_may_be_left_only_on_a_safe_number(numbers: tuple[ClientNumber, ...], may_be_left: bool) -> None:
    assert voicemail_may_be_left(numbers) is may_be_left


def test_yes_is_said_only_where_a_call_needs_no_reason() -> None:
    numbers = [(), *((ClientNumber("07700 900123", each),) for each in ContactStatus)]
    numbers += [
        (ClientNumber("07700 900123", one), ClientNumber("07700 900456", two))
        for one, two in product(ContactStatus, repeat=2)
    ]
    parts: list[tuple[dict[str, object], ...]] = [
        ({}, {"court_days": frozenset({date(2026, 3, 3)}), "court_day_rule": CourtDayRule.NOT_AT_ALL}),
        ({}, {"not_before": TUESDAY_NIGHT}),
        ({}, {"windows": (WORK,)}, {"windows": (WORK, NIGHT)}),
    ]
    for status, each, (court, wait, hours) in product(ContactStatus, numbers, product(*parts)):
        known = plan(status, each, **court, **wait, **hours)
        for at in (TUESDAY_NOON, TUESDAY_NIGHT, FRIDAY_EVENING):
            answer = may_call(known, each, at)
            assert answer.may is (may_contact(known, at, ContactWay.PHONE).verdict is ContactVerdict.ALLOWED), (
                known,
                answer,
            )
            if answer.until:
                assert may_contact(known, answer.until, ContactWay.PHONE).verdict is not ContactVerdict.ALLOWED
            if answer.next_at:
                assert may_call(known, each, answer.next_at).may


@pytest.mark.parametrize(
    ("at", "next_at"),
    [
        # the clocks go forward from 1:00 to 2:00 on 29 March 2026: hours from 1:30 on begin at that moment
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        # they go back on 25 October 2026: the first 1:30 of the two is meant
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_next_safe_time_holds_on_the_nights_on_which_clocks_change(at: datetime, next_at: datetime) -> None:
    early = plan(windows=(SafeWindow(EVERY_DAY, time(1, 30), time(4)),))
    assert may_call(early, ONE, at).next_at == next_at


@pytest.mark.django_db
def test_every_page_that_says_it_gives_the_one_answer() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    victim = make_victim(organisation=team.organisation, safe_contact="safe")
    case = make_case(team=team, caseworker=worker, victim=victim)
    channel = add_channel(victim, {"way": "phone", "value": "07700 900123"}, by=worker, now=timezone.now())
    pages = ("case_detail", "case_safety", "contact_create", "incident_create", "case_work", "task_create")
    unknown = "nobody has asked whether the number ending 123 is safe"
    for safe, said in (("unknown", unknown), ("safe", "Call 07700 900123, no voicemail")):
        values = {"way": "phone", "value": "07700 900123", "safe": safe}
        change_channel(channel, values, version=channel.version, by=worker, now=timezone.now())
        channel.refresh_from_db()
        assert said in call_answer(Case.objects.get(pk=case.pk), timezone.now()).in_full
        for name in pages:
            page = words(fetch(worker, name, case))
            assert said in page, name
            assert "Safe to phone" not in page


@pytest.mark.django_db
def test_list_row_that_has_us_speak_with_the_client_gives_the_one_answer() -> None:
    team, now = make_team(), timezone.now()
    worker = make_user(teams=[team])
    for last, safe in (("123", "safe"), ("456", "unknown")):
        victim = make_victim(organisation=team.organisation, safe_contact="safe")
        case = make_case(team=team, caseworker=worker, victim=victim)
        add_channel(victim, {"way": "phone", "value": f"07700 900{last}", "safe": safe}, by=worker, now=now)
        add_task(case, NewTask(title="Contact her", kind=TaskKind.CONTACT, due_at=now), by=worker, now=now)
    add_task(case, NewTask(title="Post the form", due_at=now), by=worker, now=now)
    page = words(fetch(worker, "my_work"))
    assert page.count("Call the number ending 123") == 1
    assert page.count("nobody has asked whether the number ending 456 is safe") == 1


def test_every_step_that_names_the_client_says_whether_to_call() -> None:
    named = {rule for rule, watch in WATCHES.items() if "the client" in watch.next_step}
    ours = {rule for rule in named if not WATCHES[rule].next_step.startswith("Ask the force")}
    assert all(speaks_with_client(rule, WATCHES[rule].next_step) for rule in ours)
    assert not speaks_with_client("B2", WATCHES["B2"].next_step)
    assert speaks_with_client("hearing", "Prepare the client for the hearing")
    assert task_speaks_with_client("own", "Ask the client what she thinks")
    assert not task_speaks_with_client("own", "Post the form")
