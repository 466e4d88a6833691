"""The pages for what went wrong, in Dutch and with the right status."""

from django.conf import settings
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def csrf(request, reason=""):
    """The form was open too long, or came from another site."""
    return render(request, "403_csrf.html", {"titel": "Het formulier is verlopen"}, status=403)


def onleesbaar(request, exception):
    """A request that Django refuses to read."""
    return render(request, "400.html", status=400)


def serverfout(request):
    """Our own fault: a page that needs neither the database nor anything else that may just have failed."""
    return HttpResponseServerError(render_to_string("500.html", {"is_voorbeeld": settings.VOORBEELD}))
