"""The choices of the filters: every choice once, also after the form was read more than once."""

import pytest
from django.urls import resolve, reverse

from doorlopend.views import RegisterListView
from tests.bladzijde import Bladzijde
from tests.factories import maak_school
from tests.matrix import MATRIX

pytestmark = pytest.mark.django_db


def _lijsten():
    for naam in [*MATRIX]:
        if naam.endswith(("-list", "-overzicht")):
            view = resolve(reverse(naam)).func
            if issubclass(getattr(view, "view_class", object), RegisterListView):
                yield naam


def _keuzes(pagina):
    """Per select its (value, label) pairs, in order."""
    for lijst in pagina.alle("select"):
        binnen = [keuze for keuze in pagina.alle("option") if lijst in keuze.ouders]
        yield lijst.attrs["name"], [(keuze.attrs["value"], keuze.tekst) for keuze in binnen]


@pytest.mark.parametrize("naam", sorted(_lijsten()))
def test_every_select_of_a_list_gives_each_choice_once(naam, als):
    maak_school(roepnaam="De Kade", bestuur="ZAAM")

    pagina = Bladzijde(als("programmaleider").get(reverse(naam)))

    dubbel = {lijst: keuzes for lijst, keuzes in _keuzes(pagina) if len(keuzes) != len({code for code, _ in keuzes})}
    assert dubbel == {}


def test_a_school_without_bestuur_gives_no_empty_choice(als):
    maak_school(roepnaam="De Kade", bestuur="ZAAM")
    maak_school(roepnaam="Los", bestuur="")

    pagina = Bladzijde(als("stuurgroep").get("/scholen/"))

    assert dict(_keuzes(pagina))["bestuur"] == [("", "Alle besturen"), ("ZAAM", "ZAAM")]
