"""The one place where people upload files and get them back; every app uses it.

A model takes files with `bestanden = GenericRelation(Bestand, "eigenaar_id", "eigenaar_soort")`, a form
with `Bestandsveld`, and what comes in is kept by `bewaar_bestand()`.
"""

import hashlib

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadhandler import FileUploadHandler
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from doorlopend.bestandscontrole import MAX_BYTES, TE_GROOT, Bestandsfout, controleer
from doorlopend.models import Bestand

UITLEG = "PDF, Word (.docx), Excel (.xlsx) of CSV, hoogstens 10 MB. Zet er geen namen van leerlingen in."
AFGESCHERMD = "default-src 'none'; sandbox"


class Begrenzer(FileUploadHandler):
    """Drops what lies beyond the limit while it comes in; the form sees a file that is just too large."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.gezien = 0

    def receive_data_chunk(self, raw_data, start):
        self.gezien += len(raw_data)
        te_veel = self.gezien - len(raw_data) > MAX_BYTES
        return None if te_veel else raw_data

    def file_complete(self, file_size):
        return None


class Bestandsveld(forms.FileField):
    """A form field for one file; it says what is wrong, and `soort` on the file says what it is."""

    def __init__(self, *, label="Bestand", help_text=UITLEG, **kwargs):
        super().__init__(label=label, help_text=help_text, **kwargs)
        self.widget.attrs["accept"] = ".pdf,.docx,.xlsx,.csv"

    def to_python(self, data):
        bestand = super().to_python(data)
        if bestand is None:
            return None
        if bestand.size > MAX_BYTES:
            raise ValidationError(TE_GROOT)
        try:
            bestand.soort = controleer(bestand.name, bestand.read())
        except Bestandsfout as fout:
            raise ValidationError(str(fout)) from fout
        bestand.seek(0)
        return bestand


def bewaar_bestand(upload, *, eigenaar, door, nu):
    """Keep an upload that a Bestandsveld let through with `eigenaar`; returns the Bestand.

    The bytes are on disk before the row exists; when the row can't be made they are taken away again.
    """
    inhoud = upload.read()
    bestand = Bestand(
        eigenaar=eigenaar,
        naam=upload.name.strip(),
        soort=upload.soort,
        grootte=len(inhoud),
        sha256=hashlib.sha256(inhoud).hexdigest(),
        geplaatst_door=door,
        geplaatst_op=nu,
    )
    bestand.inhoud.save("", ContentFile(inhoud), save=False)
    try:
        bestand.save(force_insert=True)
    except Exception:
        bestand.inhoud.delete(save=False)
        raise
    return bestand


@transaction.atomic
def verwijder_bestand(bestand):
    """Take a file away; its bytes go once that is certain."""
    opslag, pad = bestand.inhoud.storage, bestand.inhoud.name
    bestand.delete()
    transaction.on_commit(lambda: opslag.delete(pad))


def _vind(request, sleutel, actie):
    """The file with this key and its owner, for who has the right on the owner; 404 for all others."""
    bestand = get_object_or_404(Bestand.objects.select_related("eigenaar_soort"), sleutel=sleutel)
    eigenaar = bestand.eigenaar
    if eigenaar is None or not request.user.has_perm(bestand.recht(actie), eigenaar):
        raise Http404
    return bestand, eigenaar


def als_bijlage(bestand):
    """The response with the bytes of a Bestand, that no browser opens inside the portal; 404 without them."""
    try:
        inhoud = bestand.inhoud.open()
    except FileNotFoundError as fout:
        raise Http404 from fout
    antwoord = FileResponse(inhoud, as_attachment=True, filename=bestand.naam, content_type=bestand.mime)
    antwoord["Content-Security-Policy"] = AFGESCHERMD
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@require_safe
def download(request, sleutel):
    bestand, _ = _vind(request, sleutel, "view")
    return als_bijlage(bestand)


@require_POST
def verwijderen(request, sleutel):
    """Take a file away, for who may change its owner."""
    bestand, eigenaar = _vind(request, sleutel, "change")
    if getattr(eigenaar, "is_afgesloten", False):
        raise Http404
    verwijder_bestand(bestand)
    messages.success(request, f"“{bestand}” is verwijderd.")
    return redirect(eigenaar)
