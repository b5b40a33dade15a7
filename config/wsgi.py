"""The WSGI application that gunicorn serves; it does not come up with a setting that cannot be meant."""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.environment import BadSetting
from config.limits import PROCESS_KIND, ProcessKind
from config.start_checks import check_secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault(PROCESS_KIND, ProcessKind.WEB)

try:
    application = get_wsgi_application()
    check_secret_key(settings.SECRET_KEY if settings.SECRET_KEY_GIVEN else "")
except BadSetting as refusal:
    sys.exit(str(refusal))
get_resolver().url_patterns  # noqa: B018 has every page read once, before the processes of web part
