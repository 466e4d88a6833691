"""The pages for what went wrong, in Dutch and with the right status."""

from django.shortcuts import render


def csrf(request, reason=""):
    """The form was open too long, or came from another site."""
    return render(request, "403_csrf.html", {"titel": "Het formulier is verlopen"}, status=403)
