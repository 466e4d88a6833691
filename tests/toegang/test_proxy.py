"""Behind one proxy of our own: each visitor is counted apart, and nobody can claim an address (row 3)."""

import pytest
from django.core.cache import cache
from django.test import Client

from doorlopend.backends import AccountAdapter
from tests.test_inloggen import FOUT, TE_VAAK, uitkomst

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("proxies", "kop", "adres"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
    ],
)
def test_address_is_the_one_that_our_own_proxy_saw(proxies, kop, adres, rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert AccountAdapter().get_client_ip(rf.get("/", HTTP_X_FORWARDED_FOR=kop)) == adres


def probeer(nummer):
    """One wrong password for an account of its own, from an address of its own, through the one proxy."""
    velden = {"login": f"mens{nummer}@school.nl", "password": "verkeerd"}
    return uitkomst(Client().post("/inloggen/", velden, HTTP_X_FORWARDED_FOR=f"198.51.100.{nummer}"))


@pytest.mark.parametrize(("proxies", "te_vaak"), [(1, 0), (0, 5)])
def test_visitors_behind_the_proxy_do_not_use_up_each_others_attempts(proxies, te_vaak, settings):
    """With the count left at 0 (negative control) the whole site would share sixty failures a minute."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    cache.clear()

    uitkomsten = [probeer(nummer) for nummer in range(65)]

    assert (uitkomsten.count(FOUT), uitkomsten.count(TE_VAAK)) == (65 - te_vaak, te_vaak)
