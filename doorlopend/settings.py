"""All settings; what differs per portal is read by omgeving.py."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from doorlopend.omgeving import BASE_DIR, DATA_DIR, lees, lees_database, lees_ja_nee, lees_oidc

# The example environment: invented routes and people, plain http, known passwords. Never on by accident.
VOORBEELD = lees_ja_nee("VOORBEELD")
# The covenant that the portal is for: a file of its own for another region (see README, To add …).
CONVENANT = lees("CONVENANT", "str", default=str(BASE_DIR / "monitoring/convenanten/amsterdam-2024-2027.toml"))
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
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "doorlopend.logregels.met_verzoeknummer",
    "doorlopend.middleware.kopregels",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "doorlopend.middleware.alleen_bedoelde_methoden",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "doorlopend.bewaking.sessie_verloopt",
    "django.contrib.messages.middleware.MessageMiddleware",
    "doorlopend.bewaking.InlogplichtMiddleware",
    "doorlopend.bewaking.TweedeStapMiddleware",
    "doorlopend.bewaking.NieuwWachtwoordMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "doorlopend.logboek.LogboekMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "doorlopend.middleware.niet_bewaren",
    "doorlopend.middleware.zonder_knop",
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
    {"NAME": "doorlopend.wachtwoorden.Lengte"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "doorlopend.wachtwoorden.GeenBekendWoord"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "voortgang"
ACCOUNT_ADAPTER = "doorlopend.backends.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "doorlopend.inloggen.LoginForm",
    "change_password": "doorlopend.inloggen.WachtwoordWijzigenForm",
    "set_password": "doorlopend.inloggen.WachtwoordKiezenForm",
    "reset_password": "doorlopend.inloggen.WachtwoordVergetenForm",
    "reset_password_from_key": "doorlopend.inloggen.NieuwWachtwoordForm",
    "request_login_code": "doorlopend.inloggen.CodeAanvragenForm",
    "confirm_login_code": "doorlopend.inloggen.CodeInvullenForm",
    "reauthenticate": "doorlopend.inloggen.BevestigenForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
PASSWORD_RESET_TIMEOUT = 24 * 3600
# A whole school may share one address, so the limit that counts is the one per account ("key").
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "request_login_code": "120/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/5m/key",
    "reset_password_from_key": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = lees("TRUSTED_PROXY_COUNT", "int", default=0)
if ALLAUTH_TRUSTED_PROXY_COUNT < 0:
    raise ImproperlyConfigured("TRUSTED_PROXY_COUNT moet 0 of meer zijn: het aantal eigen proxy's voor het portaal.")
# The second step: an app with codes, for who can change what others rely on; the roles are in rechten.py.
MFA_VERPLICHT = lees_ja_nee("MFA_VERPLICHT", standaard="nee" if VOORBEELD else "ja")
MFA_ADAPTER = "doorlopend.backends.MFAAdapter"
MFA_FORMS = {
    "authenticate": "doorlopend.inloggen.TweedeStapForm",
    "reauthenticate": "doorlopend.inloggen.TweedeStapBevestigenForm",
    "activate_totp": "doorlopend.inloggen.AppKoppelenForm",
}
MFA_TOTP_ISSUER = "Doorlopend leren vo-mbo"
MFA_TOTP_TOLERANCE = 1
# Nobody signs up, so every address was typed by the programmaleider and reached by the invitation.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Keys for what is kept encrypted (seeds, sessions), newest first. Without one, a key that follows from SECRET_KEY.
VERSLEUTELSLEUTELS = lees("VERSLEUTELSLEUTELS", "list", default=[])
if any(len(sleutel) < 32 for sleutel in VERSLEUTELSLEUTELS):
    raise ImproperlyConfigured("VERSLEUTELSLEUTELS moet sleutels van minstens 32 tekens noemen, met komma's ertussen.")

# Sign-in through another organisation (Entree Federatie, SURFconext, Entra): off until all four are set.
OIDC_UITGEVER = lees("OIDC_UITGEVER", "str", default="").rstrip("/")
SOCIALACCOUNT_ADAPTER = "doorlopend.backends.SocialAccountAdapter"
SOCIALACCOUNT_FORMS = {"disconnect": "doorlopend.inloggen.OntkoppelenForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = lees_oidc(OIDC_UITGEVER, http_mag=VOORBEELD)

# An hour without a click, or twelve hours in all, ends a session (doorlopend/bewaking.py). The record stays a
# little longer, so that a form that was being filled in is recognised and kept.
SESSION_ENGINE = "doorlopend.sessies"
SESSION_STIL, SESSION_TOTAAL = 3600, 12 * 3600
SESSION_COOKIE_AGE = 24 * 3600
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
        # Chromium also checks the redirect that follows a form: to the issuer, when one is set.
        "form-action": [SELF, *(["{0.scheme}://{0.netloc}".format(urlsplit(OIDC_UITGEVER))] if OIDC_UITGEVER else [])],
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

# The address of the portal in mails, which no request made
PORTAAL_URL = lees(
    "PORTAAL_URL",
    "str",
    default=f"http://{lees('ADRES', 'str', default='127.0.0.1:8000')}"
    if VOORBEELD
    else f"https://{ALLOWED_HOSTS[0].lstrip('.')}",
).rstrip("/")
if not PORTAAL_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured("PORTAAL_URL moet het adres van het portaal zijn, bijvoorbeeld https://portaal.nl.")

# Mail: without a server the text goes to the log
vars().update(lees("EMAIL_URL", "email_url", default="consolemail://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = lees("MAIL_AFZENDER", "str", default="portaal@localhost")
# Where people report a weakness (/.well-known/security.txt): an address with mailto: or https:.
MELDPUNT = lees("MELDPUNT", "str", default=f"mailto:{DEFAULT_FROM_EMAIL}")

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

# One JSON object a line, without personal data (doorlopend/logregels.py).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "doorlopend.logregels.JsonFormatter"}},
    "handlers": {"uit": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["uit"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
