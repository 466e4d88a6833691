"""Reads the settings that differ per portal: from the environment, then from $DATA_DIR/portaal.env.

A missing or bad value stops the start with a message that names the variable.
"""

from hashlib import sha256
from pathlib import Path

import environ
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


def lees_ja_nee(naam, standaard="nee"):
    """Read a yes/no variable. Anything but ja/nee and the usual English words stops the start."""
    waarde = lees(naam, "str", default=standaard).strip().lower()
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


def lees_oidc(uitgever, *, http_mag):
    """The provider at this issuer for allauth, {} without one; `http_mag`: its address may lack https.

    People are known by (issuer, sub).
    allauth keeps the sub beside `provider_id`; that follows from the issuer, so another issuer with the
    same sub is somebody else.
    """
    if not uitgever:
        return {}
    if not uitgever.startswith("https://") and not http_mag:
        raise ImproperlyConfigured("OIDC_UITGEVER moet met https:// beginnen.")
    app = {
        "provider_id": f"oidc-{sha256(uitgever.encode()).hexdigest()[:12]}",
        "name": lees("OIDC_NAAM", "str"),
        "client_id": lees("OIDC_CLIENT_ID", "str"),
        "secret": lees("OIDC_CLIENT_SECRET", "str"),
        "settings": {"server_url": uitgever, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "email"], "APPS": [app]}}
