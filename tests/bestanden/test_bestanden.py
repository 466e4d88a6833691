"""Uploads: what is let through, where it is kept, and who gets it back."""

import hashlib
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from doorlopend.bestanden import Bestandsveld, bewaar_bestand, verwijder_bestand
from doorlopend.bestandscontrole import MAX_BYTES, TE_GROOT, Bestandsfout, controleer
from doorlopend.forms import PortaalFormMixin
from doorlopend.models import Bestand
from tests.bestanden.corpus import BOM, CSV, FOUT, GOED, PDF, docx
from tests.bijeenkomsten.factories import maak_bijeenkomst
from tests.factories import maak_gebruiker, maak_school

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 1, 12, tzinfo=UTC)


class BestandForm(PortaalFormMixin, forms.Form):
    bestand = Bestandsveld()


def als_form(naam, inhoud):
    return BestandForm({}, {"bestand": SimpleUploadedFile(naam, inhoud)})


def maak_bestand(eigenaar, naam="verslag.pdf", inhoud=PDF, door=None):
    upload = SimpleUploadedFile(naam, inhoud)
    upload.soort = controleer(naam, inhoud)
    return bewaar_bestand(upload, eigenaar=eigenaar, door=door, nu=NU)


@pytest.mark.parametrize("soort", GOED)
def test_a_good_file_is_let_through(soort):
    naam, inhoud = GOED[soort]

    assert controleer(naam, inhoud) == naam.rsplit(".")[-1].lower()
    form = als_form(naam, inhoud)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["bestand"].read() == inhoud


def test_there_are_enough_bad_files():
    """Row 16."""
    assert len(FOUT) >= 60


@pytest.mark.parametrize("soort", FOUT)
def test_a_bad_file_is_refused_with_a_sentence_that_says_what_to_do(soort):
    """Row 16."""
    naam, inhoud = FOUT[soort]

    with pytest.raises(Bestandsfout) as fout:
        controleer(naam, inhoud)

    assert str(fout.value).endswith((".", ".pdf."))
    assert any(woord in str(fout.value) for woord in ("Kies", "Sla", "Geef", "Maak", "sla"))


def test_a_small_zip_that_unpacks_to_a_lot_is_refused_at_once():
    """Row 18."""
    bom = docx(("word/media/a.bin", BOM))

    begin = time.perf_counter()
    with pytest.raises(Bestandsfout, match="uitgepakt te groot"):
        controleer("a.docx", bom)

    assert time.perf_counter() - begin < 0.05


def test_sheets_are_read_without_entities():
    assert openpyxl.DEFUSEDXML is True


def test_an_upload_without_a_file_asks_for_one():
    assert BestandForm({}, {}).errors == {"bestand": ["Kies een bestand."]}


def test_a_file_is_kept_under_a_random_name_for_owner_and_group_only(settings):
    """Row 17."""
    bestand = maak_bestand(maak_bijeenkomst(), "Verslag 8 oktober.pdf")

    pad = Path(bestand.inhoud.path)

    assert pad.is_relative_to(settings.DATA_DIR / "bestanden")
    assert (pad.suffix, "Verslag" in str(pad)) == ("", False)
    assert oct(os.stat(pad).st_mode & 0o777) == "0o640"
    assert pad.read_bytes() == PDF
    assert (bestand.naam, bestand.soort, bestand.grootte) == ("Verslag 8 oktober.pdf", "pdf", len(PDF))
    assert bestand.sha256 == hashlib.sha256(PDF).hexdigest()


def test_a_file_without_a_row_leaves_nothing_on_the_disk(settings):
    map_ = settings.DATA_DIR / "bestanden"
    voor = set(map_.rglob("*"))
    upload = SimpleUploadedFile("a.pdf", PDF)
    upload.soort = "pdf"
    bijeenkomst = maak_bijeenkomst()

    with pytest.raises(IntegrityError), transaction.atomic():
        bewaar_bestand(upload, eigenaar=bijeenkomst, door=None, nu=None)

    assert {pad for pad in set(map_.rglob("*")) - voor if pad.is_file()} == set()


def test_the_bytes_go_only_when_the_removal_is_certain(django_capture_on_commit_callbacks):
    bestand = maak_bestand(maak_bijeenkomst())
    pad = Path(bestand.inhoud.path)

    with django_capture_on_commit_callbacks(execute=True):
        verwijder_bestand(bestand)
        assert pad.exists()

    assert not pad.exists()
    assert not Bestand.objects.exists()


