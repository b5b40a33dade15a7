"""The pages of an incident: logged in a minute or in full, amended, and asked whether it broke an order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role
from casework.dates.rules.london_time import local_time
from casework.evidence.services.exhibits import ExhibitFacts, add_exhibits
from casework.incidents.models.incident import Incident
from orders.breaches.models.breach import Breach
from orders.breaches.models.breach_answer import BreachAnswer
from tests.factories import make_case, make_user
from tests.orders.acting import LONG, OUT_OF_SIGHT, RIGHT_TO_LEFT, fetch, said, send, signed_in, typed, typed_day, words
from tests.shared_case import SAFE_ADDRESS, SharedCase, live_case, make_liaison

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def quick(**fields: Any) -> dict[str, Any]:
    return {"behaviours": ["CON-02"], **typed("happened_at", timezone.now() - HOUR), **fields}


def logged(told: SharedCase, **fields: Any) -> Incident:
    response = send(told.worker, "incident_create", told.case, **quick(**fields))
    assert response.status_code == 302, words(response)
    return Incident.objects.filter(case=told.case).latest("pk")


def day_before(days: int) -> str:
    return typed_day(local_time(timezone.now() - days * DAY).date())


# --- Evidence -----------------------------------------------------------------------------------------------


def test_incident_shows_what_shows_it_and_offers_to_add_to_it(told: SharedCase) -> None:
    incident = logged(told)
    page = fetch(told.worker, "incident_detail", incident)
    assert "No exhibit shows this incident yet" in words(page)
    address = f"{reverse('exhibit_create', args=[told.case.public_id])}?incident={incident.public_id}"
    assert f'href="{address}"' in page.content.decode()
    facts = ExhibitFacts(kind="physical", title="A glove", incidents=[incident])
    exhibit = add_exhibits(told.case, facts, [], by=told.worker, now=timezone.now())[0]
    assert f"{exhibit.label}: <bdi>A glove</bdi>" in words(fetch(told.worker, "incident_detail", incident))
    liaison = fetch(make_liaison(told.force), "incident_detail", incident)
    assert "Add evidence" not in words(liaison)


# --- Logging ------------------------------------------------------------------------------------------------


def test_incident_on_some_day_is_told_as_a_day(told: SharedCase) -> None:
    incident = logged(told, happened_at_day=day_before(2), happened_at_time="", precision="about")
    assert incident.precision == "day"
    assert local_time(incident.began_at).hour == 0
    assert "some time on" in words(fetch(told.worker, "incident_detail", incident))


def test_series_since_monday_is_one_entry_with_its_count(told: SharedCase) -> None:
    span = {"happened_at_day": day_before(4), "happened_at_time": "", "until_day": day_before(1), "until_time": "09:00"}
    incident = logged(told, **span, precision="between", count="43")
    assert (incident.count, incident.precision) == (43, "between")
    for page in (fetch(told.worker, "incident_detail", incident), fetch(told.worker, "case_chronology", told.case)):
        assert "43 times" in words(page)
        assert "between" in words(page)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"precision": "between"}, "Say until when"),
        ({"precision": "between", "until_day": "1/1/2020", "until_time": "09:00"}, "It ended before it began."),
        ({"precision": "roughly"}, "Select a valid choice"),
        ({"count": "0"}, "Give a whole number from 1 to 100,000."),
        ({"count": "many"}, "Give a whole number from 1 to 100,000."),
        ({"fear": "11"}, "Give a whole number from 0 to 10."),
        ({"cost": "12.345"}, "Give an amount in pounds"),
        ({"cost": "NaN"}, "Give an amount in pounds"),
        ({"cost": "-1"}, "Give an amount in pounds"),
        ({"channel": "pigeon"}, "Select a valid choice"),
        ({"report_force": "nobody"}, "Select a valid choice"),
        ({"platform": "x" * 201}, "Use 200 characters or fewer."),
        ({"witness1-reach": "07700 900123"}, "Give a name, or say who it was"),
        ({"quoted_words": "kept\x00"}, "a character that cannot be kept"),
        (typed("reported_at", timezone.now() + DAY), "This time has not come yet."),
    ],
)
def test_incident_with_a_mistake_in_its_details_keeps_what_was_typed(
    told: SharedCase, fields: dict[str, str], sentence: str
) -> None:
    response = send(told.worker, "incident_create", told.case, **quick(text="Her own words", **fields))
    assert response.status_code == 200
    assert sentence in words(response)
    assert "Her own words" in words(response)
    assert told.case.incidents.count() == 1


def test_incident_told_whole_is_shown_whole(told: SharedCase) -> None:
    fields = {
        "channel": "social_media",
        "platform": "Facebook",
        "account_handle": "@nobody",
        "place_type": "online",
        "perpetrator": "suspected",
        "witness1-name": "Corisande Applegarth",
        "witness1-named": "no",
        "witness3-name": RIGHT_TO_LEFT,
        "fixated": "yes",
        "fixated_note": "Speaks of nothing else",
        "fear": "0",
        "impacts": ["sleep", "relocation"],
        "cost": "89.5",
        "escalation": ["anniversary"],
        "quoted_words": LONG,
        "police_words": "It doesn't count",
        "crime_reference": "42/26",
        "recorded_as": "not_recorded",
        "report_force": told.force.slug,
        "source": "third_party",
    }
    incident = logged(told, **fields)
    assert (incident.fear, str(incident.cost), incident.reported) == (0, "89.50", True)
    assert incident.report_force == told.force
    assert [each["name"] for each in incident.witnesses] == ["Corisande Applegarth", RIGHT_TO_LEFT]
    answer = fetch(told.worker, "incident_detail", incident)
    page = words(answer)
    for shown in ("Facebook", "Has not agreed to be named.", "0 out of 10", "£89.50", "“It doesn't count”", "Online"):
        assert shown in page
    assert "<script>alert" not in answer.content.decode()
    assert "“It doesn't count”" in words(fetch(told.worker, "case_chronology", told.case))


def test_page_says_what_a_supervisor_is_told(told: SharedCase) -> None:
    """F-38, F-39: unsafe advice and a threat to kill are said in the same request."""
    response = send(told.worker, "incident_create", told.case, **quick(behaviours=["THR-01"], advice_unsafe="on"))
    assert "This stands on Delays for your supervisors: a threat to kill; unsafe advice was given." in said(response)


def test_list_of_behaviours_can_be_searched_by_other_words(told: SharedCase) -> None:
    page = fetch(told.worker, "incident_create", told.case).content.decode()
    assert 'data-also="air tag airtag tile' in page


# --- Whether it broke an order ------------------------------------------------------------------------------


def test_incident_while_an_order_binds_asks_and_offers_a_breach_in_which_nothing_is_typed_twice(
    told: SharedCase,
) -> None:
    incident = logged(told, text="He wrote again")
    page = words(fetch(told.worker, "incident_detail", incident))
    assert "Did it break this order?" in page
    assert "Prohibition: No contact by any means" in page
    address = reverse("breach_create", args=[told.order.public_id]) + f"?incident={incident.public_id}"
    assert address in page
    client = signed_in(told.worker)
    form = client.get(address).context["form"]
    assert (form["text"].value(), form["behaviours"].value()) == ("He wrote again", ["CON-02"])
    sent = {
        "submission": str(uuid4()),
        "condition": "C1",
        "behaviours": form["behaviours"].value(),
        "text": form["text"].value(),
        **typed("happened_at", incident.happened_at),
        **typed("at", timezone.now()),
    }
    assert client.post(address, sent).status_code == 302
    breach = Breach.objects.latest("pk")
    assert BreachAnswer.objects.get().breach == breach
    assert f"breach {breach.label}" in words(fetch(told.worker, "incident_detail", incident))
    assert f"Incident {incident.label}" in words(fetch(told.worker, "breach_detail", breach))


def test_breach_of_an_incident_of_another_case_is_not_found(told: SharedCase) -> None:
    foreign = live_case(force=told.force).incident
    for named in (foreign.public_id, OUT_OF_SIGHT, "1%00"):
        address = reverse("breach_create", args=[told.order.public_id]) + f"?incident={named}"
        assert signed_in(told.worker).get(address).status_code == 404


def test_no_because_is_recorded_and_asked_no_more(told: SharedCase) -> None:
    incident = logged(told)
    refused = send(told.worker, "incident_no_breach", incident, order="O1", why="")
    assert "Say why it is not a breach." in words(refused)
    assert "Choose the order." in words(send(told.worker, "incident_no_breach", incident, order="O9", why="So"))
    send(told.worker, "incident_no_breach", incident, order="O1", why="The order allows post")
    page = words(fetch(told.worker, "incident_detail", incident))
    assert "Not a breach, because: <bdi>The order allows post" in page
    assert "Did it break this order?" not in page
    assert "There is nothing to answer" in words(fetch(told.worker, "incident_no_breach", incident))


def test_incident_before_any_order_asks_nothing(told: SharedCase) -> None:
    page = words(fetch(told.worker, "incident_detail", told.incident))
    assert "Did it break this order?" not in page


def test_incident_page_names_other_protection_of_that_day(told: SharedCase) -> None:
    now = timezone.now()
    fields = {"kind": "bail_conditions", "first_day": typed_day(local_time(now - DAY).date()), "ends": "no_end"}
    send(told.worker, "protection_create", told.case, **fields)
    assert "Other protection on that day" in words(fetch(told.worker, "incident_detail", logged(told)))


# --- Amending -----------------------------------------------------------------------------------------------


def amendment(incident: Incident, **fields: Any) -> dict[str, Any]:
    return {
        "version": incident.version,
        "behaviours": incident.behaviours,
        "text": incident.text,
        "why": "Asked again",
        **typed("happened_at", incident.happened_at),
        **fields,
    }


def test_amendment_shows_what_was_said_before(told: SharedCase) -> None:
    incident = told.incident
    response = send(told.worker, "incident_amend", incident, **amendment(incident, text="There were two of them"))
    assert response.headers["Location"] == reverse("incident_detail", args=[incident.public_id])
    page = words(fetch(told.worker, "incident_detail", incident))
    assert "There were two of them" in page
    assert "Stood by the lychgate with a lantern" in page
    assert "Asked again" in page
    assert "Incident I1 amended" in words(fetch(told.worker, "case_chronology", told.case))


def test_amend_page_holds_everything_that_was_told(told: SharedCase) -> None:
    page = fetch(told.worker, "incident_amend", told.incident).content.decode()
    for kept in ("Ottoline Farthingale", "You will hear the bells again", "Stood by the lychgate"):
        assert kept in page


def test_amendment_keeps_details_that_stand_in_the_form(told: SharedCase) -> None:
    incident = logged(told, quoted_words="Wait and see", **{"witness1-name": "Corisande"})
    fields = amendment(incident, quoted_words="Wait and see", **{"witness1-name": "Corisande", "fear": "7"})
    send(told.worker, "incident_amend", incident, **fields)
    incident.refresh_from_db()
    assert (incident.quoted_words, incident.fear, len(incident.witnesses)) == ("Wait and see", 7, 1)


def test_amendment_after_a_day_needs_a_reason_and_a_correction_does_not(told: SharedCase) -> None:
    refused = send(told.worker, "incident_amend", told.incident, **amendment(told.incident, why="", text="Kept text"))
    assert "Say why the account changes." in words(refused)
    assert "Kept text" in words(refused)
    own = logged(told)
    assert "Correct what you wrote" in words(fetch(told.worker, "incident_amend", own))
    assert send(told.worker, "incident_amend", own, **amendment(own, why="")).status_code == 302


def test_amendment_over_one_that_was_not_seen_shows_both_texts(told: SharedCase) -> None:
    incident = told.incident
    first, second = amendment(incident, text="First text"), amendment(incident, text="Second text")
    assert send(told.worker, "incident_amend", incident, **first).status_code == 302
    meanwhile = send(told.worker, "incident_amend", incident, **second)
    assert meanwhile.status_code == 409
    assert "First text" in words(meanwhile)
    assert "Second text" in words(meanwhile)


def test_amendment_sent_twice_is_one(told: SharedCase) -> None:
    fields = amendment(told.incident, submission=str(uuid4()))
    answers = [send(told.worker, "incident_amend", told.incident, **fields).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert told.incident.accounts.count() == 2


def test_supervisor_amends_and_the_page_names_who(told: SharedCase) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    send(supervisor, "incident_amend", told.incident, **amendment(told.incident, text="As the sister tells it"))
    page = words(fetch(told.worker, "incident_detail", told.incident))
    assert f"{supervisor.username}, " in page
    assert told.incident.accounts.get(number=2).kind == "amendment"


def test_page_costs_the_same_with_many_accounts(told: SharedCase, django_assert_max_num_queries: Any) -> None:
    for text in ("one", "two", "three"):
        told.incident.refresh_from_db()
        send(told.worker, "incident_amend", told.incident, **amendment(told.incident, text=text))
    client, page = signed_in(told.worker), reverse("incident_detail", args=[told.incident.public_id])
    client.get(page)
    with django_assert_max_num_queries(20):
        assert client.get(page).status_code == 200


def test_closed_case_can_be_read_but_not_amended(told: SharedCase) -> None:
    told.case.closed_at = timezone.now()
    told.case.save()
    assert "Amend or add to it" not in words(fetch(told.worker, "incident_detail", told.incident))
    refused = send(told.worker, "incident_amend", told.incident, **amendment(told.incident))
    assert refused.status_code == 409
    assert "This case is closed" in words(refused)


def test_incident_of_another_service_is_not_found(told: SharedCase) -> None:
    stranger = make_user()
    assert make_case().organisation_id != told.case.organisation_id
    for name in ("incident_detail", "incident_amend", "incident_no_breach"):
        assert fetch(stranger, name, told.incident).status_code == 404


def test_safe_address_in_the_words_is_stopped_once_and_nothing_typed_is_lost(told: SharedCase) -> None:
    text = f"He waited outside {SAFE_ADDRESS.lower()}, all night"
    stopped = send(told.worker, "incident_create", told.case, **quick(text=text))
    assert stopped.status_code == 200
    assert "This looks like the safe address. Take it out" in words(stopped)
    assert SAFE_ADDRESS.lower() in words(stopped)
    assert not Incident.objects.filter(text=text).exists()
    send(told.worker, "incident_create", told.case, **quick(text=text, address_stays="on"))
    assert Incident.objects.filter(text=text).exists()
    assert "It is another place" not in words(fetch(told.worker, "incident_create", told.case))
