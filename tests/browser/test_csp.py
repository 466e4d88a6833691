"""Every page of the matrix in a real Chromium: nothing that the CSP has to stop, no error in the console (row 13)."""

import pytest
from django.conf import settings
from django.test import Client

from doorlopend.rechten import Rol
from tests.browser.conftest import SMAL
from tests.factories import maak_gebruiker
from tests.kruipen import paden

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ongeacht_database]


def test_no_page_breaks_its_own_policy_or_runs_off_a_phone(live_server, open_pagina):
    leider, client = maak_gebruiker(Rol.PROGRAMMALEIDER), Client()
    client.force_login(leider)
    adressen = [pad for pad in paden("programmaleider").values() if _is_bladzijde(client, pad)]
    pagina = open_pagina(SMAL)
    pagina.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": live_server.url,
            }
        ]
    )
    breed = {}

    for pad in adressen:
        pagina.goto(live_server.url + pad)
        if (breedte := pagina.evaluate("document.documentElement.scrollWidth")) > SMAL:
            breed[pad] = breedte

    assert breed == {}
    assert len(adressen) > 40


def _is_bladzijde(client, pad):
    antwoord = client.get(pad)
    return antwoord.status_code == 200 and antwoord.headers["Content-Type"].startswith("text/html")
