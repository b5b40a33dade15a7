"""Where evidence is kept, as the environment says; nothing is contacted."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils.module_loading import import_string

from config.environment import Environment
from config.evidence import evidence_storage


def test_folder_is_closed_to_others_unless_a_bucket_is_named(tmp_path: Path) -> None:
    setting = evidence_storage(Environment(tmp_path), tmp_path / "evidence")
    storage = import_string(setting["BACKEND"])(**setting["OPTIONS"])
    assert isinstance(storage, FileSystemStorage)
    assert Path(storage.location) == tmp_path / "evidence/kept"
    assert (storage.file_permissions_mode, storage.directory_permissions_mode) == (0o600, 0o700)


def test_bucket_is_private_and_encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"BUCKET": "evidence", "ENDPOINT": "https://s3.invalid", "ACCESS_KEY": "a", "SECRET_KEY": "b"}
    for name, text in given.items():
        monkeypatch.setenv(f"EVIDENCE_S3_{name}", text)
    setting = evidence_storage(Environment(tmp_path), tmp_path)
    storage = import_string(setting["BACKEND"])(**setting["OPTIONS"])
    assert (storage.bucket_name, storage.endpoint_url) == ("evidence", "https://s3.invalid")
    assert (storage.default_acl, storage.querystring_auth, storage.file_overwrite) == (None, True, False)
    assert storage.get_object_parameters("x") == {"ServerSideEncryption": "AES256"}
