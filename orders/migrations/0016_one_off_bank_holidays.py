"""Remember by which days that are not worked running clocks have been measured."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0015_letters_by_what_they_are_about")]

    operations = [
        migrations.AddField("historicallawsetting", "applied_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("lawsetting", "applied_at", models.DateTimeField(blank=True, null=True)),
    ]
