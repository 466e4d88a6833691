"""The figures of one school or mbo as JSON, CSV, XLSX and PDF: all from the lines that the page shows, nothing else."""

import hashlib

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.text import slugify

from doorlopend.lettertekens import vervang_onbekende_tekens
from doorlopend.lijstuitvoer import bestand_van
from doorlopend.pdf import maak_pdf

KOPPEN = ("Instroom", "Behouden", "Uitval", "Startersresultaat", "Stand")


def als_json(overzicht, nu):
    """Counts as texts, for "<5" and "27–30" are no numbers; a percentage is a number, or null when it can't be told."""
    regels = [
        {
            "cohort": regel.cohort,
            "onderdeel": regel.naam,
            "is_totaal": regel.is_totaal,
            "instroom": str(regel.getoond.instroom),
            "behouden": str(regel.getoond.behouden),
            "uitval": str(regel.getoond.uitval),
            "startersresultaat": regel.getoond.startersresultaat,
            "voorlopig": regel.voorlopig,
        }
        for regel in overzicht["regels"]
    ]
    kop = {"titel": overzicht["titel"], "bron": overzicht["bron"], "per": overzicht["per"]}
    return JsonResponse(kop | {"regels": regels})


def _als_blad(soort):
    def maak(overzicht, nu):
        koppen = ("Bron", "Cohort", overzicht["kop"], *KOPPEN)
        rijen = [
            (
                *(overzicht["bron"].label, regel.cohort, regel.naam),
                *map(str, (regel.getoond.instroom, regel.getoond.behouden, regel.getoond.uitval)),
                *(regel.startersresultaat, regel.stand),
            )
            for regel in overzicht["regels"]
        ]
        return bestand_van(koppen, rijen, naam=naam(overzicht), soort=soort, dag=nu.date())

    return maak


def als_pdf(overzicht, nu):
    """Raises PdfFout. The same figures on the same moment give the same bytes."""
    html = vervang_onbekende_tekens(render_to_string("kennisdeling/cijfers_pdf.html", overzicht | {"op": nu}))
    kenmerk = hashlib.sha256(html.encode()).hexdigest()[:32]
    inhoud = maak_pdf(html, titel=overzicht["titel"], identifier=f"cijfers-{kenmerk}", gemaakt_op=nu)
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam(overzicht)}-{nu.date()}.pdf"'
    return antwoord


def naam(overzicht):
    return f"cijfers-{slugify(overzicht['organisatie'])[:40]}-per-{overzicht['per']}"


FORMATEN = {"json": als_json, "csv": _als_blad("csv"), "xlsx": _als_blad("xlsx"), "pdf": als_pdf}
