"""Settings come from the environment and from portaal.env; a bad value stops with one sentence that names the variable."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SLEUTEL = "dit1is2geen3voorbeeld4maar5een6eigen7sleutel8van9vijftig0tekens"
VOORBEELD = {"VOORBEELD": "ja", "SECRET_KEY": SLEUTEL}
PRODUCTIE = {"SECRET_KEY": SLEUTEL, "ALLOWED_HOSTS": "portaal.example.nl"}
LEES = "import json, sys; from doorlopend import settings as s; print(json.dumps([getattr(s, n, None) for n in sys.argv[1:]], default=str))"


def draai(*opdracht, map_, **omgeving):
    basis = {"PATH": os.environ["PATH"], "DATA_DIR": str(map_), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, *opdracht], cwd=PROJECT, env=basis | omgeving, capture_output=True, text=True, timeout=60
    )


def lees(*namen, map_, **omgeving):
    """The values of these settings in a fresh process."""
    uit = draai("-c", LEES, *namen, map_=map_, **omgeving)
    assert uit.returncode == 0, uit.stderr
    return json.loads(uit.stdout)


@pytest.mark.parametrize(
    ("omgeving", "naam"),
    [
        ({}, "SECRET_KEY"),
        ({"SECRET_KEY": ""} | {"VOORBEELD": "ja"}, "SECRET_KEY"),
        ({"SECRET_KEY": SLEUTEL}, "ALLOWED_HOSTS"),
        (PRODUCTIE | {"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        (PRODUCTIE | {"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        (PRODUCTIE | {"CSRF_TRUSTED_ORIGINS": "portaal.example.nl"}, "CSRF_TRUSTED_ORIGINS"),
        (VOORBEELD | {"VOORBEELD": "misschien"}, "VOORBEELD"),
        (VOORBEELD | {"DEBUG": "2"}, "DEBUG"),
        (VOORBEELD | {"TRUSTED_PROXY_COUNT": "een"}, "TRUSTED_PROXY_COUNT"),
        (VOORBEELD | {"TRUSTED_PROXY_COUNT": "-1"}, "TRUSTED_PROXY_COUNT"),
        (VOORBEELD | {"EMAIL_URL": "post://mail"}, "EMAIL_URL"),
        (VOORBEELD | {"DATABASE_URL": "mysql://host/portaal"}, "DATABASE_URL"),
        (VOORBEELD | {"DATABASE_URL": "postgres://u:geheim@host:poort/portaal"}, "DATABASE_URL"),
        (VOORBEELD | {"DATABASE_URL": "postgres://%2Fvar%2Frun/portaal"}, "DATABASE_URL"),
        (VOORBEELD | {"DATABASE_URL": "postgres://host/portaal?pool=true"}, "DATABASE_URL"),
    ],
)
def test_bad_or_missing_value_stops_with_one_sentence_that_names_it(omgeving, naam, tmp_path):
    uit = draai("manage.py", "check", map_=tmp_path, **omgeving)

    assert uit.returncode == 1
    assert uit.stderr.count("\n") == 1
    assert uit.stderr.startswith(f"Het portaal kan niet starten. {naam}")
    assert "geheim" not in uit.stderr


def test_values_of_portaal_env_are_read_and_the_environment_wins(tmp_path):
    (tmp_path / "portaal.env").write_text(f"SECRET_KEY={SLEUTEL}\nVOORBEELD=ja\nMAIL_AFZENDER=uit@bestand.nl\n")

    gelezen = lees("SECRET_KEY", "VOORBEELD", "DEFAULT_FROM_EMAIL", map_=tmp_path, MAIL_AFZENDER="uit@omgeving.nl")

    assert gelezen == [SLEUTEL, True, "uit@omgeving.nl"]


def test_key_that_starts_with_a_dollar_is_taken_as_it_is(tmp_path):
    assert lees("SECRET_KEY", map_=tmp_path, VOORBEELD="ja", SECRET_KEY="$PATH") == ["$PATH"]


def test_production_is_the_default_and_protects_cookies_and_connections(tmp_path):
    namen = [
        "VOORBEELD",
        "DEBUG",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
    ]
    namen += ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "ALLOWED_HOSTS"]

    gelezen = lees(*namen, map_=tmp_path, **PRODUCTIE)

    assert gelezen[:6] == [False, False, True, 63072000, True, True]
    assert gelezen[6:] == ["__Host-sessie", "__Host-csrf", ["portaal.example.nl"]]


def test_example_environment_works_over_plain_http_but_never_debugs_by_itself(tmp_path):
    namen = ["VOORBEELD", "DEBUG", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE"]

    assert lees(*namen, map_=tmp_path, **VOORBEELD) == [True, False, None, None, None]


@pytest.mark.parametrize(
    ("omgeving", "adres"),
    [
        (VOORBEELD, "http://127.0.0.1:8000"),
        (VOORBEELD | {"ADRES": "127.0.0.1:9000"}, "http://127.0.0.1:9000"),
        (VOORBEELD | {"ADRES": "127.0.0.1:9000", "PORTAAL_URL": "https://proef.nl/"}, "https://proef.nl"),
        (PRODUCTIE | {"ADRES": "127.0.0.1:9000"}, "https://portaal.example.nl"),
    ],
)
def test_links_in_mails_lead_to_where_the_portal_is_served(omgeving, adres, tmp_path):
    assert lees("PORTAAL_URL", map_=tmp_path, **omgeving) == [adres]


def test_database_is_a_file_in_data_dir_whatever_its_name(tmp_path):
    map_ = tmp_path / "een map?met#rare%20tekens"

    (databases,) = lees("DATABASES", map_=map_, **VOORBEELD)

    assert databases["default"]["NAME"] == str(map_ / "portaal.sqlite3")


@pytest.mark.parametrize(
    ("url", "verwacht"),
    [
        ("postgres://piet:g%40im@db.example:5433/portaal", ["portaal", "piet", "g@im", "db.example", 5433, None]),
        ("postgres://postgres@/portaal?host=/run/pg", ["portaal", "postgres", "", "", "", {"host": "/run/pg"}]),
    ],
)
def test_postgresql_is_chosen_by_database_url(url, verwacht, tmp_path):
    (databases,) = lees("DATABASES", map_=tmp_path, DATABASE_URL=url, **VOORBEELD)

    database = databases["default"]
    assert [database.get(deel) for deel in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")] == verwacht


def test_sqlite_in_database_url_does_not_depend_on_the_working_directory(tmp_path):
    (databases,) = lees("DATABASES", map_=tmp_path, DATABASE_URL="sqlite:///naast.sqlite3", **VOORBEELD)

    assert databases["default"]["NAME"] == str(PROJECT / "naast.sqlite3")


def test_mail_goes_to_the_server_of_email_url(tmp_path):
    namen = ["EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_USE_TLS"]

    gelezen = lees(*namen, map_=tmp_path, EMAIL_URL="smtp+tls://piet:pw@mail.example:587", **VOORBEELD)

    assert gelezen == ["django.core.mail.backends.smtp.EmailBackend", "mail.example", 587, "piet", True]
