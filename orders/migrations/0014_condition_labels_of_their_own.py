"""Gives each condition a label of its own in its case; what the record says of a renumbered one says so everywhere."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import migrations, models
from django.db.models import Count

Renamed = dict[str, str]
"""The new label of a condition by its old one, of one order."""


def renumber(apps: Any, schema_editor: Any) -> None:
    """Renumber the conditions of every case in which two orders use one label; the earlier order keeps its own.

    The record is written once, and a trigger holds it to that. Here the two flags of one label could not be told apart,
    so the trigger rests for these events, inside this transaction, and nothing but the labels in them changes.
    """
    conditions = apps.get_model("orders", "Condition")
    twice = conditions.objects.values("case", "label").annotate(times=Count("id")).filter(times__gt=1)
    cases = sorted(set(twice.values_list("case", flat=True)))
    if not cases:
        return
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("ALTER TABLE casework_event DISABLE TRIGGER event_append_only")
    for case in cases:
        for order, names in _new_names(conditions, case).items():
            _rename_rows(apps, case, order, names)
            _rename_events(apps, case, order, names)
    schema_editor.execute("ALTER TABLE casework_event ENABLE TRIGGER event_append_only")


def _new_names(conditions: Any, case: int) -> dict[str, Renamed]:
    """By the label of the order."""
    rows = conditions.objects.filter(case=case).order_by("order__made_at", "order__id", "id")
    labels = list(rows.values_list("order__label", "label"))
    taken, used = {label for _, label in labels}, set()
    found: dict[str, Renamed] = defaultdict(dict)
    for order, label in labels:
        if label in used:
            number = len(labels)
            while f"C{number}" in taken:
                number += 1
            taken.add(f"C{number}")
            found[order][label] = f"C{number}"
        used.add(label)
    return found


def _rename_rows(apps: Any, case: int, order: str, names: Renamed) -> None:
    conditions, histories = apps.get_model("orders", "Condition"), apps.get_model("orders", "HistoricalCondition")
    clocks, tasks = apps.get_model("risk", "Clock"), apps.get_model("casework", "Task")
    for old, new in names.items():
        for row in conditions.objects.filter(case=case, order__label=order, label=old):
            conditions.objects.filter(pk=row.pk).update(label=new)
            histories.objects.filter(id=row.pk).update(label=new)
        clocks.objects.filter(case=case, rule="T14", subject=f"{order}/{old}").update(subject=f"{order}/{new}")
        for task in tasks.objects.filter(case=case, title__contains=f" {old} of Order {order}"):
            title = task.title.replace(f" {old} of Order {order}", f" {new} of Order {order}")
            tasks.objects.filter(pk=task.pk).update(title=title)


def _rename_events(apps: Any, case: int, order: str, names: Renamed) -> None:
    """What was made, varied and evidenced, and what was broken."""
    events = apps.get_model("casework", "Event")
    for event in events.objects.filter(case=case, kind__in=["order_made", "order", "breach", "breach_step"]):
        facts = event.facts
        if facts.get("order") == order and (told := renamed(facts, names)) != facts:
            events.objects.filter(pk=event.pk).update(facts=told)


def renamed(facts: dict[str, Any], names: Renamed) -> dict[str, Any]:
    """The facts of one event about an order, with the labels of its conditions as they are now."""
    told = dict(facts)
    if told.get("condition") in names:
        told["condition"] = names[told["condition"]]
    if told.get("conditions"):
        told["conditions"] = [
            {**each, "condition": names.get(each["condition"], each["condition"])} for each in told["conditions"]
        ]
    if told.get("ended"):
        told["ended"] = [names.get(label, label) for label in told["ended"]]
    return told


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_last_day_found_out"),
        ("orders", "0013_what_is_looked_for"),
        ("risk", "0001_what_is_watched"),
    ]

    operations = [
        migrations.RunPython(renumber, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="condition", name="condition_label_unique_in_order"),
        migrations.AlterField(
            model_name="condition",
            name="order",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=models.deletion.PROTECT,
                related_name="conditions",
                to="orders.order",
            ),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.UniqueConstraint(fields=["case", "label"], name="condition_label_unique_in_case"),
        ),
    ]