@pytest.mark.parametrize(
    ("soort", "mime"),
    [
        ("pdf", "application/pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("csv", "text/csv; charset=utf-8"),
    ],
)
def test_a_download_is_an_attachment_that_can_do_nothing(soort, mime, als):
    """Row 17."""
    naam, inhoud = GOED[soort]
    bestand = maak_bestand(maak_bijeenkomst(), naam, inhoud)

    antwoord = als("stuurgroep").get(bestand.get_absolute_url())

    assert b"".join(antwoord.streaming_content) == inhoud
    assert antwoord["Content-Type"] == mime
    assert antwoord["Content-Disposition"] == f'attachment; filename="{naam}"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in antwoord["Cache-Control"]


@pytest.mark.parametrize(
    "naam", ['een "citaat".pdf', "één 👍.pdf", "v" * 251 + ".pdf", "a;b=c.pdf", "a%0d%0ab.pdf", "a'b.pdf", "  a.pdf "]
)
def test_a_strange_name_leaves_the_header_whole(naam, als):
    """Row 17."""
    bestand = maak_bestand(maak_bijeenkomst(), naam)

    antwoord = als("decaan").get(bestand.get_absolute_url())

    assert antwoord.status_code == 200
    assert antwoord["Content-Disposition"].startswith("attachment; filename")
    assert not set("\r\n") & set(antwoord["Content-Disposition"])


def test_a_file_has_no_address_of_its_own_on_the_web(als):
    """Row 17."""
    bestand = maak_bestand(maak_bijeenkomst())

    for pad in (f"/media/{bestand.inhoud.name}", f"/static/{bestand.inhoud.name}", f"/bestanden/{bestand.inhoud.name}"):
        assert als("programmaleider").get(pad).status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_not_found(als):
    bestand = maak_bestand(maak_bijeenkomst())
    Path(bestand.inhoud.path).unlink()

    assert als("programmaleider").get(bestand.get_absolute_url()).status_code == 404


def test_a_file_of_nobody_is_not_found(als):
    bijeenkomst = maak_bijeenkomst()
    bestand = maak_bestand(bijeenkomst)
    bijeenkomst.delete()

    assert als("programmaleider").get(bestand.get_absolute_url()).status_code == 404


def test_the_right_on_the_owner_decides_who_removes_a_file(client):
    school = maak_school()
    bestand = maak_bestand(maak_bijeenkomst(gastheer_school=school))
    pad = f"{bestand.get_absolute_url()}verwijderen/"

    client.force_login(maak_gebruiker("decaan", school=maak_school()))
    vreemde = client.post(pad).status_code
    client.force_login(maak_gebruiker("decaan", school=school))
    eigen = client.post(pad)

    assert (vreemde, eigen.status_code, eigen.url) == (404, 302, bestand.eigenaar.get_absolute_url())
    assert not Bestand.objects.exists()


def test_files_of_something_closed_stay(als):
    bijeenkomst = maak_bijeenkomst(afgesloten_op=NU, afgesloten_door=maak_gebruiker())
    bestand = maak_bestand(bijeenkomst)

    assert als("programmaleider").post(f"{bestand.get_absolute_url()}verwijderen/").status_code == 404
    assert Bestand.objects.count() == 1


def test_nobody_without_an_account_has_a_right(rf):
    assert not AnonymousUser().has_perm(maak_bestand(maak_bijeenkomst()).recht("view"))


def test_an_owner_may_name_another_right_for_reading(monkeypatch, als):
    bestand = maak_bestand(maak_bijeenkomst())
    monkeypatch.setattr(type(bestand.eigenaar), "bestandsrecht", "doorlopend.beheer", raising=False)

    assert als("decaan").get(bestand.get_absolute_url()).status_code == 404
    assert als("beheerder").get(bestand.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("megabytes", [11, 30])
def test_what_lies_beyond_the_limit_is_dropped_while_it_comes_in(megabytes):
    grens = "-----grens"
    lijf = (
        f'--{grens}\r\nContent-Disposition: form-data; name="bestand"; filename="a.csv"\r\n\r\n'.encode()
        + b"a;b\r\n" * (megabytes * 1024 * 1024 // 5)
        + f"\r\n--{grens}--\r\n".encode()
    )
    request = RequestFactory().post("/", lijf, content_type=f"multipart/form-data; boundary={grens}")

    form = BestandForm({}, request.FILES)

    assert form.errors == {"bestand": [TE_GROOT]}
    assert MAX_BYTES < request.FILES["bestand"].size <= MAX_BYTES + 2 * 65536


def test_a_file_of_exactly_the_limit_is_let_through():
    vulling = MAX_BYTES - len(CSV.encode())

    assert controleer("a.csv", CSV.encode() + b"a" * vulling) == "csv"


def test_a_broken_file_says_so_at_the_field_and_nothing_is_kept():
    form = als_form("a.pdf", b"%PDF-1.7\n")

    assert form.errors == {"bestand": ["Dit is geen goed PDF-bestand. Sla het document opnieuw op als PDF."]}
    assert not Bestand.objects.exists()
