"""What a working copy no longer holds: places, times, devices, scripts, attachments."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import av
import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from casework.copying.__main__ import copy
from casework.copying.copy_result import CannotCopy
from casework.copying.documents import copy_document
from casework.copying.draw_thumbnail import draw_small
from casework.copying.pictures import copy_picture
from casework.copying.plain_text import copy_mail, copy_text
from casework.copying.recordings import copy_recording

GPS_IFD = 0x8825
SECRET = b"zephyrsecret"


def jpeg_with_place() -> bytes:
    """A photograph taken sideways, with a place, a date and a comment in it."""
    picture = Image.new("RGB", (40, 20), "teal")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8769)[0x9003] = "2026:03:03 14:05:00"
    exif.get_ifd(0x8769)[0x9011] = "+00:00"
    exif.get_ifd(GPS_IFD)[1] = "N"
    exif.get_ifd(GPS_IFD)[2] = (51.0, 30.0, 2.5)
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=SECRET)
    return written.getvalue()


def test_picture_loses_its_place_keeps_its_date_and_stands_upright(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(jpeg_with_place() + b"<script>polyglot</script>")
    with Image.open(source) as before:
        assert before.getexif().get_ifd(GPS_IFD)
    made = copy_picture(source, target)
    assert (made.media_type, made.extension) == ("image/jpeg", "jpg")
    assert made.device_date == "2026:03:03 14:05:00 +00:00"
    with Image.open(target) as after:
        assert not after.getexif().get_ifd(GPS_IFD)
        assert len(after.getexif()) == 0
        assert after.size == (20, 40)
    content = target.read_bytes()
    assert SECRET not in content
    assert b"polyglot" not in content
    assert b"Exif" not in content


def test_first_picture_of_a_moving_one_is_drawn(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), shade) for shade in ("red", "green", "blue")]
    frames[0].save(tmp_path / "in", "GIF", save_all=True, append_images=frames[1:], comment=SECRET)
    made = copy_picture(tmp_path / "in", tmp_path / "out")
    assert made.extension == "png"
    assert "moving" in made.note
    assert SECRET not in (tmp_path / "out").read_bytes()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 no picture at all", jpeg_with_place()[:300]])
def test_damaged_picture_is_not_copied(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in").write_bytes(content)
    with pytest.raises(CannotCopy):
        copy_picture(tmp_path / "in", tmp_path / "out")


def pdf_with_everything(path: Path, **options: Any) -> None:
    """A page with a photograph, a link, a script that runs, a launch, an attachment, a form and notes on its making."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    photo = document.make_stream(jpeg_with_place())
    photo.stream_dict = pikepdf.Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=40, Height=20, ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
        Filter=Name.DCTDecode, Length=len(jpeg_with_place()),
    )  # fmt: skip
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I0=photo))
    page.obj.Contents = document.make_stream(b"q 40 0 0 20 10 10 cm /I0 Do Q")
    page.obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=Name.JavaScript, JS="zephyrsecret()"))
    page.obj.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=[0, 0, 9, 9],
                A=pikepdf.Dictionary(S=Name.URI, URI="https://tracker.invalid/zephyrsecret"),
            )
        ]
    )
    document.Root.OpenAction = pikepdf.Dictionary(S=Name.Launch, F="zephyrsecret.exe")
    document.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=["a", pikepdf.Dictionary(S=Name.JavaScript, JS="zephyrsecret()")])
    )
    document.attachments["zephyrsecret.txt"] = b"zephyrsecret"
    document.docinfo["/Author"] = "zephyrsecret"
    with document.open_metadata() as meta:
        meta["dc:creator"] = ["zephyrsecret"]
    document.save(path, **options)


