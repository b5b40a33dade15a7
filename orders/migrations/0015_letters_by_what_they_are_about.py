"""Each kind of letter has texts for what it is about; a service's own words stay those of requests, or of orders."""

from django.conf import settings
from django.db import migrations, models

# A request to vary is about an order. All else was written for requests, and about orders and breaches the shipped hold.
ABOUT = "UPDATE orders_lettertemplate SET about = 'order' WHERE kind = 'variation'"
# Only one for each kind has a place in what was before.
BACK = "DELETE FROM orders_lettertemplate WHERE about <> 'application' AND kind <> 'variation'"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("orders", "0014_condition_labels_of_their_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="lettertemplate",
            name="lettertemplate_one_for_kind",
        ),
        migrations.AddField(
            model_name="historicallettertemplate",
            name="about",
            field=models.CharField(
                choices=[
                    ("application", "About a request for an order"),
                    ("order", "About an order"),
                    ("breach", "About a breach"),
                ],
                default="application",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="lettertemplate",
            name="about",
            field=models.CharField(
                choices=[
                    ("application", "About a request for an order"),
                    ("order", "About an order"),
                    ("breach", "About a breach"),
                ],
                default="application",
                max_length=20,
            ),
        ),
        migrations.RunSQL(ABOUT, BACK),
        migrations.AddConstraint(
            model_name="lettertemplate",
            constraint=models.UniqueConstraint(
                fields=("organisation", "kind", "about"), name="lettertemplate_one_for_each"
            ),
        ),
        migrations.AddConstraint(
            model_name="lettertemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("about__in", ["application", "order", "breach"])), name="lettertemplate_noun_known"
            ),
        ),
    ]
