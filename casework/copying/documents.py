"""Rewrites a PDF flat: its pages as they look, without scripts, actions, attachments, forms or notes on its making."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Name

from casework.copying.copy_result import CannotCopy, CopiedFile
from casework.copying.jpeg_metadata import without_notes

MOST_OBJECTS: Final = 200_000
OF_DOCUMENT: Final = (
    *("/Names", "/OpenAction", "/AA", "/AcroForm", "/Metadata", "/AF", "/Collection", "/Perms", "/Threads"),
    *("/URI", "/PieceInfo", "/Requirements", "/DSS", "/Legal", "/Extensions", "/SpiderInfo", "/Outlines", "/Dests"),
)
OF_PAGE: Final = ("/AA", "/Annots", "/Metadata", "/PieceInfo", "/Thumb", "/AF", "/B", "/PresSteps")
ANYWHERE: Final = ("/Metadata", "/PieceInfo", "/AA", "/AF", "/LastModified", "/OPI")


def copy_document(source: Path, target: Path) -> CopiedFile:
    """Write the pages alone."""
    try:
        with pikepdf.open(source) as document:
            if len(document.objects) > MOST_OBJECTS:
                raise CannotCopy("The document has too many parts to be rewritten safely.")
            _flatten(document)
            document.save(target, compress_streams=True, deterministic_id=True)
    except pikepdf.PasswordError:
        raise CannotCopy("The document is locked with a password.") from None
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, RecursionError):
        raise CannotCopy("The document is damaged or made in a way that cannot be read.") from None
    return CopiedFile("application/pdf", "pdf")


def _flatten(document: pikepdf.Pdf) -> None:
    document.flatten_annotations("all")
    _drop(document.Root, OF_DOCUMENT)
    for page in document.pages:
        _drop(page.obj, OF_PAGE)
    if "/Info" in document.trailer:
        del document.trailer.Info
    for each in list(document.objects):
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            _drop(each, ANYWHERE)
        if isinstance(each, pikepdf.Stream):
            _clean(each)


def _clean(stream: pikepdf.Stream) -> None:
    """A stream may name a file elsewhere as its content, or hold a camera's JPEG as it came."""
    if "/F" in stream:
        del stream["/F"]
    if stream.get("/Filter") in {Name.DCTDecode} or _is_only_jpeg(stream.get("/Filter")):
        stream.write(without_notes(stream.read_raw_bytes()), filter=Name.DCTDecode)


def _is_only_jpeg(filters: Any) -> bool:
    return isinstance(filters, pikepdf.Array) and list(filters) == [Name.DCTDecode]


def _drop(dictionary: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if name in dictionary:
            del dictionary[name]
