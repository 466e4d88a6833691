"""Pages of practices and documents; some without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from doorlopend.bestanden import als_bijlage
from doorlopend.filters import MAX_ZOEKTERM
from doorlopend.models import Bestand
from doorlopend.views import RegisterCreateView, RegisterDeleteView, RegisterRestoreView, RegisterUpdateView
from kennisdeling.models import Document, Praktijk, zoek
from kennisdeling.praktijkforms import DocumentForm, PraktijkForm, soorten
from kennisdeling.praktijktables import DocumentFilter, DocumentTable, PraktijkFilter, PraktijkTable
from kennisdeling.registerviews import KRUIMEL, KennisDetailView, KennisListView, MomentFormMixin, VerwijderdView

KRUIMELS_P = [KRUIMEL, ("Goede praktijken", reverse_lazy("praktijk-list"))]
KRUIMELS_D = [KRUIMEL, ("Documenten", reverse_lazy("document-list"))]
KRUIMELS_O = [("Goede praktijken en documenten", reverse_lazy("kennis-openbaar"))]


class PraktijkListView(KennisListView):
    model, table_class, filterset_class = Praktijk, PraktijkTable, PraktijkFilter
    recht = "kennisdeling.view_praktijk"
    titel, inleiding = "Goede praktijken", "Wat werkte ergens, en hoe doet u het ook?"
    naamwoord = ("praktijk", "praktijken")
    toevoegen = (("Praktijk toevoegen", "praktijk-create"),)
    ook = (("Openbare pagina", "kennis-openbaar"),)

    def get_queryset(self):
        return Praktijk.objects.voor(self.request.user)


class PraktijkDetailView(KennisDetailView):
    template_name = "kennisdeling/praktijk.html"
    recht, soort, kruimels = "kennisdeling.view_praktijk", "praktijk", KRUIMELS_P

    def get_queryset(self):
        return Praktijk.objects.voor(self.request.user).prefetch_related("scholen", "leerroutes")

    def gegevens(self):
        return gegevens_van(self.object, met_links=True) + [
            ("Status", self.object.get_staat_display()),
            ("Openbaar", "Ja" if self.object.openbaar else "Nee"),
        ]


def gegevens_van(praktijk, met_links=False):
    """What a practice belongs to, as label and value; with links for who may open those pages."""

    def lijst(dingen):
        adressen = ((ding.get_absolute_url() if met_links else "", str(ding)) for ding in dingen)
        delen = [format_html('<a href="{}">{}</a>', *paar) if paar[0] else paar[1] for paar in adressen]
        return format_html_join(", ", "{}", ((deel,) for deel in delen))

    return [
        ("Soort leerroute", dict(soorten()).get(praktijk.soort, "")),
        ("Leerroutes", lijst(praktijk.leerroutes.all())),
        ("Scholen", lijst(praktijk.scholen.all())),
        ("Sector", praktijk.get_sector_display()),
        ("Contact", praktijk.contact),
    ]


class PraktijkCreateView(MomentFormMixin, RegisterCreateView):
    model, form_class, recht = Praktijk, PraktijkForm, "kennisdeling.add_praktijk"
    titel, kruimels = "Praktijk toevoegen", KRUIMELS_P


class PraktijkUpdateView(MomentFormMixin, RegisterUpdateView):
    model, form_class, recht = Praktijk, PraktijkForm, "kennisdeling.change_praktijk"
    titel, kruimels = "Praktijk bewerken", KRUIMELS_P


class PraktijkDeleteView(RegisterDeleteView):
    model, recht, kruimels = Praktijk, "kennisdeling.delete_praktijk", KRUIMELS_P


class PraktijkRestoreView(RegisterRestoreView):
    model, recht, kruimels = Praktijk, "kennisdeling.delete_praktijk", KRUIMELS_P


class VerwijderdePraktijkenView(VerwijderdView):
    model, recht, kruimels = Praktijk, "kennisdeling.delete_praktijk", KRUIMELS_P
    titel, herstel_url = "Verwijderde praktijken", "praktijk-herstellen"


class DocumentListView(KennisListView):
    model, table_class, filterset_class = Document, DocumentTable, DocumentFilter
    recht = "kennisdeling.view_document"
    titel, inleiding = "Documenten", "Notities en handreikingen van het programma."
    naamwoord = ("document", "documenten")
    toevoegen = (("Document toevoegen", "document-create"),)

    def get_queryset(self):
        return Document.objects.voor(self.request.user)


class DocumentDetailView(KennisDetailView):
    recht, soort, kruimels = "kennisdeling.view_document", "document", KRUIMELS_D

    def get_queryset(self):
        return Document.objects.voor(self.request.user)

    def gegevens(self):
        d = self.object
        return [
            ("Omschrijving", d.omschrijving),
            ("Versie", d.versie),
            ("Datum", d.datum),
            ("Link", d.link),
            ("Status", d.get_staat_display()),
            ("Openbaar", "Ja" if d.openbaar else "Nee"),
        ]


class DocumentCreateView(MomentFormMixin, RegisterCreateView):
    model, form_class, recht = Document, DocumentForm, "kennisdeling.add_document"
    titel, kruimels = "Document toevoegen", KRUIMELS_D


class DocumentUpdateView(MomentFormMixin, RegisterUpdateView):
    model, form_class, recht = Document, DocumentForm, "kennisdeling.change_document"
    titel, kruimels = "Document bewerken", KRUIMELS_D


class DocumentDeleteView(RegisterDeleteView):
    model, recht, kruimels = Document, "kennisdeling.delete_document", KRUIMELS_D


class DocumentRestoreView(RegisterRestoreView):
    model, recht, kruimels = Document, "kennisdeling.delete_document", KRUIMELS_D


class VerwijderdeDocumentenView(VerwijderdView):
    model, recht, kruimels = Document, "kennisdeling.delete_document", KRUIMELS_D
    titel, herstel_url = "Verwijderde documenten", "document-herstellen"


@login_not_required
@require_safe
def openbaar(request):
    """Public practices and documents, with a search in title and text."""
    term = request.GET.get("zoek", "").replace("\x00", "")[:MAX_ZOEKTERM]
    context = {
        "titel": "Goede praktijken en documenten",
        "inleiding": "Wat scholen en mbo’s leerden over doorlopend leren.",
        "zoek": term,
        "praktijken": zoek(Praktijk.objects.openbaar(), term, "titel", "samenvatting", "tekst"),
        "documenten": zoek(Document.objects.openbaar(), term, "titel", "omschrijving").prefetch_related("bestanden"),
    }
    return render(request, "kennisdeling/kennis.html", context)


@login_not_required
@require_safe
def openbare_praktijk(request, pk):
    praktijk = get_object_or_404(
        Praktijk.objects.openbaar().prefetch_related("scholen", "leerroutes", "bestanden"), pk=pk
    )
    context = {"titel": praktijk.titel, "kruimels": KRUIMELS_O, "object": praktijk, "openbaar": True}
    context |= {"gegevens": gegevens_van(praktijk), "bestanden": list(praktijk.bestanden.all())}
    return render(request, "kennisdeling/praktijk.html", context)


@login_not_required
@require_safe
def openbaar_bestand(request, sleutel):
    """A file of a public practice or document, as an attachment."""
    bestand = get_object_or_404(Bestand.objects.select_related("eigenaar_soort"), sleutel=sleutel)
    if not getattr(bestand.eigenaar, "is_openbaar", False) or bestand.eigenaar.verwijderd_op:
        raise Http404
    return als_bijlage(bestand)
