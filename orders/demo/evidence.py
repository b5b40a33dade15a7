"""Demo data of evidence: a picture, a text, and something asked for, in every second case."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image, ImageDraw

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.evidence.models.upload import Upload
from casework.evidence.services.evidence_gaps import NewGap, add_gap
from casework.evidence.services.exhibits import ExhibitFacts, add_exhibits
from casework.evidence.services.incoming_folder import incoming_folder
from casework.evidence.services.uploads import keep_whole
from casework.incidents.models.incident import Incident
from orders.demo.accounts import DemoService

SIZE: Final = (480, 320)
WORDS: Final = "19:02 unknown number: I can see your light is on\n19:04 unknown number: Why do you not answer\n"


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Add evidence to every second case that somebody works on and that has an incident."""
    cases = Case.objects.filter(organisation=service.organisation).exclude(caseworker=None).order_by("pk")
    for number, case in enumerate(cases.select_related("caseworker")[::2]):
        incident = Incident.objects.filter(case=case).order_by("-happened_at").first()
        if incident is not None and case.caseworker is not None:
            _furnish(case, incident, case.caseworker, now, number)


def _furnish(case: Case, incident: Incident, by: User, now: datetime, number: int) -> None:
    picture = ExhibitFacts(
        kind="photo",
        title="Flowers left at the door",
        shows="The client’s doorstep, from inside. The card has no name.",
        captured_by="The client",
        consent="yes",
        incidents=[incident],
    )
    add_exhibits(case, picture, [_upload(case, "doorstep.png", _picture(number), by, now)], by=by, now=now)
    text = ExhibitFacts(kind="messages", title="Messages of one evening", incidents=[incident])
    words = f"{WORDS}{case.reference}\n".encode()
    add_exhibits(case, text, [_upload(case, "messages.txt", words, by, now)], by=by, now=now)
    call = ExhibitFacts(title="What he left on her voicemail", incidents=[incident])
    voice = b"#!AMR\n" + number.to_bytes(4, "big") * 400
    add_exhibits(case, call, [_upload(case, "voicemail.amr", voice, by, now)], by=by, now=now)
    phone = ExhibitFacts(kind="physical", title="The phone he gave her", held_by="police", state="cannot_extract")
    add_exhibits(case, phone, [], by=by, now=now)
    today = local_day(now)
    footage = NewGap(
        missing="CCTV of the shop opposite",
        incident=incident,
        asked_of="The shop’s manager",
        asked_on=today - timedelta(days=10),
        due_on=today + timedelta(days=4 if number else -3),
    )
    add_gap(case, footage, by=by, now=now)


def _upload(case: Case, name: str, content: bytes, by: User, now: datetime) -> Upload:
    with TemporaryDirectory(dir=incoming_folder()) as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        return keep_whole(case, name, path, by=by, now=now)


def _picture(number: int) -> bytes:
    """A door, a step and some flowers; no two alike."""
    image = Image.new("RGB", SIZE, (214, 205 - number % 40, 190))
    draw = ImageDraw.Draw(image)
    draw.rectangle((160, 30, 320, 270), fill=(39, 74, 70))
    draw.rectangle((120, 270, 360, 300), fill=(120, 120, 112))
    for place in range(5):
        draw.ellipse((205 + place * 14, 236 - place % 2 * 12, 225 + place * 14, 256), fill=(180, 40 + number % 60, 70))
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
