"""The file types that are known, with the first bytes by which each is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

BYTES_WITHOUT_TYPE: Final = "application/octet-stream"


@dataclass(frozen=True)
class FileType:
    """A kind of file. `family` says how a working copy is made; "sealed" that none is."""

    media_type: str
    family: str
    words: str


def _sealed(media_type: str, words: str) -> FileType:
    return FileType(media_type, "sealed", words)


JPEG: Final = FileType("image/jpeg", "image", "JPEG picture")
PNG: Final = FileType("image/png", "image", "PNG picture")
GIF: Final = FileType("image/gif", "image", "GIF picture")
WEBP: Final = FileType("image/webp", "image", "WebP picture")
MP3: Final = FileType("audio/mpeg", "audio", "MP3 recording")
M4A: Final = FileType("audio/mp4", "audio", "M4A recording")
WAV: Final = FileType("audio/x-wav", "audio", "WAV recording")
OGG: Final = FileType("audio/ogg", "audio", "Ogg recording")
MP4: Final = FileType("video/mp4", "video", "MP4 video")
MOV: Final = FileType("video/quicktime", "video", "MOV video")
WEBM: Final = FileType("video/webm", "video", "WebM video")
PDF: Final = FileType("application/pdf", "pdf", "PDF document")
TEXT: Final = FileType("text/plain", "text", "Plain text")
MAIL: Final = FileType("message/rfc822", "mail", "E-mail")

HEIC: Final = _sealed("image/heic", "HEIC picture")
TIFF: Final = _sealed("image/tiff", "TIFF picture or camera’s raw picture")
BMP: Final = _sealed("image/bmp", "BMP picture")
AMR: Final = _sealed("audio/amr", "AMR voice recording")
FLAC: Final = _sealed("audio/flac", "FLAC recording")
AIFF: Final = _sealed("audio/aiff", "AIFF recording")
CAF: Final = _sealed("audio/x-caf", "CAF recording")
AAC: Final = _sealed("audio/aac", "AAC recording")
SILK: Final = _sealed("audio/silk", "SILK voice message")
STREAM: Final = _sealed("video/mp2t", "MPEG transport stream")
PROGRAMME: Final = _sealed("video/mpeg", "MPEG video")
RAW_VIDEO: Final = _sealed("video/h264", "Raw video")
DAV: Final = _sealed("video/x-dav", "Recorder’s DAV video")
MKV: Final = _sealed("video/x-matroska", "Matroska video")
AVI: Final = _sealed("video/x-msvideo", "AVI video")
FLV: Final = _sealed("video/x-flv", "Flash video")
ASF: Final = _sealed("video/x-ms-asf", "Windows Media recording")
PAGE: Final = _sealed("text/html", "Web page or XML")
WEB_ARCHIVE: Final = _sealed("multipart/related", "Saved web page")
WARC: Final = _sealed("application/warc", "Web archive")
ARCHIVE: Final = _sealed("application/zip", "Archive or office document")
RAR: Final = _sealed("application/vnd.rar", "RAR archive")
SEVEN_ZIP: Final = _sealed("application/x-7z-compressed", "7z archive")
PACKED: Final = _sealed("application/gzip", "Compressed archive")
TAR: Final = _sealed("application/x-tar", "TAR archive")
DATABASE: Final = _sealed("application/vnd.sqlite3", "SQLite database, such as a chat’s")
OFFICE: Final = _sealed("application/x-ole-storage", "Older office document or Outlook message")
PLIST: Final = _sealed("application/x-plist", "Apple property list")
FORENSIC: Final = _sealed("application/x-forensic-image", "Forensic image")
DISK: Final = _sealed("application/x-raw-disk-image", "Disk image")
PROGRAM: Final = _sealed("application/x-program", "Program or script")
OTHER: Final = _sealed(BYTES_WITHOUT_TYPE, "File of an unknown kind")

KNOWN: Final = tuple(each for each in globals().values() if isinstance(each, FileType))
WORDS: Final = {each.media_type: each.words for each in KNOWN}

STARTS: Final[tuple[tuple[bytes, FileType], ...]] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"%PDF-", PDF),
    (b"ID3", MP3),
    (b"OggS", OGG),
    (b"#!AMR", AMR),
    (b"#!SILK", SILK),
    (b"\x02#!SILK", SILK),
    (b"fLaC", FLAC),
    (b"caff", CAF),
    (b"DHAV", DAV),
    (b"FLV\x01", FLV),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ASF),
    (b"\x00\x00\x01\xba", PROGRAMME),
    (b"\x00\x00\x01\xb3", PROGRAMME),
    (b"WARC/", WARC),
    (b"PK\x03\x04", ARCHIVE),
    (b"PK\x05\x06", ARCHIVE),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x1f\x8b", PACKED),
    (b"BZh", PACKED),
    (b"\xfd7zXZ\x00", PACKED),
    (b"\x28\xb5\x2f\xfd", PACKED),
    (b"SQLite format 3\x00", DATABASE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OFFICE),
    (b"bplist00", PLIST),
    (b"EVF\x09\x0d\x0a\xff\x00", FORENSIC),
    (b"EVF2\x0d\x0a\x81\x00", FORENSIC),
    (b"LVF\x09\x0d\x0a\xff\x00", FORENSIC),
    (b"LEF2\x0d\x0a\x81\x00", FORENSIC),
)
LATER: Final[tuple[tuple[int, bytes, FileType], ...]] = ((257, b"ustar", TAR), (510, b"\x55\xaa", DISK))
"""What is told by bytes further in: where, and which."""
RIFF: Final = {b"WEBP": WEBP, b"WAVE": WAV, b"AVI ": AVI}
BRANDS: Final[dict[bytes, FileType]] = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), HEIC),
    **dict.fromkeys((b"mif1", b"mif2", b"msf1", b"miaf", b"avif", b"avis", b"crx ", b"jp2 "), HEIC),
    **dict.fromkeys((b"M4A ", b"M4B ", b"M4P ", b"F4A "), M4A),
    b"qt  ": MOV,
}
"""Of the brands of `ftyp` those that are no MP4; every other brand, known or not yet known, is one."""
OLD_MOV: Final = frozenset((b"moov", b"mdat", b"wide", b"pnot"))
PROGRAMS: Final = (
    *(b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe"),
    *(b"#!/", b"#! /", b"L\x00\x00\x00\x01\x14\x02\x00"),
)
ACTIVE: Final = re.compile(
    r"<!doctype|<html|<svg|<\?xml|<script|<head|<body|<iframe|<xsl:|<math|javascript:", re.IGNORECASE
)
MAIL_HEADER: Final = re.compile(
    r"^(received|from|to|date|subject|message-id|return-path|mime-version|delivered-to):", re.IGNORECASE
)


def words_of(media_type: str) -> str:
    """The kind of a file in words, by the type that was kept with it."""
    return WORDS.get(media_type, OTHER.words)
