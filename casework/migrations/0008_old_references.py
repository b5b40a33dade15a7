"""Keeps the references that cases had in older lists in the form in which they are found, however they are typed."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.migrating import AtOnce
from casework.rules.references import reference_key

AT_ONCE = 2_000


def fill_in(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    case_model = apps.get_model("casework", "Case")
    rows = case_model.objects.exclude(imported_as="").only("pk", "imported_as", "reference")
    changed = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        row.imported_key = reference_key(row.imported_as.removesuffix(f" {row.reference}"))
        changed.append(row)
    case_model.objects.bulk_update(changed, ["imported_key"], batch_size=AT_ONCE)


class Migration(AtOnce):
    dependencies = [
        ("casework", "0007_kept_as_it_came"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="imported_key",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("imported_key", ""), _negated=True),
                fields=["organisation", "imported_key"],
                name="case_by_old_reference",
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