def test_document_keeps_its_pages_and_loses_what_acts(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    pdf_with_everything(source)
    assert copy_document(source, target).media_type == "application/pdf"
    with pikepdf.open(target) as document:
        assert len(document.pages) == 1
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert not {"/Annots", "/AA"} & set(document.pages[0].obj.keys())
        assert "/Info" not in document.trailer
        everything = b"".join(
            each.read_bytes() if each.get("/Filter") != Name.DCTDecode else each.read_raw_bytes()
            for each in document.objects
            if isinstance(each, pikepdf.Stream)
        )
    written = target.read_bytes() + everything
    for word in (SECRET, b"Exif", b"JavaScript", b"Launch", b"EmbeddedFile", b"tracker"):
        assert word not in written
    assert b"JFIF" in written


def test_locked_or_damaged_document_is_not_copied(tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="a", user="b")
    pdf_with_everything(tmp_path / "locked", encryption=locked)
    with pytest.raises(CannotCopy, match="password"):
        copy_document(tmp_path / "locked", tmp_path / "out")
    (tmp_path / "damaged").write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(CannotCopy):
        copy_document(tmp_path / "damaged", tmp_path / "out")


def video(path: Path, container: str) -> None:
    """Ten small frames with a place, a time and a comment in the file."""
    options = {"movflags": "use_metadata_tags"} if container == "mov" else {}
    with av.open(str(path), "w", format=container, options=options) as file:
        file.metadata["location"] = "+51.5007-000.1246/"
        file.metadata["comment"] = SECRET.decode()
        file.metadata["creation_time"] = "2026-03-03T14:05:00.000000Z"
        stream: Any = file.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for number in range(10):
            frame = av.VideoFrame(64, 64, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            frame.pts = number
            file.mux(stream.encode(frame))
        file.mux(stream.encode())


@pytest.mark.parametrize(("container", "media_type"), [("mp4", "video/mp4"), ("mov", "video/quicktime")])
def test_video_loses_its_place_and_keeps_its_pictures(tmp_path: Path, container: str, media_type: str) -> None:
    source, target = tmp_path / f"in.{container}", tmp_path / "out"
    video(source, container)
    before = source.read_bytes()
    assert SECRET in before
    assert b"loci" in before or b"51.5007" in before
    made = copy_recording(source, target, media_type)
    assert made.device_date.startswith("2026-03-03T14:05")
    after = target.read_bytes()
    for word in (SECRET, b"loci", b"51.5007", b"xyz", b"Lavf", b"comment"):
        assert word not in after
    with av.open(str(target)) as file:
        assert "creation_time" not in file.metadata
        assert sum(1 for _ in file.decode(video=0)) == 10


def test_recording_loses_its_tags(tmp_path: Path) -> None:
    source, target = tmp_path / "in.wav", tmp_path / "out"
    with av.open(str(source), "w", format="wav") as file:
        file.metadata["comment"] = SECRET.decode()
        stream: Any = file.add_stream("pcm_s16le", rate=8000)
        frame = av.AudioFrame(format="s16", layout="mono", samples=800)
        frame.sample_rate = 8000
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        file.mux(stream.encode(frame))
    assert SECRET in source.read_bytes()
    copy_recording(source, target, "audio/x-wav")
    assert SECRET not in target.read_bytes()
    (tmp_path / "no").write_bytes(b"RIFF0000WAVE nothing")
    with pytest.raises(CannotCopy):
        copy_recording(tmp_path / "no", target, "audio/x-wav")


def test_texts_and_mails_become_plain_words(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes("\ufeffI see you\u202e \x07tonight".encode("utf-16"))
    copy_text(source, target)
    assert target.read_text() == "I see you tonight"
    source.write_bytes(
        b"From: him@example.invalid\nTo: her@example.invalid\nSubject: again\nX-Trace: 10.0.0.1\n"
        b"Content-Type: text/plain; charset=utf-8\n\nHello <img src=https://tracker.invalid/x>"
    )
    copy_mail(source, target)
    words = target.read_text()
    assert words.startswith("From: him@example.invalid\nTo: her@example.invalid\nSubject: again\n")
    assert "X-Trace" not in words


def test_copy_is_chosen_by_the_family(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"Words")
    assert copy(tmp_path / "in", tmp_path / "out", "text", "text/plain").extension == "txt"
    with pytest.raises(CannotCopy):
        copy(tmp_path / "in", tmp_path / "out", "image", "image/png")


# --- Small, for lists ---------------------------------------------------------------------------------------


def test_small_picture_of_a_picture_a_document_and_a_film(tmp_path: Path) -> None:
    Image.new("RGBA", (900, 300), (200, 0, 0, 0)).save(tmp_path / "picture", "PNG")
    pdf_with_everything(tmp_path / "pdf")
    video(tmp_path / "film", "mp4")
    for source, media_type in (("picture", "image/png"), ("pdf", "application/pdf"), ("film", "video/mp4")):
        assert draw_small(tmp_path / source, tmp_path / "out", media_type).media_type == "image/jpeg"
        with Image.open(tmp_path / "out", formats=["JPEG"]) as small:
            assert max(small.size) <= 240
            assert len(small.getexif()) == 0
            if source == "picture":
                assert small.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "media_type", ["image/png", "image/jpeg", "video/mp4", "application/pdf", "audio/mpeg", "text/plain"]
)
def test_what_cannot_be_drawn_small_is_said_and_no_error(tmp_path: Path, media_type: str) -> None:
    (tmp_path / "in").write_bytes(b"%PDF-1.7 nothing of the kind" * 9)
    with pytest.raises(CannotCopy):
        draw_small(tmp_path / "in", tmp_path / "out", media_type)


def test_picture_that_would_fill_the_memory_is_not_drawn_small(tmp_path: Path) -> None:
    header = b"IHDR" + (50_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    chunk = (13).to_bytes(4, "big") + header + zlib.crc32(header).to_bytes(4, "big")
    (tmp_path / "in").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT\0\0\0\0")
    with pytest.raises(CannotCopy, match="too large"):
        draw_small(tmp_path / "in", tmp_path / "out", "image/png")
