"""What is asked of who changes figures on which a report is vastgesteld: why now still."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.utils.formats import date_format

from doorlopend.forms import PortaalFormMixin
from doorlopend.geschiedenis import vastgesteld_tot
from doorlopend.terug import veilig_terug


class Redenfout(ValidationError):
    """What is asked reaches back before the last vastgestelde report, so it needs a reason."""


class Redenform(PortaalFormMixin, forms.Form):
    """The reason, on a page of its own or beside a button; `terug` is where to go afterwards."""

    reden = forms.CharField(
        label="Waarom wijzigt u dit nu nog?",
        max_length=100,
        help_text="Dit verandert cijfers waarover al een rapport is vastgesteld. Het rapport zelf verandert niet.",
    )
    terug = forms.CharField(required=False, widget=forms.HiddenInput)


def redenveld():
    """The reason as a field of a form that changes more; eis_reden() says whether it is needed."""
    return forms.CharField(
        label="Waarom wijzigt u dit nu nog?",
        required=False,
        max_length=100,
        help_text="Nodig als het cijfers verandert waarover al een rapport is vastgesteld.",
    )


def reden_ontbreekt(grens):
    """What is said when a change reaches back before the last vastgestelde rapport and no reason is given."""
    return (
        f"Dit verandert ook cijfers van voor {date_format(grens)}, en daarover is een rapport vastgesteld. "
        "Schrijf op waarom u dit nu nog wijzigt. Het rapport zelf verandert niet."
    )


def gegeven_reden(request):
    """The reason that came with a button; "" without a usable one."""
    form = Redenform(request.POST)
    return form.cleaned_data["reden"] if form.is_valid() else ""


def vraag_reden(request, fout, titel, knop, *, kruimels):
    """The page that asks why, in answer to a button; it posts to the same address, and what was typed stays."""
    terug = veilig_terug(request, str(kruimels[-1][1]))
    form = Redenform(request.POST if "reden" in request.POST else None, initial={"terug": terug})
    kop = {"titel": titel, "inleiding": " ".join(fout.messages), "kruimels": kruimels}
    return render(request, "generic/form.html", kop | {"form": form, "knop": knop, "annuleer_url": terug})


def eis_reden(dag, reden):
    """The reason to keep for a change that counts from `dag`: none when nobody asks one.

    Raises Redenfout when it reaches back to a vastgesteld report without a reason.
    """
    grens = vastgesteld_tot()
    if grens is None or dag > grens:
        return ""
    if not reden:
        raise Redenfout(reden_ontbreekt(grens))
    return reden
