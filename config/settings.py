"""Every setting of the service, in one typed file; what differs between copies comes from the environment."""

import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import environ

from accounts.sign_in.rules.sign_in_limits import ADDRESS_TRIES, EVERYBODYS_TRIES
from config.environment import BASE, BadSetting, Environment, state_folder
from config.evidence import evidence_storage
from config.headers import NOT_FOR_PAGES
from config.limits import limits_for, process_kind
from config.start_checks import check_database_url

STATE: Final = state_folder()
ENV: Final = Environment(STATE)

SERVICE_NAME = ENV.text("SERVICE_NAME", "Hawthorn")
SECRET_KEY = ENV.text("SECRET_KEY") or secrets.token_urlsafe(48)
SECRET_KEY_GIVEN = bool(ENV.text("SECRET_KEY"))  # commands may do without; what answers people may not
DEBUG = False
ALLOWED_HOSTS = ENV.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = ENV.flag("HTTPS")
TRUSTED_PROXIES = ENV.networks("TRUSTED_PROXIES")  # whose X-Forwarded-For and -Proto count; nobody else's do
if HTTPS and not TRUSTED_PROXIES:
    raise BadSetting(
        "HTTPS=1 means that a proxy in front ends TLS. Name its address or network, or no page could be reached: "
        "TRUSTED_PROXIES=10.0.0.7"
    )
DEMO_ALLOWED = ENV.flag("DEMO")  # the demo's accounts are public: never beside real cases

# --- What it is made of -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "simple_history",
    "csp",
    "accounts",
    "casework",
    "risk",
    "record",
    "orders",
    "reports",
]

MIDDLEWARE = [
    "config.headers.EveryAnswer",
    "accounts.sign_in.client_address.TrustedProxies",  # everything below believes what it writes
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.headers.PrivatePages",
    "config.encoding.OnlyUtf8",
    "config.keepable.KeepableText",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.bodies.AnnouncedLength",
    "accounts.submissions.form_owner.BoundForms",
    "config.steady_sessions.SteadySessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.trail.middleware.LookTrailMiddleware",
    "config.counted_days.CountedDays",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "config.acts.EveryFormOnce",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # Draws {% csrf_token %} with the mark of the person: no form of ours can be written without it.
            "builtins": ["accounts.templatetags.binding"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.submissions.services.submission_key",
                "accounts.drafts.services.drafts",
                "config.context.service",
                "risk.scheduled_jobs.context.watcher",
            ],
        },
    },
]

# --- Language and time --------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"  # what people read and type; the database and Celery hold UTC

# --- Where things are kept ----------------------------------------------------------------------------------


def _database() -> dict[str, Any]:
    url = ENV.text("DATABASE_URL")
    if not url:
        return {"ENGINE": "config.no_database", "NAME": "none"}
    check_database_url(url)
    # No connection pool: one made before Celery's prefork is shared by its children, and gunicorn's threads
    # already keep one connection each.
    given = environ.Env.db_url_config(url)
    return {
        **given,
        "ENGINE": "config.limited_database",
        "OPTIONS": {**limits_for(process_kind(), ENV).options(), **given.get("OPTIONS", {})},
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _cache() -> dict[str, Any]:
    url = ENV.text("CACHE_URL")
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "KEY_PREFIX": "hawthorn",
    }


DATABASES = {"default": _database()}
CACHES = {"default": _cache()}

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE / "static"]
STATIC_ROOT = ENV.text("STATIC_ROOT") or str(STATE / "static")
EVIDENCE_FOLDER = Path(ENV.text("EVIDENCE_FOLDER") or STATE / "evidence").absolute()
EVIDENCE_LARGEST_FILE = ENV.number("EVIDENCE_LARGEST_FILE_MB", 500) * 1024 * 1024
EVIDENCE_LARGEST_BODY = EVIDENCE_LARGEST_FILE + 10 * 1024 * 1024  # a form of many files at once, without a script
EVIDENCE_FILES_A_DAY = ENV.number("EVIDENCE_FILES_A_DAY", 500)
EVIDENCE_BYTES_A_DAY = ENV.number("EVIDENCE_MB_A_DAY", 5_000) * 1024 * 1024
EVIDENCE_BYTES_A_CASE = ENV.number("EVIDENCE_MB_A_CASE", 50_000) * 1024 * 1024
CLAMD = ENV.text("CLAMD")  # host:port, or the path of a socket
CLAMD_LARGEST = ENV.number("CLAMD_LARGEST_MB", 100) * 1024 * 1024
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our files are for our pages
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "evidence": evidence_storage(ENV, EVIDENCE_FOLDER),
}

SHEETS_OPENED_APART = True  # each in a process of its own; tests spare themselves the half second

# --- What the work on a case counts -------------------------------------------------------------------------

MISSED_CONTACTS = ENV.number("MISSED_CONTACTS", 3)  # in a row while the risk is high: a supervisor is told
MISSED_CONTACT_TIMES = ENV.number("MISSED_CONTACT_TIMES", 1)  # at how many different times of day they must lie
REPEAT_WINDOW_MONTHS = ENV.number("REPEAT_WINDOW_MONTHS", 12)  # a further incident after a MARAC is a repeat

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# --- Who gets in --------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.sign_in.passphrase_validator.PassphraseValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

SESSION_ENGINE = "accounts.sign_in.session_store"
SESSION_LONGEST = ENV.number("SESSION_LONGEST", 12 * 3600)  # also of a session that is used all the time
SESSION_COOKIE_AGE = ENV.number("SESSION_COOKIE_AGE", 15 * 60)
SESSION_SAVE_EVERY_REQUEST = True  # so that the age above counts from the last page, not from the login
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# The prefix binds a cookie to this very host, over TLS; a browser keeps no such cookie on a plain copy for trying out.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # its words lie in no cookie
CSRF_FAILURE_VIEW = "accounts.sign_in.views.sign_in.page_out_of_date"

