"""Says the choices of requests and orders in words that are neutral of gender; no table is touched.

In one operation: drawing every table anew for each of the words took a minute.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

WORDS = [
    migrations.AlterField(
        model_name="application",
        name="area_basis",
        field=models.CharField(
            blank=True,
            choices=[
                ("resides", "The perpetrator lives in its area"),
                ("believed_in", "The perpetrator is believed to be in its area"),
                ("intends_to_come", "The perpetrator is believed to intend to come to its area"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="application",
        name="status",
        field=models.CharField(
            choices=[
                ("requested", "Requested"),
                ("acknowledged", "Acknowledged by the police"),
                ("under_consideration", "Police are considering it"),
                ("decided_to_apply", "Police decided to apply"),
                ("conditions_put_to_victim", "Conditions put to the client"),
                ("provider_asked", "A provider was asked whether it can deliver"),
                ("conditions_agreed", "Draft conditions agreed"),
                ("authorised", "Authorised"),
                ("sent_to_legal", "With police lawyers"),
                ("lodged", "Lodged with the court"),
                ("listed", "Hearing listed"),
                ("held", "Hearing held"),
                ("adjourned", "Adjourned"),
                ("granted", "Granted"),
                ("refused", "Refused by the court"),
                ("withdrawn", "Withdrawn"),
                ("declined", "Police declined to apply"),
                ("superseded", "Superseded"),
                ("appealed", "Refusal appealed"),
                ("appeal_dismissed", "Appeal dismissed"),
            ],
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="application",
        name="waiting_on",
        field=models.CharField(
            choices=[
                ("service", "Our service"),
                ("victim", "The client"),
                ("police_oic", "Police: officer in the case"),
                ("police_authoriser", "Police: authorising officer"),
                ("police_legal", "Police: lawyers"),
                ("court", "The court"),
                ("provider", "A provider"),
                ("defendant", "The perpetrator"),
                ("nobody", "Nobody"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="attendance",
        name="outcome",
        field=models.CharField(
            choices=[
                ("kept", "Came"),
                ("missed", "Did not come"),
                ("excused", "Did not come, and was excused"),
                ("cancelled", "The provider called it off"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="breach",
        name="kind",
        field=models.CharField(
            blank=True,
            choices=[
                ("contact_direct", "Prohibited contact, direct"),
                ("contact_indirect", "Prohibited contact, indirect"),
                ("contact_third_party", "Prohibited contact, through somebody else"),
                ("excluded_area", "Entered an excluded area"),
                ("approach", "Approached within a distance"),
                ("surveillance", "Watched or tracked"),
                ("online", "Posted or referred to the client online"),
                ("device", "Broke a rule about devices"),
                ("requirement_missed", "Did not do what the order requires"),
                ("provider_missed", "Did not attend a provider"),
                ("notification_initial", "Did not notify the police in time"),
                ("notification_name", "Used a name not notified"),
                ("notification_address", "Did not notify an address"),
                ("prints_refused", "Refused fingerprints or a photograph"),
                ("false_information", "Gave the police false information"),
                ("other", "Something else"),
            ],
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="breach",
        name="status",
        field=models.CharField(
            choices=[
                ("learned", "Recorded"),
                ("reported_to_police", "Reported to the police"),
                ("not_reported_reviewed", "Decision not to report reviewed"),
                ("police_contacted_victim", "Police contacted the client"),
                ("crime_recorded", "Crime recorded"),
                ("arrested", "Arrested"),
                ("interviewed", "Interviewed"),
                ("warrant_issued", "Warrant issued"),
                ("warrant_executed", "Warrant executed"),
                ("outcome_told_to_victim", "Outcome told to the client"),
                ("bail_update", "Bail updated"),
                ("charged", "Charged"),
                ("no_further_action", "No further action"),
                ("reviewed", "No further action reviewed"),
                ("order_identified", "Order identified"),
                ("out_of_court", "Dealt with out of court"),
                ("review_requested", "Victim's right to review used"),
                ("court_outcome", "Decided by the court"),
                ("not_pursued", "Not pursued"),
            ],
            default="learned",
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="challenge",
        name="outcome",
        field=models.CharField(
            blank=True,
            choices=[
                ("will_apply", "The force will apply after all"),
                ("reasons_given", "Reasons were given"),
                ("stands", "The refusal stands"),
                ("other_protection", "Something else was done to protect the client"),
                ("no_reply", "No reply came"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="condition",
        name="kind",
        field=models.CharField(
            choices=[("prohibition", "Prohibition"), ("positive_requirement", "Requirement")], max_length=30
        ),
    ),
    migrations.AlterField(
        model_name="conditiondetail",
        name="practicality",
        field=models.CharField(
            blank=True,
            choices=[
                ("fits", "It does not conflict with faith, work or education"),
                ("conflicts", "It conflicts with one of them"),
                ("not_checked", "Nobody has checked"),
            ],
            default="not_checked",
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="courtdate",
        name="client_coming",
        field=models.CharField(
            blank=True,
            choices=[
                ("wants_to", "Wants to be there"),
                ("called", "Is called as a witness"),
                ("not_coming", "Is not coming"),
                ("undecided", "Has not decided"),
            ],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="courtdate",
        name="issues",
        field=django.contrib.postgres.fields.ArrayField(
            base_field=models.CharField(
                choices=[
                    ("listing", "Not reached, or no time in the list"),
                    ("wrong_list", "In the wrong list or the wrong court"),
                    ("unfamiliar", "The court did not know these orders"),
                    ("papers_missing", "Papers missing or not served"),
                    ("police_absent", "Nobody came for the police"),
                    ("perpetrator_absent", "Did not come"),
                    ("unrepresented", "The perpetrator had no lawyer"),
                    ("no_interpreter", "No interpreter, or the wrong one"),
                    ("measures_not_ready", "Special measures were not ready"),
                    ("met_him", "Client and perpetrator met in the building"),
                    ("video_failed", "The video link failed"),
                    ("not_told", "Nobody told us or the client of a change"),
                    ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                    ("other", "Something else"),
                ],
                max_length=30,
            ),
            blank=True,
            default=list,
            size=None,
        ),
    ),
    migrations.AlterField(
        model_name="courtdate",
        name="measures_wanted",
        field=models.CharField(
            blank=True,
            choices=[("yes", "The client wants some"), ("none", "The client wants none, or is not coming")],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="courtdate",
        name="perpetrator_came",
        field=models.CharField(
            blank=True,
            choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
            max_length=10,
            verbose_name="the perpetrator was there",
        ),
    ),
    migrations.AlterField(
        model_name="courtdate",
        name="supporter",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="supporter beside the client",
        ),
    ),
    migrations.AlterField(
        model_name="courtdate",
        name="waiting_room",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="separate waiting room",
        ),
    ),
    migrations.AlterField(
        model_name="criterion",
        name="ground",
        field=models.CharField(
            choices=[
                ("acts", "The perpetrator has carried out acts associated with stalking"),
                ("risk", "The perpetrator poses a risk associated with stalking to somebody"),
                ("necessity", "An order is necessary to protect somebody from that risk"),
            ],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="draftcondition",
        name="kind",
        field=models.CharField(
            choices=[("prohibition", "Prohibition"), ("positive_requirement", "Requirement")], max_length=30
        ),
    ),
    migrations.AlterField(
        model_name="draftcondition",
        name="victim_view",
        field=models.CharField(
            choices=[
                ("not_asked", "Not asked yet"),
                ("wanted", "The client wants it"),
                ("not_wanted", "The client does not want it"),
                ("unsure", "The client is not sure"),
            ],
            default="not_asked",
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="expectation",
        name="party",
        field=models.CharField(
            choices=[
                ("service", "Our service"),
                ("victim", "The client"),
                ("police_oic", "Police: officer in the case"),
                ("police_authoriser", "Police: authorising officer"),
                ("police_legal", "Police: lawyers"),
                ("court", "The court"),
                ("provider", "A provider"),
                ("defendant", "The perpetrator"),
                ("nobody", "Nobody"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="hearingdetail",
        name="client_coming",
        field=models.CharField(
            blank=True,
            choices=[
                ("wants_to", "Wants to be there"),
                ("called", "Is called as a witness"),
                ("not_coming", "Is not coming"),
                ("undecided", "Has not decided"),
            ],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="hearingdetail",
        name="issues",
        field=django.contrib.postgres.fields.ArrayField(
            base_field=models.CharField(
                choices=[
                    ("listing", "Not reached, or no time in the list"),
                    ("wrong_list", "In the wrong list or the wrong court"),
                    ("unfamiliar", "The court did not know these orders"),
                    ("papers_missing", "Papers missing or not served"),
                    ("police_absent", "Nobody came for the police"),
                    ("perpetrator_absent", "Did not come"),
                    ("unrepresented", "The perpetrator had no lawyer"),
                    ("no_interpreter", "No interpreter, or the wrong one"),
                    ("measures_not_ready", "Special measures were not ready"),
                    ("met_him", "Client and perpetrator met in the building"),
                    ("video_failed", "The video link failed"),
                    ("not_told", "Nobody told us or the client of a change"),
                    ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                    ("other", "Something else"),
                ],
                max_length=30,
            ),
            blank=True,
            default=list,
            size=None,
        ),
    ),
    migrations.AlterField(
        model_name="hearingdetail",
        name="measures_wanted",
        field=models.CharField(
            blank=True,
            choices=[("yes", "The client wants some"), ("none", "The client wants none, or is not coming")],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="hearingdetail",
        name="perpetrator_came",
        field=models.CharField(
            blank=True,
            choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
            max_length=10,
            verbose_name="the perpetrator was there",
        ),
    ),
    migrations.AlterField(
        model_name="hearingdetail",
        name="supporter",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="supporter beside the client",
        ),
    ),
    migrations.AlterField(
        model_name="hearingdetail",
        name="waiting_room",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="separate waiting room",
        ),
    ),
    migrations.AlterField(
        model_name="historicalapplication",
        name="area_basis",
        field=models.CharField(
            blank=True,
            choices=[
                ("resides", "The perpetrator lives in its area"),
                ("believed_in", "The perpetrator is believed to be in its area"),
                ("intends_to_come", "The perpetrator is believed to intend to come to its area"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalapplication",
        name="status",
        field=models.CharField(
            choices=[
                ("requested", "Requested"),
                ("acknowledged", "Acknowledged by the police"),
                ("under_consideration", "Police are considering it"),
                ("decided_to_apply", "Police decided to apply"),
                ("conditions_put_to_victim", "Conditions put to the client"),
                ("provider_asked", "A provider was asked whether it can deliver"),
                ("conditions_agreed", "Draft conditions agreed"),
                ("authorised", "Authorised"),
                ("sent_to_legal", "With police lawyers"),
                ("lodged", "Lodged with the court"),
                ("listed", "Hearing listed"),
                ("held", "Hearing held"),
                ("adjourned", "Adjourned"),
                ("granted", "Granted"),
                ("refused", "Refused by the court"),
                ("withdrawn", "Withdrawn"),
                ("declined", "Police declined to apply"),
                ("superseded", "Superseded"),
                ("appealed", "Refusal appealed"),
                ("appeal_dismissed", "Appeal dismissed"),
            ],
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="historicalapplication",
        name="waiting_on",
        field=models.CharField(
            choices=[
                ("service", "Our service"),
                ("victim", "The client"),
                ("police_oic", "Police: officer in the case"),
                ("police_authoriser", "Police: authorising officer"),
                ("police_legal", "Police: lawyers"),
                ("court", "The court"),
                ("provider", "A provider"),
                ("defendant", "The perpetrator"),
                ("nobody", "Nobody"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalattendance",
        name="outcome",
        field=models.CharField(
            choices=[
                ("kept", "Came"),
                ("missed", "Did not come"),
                ("excused", "Did not come, and was excused"),
                ("cancelled", "The provider called it off"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalbreach",
        name="kind",
        field=models.CharField(
            blank=True,
            choices=[
                ("contact_direct", "Prohibited contact, direct"),
                ("contact_indirect", "Prohibited contact, indirect"),
                ("contact_third_party", "Prohibited contact, through somebody else"),
                ("excluded_area", "Entered an excluded area"),
                ("approach", "Approached within a distance"),
                ("surveillance", "Watched or tracked"),
                ("online", "Posted or referred to the client online"),
                ("device", "Broke a rule about devices"),
                ("requirement_missed", "Did not do what the order requires"),
                ("provider_missed", "Did not attend a provider"),
                ("notification_initial", "Did not notify the police in time"),
                ("notification_name", "Used a name not notified"),
                ("notification_address", "Did not notify an address"),
                ("prints_refused", "Refused fingerprints or a photograph"),
                ("false_information", "Gave the police false information"),
                ("other", "Something else"),
            ],
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="historicalbreach",
        name="status",
        field=models.CharField(
            choices=[
                ("learned", "Recorded"),
                ("reported_to_police", "Reported to the police"),
                ("not_reported_reviewed", "Decision not to report reviewed"),
                ("police_contacted_victim", "Police contacted the client"),
                ("crime_recorded", "Crime recorded"),
                ("arrested", "Arrested"),
                ("interviewed", "Interviewed"),
                ("warrant_issued", "Warrant issued"),
                ("warrant_executed", "Warrant executed"),
                ("outcome_told_to_victim", "Outcome told to the client"),
                ("bail_update", "Bail updated"),
                ("charged", "Charged"),
                ("no_further_action", "No further action"),
                ("reviewed", "No further action reviewed"),
                ("order_identified", "Order identified"),
                ("out_of_court", "Dealt with out of court"),
                ("review_requested", "Victim's right to review used"),
                ("court_outcome", "Decided by the court"),
                ("not_pursued", "Not pursued"),
            ],
            default="learned",
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="historicalchallenge",
        name="outcome",
        field=models.CharField(
            blank=True,
            choices=[
                ("will_apply", "The force will apply after all"),
                ("reasons_given", "Reasons were given"),
                ("stands", "The refusal stands"),
                ("other_protection", "Something else was done to protect the client"),
                ("no_reply", "No reply came"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalcondition",
        name="kind",
        field=models.CharField(
            choices=[("prohibition", "Prohibition"), ("positive_requirement", "Requirement")], max_length=30
        ),
    ),
    migrations.AlterField(
        model_name="historicalconditiondetail",
        name="practicality",
        field=models.CharField(
            blank=True,
            choices=[
                ("fits", "It does not conflict with faith, work or education"),
                ("conflicts", "It conflicts with one of them"),
                ("not_checked", "Nobody has checked"),
            ],
            default="not_checked",
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalcourtdate",
        name="client_coming",
        field=models.CharField(
            blank=True,
            choices=[
                ("wants_to", "Wants to be there"),
                ("called", "Is called as a witness"),
                ("not_coming", "Is not coming"),
                ("undecided", "Has not decided"),
            ],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="historicalcourtdate",
        name="issues",
        field=django.contrib.postgres.fields.ArrayField(
            base_field=models.CharField(
                choices=[
                    ("listing", "Not reached, or no time in the list"),
                    ("wrong_list", "In the wrong list or the wrong court"),
                    ("unfamiliar", "The court did not know these orders"),
                    ("papers_missing", "Papers missing or not served"),
                    ("police_absent", "Nobody came for the police"),
                    ("perpetrator_absent", "Did not come"),
                    ("unrepresented", "The perpetrator had no lawyer"),
                    ("no_interpreter", "No interpreter, or the wrong one"),
                    ("measures_not_ready", "Special measures were not ready"),
                    ("met_him", "Client and perpetrator met in the building"),
                    ("video_failed", "The video link failed"),
                    ("not_told", "Nobody told us or the client of a change"),
                    ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                    ("other", "Something else"),
                ],
                max_length=30,
            ),
            blank=True,
            default=list,
            size=None,
        ),
    ),
    migrations.AlterField(
        model_name="historicalcourtdate",
        name="measures_wanted",
        field=models.CharField(
            blank=True,
            choices=[("yes", "The client wants some"), ("none", "The client wants none, or is not coming")],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="historicalcourtdate",
        name="perpetrator_came",
        field=models.CharField(
            blank=True,
            choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
            max_length=10,
            verbose_name="the perpetrator was there",
        ),
    ),
    migrations.AlterField(
        model_name="historicalcourtdate",
        name="supporter",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="supporter beside the client",
        ),
    ),
    migrations.AlterField(
        model_name="historicalcourtdate",
        name="waiting_room",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="separate waiting room",
        ),
    ),
    migrations.AlterField(
        model_name="historicalcriterion",
        name="ground",
        field=models.CharField(
            choices=[
                ("acts", "The perpetrator has carried out acts associated with stalking"),
                ("risk", "The perpetrator poses a risk associated with stalking to somebody"),
                ("necessity", "An order is necessary to protect somebody from that risk"),
            ],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="historicaldraftcondition",
        name="kind",
        field=models.CharField(
            choices=[("prohibition", "Prohibition"), ("positive_requirement", "Requirement")], max_length=30
        ),
    ),
    migrations.AlterField(
        model_name="historicaldraftcondition",
        name="victim_view",
        field=models.CharField(
            choices=[
                ("not_asked", "Not asked yet"),
                ("wanted", "The client wants it"),
                ("not_wanted", "The client does not want it"),
                ("unsure", "The client is not sure"),
            ],
            default="not_asked",
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalexpectation",
        name="party",
        field=models.CharField(
            choices=[
                ("service", "Our service"),
                ("victim", "The client"),
                ("police_oic", "Police: officer in the case"),
                ("police_authoriser", "Police: authorising officer"),
                ("police_legal", "Police: lawyers"),
                ("court", "The court"),
                ("provider", "A provider"),
                ("defendant", "The perpetrator"),
                ("nobody", "Nobody"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalhearingdetail",
        name="client_coming",
        field=models.CharField(
            blank=True,
            choices=[
                ("wants_to", "Wants to be there"),
                ("called", "Is called as a witness"),
                ("not_coming", "Is not coming"),
                ("undecided", "Has not decided"),
            ],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="historicalhearingdetail",
        name="issues",
        field=django.contrib.postgres.fields.ArrayField(
            base_field=models.CharField(
                choices=[
                    ("listing", "Not reached, or no time in the list"),
                    ("wrong_list", "In the wrong list or the wrong court"),
                    ("unfamiliar", "The court did not know these orders"),
                    ("papers_missing", "Papers missing or not served"),
                    ("police_absent", "Nobody came for the police"),
                    ("perpetrator_absent", "Did not come"),
                    ("unrepresented", "The perpetrator had no lawyer"),
                    ("no_interpreter", "No interpreter, or the wrong one"),
                    ("measures_not_ready", "Special measures were not ready"),
                    ("met_him", "Client and perpetrator met in the building"),
                    ("video_failed", "The video link failed"),
                    ("not_told", "Nobody told us or the client of a change"),
                    ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                    ("other", "Something else"),
                ],
                max_length=30,
            ),
            blank=True,
            default=list,
            size=None,
        ),
    ),
    migrations.AlterField(
        model_name="historicalhearingdetail",
        name="measures_wanted",
        field=models.CharField(
            blank=True,
            choices=[("yes", "The client wants some"), ("none", "The client wants none, or is not coming")],
            max_length=10,
        ),
    ),
    migrations.AlterField(
        model_name="historicalhearingdetail",
        name="perpetrator_came",
        field=models.CharField(
            blank=True,
            choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
            max_length=10,
            verbose_name="the perpetrator was there",
        ),
    ),
    migrations.AlterField(
        model_name="historicalhearingdetail",
        name="supporter",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="supporter beside the client",
        ),
    ),
    migrations.AlterField(
        model_name="historicalhearingdetail",
        name="waiting_room",
        field=models.CharField(
            blank=True,
            choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
            max_length=10,
            verbose_name="separate waiting room",
        ),
    ),
    migrations.AlterField(
        model_name="historicalletter",
        name="kind",
        field=models.CharField(
            choices=[
                ("request", "Request to apply for an order"),
                ("chase", "Reminder: an answer is late"),
                ("reasons", "Request for reasons"),
                ("variation", "Request to vary an order"),
                ("force_lead", "Escalation to the force's stalking lead"),
                ("senior_officer", "Escalation to a senior officer"),
                ("chief_officer", "Escalation to the chief officer team"),
                ("oversight_body", "Escalation to an oversight body"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicallettertemplate",
        name="kind",
        field=models.CharField(
            choices=[
                ("request", "Request to apply for an order"),
                ("chase", "Reminder: an answer is late"),
                ("reasons", "Request for reasons"),
                ("variation", "Request to vary an order"),
                ("force_lead", "Escalation to the force's stalking lead"),
                ("senior_officer", "Escalation to a senior officer"),
                ("chief_officer", "Escalation to the chief officer team"),
                ("oversight_body", "Escalation to an oversight body"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalnotificationduty",
        name="answer",
        field=models.CharField(
            blank=True,
            choices=[
                ("notified", "Notified"),
                ("not_notified", "Not notified"),
                ("not_said", "They do not say, or do not know"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalnotificationduty",
        name="kind",
        field=models.CharField(
            choices=[
                ("initial", "All names and the home address"),
                ("new_name", "A new name"),
                ("new_address", "A new home address"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalproceeding",
        name="because",
        field=models.CharField(
            blank=True,
            choices=[
                ("applied", "This force applied for the order"),
                ("resides", "The perpetrator lives in the force's area"),
                ("believed_in", "The perpetrator is believed to be in the force's area"),
                ("intends_to_come", "The perpetrator is believed to intend to come to the force's area"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalrequestdecision",
        name="reason_code",
        field=models.CharField(
            choices=[
                ("client_does_not_want", "The client does not want one"),
                ("other_protection", "Other protection is in place or on its way"),
                ("court_may_order", "A criminal court may make an order"),
                ("more_evidence", "We gather evidence first"),
                ("not_here", "The perpetrator is outside England and Wales"),
                ("he_is_not_known", "Nobody knows yet who the perpetrator is"),
                ("other", "Something else: say what"),
            ],
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="historicalserviceattempt",
        name="method",
        field=models.CharField(
            choices=[
                ("in_court", "In court, when it was made"),
                ("in_person", "In person, by an officer"),
                ("at_station", "At a police station"),
                ("in_custody", "In custody or prison"),
                ("post", "By post"),
                ("solicitor", "Through a solicitor"),
                ("other", "Another way"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="historicalserviceattempt",
        name="outcome",
        field=models.CharField(
            choices=[
                ("served", "Served: the perpetrator has the order"),
                ("not_found", "The perpetrator was not found"),
                ("refused", "The perpetrator refused to take it"),
                ("other", "Something else"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="letter",
        name="kind",
        field=models.CharField(
            choices=[
                ("request", "Request to apply for an order"),
                ("chase", "Reminder: an answer is late"),
                ("reasons", "Request for reasons"),
                ("variation", "Request to vary an order"),
                ("force_lead", "Escalation to the force's stalking lead"),
                ("senior_officer", "Escalation to a senior officer"),
                ("chief_officer", "Escalation to the chief officer team"),
                ("oversight_body", "Escalation to an oversight body"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="lettertemplate",
        name="kind",
        field=models.CharField(
            choices=[
                ("request", "Request to apply for an order"),
                ("chase", "Reminder: an answer is late"),
                ("reasons", "Request for reasons"),
                ("variation", "Request to vary an order"),
                ("force_lead", "Escalation to the force's stalking lead"),
                ("senior_officer", "Escalation to a senior officer"),
                ("chief_officer", "Escalation to the chief officer team"),
                ("oversight_body", "Escalation to an oversight body"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="notificationduty",
        name="answer",
        field=models.CharField(
            blank=True,
            choices=[
                ("notified", "Notified"),
                ("not_notified", "Not notified"),
                ("not_said", "They do not say, or do not know"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="notificationduty",
        name="kind",
        field=models.CharField(
            choices=[
                ("initial", "All names and the home address"),
                ("new_name", "A new name"),
                ("new_address", "A new home address"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="proceeding",
        name="because",
        field=models.CharField(
            blank=True,
            choices=[
                ("applied", "This force applied for the order"),
                ("resides", "The perpetrator lives in the force's area"),
                ("believed_in", "The perpetrator is believed to be in the force's area"),
                ("intends_to_come", "The perpetrator is believed to intend to come to the force's area"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="requestdecision",
        name="reason_code",
        field=models.CharField(
            choices=[
                ("client_does_not_want", "The client does not want one"),
                ("other_protection", "Other protection is in place or on its way"),
                ("court_may_order", "A criminal court may make an order"),
                ("more_evidence", "We gather evidence first"),
                ("not_here", "The perpetrator is outside England and Wales"),
                ("he_is_not_known", "Nobody knows yet who the perpetrator is"),
                ("other", "Something else: say what"),
            ],
            max_length=30,
        ),
    ),
    migrations.AlterField(
        model_name="serviceattempt",
        name="method",
        field=models.CharField(
            choices=[
                ("in_court", "In court, when it was made"),
                ("in_person", "In person, by an officer"),
                ("at_station", "At a police station"),
                ("in_custody", "In custody or prison"),
                ("post", "By post"),
                ("solicitor", "Through a solicitor"),
                ("other", "Another way"),
            ],
            max_length=20,
        ),
    ),
    migrations.AlterField(
        model_name="serviceattempt",
        name="outcome",
        field=models.CharField(
            choices=[
                ("served", "Served: the perpetrator has the order"),
                ("not_found", "The perpetrator was not found"),
                ("refused", "The perpetrator refused to take it"),
                ("other", "Something else"),
            ],
            max_length=20,
        ),
    ),
]


class NewWords(migrations.SeparateDatabaseAndState):
    """All of them on tables that are not drawn: Django draws them again when the next step asks for them."""

    def state_forwards(self, app_label, state):  # type: ignore[no-untyped-def]
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0015_search_sources"),
    ]
    operations = [NewWords(state_operations=WORDS)]
