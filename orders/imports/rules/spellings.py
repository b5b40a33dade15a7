"""Words that spreadsheets use for our codes, in lower case without dots and dashes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {word.strip(): code for code, each in words.items() for word in each.split(",")}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split(","))


YES: Final = frozenset({"yes", "y", "true", "1", "x", "reported", "✓", "✔"})
NO: Final = frozenset({"no", "n", "false", "0", "not reported"})

NOT_KNOWN: Final = _set(
    "tbc,tba,tbd,to be confirmed,to be advised,to be decided,to follow,unknown,not known,not yet known,n/k,nk,unk,n k,"
    "not sure,unsure,dont know,don t know,do not know,not recorded,not given,not stated,not provided,not disclosed,"
    "awaiting,awaited,pending,await,?,no information,unconfirmed,not confirmed,not asked"
)
ENDLESS: Final = _set(
    "until further order,until a further order,till further order,further order,indefinite,indefinitely,"
    "indefinite order,no end,no end date,no expiry,no expiry date,no last day,does not expire,never expires,"
    "lifetime,life,for life,permanent,until further notice"
)

TITLES: Final = _set(
    "ms,mrs,mr,miss,mx,dr,prof,professor,rev,revd,reverend,sir,dame,lady,lord,master,madam,cllr,councillor,"
    "capt,captain,sgt,sergeant"
)
SUFFIXES: Final = _set("jr,jnr,junior,sr,snr,senior,ii,iii,iv,obe,mbe,cbe,phd")
PARTICLES: Final = _set(
    "van,von,der,den,de,del,della,di,da,dos,das,du,la,le,ter,ten,bin,ibn,bint,al,el,ap,ab,st,ní,ni,nic,mac,mc,ó,o"
)

RISKS: Final = _by_word(
    {
        "standard": "standard,standard risk,low,low risk,green,std",
        "medium": "medium,medium risk,med,moderate,amber",
        "high": "high,high risk,red",
        "very_high": "very high,very high risk,v high,critical,extreme",
    }
)
ORDER_KINDS: Final = _by_word(
    {
        "full": "full,full order,final,full spo,spo,stalking protection order",
        "interim": "interim,interim order,interim spo,ispo,temporary",
    }
)
OUTCOMES: Final = _by_word(
    {
        "granted": "granted,order granted,made,order made,full order made",
        "declined": "declined,police declined,declined by police,not pursued,police refused",
        "refused": "refused,court refused,refused by court,dismissed,not granted",
        "withdrawn": "withdrawn,application withdrawn,dropped",
    }
)
WHO: Final = _by_word(
    {
        "client": "client,victim,survivor,service user,complainant,victim survivor",
        "perpetrator": "perpetrator,perp,suspect,stalker,offender,respondent,defendant,subject,alleged perpetrator",
    }
)
SAFE: Final = _by_word(
    {
        "safe": "safe,yes,y,safe to contact,true,1",
        "unsafe": "unsafe,no,n,not safe,not safe to contact,false,0",
        "unknown": "unknown,not known,not asked",
    }
)
RELATIONSHIP_WORDS: Final = _by_word(
    {
        "current_partner": "husband,wife,spouse,boyfriend,girlfriend",
        "ex_partner": "ex,ex partner,ex husband,ex wife,ex boyfriend,ex girlfriend,former husband,former wife,"
        "former spouse,ex spouse,ex intimate partner,ex intimate,former intimate partner",
        "family": "family member,father,mother,brother,sister,son,daughter,cousin,uncle,aunt,parent,sibling",
        "friend": "ex friend,former friend",
        "colleague": "work colleague,coworker,co worker",
        "ex_colleague": "ex colleague,former coworker",
        "client_or_patient": "client,patient,service user,customer",
        "neighbour": "neighbor",
        "online_only": "online,online only,internet,met online",
        "unknown": "unknown,not known,not known to the client",
        "stranger": "no relationship",
        "public_figure_fan": "fan",
    }
)
STATUSES: Final = _by_word(
    {
        "open": "open,active,live,current,ongoing,on going,new,allocated,in progress,reopened,case open,open case,yes",
        "closed": "closed,inactive,ended,archived,completed,complete,discharged,finished,case closed,closed case,"
        "shut,exited,no longer open",
    }
)
CLOSING_WORDS: Final = _by_word(
    {
        "support_complete": "support complete,support ended,planned exit,planned,completed,case work complete,"
        "needs met,goals met",
        "stalking_stopped": "stalking stopped,no further stalking,stalking ended",
        "client_ended": "client ended,client disengaged,disengaged,declined support,client declined,"
        "support no longer wanted,client request",
        "contact_lost": "contact lost,no contact,unable to contact,lost contact,uncontactable",
        "transferred": "transferred,transfer,referred on,referred elsewhere,transferred to another service",
        "moved_away": "moved away,moved,moved out of area,out of area",
        "not_stalking": "not stalking,does not meet criteria,not eligible",
        "opened_by_mistake": "opened by mistake,duplicate,opened in error,error",
        "client_died": "client died,died,deceased,client deceased",
    }
)
BEHAVIOUR_WORDS: Final = _by_word(
    {
        "FOL-01": "followed,following,followed on foot",
        "FOL-02": "followed in car,followed by car,following in vehicle",
        "CON-01": "calls,phone calls,phone call,call,silent calls,telephone,telephone calls,missed calls,voicemail",
        "CON-02": "texts,text,text messages,text message,sms,whatsapp,messages,messaging",
        "CON-03": "email,emails,e mail,e mails",
        "CON-04": "social media,facebook,instagram,social media messages,social media contact,online contact",
        "CON-05": "letters,letter,gifts,gift,flowers,cards,card,unwanted gifts",
        "CON-06": "visit,visits,visited home,attended home,attended home address,came to house,came to door,"
        "home visit,turned up at home,attended address,knocking",
        "CON-07": "third party,third party contact,via third party,through children,via children",
        "PUB-02": "doxxing,doxing",
        "PUB-03": "impersonation,fake profile,fake account",
        "PUB-04": "revenge porn,image abuse,intimate images",
        "MON-01": "hacking,hacked,hacked account,account hacked",
        "MON-02": "spyware,stalkerware",
        "MON-05": "tracker,gps tracker,airtag,tracking device,tracking",
        "LOI-01": "loitering,outside home,loitering near home,loitered,sat outside home,hanging around",
        "LOI-02": "outside work,loitering near work,at work",
        "LOI-03": "outside school",
        "INT-01": "criminal damage,damage,property damage,vandalism",
        "INT-02": "damage to car,car damage,damage to vehicle,tyres slashed",
        "INT-04": "break in,burglary,entered home",
        "WAT-01": "watching,watched,spying,surveillance",
        "WAT-05": "filming,photographs,photographing,filmed",
        "THR-01": "threat to kill,threats to kill,death threat,death threats",
        "THR-02": "threat,threats,threat of violence,threats of violence,threatening behaviour,threatened",
        "THR-04": "suicide threat,threat of suicide,threatened suicide",
        "THR-06": "assault,physical assault,assaulted",
        "THR-07": "sexual assault,rape",
        "PRX-01": "via family,via friends,contact via friends,contact via family",
        "PRX-04": "vexatious proceedings,family court",
        "OTH": "other",
    }
)
