"""Pages about reports as a whole: the list with the schedule, one report, a new one, its peildatum, the evaluation."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import CreateView, DetailView, TemplateView, UpdateView

from doorlopend.eenmalig import EenmaligMixin
from doorlopend.schooljaar import Schooljaar
from doorlopend.views import RechtMixin, RegisterUpdateView
from monitoring.models import Besluit, Evaluatie, Rapportage, Rapportperiode, Rapportversie
from monitoring.models.rapport import Staat
from monitoring.rapportdoelen import is_voorbij
from monitoring.rapportforms import AL_GEMAAKT, EvaluatieForm, NieuweRapportageForm, PeildatumForm, PeriodeForm
from monitoring.rapportindeling import deelstanden
from monitoring.rapportinhoud import Rapport, Rapportfout, stel_samen
from monitoring.rapportrooster import lopend, periode_van, rooster
from monitoring.rapporttoegang import (
    KRUIMEL,
    LEIDEN,
    LEZEN,
    SCHRIJVEN,
    OpenMixin,
    RapportageMixin,
    mag_zien,
    zichtbare_versies,
)
from monitoring.rapportverschillen import vergelijk


class RapportageListView(RechtMixin, TemplateView):
    """The schedule with the report made on each period, as far as this person may see it; the newest on top."""

    recht = LEZEN
    titel = "Rapporten"
    inleiding = "Twee keer per schooljaar maakt het programma een voortgangsrapportage voor de stuurgroep."
    template_name = "rapporten/lijst.html"

    def get_context_data(self, **kwargs):
        gebruiker, vandaag = self.request.user, timezone.localdate()
        schrijft = gebruiker.has_perm(SCHRIJVEN)
        rijen = [
            (regel, (zichtbare_versies(regel.rapportage, gebruiker) or [None])[-1] if regel.rapportage else None)
            for regel in rooster(vandaag)
            if (mag_zien(regel.rapportage, gebruiker) if regel.rapportage else schrijft)
        ]
        nieuwste = next((versie for _, versie in rijen if versie and versie.is_vastgesteld), None)
        voorgelegd = [(regel, versie) for regel, versie in rijen if versie and versie.staat == Staat.VOORGELEGD]
        return super().get_context_data(
            rijen=rijen,
            nieuwste=nieuwste,
            voorgelegd=voorgelegd,
            lopend=lopend(vandaag) if schrijft else [],
            **evaluaties(Schooljaar.op(vandaag).begin),
            **kwargs,
        )


def evaluaties(schooljaar):
    """The yearly evaluations, and whether that of `schooljaar` is still to be written."""
    alle = list(Evaluatie.objects.all())
    in_convenant = Rapportperiode.objects.filter(schooljaar=schooljaar).exists()
    nodig = in_convenant and schooljaar not in {evaluatie.schooljaar for evaluatie in alle}
    return {"evaluaties": alle, "evaluatie_nodig": nodig, "evaluatie_van": schooljaar}


class RapportageDetailView(RapportageMixin, DetailView):
    """One report: what to do next, versions, figures, decisions, and what would be counted otherwise now."""

    template_name = "rapporten/detail.html"

    def get_context_data(self, **kwargs):
        rapportage, versies = self.object, zichtbare_versies(self.object, self.request.user)
        rapport = Rapport.van(Rapportversie.objects.defer("pdf").get(pk=versies[-1].pk)) if versies else None
        nu = self.nu(rapportage)
        getoond = rapport or nu
        standen = deelstanden(nu.regels, nu.versie.inhoud) if nu else []
        return super().get_context_data(
            titel=str(rapportage),
            versies=versies[::-1],
            nieuwste=versies[-1] if versies else None,
            rapport=getoond,
            inhoud=getoond.versie.inhoud if getoond else {},
            voorbij=getoond is not None and is_voorbij(getoond.versie.inhoud),
            staat=versies[-1].staat if versies else rapportage.staat,
            vergelijking=vergelijk(rapport, nu) if rapport and nu else None,
            gewijzigd_sinds=rapport is not None and rapport.versie.inhoud["gewijzigd"] != rapportage.gewijzigd,
            besluiten=Besluit.objects.filter(rapportage=rapportage) if versies else [],
            periode=periode_van(rapportage),
            klaar=sum(stand.is_klaar for stand in standen),
            totaal=len(standen),
            **kwargs,
        )

    def nu(self, rapportage):
        """The report as it would be now; without a covenant there is none."""
        try:
            return stel_samen(rapportage, door=self.request.user)
        except Rapportfout as fout:
            messages.error(self.request, str(fout))
            return None


class RapportageCreateView(EenmaligMixin, RechtMixin, CreateView):
    recht = SCHRIJVEN
    form_class = NieuweRapportageForm
    template_name = "generic/form.html"
    titel = "Nieuwe voortgangsrapportage"
    inleiding = "De nieuwe rapportage is een concept. Alleen het programmateam en de beheerder zien haar."
    kruimels = [KRUIMEL]
    extra_context = {"knop": "Rapportage maken", "annuleer_url": KRUIMEL[1]}

    def get_initial(self):
        return {"periode": self.request.GET.get("periode")}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vandaag": timezone.localdate()}

    def form_valid(self, form):
        form.instance.gemaakt_door, form.instance.gemaakt_op = self.request.user, timezone.now()
        try:
            with transaction.atomic():
                rapportage = form.save()
        except IntegrityError:
            form.add_error("periode", AL_GEMAAKT)
            return self.form_invalid(form)
        messages.success(self.request, f"{rapportage} is gemaakt. Schrijf nu de teksten.")
        if rapportage.peildatum != form.gewone_peildatum:
            gewoon = date_format(form.gewone_peildatum)
            messages.warning(self.request, f"De gewone peildatum van dit halfjaar is {gewoon}. U koos een andere dag.")
        return redirect(rapportage)


class RapportageUpdateView(OpenMixin, UpdateView):
    """The peildatum, as long as nothing was voorgelegd."""

    recht = SCHRIJVEN
    form_class = PeildatumForm
    template_name = "generic/form.html"
    titel = "Peildatum wijzigen"
    inleiding = "Een andere peildatum geeft andere cijfers. Na het voorleggen staat de peildatum vast."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vandaag": timezone.localdate()}

    def get_context_data(self, **kwargs):
        kop = {"kruimels": self.kruimels_van(self.object), "knop": "Opslaan"}
        return super().get_context_data(**(kop | {"annuleer_url": self.object.get_absolute_url()} | kwargs))

    def form_valid(self, form):
        mijn = Rapportage.objects.filter(pk=self.object.pk, versies=None)
        if mijn.update(peildatum=form.cleaned_data["peildatum"]):
            messages.success(self.request, "De peildatum is opgeslagen.")
        else:
            messages.error(self.request, "De rapportage is al voorgelegd. De peildatum staat dan vast.")
        return redirect("rapportage-detail", self.object.pk)


class PeriodeUpdateView(RegisterUpdateView):
    """The dates of one line of the schedule."""

    recht = LEIDEN
    model, form_class = Rapportperiode, PeriodeForm
    titel = "Rooster wijzigen"
    melding = "De data van “{}” zijn opgeslagen."
    kruimels = [KRUIMEL]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"kruimels": self.kruimels, "titel": f"Rooster: {self.naam}"} | kwargs))


class EvaluatieUpdateView(RechtMixin, UpdateView):
    """The yearly evaluation of a school year of the covenant; made on first saving."""

    recht = SCHRIJVEN
    form_class = EvaluatieForm
    template_name = "generic/form.html"
    inleiding = "Het convenant vraagt elk schooljaar een evaluatie. Zij komt in de eerstvolgende rapportage."
    kruimels = [KRUIMEL]
    success_url = reverse_lazy("rapportage-list")
    extra_context = {"knop": "Opslaan", "annuleer_url": KRUIMEL[1]}

    def get_object(self, queryset=None):
        schooljaar = self.kwargs["schooljaar"]
        if not Rapportperiode.objects.filter(schooljaar=schooljaar).exists():
            raise Http404
        return Evaluatie.objects.filter(schooljaar=schooljaar).first() or Evaluatie(schooljaar=schooljaar)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vandaag": timezone.localdate()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **({"titel": f"Evaluatie van schooljaar {Schooljaar(self.object.schooljaar)}"} | kwargs)
        )

    def form_valid(self, form):
        messages.success(self.request, f"“{form.instance}” is opgeslagen.")
        return super().form_valid(form)
