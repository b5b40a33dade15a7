"""Keeps the court's own number of an application."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("orders", "0019_court_reference")]

    dependencies = [("orders", "0012_approved_letters")]

    operations = [
        migrations.AddField(
            model_name="application",
            name="court_reference",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="court_reference",
            field=models.CharField(blank=True, max_length=100),
        ),
    ]
