"""The service's settings as the tests use them: cheap passwords, and static files without hashed names."""

import os

from config.settings import *  # noqa: F403
from config.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    # The live server of the browser tests finds files by their plain names.
    "evidence": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SHEETS_OPENED_APART = False  # tests/orders/imports/test_unpacking.py has it as it is
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if template := os.environ.get("TEST_TEMPLATE"):  # made by tests/embedded_plugin.py
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}