# How often passwords may be tried: accounts/sign_in/rules/sign_in_limits.py.
# These two depend on how many people a copy serves.
SIGN_IN_ADDRESS_TRIES = ENV.number("SIGN_IN_ADDRESS_TRIES", ADDRESS_TRIES)
SIGN_IN_TRIES = ENV.number("SIGN_IN_TRIES", EVERYBODYS_TRIES)
SIGN_IN_HELP = ENV.text("SIGN_IN_HELP", "ask the manager of your organisation")  # after "If you cannot wait, "
INVITATION_HOURS = ENV.number("INVITATION_HOURS", 72)  # how long the link of an invitation or a reset can be used
DEVICE_COOKIE_NAME = f"{COOKIE_PREFIX}device"
DEVICE_COOKIE_AGE = 180 * 24 * 3600

# --- What the browser may do --------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if (
    HTTPS
):  # TLS ends at a proxy in front: accounts/sign_in/client_address.py believes its word, no setting of Django's does
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True

_SELF: Final = "'self'"
_NONE: Final = "'none'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [_NONE],
        "script-src": [_SELF],
        "style-src": [_SELF],
        "img-src": [_SELF],
        "font-src": [_SELF],
        "media-src": [_SELF],
        "connect-src": [_SELF],
        "form-action": [_SELF],
        "base-uri": [_NONE],
        "frame-ancestors": [_NONE],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {name: [] for name in NOT_FOR_PAGES}

# --- Jobs ---------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = ENV.text("BROKER_URL", "redis://no-broker.invalid/0")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,  # a task whose worker was killed is offered again after this
    "socket_connect_timeout": 3,
    "socket_timeout": 10,  # else publishing to a frozen broker holds a request for minutes
    "socket_keepalive": True,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 1}
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 100
CELERY_TASK_TIME_LIMIT = 120
CELERY_WORKER_CONCURRENCY = 2
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_BEAT_SYNC_EVERY = 1  # written at every sweep, so that the file's age tells whether beat is alive
CELERY_BEAT_SCHEDULE_FILENAME = str(STATE / "beat-schedule")
# Plain intervals: a crontab in local time leaves a hole of over an hour on the night the clocks go back.
CELERY_BEAT_SCHEDULE = {
    "accounts.forget_old": {
        "task": "accounts.forget_old",
        "schedule": timedelta(hours=1),
        "options": {"expires": 3000},
    },
    "accounts.forget_sign_ins": {
        "task": "accounts.forget_sign_ins",
        "schedule": timedelta(hours=1),
        "options": {"expires": 3000},
    },
    "risk.raise_flags": {
        "task": "risk.raise_flags",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 55},  # a sweep that waited for its successor has nothing left to do
    },
    "risk.count_idle": {  # the first run after midnight in London counts, the others find it done
        "task": "risk.count_idle",
        "schedule": timedelta(minutes=30),
        "options": {"expires": 1_700},
    },
    "orders.remeasure": {
        "task": "orders.remeasure",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 55},
    },
    "orders.discard_old_imports": {
        "task": "orders.discard_old_imports",
        "schedule": timedelta(minutes=30),
        "options": {"expires": 1_700},
    },
    "accounts.send_waiting_jobs": {
        "task": "accounts.send_waiting_jobs",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 55},
    },
    "orders.tell_of_warrants": {
        "task": "orders.tell_of_warrants",
        "schedule": timedelta(seconds=60),
        "options": {"expires": 55},
    },
    "orders.ask_by_calendar": {
        "task": "orders.ask_by_calendar",
        "schedule": timedelta(minutes=15),
        "options": {"expires": 14 * 60},
    },
    "orders.ask_about_hearings": {
        "task": "orders.ask_about_hearings",
        "schedule": timedelta(minutes=15),
        "options": {"expires": 14 * 60},
    },
    "orders.ask_about_renewals": {
        "task": "orders.ask_about_renewals",
        "schedule": timedelta(hours=1),
        "options": {"expires": 3_500},
    },
    "orders.ask_for_last_days": {
        "task": "orders.ask_for_last_days",
        "schedule": timedelta(hours=1),
        "options": {"expires": 3_500},
    },
    "orders.ask_for_decisions": {
        "task": "orders.ask_for_decisions",
        "schedule": timedelta(minutes=15),
        "options": {"expires": 14 * 60},
    },
    "casework.work_on_evidence": {
        "task": "casework.work_on_evidence",
        "schedule": timedelta(seconds=15),
        "options": {"expires": 14},
    },
    "casework.forget_queries": {
        "task": "casework.forget_queries",
        "schedule": timedelta(minutes=10),
        "options": {"expires": 590},
    },
    "casework.remind_of_agreements": {
        "task": "casework.remind_of_agreements",
        "schedule": timedelta(hours=1),
        "options": {"expires": 3_500},
    },
    "casework.watch_forces": {
        "task": "casework.watch_forces",
        "schedule": timedelta(minutes=5),
        "options": {"expires": 290},
    },
    "casework.clear_uploads": {
        "task": "casework.clear_uploads",
        "schedule": timedelta(hours=6),
    },
}

# --- What is written down about running ---------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.logs.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "celery": {"level": "WARNING"},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "kombu": {"level": "WARNING"},
        "waitress": {"level": "WARNING"},
        "waitress.queue": {"level": "ERROR"},  # a line for each request that waits a moment
    },
}
