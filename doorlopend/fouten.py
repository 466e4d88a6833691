"""The pages for what went wrong, in Dutch and with the right status."""

from django.conf import settings
from django.http import HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from doorlopend import inzendingen


def csrf(request, reason=""):
    """The form was open too long, or came from another site.

    One of our own pages tells so in the Origin header; what was typed there is kept and offered again, with
    the person having to send it once more. Another site gets nothing.
    """
    eigen = request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"
    if eigen and inzendingen.bewaar(request):
        return redirect("inzending")
    return render(request, "403_csrf.html", {"titel": "Het formulier is verlopen"}, status=403)


def onleesbaar(request, exception):
    """A request that Django refuses to read."""
    return render(request, "400.html", status=400)


def serverfout(request):
    """Our own fault: a page that needs neither the database nor anything else that may just have failed."""
    return HttpResponseServerError(render_to_string("500.html", {"is_voorbeeld": settings.VOORBEELD}))
