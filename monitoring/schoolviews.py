"""Schools with what every register knows of them: list, dossier, and what is missing in the city."""

from itertools import chain
from operator import attrgetter

import django_filters
import django_tables2 as tables
from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from doorlopend.filters import SchoolFilter
from doorlopend.gebied import gebied
from doorlopend.geschiedenis import tijdlijn, wijzigingen_van
from doorlopend.models import School, Schoolaanbod, Stadsdeel, Vestigingscode
from doorlopend.models.organisaties import loopt_op
from doorlopend.schooljaar import Schooljaar
from doorlopend.schoolviews import KRUIMEL
from doorlopend.tables import SchoolTable
from doorlopend.views import PeildatumMixin, RegisterDetailView, RegisterListView
from leerroutes.models import Deelname, Leerroute
from leerroutes.statussen import Status
from lob.models import Bedrijfsactiviteit, Decaan, LobScan, Uitvoering, Voorlichting
from monitoring.hiaten import VRAGEN, per_school, per_sector, per_stadsdeel, routes_per_school, standen
from monitoring.register import Register
from monitoring.views import VoortgangPagina

MET, BEZIG, ZONDER = "met", "bezig", "zonder"


def _deelnemers(peildatum, *statussen):
    """The keys of schools that take part on `peildatum` in a leerroute with one of `statussen`."""
    routes = Leerroute.objects.met_status_op(peildatum).filter(status__in=statussen)
    return Deelname.objects.filter(loopt_op(peildatum), leerroute__in=routes.values("pk")).values("school")


class DossierFilter(SchoolFilter):
    """The filters of schools, and whether they have a leerroute."""

    leerroute = django_filters.ChoiceFilter(
        label="Leerroute",
        empty_label="Met en zonder",
        choices=[(MET, "Met leerroute"), (BEZIG, "Alleen in voorbereiding"), (ZONDER, "Zonder leerroute")],
        method="filter_leerroute",
    )

    def filter_leerroute(self, queryset, naam, waarde):
        met = Q(pk__in=_deelnemers(self.peildatum, Status.AANGEBODEN))
        bezig = Q(pk__in=_deelnemers(self.peildatum, Status.ONTWIKKELING, Status.VERKENNING))
        return queryset.filter({MET: met, BEZIG: bezig & ~met, ZONDER: ~met & ~bezig}[waarde])


class DossierTable(SchoolTable):
    leerroutes = tables.Column("Leerroutes", accessor="leerroutes_nu", order_by=("leerroutes_nu", "roepnaam", "pk"))
    uitvoer = (
        *SchoolTable.uitvoer,
        ("Leerroutes aangeboden", "leerroutes_nu"),
        ("Andere namen", "andere_namen"),
        ("Gesloten op", "gesloten_op"),
    )

    class Meta(SchoolTable.Meta):
        sequence = ("roepnaam", "bestuur", "stadsdeel", "aanbod", "leerroutes", "controleren")


class SchoolListView(RegisterListView):
    model, table_class, filterset_class = School, DossierTable, DossierFilter
    recht = "doorlopend.view_school"
    titel = "Scholen"
    inleiding = "Scholen voor voortgezet onderwijs, uit de open gegevens van DUO."
    naamwoord = ("school", "scholen")

    def get_queryset(self):
        aanbod = Schoolaanbod.objects.filter(loopt_op(self.peildatum))
        aangeboden = Leerroute.objects.met_status_op(self.peildatum).filter(status=Status.AANGEBODEN)
        nu = loopt_op_deelname(self.peildatum) & Q(deelnames__leerroute__in=aangeboden.values("pk"))
        return School.objects.annotate(
            leerroutes_nu=Count("deelnames__leerroute", filter=nu, distinct=True)
        ).prefetch_related(Prefetch("aanbod", aanbod, to_attr="aanbod_nu"))

    def get_context_data(self, **kwargs):
        knoppen = [("Wat ontbreekt er nog", reverse("scholen-hiaten"), "")]
        if self.request.user.has_perm("doorlopend.importeren_duo"):
            knoppen.append(("Verversen uit DUO", reverse("duo-create"), "upload"))
        if self.request.user.has_perm("doorlopend.add_school"):
            knoppen.append(("School toevoegen", reverse("school-create"), "plus"))
        return super().get_context_data(**({"knoppen": knoppen} | kwargs))


