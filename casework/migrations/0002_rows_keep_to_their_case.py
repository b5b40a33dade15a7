"""Has the database refuse a row whose owner is not its case's."""

from django.db import migrations

import casework.models.ownership


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_the_record")]

    operations = [
        migrations.AddConstraint(
            model_name="event",
            constraint=casework.models.ownership.SameAsParent(
                name="event_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=casework.models.ownership.SameAsParent(
                name="incident_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=casework.models.ownership.SameAsParent(
                name="share_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=casework.models.ownership.SameAsParent(
                name="case_victim_of_same_organisation", parent="victim", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=casework.models.ownership.SameAsParent(
                name="case_perpetrator_of_same_organisation", parent="perpetrator", same=("organisation",)
            ),
        ),
    ]
