"""Lets a case remember the name of the case file it came from, once in each service."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_events_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="imported_as",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="imported_as",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=~models.Q(imported_as=""), fields=("organisation", "imported_as"), name="case_imported_once"
            ),
        ),
    ]
