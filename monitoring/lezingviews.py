"""Choosing another reading: old and new number side by side, a reason, and only then it is saved."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.generic import FormView

from doorlopend.forms import PortaalFormMixin
from doorlopend.views import RechtMixin
from monitoring.lezingen import kies_andere_lezing, met_andere_lezing
from monitoring.metingen import meet_alles
from monitoring.models import Convenant, Telafspraak


class LezingForm(PortaalFormMixin, forms.Form):
    lezing = forms.CharField(widget=forms.HiddenInput, required=False)
    reden = forms.CharField(
        label="Waarom kiest u deze lezing?",
        help_text="Wie besloot dit, en waarom? Iedereen in het portaal leest dit.",
        max_length=1000,
        widget=forms.Textarea,
    )


class LezingView(RechtMixin, FormView):
    recht = "monitoring.change_telafspraak"
    template_name = "voortgang/lezing.html"
    form_class = LezingForm
    kruimels = [("Zo tellen we", reverse_lazy("zo-tellen-we"))]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        convenant = Convenant.objects.geldend_op(timezone.localdate())
        rijen = Telafspraak.objects.filter(convenant=convenant, nummer=kwargs["nummer"]).geldend()
        self.telafspraak = rijen.select_related("convenant").prefetch_related("indicatoren").first()
        if self.telafspraak is None:
            raise Http404

    def get_initial(self):
        return {"lezing": str(self.telafspraak.pk)}

    def get_context_data(self, **kwargs):
        telbaar = self.telafspraak.andere_telbaar
        metingen = meet_alles(timezone.localdate()) if telbaar else {}
        paren = met_andere_lezing(self.telafspraak, metingen) if telbaar else []
        anders = [(oud, nieuw) for oud, nieuw in paren if oud.kern != nieuw.kern]
        return super().get_context_data(
            titel=self.telafspraak.onderwerp,
            telafspraak=self.telafspraak,
            paren=anders or paren,
            anders=anders,
            gelijk=[oud.indicator for oud, nieuw in paren if oud.kern == nieuw.kern],
            **kwargs,
        )

    def form_valid(self, form):
        if not self.telafspraak.andere_telbaar:
            form.add_error(None, "Het portaal kan deze andere lezing nog niet tellen. Er is niets gewijzigd.")
        elif form.cleaned_data["lezing"] != str(self.telafspraak.pk):
            form.add_error(None, "Iemand anders koos intussen een lezing. Bekijk de getallen hieronder opnieuw.")
            form.data = form.data.copy()
            form.data["lezing"] = str(self.telafspraak.pk)
        if form.errors:
            return self.form_invalid(form)
        kies_andere_lezing(
            self.telafspraak, reden=form.cleaned_data["reden"], door=self.request.user, vandaag=timezone.localdate()
        )
        messages.success(self.request, "De lezing is gewijzigd. De getallen in het portaal tellen nu zo.")
        return super().form_valid(form)

    def get_success_url(self):
        return reverse("zo-tellen-we")
