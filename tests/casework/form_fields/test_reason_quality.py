"""What counts as a reason: the table by hand, in several scripts."""

from __future__ import annotations

import pytest

from accounts.rules import RuleViolation
from casework.evidence.forms import OriginalForm
from casework.form_fields.rules.reason_quality import check_reason, says_something
from casework.safe_contact.forms.contact_rules import RevealForm

HINT = "For example: the police go there tonight. The reason is kept with your name."
NOTHING = [
    *(
        "",
        " ",
        "\n\t",
        "x",
        "xx",
        "....",
        "………",
        "-- -- --",
        "?",
        "n/a",
        "N/A",
        "none",
        "None.",
        "nil",
        "ok",
        "because",
    ),
    *("aaaa", "aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaa bbbbbbbbb", "abababababab", "a a a a a a a a", "w h y n o t i s"),
    *("asdf", "asdf asdf asdf", "asdfghjkl qwertyuiop", "lkjhgfdsa poiuytrewq", "QWERTY asdfgh", "abcd efgh ijkl"),
    *("12345678901234567890", "12 34 56 78 90", "2026-11-30 14:00", "+44 7700 900123", "١٢٣٤٥٦٧٨٩٠"),
    *("test", "test test test test", "testing test", "Testing, testing", "lorem ipsum dolor", "reason reason reason"),
    *("address", "needed", "xxxxxxxx y", "because because because", "see", "asap asap asap"),
    *("йцукен фывапр", "аааа аааа", "ааааааааааа", "哈哈哈哈哈哈哈哈", "ああああああああ"),
    *("\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b", "a\u200ba\u200ba\u200ba", "ａａａａａａａａａａ"),
    *("😀😀😀😀😀😀😀😀😀😀", "\x00\x00\x00\x00", "the police go there tonight", "THE POLICE GO THERE, TONIGHT!"),
    *(
        "For example",
        "For example: the police go there tonight. The reason is kept with your name.",
        "kept with your name",
    ),
]
SOMETHING = [
    *(
        "The refuge asks for it",
        "Court on Monday",
        "Police visit tonight",
        "She asked me to check it",
        "Moving her today",
    ),
    *("Asked by DC Khan", "call-out 14:30, unit is on its way", "The police go there tonight to fit the alarm."),
    *("Mam's carer can't find the door", "send the taxi", "IDVA handover", "Post to be re-sent, see log 12"),
    *("Mae'r heddlu'n gofyn", "Policja jedzie tam dziś", "La police y va ce soir", "Bà ấy nhờ tôi kiểm tra"),
    *("Полиция едет туда", "Η αστυνομία πηγαίνει", "طلبت الشرطة العنوان", "המשטרה נוסעת לשם", "पुलिस आज रात जाएगी"),
    *("ਪੁਲਿਸ ਅੱਜ ਰਾਤ ਜਾਵੇਗੀ", "警方要求核实地址", "警察が今夜行く", "경찰이 오늘 밤 갑니다", "ตำรวจจะไปคืนนี้"),
    *("ｐｏｌｉｃｅ ｖｉｓｉｔ", "Refuge\u00a0handover", "test call to the alarm company", "mama is with her"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_text_that_says_nothing_is_no_reason(text: str) -> None:
    assert not says_something(text, hint=HINT)
    with pytest.raises(RuleViolation, match="why"):
        check_reason(text, hint=HINT)


@pytest.mark.parametrize("text", SOMETHING)
def test_few_words_in_any_script_are_a_reason(text: str) -> None:
    assert says_something(text, hint=HINT)
    assert check_reason(f"  {text}\n", hint=HINT) == text


@pytest.mark.parametrize(
    ("form", "hint"), [(RevealForm, "the police go there tonight"), (OriginalForm, "enough for reading and showing")]
)
def test_forms_that_uncover_something_ask_for_more_than_their_own_hint(
    form: type[RevealForm | OriginalForm], hint: str
) -> None:
    for text, is_reason in ((hint, False), ("asdf asdf asdf", False), ("The court asks for it", True)):
        filled = form({"reason": text})
        assert filled.is_valid() is is_reason
        assert (filled.data["reason"] == text) and ("reason" in filled.errors) is not is_reason
