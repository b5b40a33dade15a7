"""Has the database refuse a row whose case or owner is not its parent's."""

from django.db import migrations

import casework.models.ownership


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_applications_orders_breaches")]

    operations = [
        migrations.AddConstraint(
            model_name="application",
            constraint=casework.models.ownership.SameAsParent(
                name="application_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=casework.models.ownership.SameAsParent(
                name="hearing_case_is_the_applications", parent="application", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=casework.models.ownership.SameAsParent(
                name="order_case_is_the_applications", parent="application", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=casework.models.ownership.SameAsParent(
                name="condition_case_is_the_orders", parent="order", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=casework.models.ownership.SameAsParent(
                name="breach_case_is_the_orders", parent="order", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=casework.models.ownership.SameAsParent(
                name="breach_condition_is_the_orders", parent="condition", same=("order",)
            ),
        ),
        migrations.AddConstraint(
            model_name="otherprotection",
            constraint=casework.models.ownership.SameAsParent(
                name="otherprotection_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="warrant",
            constraint=casework.models.ownership.SameAsParent(
                name="warrant_case_is_the_breachs", parent="breach", same=("case", "organisation")
            ),
        ),
    ]
