"""Says the choices of tasks in words that are neutral of gender; no table is touched."""

from django.db import migrations, models

WORDS = [
    migrations.AlterField(
        model_name="historicaltask",
        name="kind",
        field=models.CharField(
            choices=[
                ("own", "Task"),
                ("correction", "Correct unsafe advice"),
                ("risk_review", "Review the risk"),
                ("promise", "Promised by the police"),
                ("meeting_action", "Action of a meeting"),
                ("measure", "Safety measure"),
                ("answer", "Answer awaited"),
                ("evidence", "Evidence to get"),
                ("contact", "Contact the client"),
                ("agreement", "Agreement to renew"),
                ("interim_decision", "Decide about an interim order"),
                ("hearing", "Prepare a hearing"),
                ("notification", "Ask the police about the notification"),
                ("requirement", "See whether a requirement is met"),
                ("renewal", "Decide about renewal"),
                ("variation", "Ask for a variation"),
                ("letter", "Reply to a letter"),
                ("challenge", "Challenge a refusal"),
                ("warrant", "Ask about a warrant"),
                ("last_day", "Find out the last day"),
            ],
            default="own",
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="task",
        name="kind",
        field=models.CharField(
            choices=[
                ("own", "Task"),
                ("correction", "Correct unsafe advice"),
                ("risk_review", "Review the risk"),
                ("promise", "Promised by the police"),
                ("meeting_action", "Action of a meeting"),
                ("measure", "Safety measure"),
                ("answer", "Answer awaited"),
                ("evidence", "Evidence to get"),
                ("contact", "Contact the client"),
                ("agreement", "Agreement to renew"),
                ("interim_decision", "Decide about an interim order"),
                ("hearing", "Prepare a hearing"),
                ("notification", "Ask the police about the notification"),
                ("requirement", "See whether a requirement is met"),
                ("renewal", "Decide about renewal"),
                ("variation", "Ask for a variation"),
                ("letter", "Reply to a letter"),
                ("challenge", "Challenge a refusal"),
                ("warrant", "Ask about a warrant"),
                ("last_day", "Find out the last day"),
            ],
            default="own",
            max_length=20,
        ),
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0017_search"),
    ]
    operations = WORDS
