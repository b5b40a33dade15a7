"""Lets other rows name a person of the same case and nobody else."""

from django.db import migrations, models

from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0003_orders_in_full"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="otherperson",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="other_person_key"),
        ),
    ]
