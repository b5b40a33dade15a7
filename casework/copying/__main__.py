"""Makes one working copy in a process of its own with limits of memory and time; called by the evidence jobs."""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

from casework.copying.copy_result import CannotCopy, CopiedFile
from casework.copying.documents import copy_document
from casework.copying.draw_thumbnail import draw_small
from casework.copying.pictures import copy_picture
from casework.copying.plain_text import copy_mail, copy_text
from casework.copying.recordings import copy_recording

MOST_MEMORY: Final = 3 * 1024**3
MOST_SECONDS: Final = 80
LARGEST_COPY: Final = 2 * 1024**3


def copy(source: Path, target: Path, family: str, media_type: str) -> CopiedFile:
    """Make the copy that suits the kind of file; "small" draws a working copy for lists."""
    match family:
        case "image":
            return copy_picture(source, target)
        case "pdf":
            return copy_document(source, target)
        case "audio" | "video":
            return copy_recording(source, target, media_type)
        case "mail":
            return copy_mail(source, target)
        case "small":
            return draw_small(source, target, media_type)
        case _:
            return copy_text(source, target)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_COPY, LARGEST_COPY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(source: str, target: str, family: str, media_type: str) -> dict[str, str]:
    _limit()
    try:
        made = copy(Path(source), Path(target), family, media_type)
    except CannotCopy as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "The file needs more memory than can be given to it."}
    return asdict(made)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
