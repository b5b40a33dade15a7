"""Seeds the police forces of England and Wales, and the three special forces, from accounts/data."""

import csv
from pathlib import Path
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from accounts.migrating import AtOnce

FORCES = Path(__file__).parents[1] / "data" / "police_forces.csv"


def rows() -> list[dict[str, str]]:
    with FORCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def force(row: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": "police",
        "name": row["name"],
        "short_name": row["short_name"],
        "slug": row["slug"],
        "gss_code": row["gss_code"],
        "territorial": row["territorial"] == "yes",
        "can_apply_for_spo": row["can_apply_for_spo"] == "yes",
    }


def seed(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    organisation = apps.get_model("accounts", "Organisation")
    organisation.objects.bulk_create(organisation(**force(row)) for row in rows())


def unseed(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    slugs = [row["slug"] for row in rows()]
    apps.get_model("accounts", "Organisation").objects.filter(slug__in=slugs).delete()


class Migration(AtOnce):
    dependencies = [("accounts", "0002_trail_append_only")]

    operations = [migrations.RunPython(seed, unseed)]
