"""Closing a school and opening it again, with its part in leerroutes: a register that schools themselves don't know."""

from datetime import date

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorlopend.geschiedenis import vastgesteld_tot
from doorlopend.logboek import Geweigerd
from doorlopend.models import School
from doorlopend.schoolacties import heropen_school, sluit_school
from doorlopend.schoolforms import SluitForm
from doorlopend.schoolviews import KRUIMEL, RECHT, SchoolstapView
from doorlopend.telwoord import telwoord
from leerroutes.deelnameacties import beeindig_deelnames, hervat_deelnames, lopende_deelnames
from leerroutes.models import Leerroute
from leerroutes.redenen import Redenfout, eis_reden, gegeven_reden, redenveld, vraag_reden

BEEINDIGEN = "Deelname beëindigen"


class SluitMetLeerroutesForm(SluitForm):
    """Also which leerroutes the school leaves when it closes: all of them, unless somebody says otherwise."""

    leerroutes = forms.MultipleChoiceField(
        label="Aan welke leerroutes doet de school dan niet meer mee?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Haal het vinkje weg als de school nog meedoet, bijvoorbeeld tot het eind van het schooljaar.",
    )

    reden = redenveld()

    def __init__(self, *args, school, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        if vastgesteld_tot() is None:
            del self.fields["reden"]
        deelnames = list(lopende_deelnames(school, vandaag))
        met_ander = _met_andere_school(deelnames, school, vandaag)
        if not deelnames:
            del self.fields["leerroutes"]
            return
        self.fields["leerroutes"].choices = [
            (deel.leerroute_id, str(deel.leerroute) + ("" if deel.leerroute_id in met_ander else " (de enige school)"))
            for deel in deelnames
        ]
        self.fields["leerroutes"].initial = [deel.leerroute_id for deel in deelnames]

    def clean(self):
        gegevens = super().clean()
        try:
            gegevens["reden"] = eis_reden(gegevens.get("per") or date.max, gegevens.get("reden"))
        except Redenfout as fout:
            self.add_error("reden", fout)
        return gegevens


def _met_andere_school(deelnames, school, vandaag):
    """The keys of the leerroutes in which another school takes part on `vandaag`."""
    routes = Leerroute.objects.filter(pk__in=[deel.leerroute_id for deel in deelnames]).met_scholen_op(vandaag)
    return {route.pk for route in routes if {deel.school_id for deel in route.deelnames_nu} - {school.pk}}


class SluitView(SchoolstapView):
    form_class, titel, knop = SluitMetLeerroutesForm, "School sluiten", "School sluiten"
    inleiding = "De school blijft te vinden, met alles wat er over is vastgelegd. U kunt dit terugdraaien."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"school": self.object, "vandaag": timezone.localdate()}

    def get_initial(self):
        return {"per": self.object.gesloten_op or timezone.localdate()}

    def doe(self, form):
        per, leerroutes = form.cleaned_data["per"], form.cleaned_data.get("leerroutes", [])
        reden = form.cleaned_data["reden"]
        with transaction.atomic():
            sluit_school(self.object, per=per, reden=reden)
            beeindig_deelnames(self.object, per=per, leerroutes=leerroutes, reden=reden)
        return f"De school is gesloten.{_gevolg(leerroutes)}"

    def get_context_data(self, **kwargs):
        """A school that is closed already comes here for the leerroutes that it still takes part in."""
        al_dicht = {"titel": BEEINDIGEN, "knop": BEEINDIGEN} if self.object.gesloten_op else {}
        return super().get_context_data(**(al_dicht | kwargs))


def _gevolg(leerroutes):
    """What that means for the leerroutes that the school left, in a sentence; "" when there are none."""
    if not leerroutes:
        return ""
    hoeveel = telwoord(len(leerroutes), "leerroute", "leerroutes")
    return f" Zij doet niet meer mee aan {hoeveel}. Stopt een leerroute? Wijzig dan ook de status."


@require_POST
def heropen(request, pk):
    """Undo the closing of a school, and the end of its deelnames that came with it."""
    if not request.user.has_perm(RECHT):
        raise Geweigerd
    school = get_object_or_404(School, pk=pk)
    if school.gesloten_op is None:
        return redirect(school)
    try:
        reden = eis_reden(school.gesloten_op, gegeven_reden(request))
    except Redenfout as fout:
        kruimels = [KRUIMEL, (str(school), school.get_absolute_url())]
        return vraag_reden(request, fout, f"{school} weer openen", "School weer openen", kruimels=kruimels)
    with transaction.atomic():
        hervat_deelnames(school, gesloten_op=school.gesloten_op, reden=reden)
        heropen_school(school, reden=reden)
    messages.success(request, "De school is weer open.")
    return redirect(school)
