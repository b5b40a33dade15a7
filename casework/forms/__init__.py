"""What staff fill in about a case."""

from casework.forms.acting import ActForm
from casework.forms.agreements import AgreementForm, WithdrawalForm
from casework.forms.concerns import ConcernForm
from casework.forms.contacts import ContactForm, CorrectionForm
from casework.forms.drawn import DrawnForm
from casework.forms.editing import EditForm
from casework.forms.guarded import GuardedForm
from casework.forms.intake import (
    MoveDeclineForm,
    MoveRequestForm,
    QuestionChangeForm,
    QuestionForm,
    WaitForm,
    WeightForm,
)
from casework.forms.keyed import AgeField, BornField, KeyedField, PastDayField, set_today
from casework.forms.last_day import LastDayFoundForm
from casework.forms.meetings import ActionForm, MeetingEditForm, MeetingForm
from casework.forms.notes import NoteForm
from casework.forms.people import ClientForm, OtherPersonForm, PerpetratorForm, TraitForm
from casework.forms.reaching import ChannelForm, RevealForm, SafeAddressForm, SafeContactForm, SafeHoursForm
from casework.forms.recommendations import AnswerForm, RecommendationForm
from casework.forms.referrals import DecisionForm, ReferralChangeForm, ReferralForm
from casework.forms.safety import MeasureEditForm, MeasureForm, PlanForm
from casework.forms.searching import CaseSearch
from casework.forms.shares import ShareForm
from casework.forms.tasks import FinishForm, PromiseForm, SnoozeForm, TaskEditForm, TaskForm
from casework.forms.words import PickField, WordsField

__all__ = [
    "ActForm",
    "ActionForm",
    "AgeField",
    "AgreementForm",
    "AnswerForm",
    "BornField",
    "CaseSearch",
    "ChannelForm",
    "ClientForm",
    "ConcernForm",
    "ContactForm",
    "CorrectionForm",
    "DecisionForm",
    "DrawnForm",
    "EditForm",
    "FinishForm",
    "GuardedForm",
    "KeyedField",
    "LastDayFoundForm",
    "MeasureEditForm",
    "MeasureForm",
    "MeetingEditForm",
    "MeetingForm",
    "MoveDeclineForm",
    "MoveRequestForm",
    "NoteForm",
    "OtherPersonForm",
    "PastDayField",
    "PerpetratorForm",
    "PickField",
    "PlanForm",
    "PromiseForm",
    "QuestionChangeForm",
    "QuestionForm",
    "RecommendationForm",
    "ReferralChangeForm",
    "ReferralForm",
    "RevealForm",
    "SafeAddressForm",
    "SafeContactForm",
    "SafeHoursForm",
    "ShareForm",
    "SnoozeForm",
    "TaskEditForm",
    "TaskForm",
    "TraitForm",
    "WaitForm",
    "WeightForm",
    "WithdrawalForm",
    "WordsField",
    "set_today",
]
