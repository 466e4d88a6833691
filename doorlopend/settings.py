"""All settings; values come from the environment, then from $DATA_DIR/portaal.env, and a bad value stops the start."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
env.read_env(DATA_DIR / "portaal.env")


def lees(naam, soort, **standaard):
    """Read variable `naam` as `soort` (name of an Env method); stop with a message that names it."""
    if naam not in env.ENVIRON and not standaard:
        raise ImproperlyConfigured(f"{naam} ontbreekt. Zet deze variabele in de omgeving of in {DATA_DIR}/portaal.env.")
    if soort == "str":
        return env.ENVIRON.get(naam, standaard.get("default"))
    try:
        return getattr(env, soort)(naam, **standaard)
    except (ImproperlyConfigured, ValueError, TypeError, KeyError):
        # Without the value itself: it may hold a password.
        raise ImproperlyConfigured(f"{naam} heeft een waarde die niet kan. Controleer hoe u {naam} schrijft.") from None


def lees_ja_nee(naam):
    """Read a yes/no variable; no by default. Anything but ja/nee and the usual English words stops the start."""
    waarde = lees(naam, "str", default="nee").strip().lower()
    if waarde not in ("ja", "nee", "true", "false", "1", "0", "yes", "no", "on", "off"):
        raise ImproperlyConfigured(f"{naam} moet 'ja' of 'nee' zijn, niet '{waarde}'.")
    return waarde in ("ja", "true", "1", "yes", "on")


def lees_database():
    """Read DATABASE_URL; without it, a file in DATA_DIR."""
    if not env.ENVIRON.get("DATABASE_URL"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA_DIR / "portaal.sqlite3"}
    database = lees("DATABASE_URL", "db_url")
    if "%2f" in database.get("HOST", "").lower() or "pool" in database.get("OPTIONS", {}):
        raise ImproperlyConfigured("DATABASE_URL: schrijf een socket als ?host=/map, en gebruik geen pool.")
    if database.get("ENGINE") not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
        raise ImproperlyConfigured("DATABASE_URL moet beginnen met postgres:// of sqlite:///.")
    if database["ENGINE"].endswith("sqlite3"):
        database["NAME"] = BASE_DIR / database["NAME"]
    return database


# The example environment: invented routes and people, plain http, known passwords. Never on by accident.
VOORBEELD = lees_ja_nee("VOORBEELD")
DEBUG = lees_ja_nee("DEBUG")
SECRET_KEY = lees("SECRET_KEY", "str")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is leeg. Neem een eigen, willekeurige sleutel van minstens 50 tekens.")
ALLOWED_HOSTS = lees("ALLOWED_HOSTS", "list", **({"default": ["*"]} if VOORBEELD else {}))
if not VOORBEELD and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS moet de namen van uw site noemen, bijvoorbeeld portaal.voorbeeld.nl.")
CSRF_TRUSTED_ORIGINS = lees("CSRF_TRUSTED_ORIGINS", "list", default=[])
if not all(adres.startswith(("https://", "http://")) for adres in CSRF_TRUSTED_ORIGINS):
    raise ImproperlyConfigured("CSRF_TRUSTED_ORIGINS moet adressen met https:// noemen, met komma's ertussen.")

INSTALLED_APPS = [
    "doorlopend",
    "leerroutes",
    "lob",
    "kennisdeling",
    "monitoring",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_tables2",
    "django_filters",
    "simple_history",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "doorlopend.middleware.alleen_bedoelde_methoden",
    "doorlopend.middleware.kopregels",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "doorlopend.middleware.niet_bewaren",
]

ROOT_URLCONF = "doorlopend.urls"
WSGI_APPLICATION = "doorlopend.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "doorlopend.navigatie.pagina",
            ],
        },
    }
]
FORM_RENDERER = "doorlopend.forms.PortaalRenderer"

# Databases: SQLite by default, PostgreSQL by DATABASE_URL
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA recursive_triggers=ON;",
}
DATABASES = {"default": lees_database()}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file for the tests too: threads that share one connection in memory also share its transaction.
    DATABASES["default"] |= {"OPTIONS": _SQLITE, "TEST": {"NAME": DATA_DIR / "test.sqlite3"}}
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# Room for many entries: a full cache drops some, and with them the count of failed sign-ins.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# People and sign-in
AUTH_USER_MODEL = "doorlopend.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["doorlopend.backends.Hasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "naam")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "voortgang"
ACCOUNT_ADAPTER = "doorlopend.backends.AccountAdapter"
ACCOUNT_FORMS = {"login": "doorlopend.inloggen.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A whole school may share one address, so the limit that counts is the one per account ("key").
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = lees("TRUSTED_PROXY_COUNT", "int", default=0)
if ALLAUTH_TRUSTED_PROXY_COUNT < 0:
    raise ImproperlyConfigured("TRUSTED_PROXY_COUNT moet 0 of meer zijn: het aantal eigen proxy's voor het portaal.")
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Browser
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "doorlopend.fouten.csrf"
if not VOORBEELD:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 63072000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessie", "__Host-csrf"

# Mail: without a server the text goes to the log
vars().update(lees("EMAIL_URL", "email_url", default="consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = lees("MAIL_AFZENDER", "str", default="portaal@localhost")

# Language and files
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What people upload: outside every folder that is served, readable for owner and group only.
    "bestanden": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "bestanden",
            "base_url": None,
            "file_permissions_mode": 0o640,
            "directory_permissions_mode": 0o750,
        },
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

DJANGO_TABLES2_TEMPLATE = "components/tabel.html"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = [
    "doorlopend.bestanden.Begrenzer",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"uit": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["uit"], "level": "WARNING"},
}
