"""What staff fill in about a case."""

from casework.forms.acting import ActForm
from casework.forms.agreements import AgreementForm, WithdrawalForm
from casework.forms.concerns import ConcernForm
from casework.forms.editing import EditForm
from casework.forms.intake import (
    MoveDeclineForm,
    MoveRequestForm,
    QuestionChangeForm,
    QuestionForm,
    WaitForm,
    WeightForm,
)
from casework.forms.keyed import AgeField, KeyedField, PastDayField, set_today
from casework.forms.people import ClientForm, OtherPersonForm, PerpetratorForm, TraitForm
from casework.forms.reaching import ChannelForm, RevealForm, SafeAddressForm, SafeContactForm, SafeHoursForm
from casework.forms.referrals import DecisionForm, ReferralChangeForm, ReferralForm
from casework.forms.shares import ShareForm
from casework.forms.words import PickField, WordsField

__all__ = [
    "ActForm",
    "AgeField",
    "AgreementForm",
    "ChannelForm",
    "ClientForm",
    "ConcernForm",
    "DecisionForm",
    "EditForm",
    "KeyedField",
    "MoveDeclineForm",
    "MoveRequestForm",
    "OtherPersonForm",
    "PastDayField",
    "PerpetratorForm",
    "PickField",
    "QuestionChangeForm",
    "QuestionForm",
    "ReferralChangeForm",
    "ReferralForm",
    "RevealForm",
    "SafeAddressForm",
    "SafeContactForm",
    "SafeHoursForm",
    "ShareForm",
    "TraitForm",
    "WaitForm",
    "WeightForm",
    "WithdrawalForm",
    "WordsField",
    "set_today",
]
