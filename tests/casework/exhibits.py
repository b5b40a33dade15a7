"""Makes files, uploads and exhibits for the tests of evidence, and stands in for a virus scanner."""

from __future__ import annotations

import hashlib
import io
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.upload import Upload
from casework.evidence.services.exhibits import ExhibitFacts, add_exhibits
from casework.evidence.services.incoming_folder import incoming_folder
from casework.evidence.services.uploads import keep_whole

# In two parts, so that no scanner takes this file itself for the test virus.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def png(shade: int = 0) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), (shade, 10, 20)).save(written, "PNG")
    return written.getvalue()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def make_upload(case: Case, content: bytes, *, by: User, now: datetime, name: str = "him.png") -> Upload:
    with TemporaryDirectory(dir=incoming_folder()) as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        return keep_whole(case, name, path, by=by, now=now)


def make_exhibit(case: Case, content: bytes, *, by: User, now: datetime, name: str = "him.png") -> Exhibit:
    upload = make_upload(case, content, by=by, now=now, name=name)
    return add_exhibits(case, ExhibitFacts(), [upload], by=by, now=now)[0]


class _Clamd(socketserver.StreamRequestHandler):
    """Answers INSTREAM as clamd does: pieces with their lengths, then a zero, then the verdict."""

    def handle(self) -> None:
        self.rfile.readline()
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
        verdict = b"Eicar-Test-Signature FOUND" if EICAR in content else b"OK"
        self.wfile.write(b"stream: " + verdict + b"\n")


@contextmanager
def clamd() -> Iterator[str]:
    """Run a scanner that knows one virus; gives where it listens."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Clamd) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
