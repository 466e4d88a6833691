"""What the registers of lob share: own organisation first, pages of label and value, remove and restore."""

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.generic import ListView

from doorlopend.geschiedenis import tijdlijn
from doorlopend.logboek import Geweigerd
from doorlopend.rechten import mag_overal
from doorlopend.views import RechtMixin, RegisterCreateView, RegisterDetailView, RegisterListView, RegisterUpdateView

KRUIMEL_LOB = ("Lob en decanen", reverse_lazy("lob"))


def mag_toevoegen(gebruiker, soort, organisaties):
    """Whether this person can add a `soort`: everywhere, or for the own organisation.

    `organisaties` are the fields of a person that hold an organisation of the right kind.
    """
    recht = f"lob.add_{soort}"
    eigen = any(getattr(gebruiker, veld) for veld in organisaties)
    return mag_overal(gebruiker, recht) or (eigen and gebruiker.has_perm(recht))


class LobListView(RegisterListView):
    """A register of dated things: on an earlier peildatum, what had its day by then.

    `soort` is the first part of its url names and the last of its rights, `toevoegen` the words on the
    button, `ook` the (label, url name) of other pages; `met_verwijderd` when rows can be restored.
    """

    soort = toevoegen = ""
    organisaties: tuple[str, ...] = ("school",)
    datumveld = "datum"
    kruimels = [KRUIMEL_LOB]
    ook: tuple = ()
    met_verwijderd = False

    def op_peildatum(self, rijen):
        return rijen if self.is_nu else rijen.filter(**{f"{self.datumveld}__lte": self.peildatum})

    def get_context_data(self, **kwargs):
        knoppen = [(label, reverse(naam), "") for label, naam in self.ook]
        if self.met_verwijderd and self.request.user.has_perm(f"lob.delete_{self.soort}"):
            knoppen.append(("Verwijderd", reverse(f"{self.soort}-verwijderd"), ""))
        if mag_toevoegen(self.request.user, self.soort, self.organisaties):
            knoppen.append((self.toevoegen, reverse(f"{self.soort}-create"), "plus"))
        return super().get_context_data(**({"knoppen": knoppen} | kwargs))


class LobDetailView(RegisterDetailView):
    """A record as label and value, with its timeline; `gegevens()` gives (label, value)."""

    template_name = "lob/record.html"
    soort = ""
    verwijderbaar = True

    def gegevens(self):
        raise NotImplementedError

    def knoppen(self):
        """(label, url, icon) of what this person can do with the record."""
        pk, mag = self.object.pk, self.request.user.has_perm
        if self.verwijderbaar and mag(f"lob.delete_{self.soort}", self.object):
            yield "Verwijderen", reverse(f"{self.soort}-verwijderen", args=[pk]), ""
        if mag(f"lob.change_{self.soort}", self.object):
            yield "Bewerken", reverse(f"{self.soort}-update", args=[pk]), ""

    def get_context_data(self, **kwargs):
        eigen = {"gegevens": self.gegevens(), "knoppen": list(self.knoppen()), "tijdlijn": tijdlijn(self.object)}
        return super().get_context_data(**(eigen | kwargs))


class EigenFormulierMixin:
    """Gives an EigenOrganisatieMixin form the person and the day; 404 for who has no organisation that fits."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"gebruiker": self.request.user, "vandaag": timezone.localdate()}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not form.mag:
            raise Geweigerd
        return form


class LobCreateView(EigenFormulierMixin, RegisterCreateView):
    pass


class LobUpdateView(EigenFormulierMixin, RegisterUpdateView):
    pass


class VerwijderdView(RechtMixin, ListView):
    """What was removed of one register, each with a button to bring it back; only what this person may restore."""

    template_name = "generic/verwijderd.html"
    herstel_url = ""

    def get_queryset(self):
        weg = self.model.alle.exclude(verwijderd_op=None).select_related("verwijderd_door")
        return [obj for obj in weg.order_by("-verwijderd_op") if self.request.user.has_perm(self.recht, obj)]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"herstel_url": self.herstel_url} | kwargs))
