"""Keeps beside an account until when it covers for anybody, and a name of its own for a service."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_list_looks"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalorganisation",
            name="own_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="organisation",
            name="own_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="user",
            name="covers_until",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
    ]
