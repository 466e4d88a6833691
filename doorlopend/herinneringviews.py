"""Stop or start one kind of reminder: by the link in a mail, without signing in, or on Mijn agenda."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorlopend.herinneringen import lees_bewijs, soorten_voor, zet_aan_of_uit


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def uit(request, bewijs):
    """Ask first: a mail scanner that follows the link must not end anything."""
    try:
        email, soort = lees_bewijs(bewijs)
    except (BadSignature, ValueError) as fout:
        raise Http404 from fout
    gedaan = ""
    if request.method == "POST":
        gedaan = "aan" if "aan" in request.POST else "uit"
        zet_aan_of_uit(email, soort, aan=gedaan == "aan", nu=timezone.now())
    context = {"titel": "Herinneringen", "email": email, "soort": soort, "gedaan": gedaan}
    return render(request, "agenda/herinnering_uit.html", context)


@require_POST
def kiezen(request):
    """Which kinds the person who is signed in gets."""
    if not request.user.has_perm("doorlopend.view_agenda"):
        raise Http404
    for soort in soorten_voor(request.user):
        zet_aan_of_uit(request.user.email, soort, aan=soort.code in request.POST.getlist("soort"), nu=timezone.now())
    messages.success(request, "Uw keuze is opgeslagen.")
    return redirect("agenda")
