"""The generic register pages, each written once: list, detail, create, update."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import CreateView, DetailView, FormView, UpdateView, View
from django.views.generic.detail import SingleObjectMixin
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from doorlopend import lijstuitvoer
from doorlopend.eenmalig import EenmaligMixin
from doorlopend.logboek import Geweigerd
from doorlopend.schooljaar import Peildatumfout, lees_peildatum
from doorlopend.telwoord import telwoord
from doorlopend.verwijderen import Verwijderform, herstel, verwijder, wat_hangt_aan
from doorlopend.wijzigen import VELD as VERSIEVELD
from doorlopend.wijzigen import los_op, vergrendel, versie_van

GEEN_FILTER = "Een van de gekozen filters kennen we niet. Haal dat filter weg om de lijst te zien."


class RechtMixin:
    """Answers 404 to who lacks `recht`, on the object when there is one: nobody learns that it exists."""

    recht = ""
    titel = ""
    inleiding = ""
    kruimels: list = []

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.recht):
            raise Geweigerd
        return super().dispatch(request, *args, **kwargs)

    def get_object(self, queryset=None):
        obj = super().get_object(queryset)
        if not self.request.user.has_perm(self.recht, obj):
            raise Geweigerd
        return obj

    def get_context_data(self, **kwargs):
        kop = {"titel": self.titel, "inleiding": self.inleiding, "kruimels": self.kruimels, "knoppen": []}
        return super().get_context_data(**(kop | kwargs))


class PeildatumMixin:
    """Sets `self.peildatum` from ?peildatum=, today without one; a date that can't be used gives a page with 400."""

    def dispatch(self, request, *args, **kwargs):
        vandaag = timezone.localdate()
        try:
            self.peildatum = lees_peildatum(request.GET.get("peildatum", ""), vandaag)
        except Peildatumfout as fout:
            context = {"titel": "Kies een andere peildatum", "fout": str(fout), "vandaag": vandaag}
            return render(request, "generic/peildatumfout.html", context, status=400)
        return super().dispatch(request, *args, **kwargs)


class RegisterListView(PeildatumMixin, RechtMixin, SingleTableMixin, FilterView):
    """A filtered, sorted, paged list: model, table_class, filterset_class and one queryset make a register."""

    template_name = "generic/list.html"
    table_pagination = {"per_page": 25}
    naamwoord = ("regel", "regels")

    @property
    def is_nu(self):
        """Whether the list shows today, so that what it says can be acted on."""
        return self.peildatum == timezone.localdate()

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"peildatum": self.peildatum}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if context["filter"].form.errors:
            context["table"].empty_text = GEEN_FILTER
        aantal = context["table"].paginator.count
        return context | {
            "aantal_tekst": telwoord(aantal, *self.naamwoord),
            "chips": list(self.chips(context["filter"])),
            "downloads": list(lijstuitvoer.downloads(self.request.GET)),
        }

    def render_to_response(self, context, **kwargs):
        """The page, or with ?download= the same rows as a file: same right, same filter, same order."""
        soort = self.request.GET.get(lijstuitvoer.PARAMETER)
        if soort not in lijstuitvoer.SOORTEN or context["filter"].form.errors:
            return super().render_to_response(context, **kwargs)
        naam = self.naamwoord[1]
        return lijstuitvoer.als_bestand(context["table"], naam=naam, soort=soort, dag=self.peildatum)

    def chips(self, filterset):
        """For each chosen filter value its label and the address of the list without it."""
        vraag = self.request.GET
        for naam, veld in filterset.form.fields.items():
            for waarde in vraag.getlist(naam):
                if waarde:
                    zonder = vraag.copy()
                    zonder.setlist(naam, [ander for ander in vraag.getlist(naam) if ander != waarde])
                    zonder.pop("page", None)
                    yield _keuzenaam(veld, waarde), f"?{zonder.urlencode()}"


def _keuzenaam(veld, waarde):
    """What a chip says for `waarde`: the label of the choice, or the text that was typed."""
    keuzes = getattr(veld, "choices", ())
    return next((str(label) for sleutel, label in keuzes if str(sleutel) == waarde), f"“{waarde}”")


