"""The upload handler that writes the files of a form straight to the incoming folder, whatever their size."""

from __future__ import annotations

from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from casework.evidence.services.incoming_folder import incoming_folder


class ArrivedFile(UploadedFile):  # type: ignore[type-arg]
    """A file of a form that lies in the incoming folder until the request is over."""

    def temporary_file_path(self) -> str:
        return str(self.file.name)  # type: ignore[union-attr]


class IncomingUploadHandler(FileUploadHandler):
    """Writes each file piece by piece; neither memory nor the machine's temporary folder sees it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.written = NamedTemporaryFile(dir=incoming_folder(), suffix=".form")  # noqa: SIM115 the request closes it

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.written.write(raw_data)

    def file_complete(self, file_size: int) -> ArrivedFile:
        self.written.seek(0)
        return ArrivedFile(self.written, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        if hasattr(self, "written"):
            self.written.close()
