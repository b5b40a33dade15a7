"""Keeps the names that people went by before, and finds those of running copies in their history."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from accounts.migrating import AtOnce
from casework.rules.names import former_names, name_keys

NAMES: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "Victim": lambda row: (f"{row.first_name} {row.last_name}".strip(), row.legal_name),
    "Perpetrator": lambda row: (row.name,),
    "Trait": lambda row: (row.value,) if row.kind == "alias" else (),
}
AT_ONCE = 1_000


def find_in_history(apps: Any, schema_editor: object) -> None:
    """Read the history of whoever was changed, oldest first; most people were never renamed."""
    for model, names in NAMES.items():
        history = apps.get_model("casework", f"Historical{model}").objects
        changed = history.values("id").annotate(times=models.Count("pk")).filter(times__gt=1).values("id")
        before: dict[int, list[str]] = defaultdict(list)
        for row in history.filter(id__in=changed).order_by("history_date", "history_id").iterator(AT_ONCE):
            before[row.id] += names(row)
        _keep(apps.get_model("casework", model), names, before)


def _keep(rows: Any, names: Callable[[Any], tuple[str, ...]], before: dict[int, list[str]]) -> None:
    renamed = []
    for row in rows.objects.filter(pk__in=before).iterator(AT_ONCE):
        row.former_names = former_names((), before[row.pk], names(row))
        row.name_keys = name_keys(*names(row), *row.former_names)
        if row.former_names:
            renamed.append(row)
    rows.objects.bulk_update(renamed, ["former_names", "name_keys"], batch_size=AT_ONCE)


class Migration(AtOnce):
    dependencies = [
        ("casework", "0005_the_end_of_other_protection"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=name,
                name="former_names",
                field=ArrayField(base_field=models.TextField(), blank=True, default=list, editable=False, size=None),
            )
            for name in ("perpetrator", "trait", "victim")
        ),
        migrations.RunPython(find_in_history, migrations.RunPython.noop),
    ]
