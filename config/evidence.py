"""Where the bytes of evidence are kept: a folder outside the web root, or a bucket that speaks S3."""

from pathlib import Path
from typing import Any

from config.environment import Environment


def evidence_storage(environment: Environment, folder: Path) -> dict[str, Any]:
    """The storage of sealed originals and working copies, for Django's STORAGES."""
    bucket = environment.text("EVIDENCE_S3_BUCKET")
    if not bucket:
        options = {"location": folder / "kept", "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": environment.text("EVIDENCE_S3_ENDPOINT") or None,
            "region_name": environment.text("EVIDENCE_S3_REGION") or None,
            "access_key": environment.text("EVIDENCE_S3_ACCESS_KEY") or None,
            "secret_key": environment.text("EVIDENCE_S3_SECRET_KEY") or None,
            "location": environment.text("EVIDENCE_S3_PREFIX"),
            "default_acl": None,  # the bucket is private as a whole
            "file_overwrite": False,
            "querystring_auth": True,
            "object_parameters": {"ServerSideEncryption": "AES256"}
            if not environment.flag("EVIDENCE_S3_PLAIN")
            else {},
        },
    }
