"""Small makers of what is shared; the test states what matters."""

from datetime import UTC, date, datetime, time
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile

from doorlopend.bestanden import bewaar_bestand
from kennisdeling.models import (
    Aanmelding,
    Activiteit,
    Document,
    Doorstroomcijfer,
    Gegevensdeling,
    Onderzoek,
    Praktijk,
)
from tests.bestanden.corpus import PDF
from tests.factories import maak_mbo, maak_school

_nummer = count(1)


def maak_deling(school=None, *, bestuur=None, mbo=None, gedeeld_op=date(2026, 10, 8), **velden):
    """By default of a new school to the mbo; with `mbo` of that mbo to the vo."""
    richting = "mbo" if mbo else "vo"
    if richting == "vo" and bestuur is None:
        school = school or maak_school()
    standaard = {"soort": "anders", "omschrijving": "Terugkoppeling", "gedeeld_door": "K. Vos, teamleider"}
    gever = {"school": school, "bestuur": bestuur, "mbo": mbo}
    return Gegevensdeling.objects.create(richting=richting, gedeeld_op=gedeeld_op, **gever, **standaard | velden)


def maak_onderzoek(begin=date(2026, 9, 1), **velden):
    return Onderzoek.objects.create(**{"vraag": "Wat helpt?", "partners": "ZAAM, HMC", "begin": begin} | velden)


def maak_stuurgroepmbo(partner, **velden):
    return maak_mbo(partner=partner, **velden)


def maak_activiteit(datum=date(2026, 12, 8), **velden):
    """A planned workshop next month, without a limit."""
    standaard = {"naam": f"Activiteit {next(_nummer)}", "vorm": "workshop", "beschrijving": "Samen kijken."}
    wanneer = {"begin": time(15), "einde": time(17), "plaats": "Aula"}
    return Activiteit.objects.create(datum=datum, **standaard | wanneer | velden)


def maak_aanmelding(activiteit=None, plek="geplaatst", **velden):
    activiteit = activiteit or maak_activiteit()
    nummer = next(_nummer)
    standaard = {"naam": f"Docent {nummer}", "email": f"docent-{nummer}@school.nl", "volgnummer": nummer}
    velden.setdefault("aangemeld_op", datetime(2026, 11, 1, 12, tzinfo=UTC))
    return Aanmelding.objects.create(bijeenkomst=activiteit, plek=plek, **standaard | velden)


def maak_cijfer(school=None, mbo=None, **velden):
    """By default 30 who started in 2024, 24 behouden, 6 uitval, from vmbo-k to niveau 4 zorg."""
    aantallen = {"instroom": 30, "behouden": 24, "uitval": 6}
    cel = {"cohort": 2024, "leerweg": "vmbo-k", "niveau": 4, "domein": "zorg", "bron": "mbo"}
    door = {"gedeeld_door": "K. Jansen", "gedeeld_op": date(2026, 10, 1)}
    wie = {"school": school or maak_school(), "mbo": mbo or maak_mbo()}
    return Doorstroomcijfer.objects.create(**aantallen | cel | door | wie | velden)


def maak_praktijk(**velden):
    standaard = {"titel": f"Praktijk {next(_nummer)}", "samenvatting": "Kort", "tekst": "Lang", "staat": "gepubliceerd"}
    return Praktijk.objects.create(**standaard | velden)


def maak_document(**velden):
    standaard = {"titel": f"Document {next(_nummer)}", "datum": date(2024, 6, 1), "staat": "gepubliceerd"}
    return Document.objects.create(**standaard | velden)


def maak_openbaar_bestand():
    upload = SimpleUploadedFile("notitie.pdf", PDF)
    upload.soort = "pdf"
    nu = datetime(2026, 11, 1, 12, tzinfo=UTC)
    return bewaar_bestand(upload, eigenaar=maak_document(openbaar=True), door=None, nu=nu)
