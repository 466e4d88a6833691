"""The start page of lob."""

import pytest

from tests.bladzijde import Bladzijde

pytestmark = pytest.mark.django_db


def test_the_menu_leads_to_the_start_page(als):
    pagina = Bladzijde(als("decaan").get("/lob/"))

    assert pagina.teksten("h1") == ["Lob en decanen"]
    assert pagina.een("a", aria_current="page").attrs["href"] == "/lob/"
