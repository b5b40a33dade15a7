"""Copies sound and moving pictures packet by packet into a new file that says nothing of place, time or device."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import av
from av.error import FFmpegError

from casework.copying.copy_result import CannotCopy, CopiedFile

LONGEST_SECONDS: Final = 60.0
# Of each type that comes in: which container it leaves in, under which ending.
CONTAINERS: Final = {
    "audio/mpeg": ("mp3", "mp3"),
    "audio/mp4": ("ipod", "m4a"),
    "audio/x-wav": ("wav", "wav"),
    "audio/ogg": ("ogg", "ogg"),
    "video/mp4": ("mp4", "mp4"),
    "video/quicktime": ("mov", "mov"),
    "video/webm": ("webm", "webm"),
}
MUXER: Final = {"mp4": {"movflags": "+faststart"}, "mov": {"movflags": "+faststart"}, "mp3": {"id3v2_version": "0"}}


def copy_recording(source: Path, target: Path, media_type: str) -> CopiedFile:
    """Copy the sound and the picture, nothing else: no tags, no tracks of places, no cover art."""
    container, ending = CONTAINERS[media_type]
    options = {"fflags": "+bitexact", **MUXER.get(container, {})}
    try:
        with av.open(str(source)) as read, av.open(str(target), "w", format=container, options=options) as written:
            _copy(read, written)
            date = read.metadata.get("creation_time", "")
    except (FFmpegError, ValueError, IndexError):
        raise CannotCopy("The recording is damaged or made in a way that cannot be read.") from None
    return CopiedFile(media_type, ending, device_date=date[:60])


def _copy(read: Any, written: Any) -> None:
    streams = {stream.index: _like(written, stream) for stream in read.streams if _is_content(stream)}
    if not streams:
        raise CannotCopy("There is neither sound nor picture in this recording.")
    for packet in _packets(read):
        into = streams.get(packet.stream.index)
        if into is not None and packet.dts is not None:
            packet.stream = into
            written.mux(packet)


def _like(written: Any, stream: Any) -> Any:
    made = written.add_stream_from_template(stream)
    made.metadata.clear()
    return made


def _is_content(stream: Any) -> bool:
    """Sound and picture; a picture that is only attached, such as a cover, may carry a place of its own."""
    attached = av.stream.Disposition.attached_pic
    return stream.type in {"audio", "video"} and not stream.disposition & attached


def _packets(read: Any) -> Iterator[Any]:
    until = time.monotonic() + LONGEST_SECONDS
    for packet in read.demux():
        if time.monotonic() > until:
            raise CannotCopy("Copying the recording took too long.")
        yield packet
