"""What staff fill in when they challenge a refusal, and when a reply comes."""

from __future__ import annotations

from casework.editing.forms.edit_form import EditForm
from casework.form_fields.forms.day_fields import DayField
from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.applications.models.challenge import ChallengeKind, ChallengeOutcome
from orders.applications.services.challenges import NewChallenge
from orders.steps.forms.second_press import SecondPressForm


class ChallengeForm(SecondPressForm):
    """What was asked of whom, when, and by when an answer is awaited."""

    kind = PickField(label="What have you done?", choices=ChallengeKind.choices, missing="Say what you have done.")
    sent_to = WordsField(label="To whom?", longest=200, required=False, help_text="A name, a rank or an office.")
    words = WordsField(
        label="What did you ask or say?",
        rows=4,
        required=False,
        help_text="Answer the force’s reason, and say what has happened since.",
    )
    sent_on = DayField(label="When?")
    due_on = DayField(
        label="By which day do you expect an answer?", help_text="A task waits for it. For example, 3/3/2026"
    )

    def new_challenge(self) -> NewChallenge:
        return NewChallenge(**self.facts)


class ChallengeReplyForm(EditForm):
    """What came of it."""

    outcome = PickField(label="What came of it?", choices=ChallengeOutcome.choices, missing="Say what came of it.")
    replied_on = DayField(
        label="When?", help_text="If no reply came, the day on which you stopped waiting. Like 3/3/2026"
    )
    reply = WordsField(label="What they said, in their words", rows=4, required=False)
