"""Public pages, without an account: which activities there are, signing up, cancelling by the link in the mail."""

from allauth.core.internal.ratelimit import consume
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doorlopend.agenda import als_ics
from doorlopend.bijeenkomstviews import ics_antwoord
from kennisdeling.aanmeldacties import meld_aan, meld_af
from kennisdeling.aanmeldmail import adres, lees_bewijs
from kennisdeling.activiteitforms import AanmeldForm
from kennisdeling.models import Aanmelding, Activiteit, Plek, Vorm

# A whole team may sign up behind one address of a school; one mail address has no reason to.
PER_PLEK, PER_ADRES, PER_MAIL = {"aanmelden": "120/m/ip"}, {"aanmelden_adres": "20/h/key"}, {"mail": "3/h/key"}
TE_VAAK = "Er kwamen te veel aanmeldingen tegelijk. Wacht een minuut en probeer het opnieuw. Uw gegevens staan er nog."
KRUIMELS = [("Activiteiten voor docenten", "/kennisdeling/activiteiten/")]


@login_not_required
@require_safe
def overzicht(request):
    """What docenten can sign up for, the first one first."""
    nu = timezone.now()
    vorm = request.GET.get("vorm", "")
    alle = Activiteit.objects.openbaar_op(timezone.localdate(nu)).met_gastheer().met_aantallen()
    activiteiten = list(alle.filter(vorm=vorm) if vorm in Vorm.values else alle)
    for activiteit in activiteiten:
        activiteit.gesloten = activiteit.waarom_niet_op(nu)
        vrij = None if activiteit.capaciteit is None else activiteit.capaciteit - activiteit.geplaatst
        activiteit.vrij, activiteit.vol = vrij, activiteit.wachtend > 0 or (vrij is not None and vrij <= 0)
    context = {
        "titel": "Activiteiten voor docenten",
        "inleiding": "Leer van collega’s van vo en mbo. U hebt geen account nodig.",
        "activiteiten": activiteiten,
        "vormen": Vorm.choices,
        "vorm": vorm,
    }
    return render(request, "kennisdeling/openbaar.html", context)


def _openbaar(pk):
    return get_object_or_404(Activiteit.objects.met_gastheer(), pk=pk, openbaar=True)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def activiteit(request, pk):
    """One activity, with the form to sign up while that is open. What isn't public is with the team's pages."""
    niet_openbaar = Activiteit.objects.filter(pk=pk, openbaar=False)
    if request.user.has_perm("kennisdeling.view_activiteit") and niet_openbaar.exists():
        return redirect("activiteit-detail", pk)
    gekozen, nu = _openbaar(pk), timezone.now()
    gesloten, vol = gekozen.waarom_niet_op(nu), gekozen.is_vol()
    form = AanmeldForm(request.POST or None)
    status = 200
    if request.method == "POST" and not gesloten:
        if form.is_robot:
            return redirect(_klaar(gekozen, vol))
        if not consume(request, app="kennisdeling", action="aanmelden", config=PER_PLEK):
            form.add_error(None, TE_VAAK)
            status = 429
        elif form.is_valid():
            if antwoord := _meld_aan(request, gekozen, form, vol, nu):
                return antwoord
            status = 429
    context = {
        "titel": gekozen.naam,
        "kruimels": KRUIMELS,
        "activiteit": gekozen,
        "gesloten": gesloten,
        "vol": vol,
        "vrij": gekozen.vrije_plaatsen(),
        "form": form,
        "bestanden": [],
    }
    return render(request, "kennisdeling/aanmelden.html", context, status=status)


def _meld_aan(request, gekozen, form, vol, nu):
    """Sign up and lead on; None (with an error on the form) when this mail address comes too often."""
    gegevens = form.cleaned_data
    email = gegevens["email"].lower()
    sleutel = {"app": "kennisdeling"}
    if not consume(request, action="aanmelden_adres", key=email, config=PER_ADRES, **sleutel):
        form.add_error(None, TE_VAAK)
        return None
    mag_mailen = bool(consume(request, action="mail", key=f"{gekozen.pk}:{email}", config=PER_MAIL, **sleutel))
    meld_aan(gekozen, **gegevens, nu=nu, mail_opnieuw=mag_mailen)
    return redirect(_klaar(gekozen, vol))


def _klaar(gekozen, vol):
    """The same page for who is new and for who was signed up already: nobody learns who is on the list."""
    return f"{reverse('activiteit-aangemeld', args=[gekozen.pk])}{'?vol' if vol else ''}"


@login_not_required
@require_safe
def aangemeld(request, pk):
    context = {
        "titel": "Kijk in uw mail",
        "kruimels": KRUIMELS,
        "activiteit": _openbaar(pk),
        "vol": "vol" in request.GET,
    }
    return render(request, "kennisdeling/aangemeld.html", context)


@login_not_required
@require_safe
def ics(request, pk):
    """The activity as an event for a calendar."""
    return ics_antwoord(als_ics([_openbaar(pk)], adres=adres), f"activiteit-{pk}")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def afmelden(request, bewijs):
    """Cancel by the link in the mail: a page with a button, so that a program that opens links cancels nothing."""
    try:
        pk = lees_bewijs(bewijs)
    except signing.BadSignature as fout:
        raise Http404 from fout
    aanmelding = get_object_or_404(Aanmelding.objects.select_related("bijeenkomst"), pk=pk)
    nu = timezone.now()
    voorbij = nu >= aanmelding.bijeenkomst.eindigt_op
    if request.method == "POST" and not voorbij:
        meld_af(aanmelding, nu=nu)
        return redirect(request.path)
    context = {
        "titel": "Uw aanmelding",
        "kruimels": KRUIMELS,
        "activiteit": aanmelding.bijeenkomst,
        "voorbij": voorbij,
        "is_weg": aanmelding.plek == Plek.WEG,
        "wacht": aanmelding.plek == Plek.WACHT,
    }
    return render(request, "kennisdeling/afmelden.html", context, status=410 if voorbij else 200)
