"""Names the tasks and concerns that orders and breaches bring."""

from django.conf import settings
from django.db import migrations, models

from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0002_written_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="concern",
            name="concern_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind_known",
        ),
        migrations.AlterField(
            model_name="concern",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unsafe_advice", "Unsafe advice was given"),
                    ("threat_to_kill", "A threat to kill"),
                    ("fifth_report", "Reported five times in thirty days"),
                    ("missed_contacts", "Three missed contacts while the risk is high"),
                    ("duress", "The duress word was used"),
                    ("risk_signature", "A risk level needs a second person"),
                    ("views_differ", "Our view of the risk differs from the police's"),
                    ("shared_without_agreement", "Shared without the client's agreement"),
                    ("closing_asked", "Closing was asked for"),
                    ("stage_five", "An opinion of planning or worse"),
                    ("address_clash", "A safe address is also the perpetrator's"),
                    ("infected_file", "A file was put in quarantine"),
                    ("not_pursued", "A breach is asked not to be pursued"),
                    ("discharge_early", "An order was discharged without every consent"),
                    ("moved_after_refusal", "The client moved after an order was refused"),
                    ("no_request", "High risk, and no order was asked for"),
                    ("letter_to_approve", "A letter waits for approval"),
                    ("warrant_stands", "A warrant has not been executed"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="historicalconcern",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unsafe_advice", "Unsafe advice was given"),
                    ("threat_to_kill", "A threat to kill"),
                    ("fifth_report", "Reported five times in thirty days"),
                    ("missed_contacts", "Three missed contacts while the risk is high"),
                    ("duress", "The duress word was used"),
                    ("risk_signature", "A risk level needs a second person"),
                    ("views_differ", "Our view of the risk differs from the police's"),
                    ("shared_without_agreement", "Shared without the client's agreement"),
                    ("closing_asked", "Closing was asked for"),
                    ("stage_five", "An opinion of planning or worse"),
                    ("address_clash", "A safe address is also the perpetrator's"),
                    ("infected_file", "A file was put in quarantine"),
                    ("not_pursued", "A breach is asked not to be pursued"),
                    ("discharge_early", "An order was discharged without every consent"),
                    ("moved_after_refusal", "The client moved after an order was refused"),
                    ("no_request", "High risk, and no order was asked for"),
                    ("letter_to_approve", "A letter waits for approval"),
                    ("warrant_stands", "A warrant has not been executed"),
                ],
                max_length=30,
            ),
        ),
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
                    ("notification", "Ask the police whether he has notified"),
                    ("requirement", "See whether a requirement is met"),
                    ("renewal", "Decide about renewal"),
                    ("variation", "Ask for a variation"),
                    ("letter", "Reply to a letter"),
                    ("challenge", "Challenge a refusal"),
                    ("warrant", "Ask about a warrant"),
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
                    ("notification", "Ask the police whether he has notified"),
                    ("requirement", "See whether a requirement is met"),
                    ("renewal", "Decide about renewal"),
                    ("variation", "Ask for a variation"),
                    ("letter", "Reply to a letter"),
                    ("challenge", "Challenge a refusal"),
                    ("warrant", "Ask about a warrant"),
                ],
                default="own",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "unsafe_advice",
                            "threat_to_kill",
                            "fifth_report",
                            "missed_contacts",
                            "duress",
                            "risk_signature",
                            "views_differ",
                            "shared_without_agreement",
                            "closing_asked",
                            "stage_five",
                            "address_clash",
                            "infected_file",
                            "not_pursued",
                            "discharge_early",
                            "moved_after_refusal",
                            "no_request",
                            "letter_to_approve",
                            "warrant_stands",
                        ],
                    )
                ),
                name="concern_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "own",
                            "correction",
                            "risk_review",
                            "promise",
                            "meeting_action",
                            "measure",
                            "answer",
                            "evidence",
                            "contact",
                            "agreement",
                            "interim_decision",
                            "hearing",
                            "notification",
                            "requirement",
                            "renewal",
                            "variation",
                            "letter",
                            "challenge",
                            "warrant",
                        ],
                    )
                ),
                name="task_kind_known",
            ),
        ),
    ]
