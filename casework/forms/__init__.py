"""What staff fill in about a case."""

from casework.forms.acting import ActForm
from casework.forms.editing import EditForm
from casework.forms.keyed import AgeField, KeyedField, PastDayField
from casework.forms.people import ClientForm, OtherPersonForm, PerpetratorForm, TraitForm
from casework.forms.reaching import ChannelForm, RevealForm, SafeAddressForm, SafeContactForm, SafeHoursForm
from casework.forms.shares import ShareForm
from casework.forms.words import PickField, WordsField

__all__ = [
    "ActForm",
    "AgeField",
    "ChannelForm",
    "ClientForm",
    "EditForm",
    "KeyedField",
    "OtherPersonForm",
    "PastDayField",
    "PerpetratorForm",
    "PickField",
    "RevealForm",
    "SafeAddressForm",
    "SafeContactForm",
    "SafeHoursForm",
    "ShareForm",
    "TraitForm",
    "WordsField",
]
