"""What every installation shares. Everything an operator may change comes from the environment."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from config.env import (
    BadSetting,
    env_bool,
    env_choice,
    env_database,
    env_date,
    env_int,
    env_list,
    env_mail,
    env_seconds,
    env_secret,
    env_site,
    env_text,
)
from config.tiles import tile_hosts

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(env_text("DATA_DIR") or ROOT / "var").resolve()
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = env_bool("DEBUG")
SECRET_KEY = env_secret("SECRET_KEY")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "js_lib_leaflet",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "corridors",
    "assessments",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compressing.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "config.answers.AddressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.answers.AnswerMiddleware",
    "config.password_tries.WaitMiddleware",
    "config.signing_in.KeepTypedMiddleware",
    "corridors.api.leaks.TokenMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "corridors.views.notices.unread_notices",
            ],
        },
    }
]

DATABASES = {"default": env_database("DATABASE_URL", VAR / "safe-corridors.sqlite3")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["config.password_tries.CountingBackend"]
PASSWORD_TRIES = env_int("PASSWORD_TRIES", 10)  # wrong ones for a user name from one place, within the wait
PASSWORD_WAIT = env_seconds("PASSWORD_WAIT", 900)
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "assessments:portfolio"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = env_text("LANGUAGE_CODE", "en")
LANGUAGES = [("en", "English")]
TIME_ZONE = env_text("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.HashedStaticFiles"},
}
REPORTS_DIR = VAR / "reports"
UPLOADS_DIR = VAR / "uploads"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
TWO_PERSON_RULE = env_bool("TWO_PERSON_RULE")
"""Whether somebody else than who uploaded a release has to publish it."""

TILE_URL = env_text("TILE_URL")
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", *tile_hosts(TILE_URL)],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# The project's own
FIXTURES = ROOT / "fixtures"
BOUNDARY_VIEW = env_choice("BOUNDARY_VIEW", "un", {"un", "jp"})
DEFAULT_AS_OF = env_date("DEFAULT_AS_OF")

# Publishers' files
UPLOAD_LIMIT_MB = env_int("UPLOAD_LIMIT_MB", 500)  # an upload or a fetched file may not be larger
FETCH_TIMEOUT = env_seconds("FETCH_TIMEOUT", 60)  # without a byte for longer, fetching is given up
FETCH_PRIVATE_HOSTS = env_bool("FETCH_PRIVATE_HOSTS")  # fetch also from addresses inside the own network
WEBHOOK_PRIVATE_HOSTS = env_bool("WEBHOOK_PRIVATE_HOSTS")  # webhooks may lead inside the own network
WEBHOOK_FAILURES = env_int("WEBHOOK_FAILURES", 8)  # failed tries in a row after which one is switched off
FILE_UPLOAD_HANDLERS = [
    "config.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Background work
WORK_LEASE = env_seconds("WORK_LEASE", 60)  # without a heartbeat for longer, another worker may take over
WORK_ATTEMPTS = env_int("WORK_ATTEMPTS", 3)
WORKER_HEARTBEAT = env_seconds("WORKER_HEARTBEAT", 5)
WORKER_SILENCE = env_seconds("WORKER_SILENCE", 30)  # unseen for longer, pages say that no worker is running
CELERY_BROKER_URL = env_text("CELERY_BROKER_URL") or "filesystem://"
BROKER_IS_EMBEDDED = CELERY_BROKER_URL.startswith("filesystem:")

# E-mail: off unless the operator names a server
MAIL = env_mail("EMAIL_URL")
MAIL_IS_SET = bool(MAIL)
SITE_URL = env_site("SITE_URL", needed=MAIL_IS_SET)
EMAIL_HOST = str(MAIL.get("host", "localhost"))
EMAIL_PORT = int(str(MAIL.get("port", 25)))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = str(MAIL.get("user", "")), str(MAIL.get("password", ""))
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("scheme") == "smtp+tls", MAIL.get("scheme") == "smtps"
EMAIL_TIMEOUT = 30  # seconds a mail server may be silent
DEFAULT_FROM_EMAIL = env_text("EMAIL_FROM") or "safe-corridors@localhost"
if MAIL_IS_SET and not env_text("EMAIL_FROM"):
    raise BadSetting("EMAIL_FROM must name the sender when EMAIL_URL is set; it is empty.")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "corridors.api.authentication.TokenAuthentication",
        "rest_framework.authentication.BasicAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "corridors.api.scopes.WithinScope",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["corridors.api.throttling.TokenThrottle"],
    "DEFAULT_PARSER_CLASSES": ["config.parsing.BoundedJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_FILTER_BACKENDS": ["corridors.api.filtering.OnlyWhatIsAsked"],
    "DEFAULT_SCHEMA_CLASS": "corridors.api.describing.ListSchema",
    "DEFAULT_PAGINATION_CLASS": "config.paging.BoundedPagination",
    "EXCEPTION_HANDLER": "config.errors.api_error",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
API_REQUESTS_PER_HOUR = env_int("API_REQUESTS_PER_HOUR", 6000)  # of one token
KNOX_TOKEN_MODEL = "corridors.Token"
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_PREFIX": "sc_"}
SPECTACULAR_SETTINGS = {
    "TITLE": "Safe Corridors API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.openapi.describe_refusals",
        "assessments.api.examples.add_examples",
    ],
    "ENUM_NAME_OVERRIDES": {"RunStatusEnum": "corridors.models.run.Status"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env_text("LOG_LEVEL", "INFO")},
    # The file broker has no host name, and says so at every start.
    "loggers": {"kombu.connection": {"level": "ERROR"}, "django.request": {"level": "ERROR"}},
}
