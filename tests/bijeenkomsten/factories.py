"""Small makers of meetings: they fill only what is required, the test states what matters."""

from datetime import UTC, date, datetime, time
from itertools import count

from lob.models import Actiepunt, Decaanaanwezigheid, Decanenbijeenkomst
from tests.factories import maak_gebruiker, maak_mbo, maak_school

_nummer = count(1)


def maak_bijeenkomst(datum=date(2026, 10, 8), staat="gepland", **velden):
    """A planned meeting of decanen from three to five, registered by somebody without an organisation."""
    standaard = {
        "begin": time(15),
        "einde": time(17),
        "plaats": "Zaal 2",
        "thema": f"Thema {next(_nummer)}",
        "geregistreerd_op": datetime(2026, 9, 1, 12, tzinfo=UTC),
    }
    velden.setdefault("geregistreerd_door", None)
    velden["geregistreerd_door"] = velden["geregistreerd_door"] or maak_gebruiker()
    return Decanenbijeenkomst.objects.create(datum=datum, staat=staat, **standaard | velden)


def maak_aanwezige(bijeenkomst, opkomst="aanwezig", **velden):
    """Somebody on the list; without school, mbo or organisatie nobody knows from where."""
    return Decaanaanwezigheid.objects.create(
        bijeenkomst=bijeenkomst, opkomst=opkomst, **{"naam": f"Persoon {next(_nummer)}"} | velden
    )


def maak_gehouden(datum=date(2026, 10, 8), **velden):
    """A held meeting that counts: one decaan of a school and one of an mbo were there."""
    bijeenkomst = maak_bijeenkomst(datum, staat="gehouden", **velden)
    maak_aanwezige(bijeenkomst, school=maak_school())
    maak_aanwezige(bijeenkomst, mbo=maak_mbo())
    return bijeenkomst


def maak_actiepunt(bijeenkomst, **velden):
    standaard = {"tekst": f"Actie {next(_nummer)}", "eigenaar": "K. Vos", "uiterlijk": date(2026, 11, 1)}
    return Actiepunt.objects.create(bijeenkomst=bijeenkomst, **standaard | velden)