class RegisterDetailView(RechtMixin, DetailView):
    template_name = "generic/detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"titel": str(self.object)} | kwargs))


class RegisterFormMixin(RechtMixin):
    """What create and update share: the form page, the message, back to the object."""

    template_name = "generic/form.html"
    knop = "Opslaan"
    melding = "“{}” is opgeslagen."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"knop": self.knop, "annuleer_url": self.annuleer_url()} | kwargs))

    def annuleer_url(self):
        return self.object.get_absolute_url() if self.object else self.kruimels[-1][1]

    def form_valid(self, form):
        self.object = form.save()
        messages.success(self.request, self.melding.format(self.object))
        return redirect(self.object)


class RegisterCreateView(EenmaligMixin, RegisterFormMixin, CreateView):
    pass


class RegisterUpdateView(RegisterFormMixin, UpdateView):
    """`naam` is what the object is called now, whatever is being typed.

    A form that was opened before somebody else saved comes back with what changed (409); nothing is lost.
    """

    botsing = None

    def get_object(self, queryset=None):
        obj = super().get_object(queryset)
        self.naam = str(obj)
        return obj

    def get_context_data(self, **kwargs):
        kruimels = [*self.kruimels, (self.naam, self.object.get_absolute_url())]
        wijzigen = {"versie": versie_van(self.object), "botsing": self.botsing}
        return super().get_context_data(**({"kruimels": kruimels} | wijzigen | kwargs))

    def post(self, request, *args, **kwargs):
        """Who is too late hears it without waiting for a turn; the others are looked at again under the lock."""
        self.object = self.get_object()
        if te_laat := self._botst():
            return te_laat
        try:
            return self._om_de_beurt(request, *args, **kwargs)
        except IntegrityError:
            # Somebody else just gave another record what only one may have: now the form sees that.
            return self._om_de_beurt(request, *args, **kwargs)

    @transaction.atomic
    def _om_de_beurt(self, request, *args, **kwargs):
        vergrendel(self.object)
        return self._botst() or super().post(request, *args, **kwargs)

    def _botst(self):
        """The page that shows what somebody else saved since this form was opened, or None."""
        versie, nu = self.request.POST.get(VERSIEVELD), versie_van(self.object)
        if nu and versie is not None and versie != nu:
            data, self.botsing = los_op(self.get_form(), self.get_object(), versie)
            form = self.get_form_class()(**(self.get_form_kwargs() | {"data": data}))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        return None


class RegisterDeleteView(RechtMixin, SingleObjectMixin, FormView):
    """Ask for a reason, say what hangs on the record, and take it out of every list and count."""

    template_name = "generic/verwijderen.html"
    form_class = Verwijderform

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.recht):
            raise Geweigerd
        self.object = self.get_object()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kop = {"titel": f"{self.object} verwijderen", "hangt_eraan": wat_hangt_aan(self.object)}
        kruimels = [*self.kruimels, (str(self.object), self.object.get_absolute_url())]
        return super().get_context_data(**(kop | {"kruimels": kruimels} | kwargs))

    def form_valid(self, form):
        verwijder(self.object, door=self.request.user, nu=timezone.now(), reden=form.cleaned_data["reden"])
        messages.success(self.request, f"“{self.object}” is verwijderd. U kunt het herstellen.")
        return redirect(self.kruimels[-1][1])


class RegisterRestoreView(RechtMixin, SingleObjectMixin, View):
    """Bring a removed record back."""

    http_method_names = ["post"]

    def get_queryset(self):
        return self.model.alle.exclude(verwijderd_op=None)

    def post(self, request, *args, **kwargs):
        return self.herstel(self.get_object())

    def herstel(self, obj, reden=""):
        request = self.request
        try:
            herstel(obj, reden=reden)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(self.kruimels[-1][1])
        messages.success(request, f"“{obj}” is hersteld.")
        return redirect(obj)


@login_not_required
@require_safe
def gezond(request):
    """200 when the database answers, 503 when not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database niet bereikbaar", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("gezond", content_type="text/plain; charset=utf-8")