def loopt_op_deelname(dag):
    """Q for a school: a participation that runs on `dag`."""
    begonnen = Q(deelnames__vanaf=None) | Q(deelnames__vanaf__lte=dag)
    return begonnen & (Q(deelnames__tot=None) | Q(deelnames__tot__gt=dag))


class SchoolDetailView(PeildatumMixin, RegisterDetailView):
    """The dossier: offers, leerroutes, what is missing, LOB of this school year, contacts, history."""

    model = School
    recht = "doorlopend.view_school"
    template_name = "scholen/detail.html"
    kruimels = [KRUIMEL]

    def get_context_data(self, **kwargs):
        register, school, dag = Register.lees(), self.object, self.peildatum
        routes = routes_per_school(register, dag).get(school.pk, [])
        alle = standen(register, dag, scholen=[school.pk])
        return super().get_context_data(
            peildatum=dag,
            is_open=school.is_open_op(dag),
            aanbod=school.aanbod.all(),
            routes=sorted(routes, key=lambda paar: paar[0].naam),
            standen=alle,
            hiaten=[stand for stand in alle if stand.is_hiaat],
            lob=lob_van(school, Schooljaar.op(dag)),
            decanen=self.decanen(),
            tijdlijn=geschiedenis(school),
            **kwargs,
        )

    def decanen(self):
        """The contacts, for who may see the directory; None for others."""
        if not self.request.user.has_perm("lob.view_decaan"):
            return None
        return Decaan.objects.filter(school=self.object)


def geschiedenis(school):
    """The timeline of a school with its codes and offers, newest first."""
    delen = (wijzigingen_van(model, school_id=school.pk) for model in (Vestigingscode, Schoolaanbod))
    return sorted([*tijdlijn(school), *chain.from_iterable(delen)], key=attrgetter("moment"), reverse=True)


def lob_van(school, schooljaar):
    """What the school did for LOB in one school year: counts, and whether the scan is filled in."""
    return {
        "schooljaar": schooljaar,
        "voorlichtingen": _gehouden(Voorlichting, schooljaar).filter(school=school).count(),
        "bedrijven": _gehouden(Bedrijfsactiviteit, schooljaar).filter(scholen=school).count(),
        "scan": LobScan.objects.filter(school=school, schooljaar=schooljaar.begin).exists(),
    }


def _gehouden(model, schooljaar):
    return model.objects.in_schooljaar(schooljaar).filter(uitvoering=Uitvoering.GEHOUDEN)


class HiatenView(VoortgangPagina):
    """The city on one page: per stadsdeel and per sector what runs, and every school that still misses something."""

    template_name = "scholen/hiaten.html"
    recht = "doorlopend.view_school"
    titel = "Wat ontbreekt er nog"
    inleiding = "Scholen met een aanbod waarvoor nog geen leerroute wordt aangeboden."
    kruimels = [KRUIMEL]

    def get_context_data(self, **kwargs):
        register, stad = Register.lees(), gebied().stad
        alle = standen(register, self.peildatum)
        delen = Stadsdeel.choices if stad else []
        plek = self.request.GET.get("stadsdeel", "")
        hiaten = per_school(s for s in alle if s.is_hiaat and plek in ("", s.school.stadsdeel))
        return super().get_context_data(
            vragen=VRAGEN,
            stadsdelen=per_stadsdeel(alle, stad),
            sectoren=per_sector(register, self.peildatum, [code for code, _ in delen]),
            sectorkolommen=[*(label for _, label in delen), "Totaal"],
            hiaten=hiaten,
            plek=Stadsdeel(plek).label if plek in Stadsdeel.values else "",
            is_vandaag=self.peildatum == timezone.localdate(),
            **kwargs,
        )
