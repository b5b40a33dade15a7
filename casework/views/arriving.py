"""Has the files of a form written straight to the disk where evidence arrives, whatever their size."""

from __future__ import annotations

from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from casework.services.incoming import incoming_folder


class Arrived(UploadedFile):  # type: ignore[type-arg]
    """A file of a form that lies in the incoming folder until the request is over."""

    def temporary_file_path(self) -> str:
        return str(self.file.name)  # type: ignore[union-attr]


class IntoIncoming(FileUploadHandler):
    """Writes each file piece by piece; neither memory nor the machine's temporary folder sees it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.written = NamedTemporaryFile(dir=incoming_folder(), suffix=".form")  # noqa: SIM115 the request closes it

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.written.write(raw_data)

    def file_complete(self, file_size: int) -> Arrived:
        self.written.seek(0)
        return Arrived(self.written, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        if hasattr(self, "written"):
            self.written.close()
