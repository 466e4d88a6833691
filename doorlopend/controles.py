"""System checks that keep the example environment and production apart."""

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError, connection

from doorlopend.gebied import gebied

VOORBEELDDOMEIN = "@voorbeeld.nl"
VOORBEELDSLEUTELS = ("test", "alleen-voor-tests", "voorbeeld", "geheim", "changeme", "django-insecure")


@register()
def convenant_is_te_lezen(app_configs, **kwargs):
    """Every page names the region of the covenant's file."""
    try:
        gebied()
    except (OSError, ValueError, KeyError, TypeError) as fout:
        reden = f"CONVENANT: {settings.CONVENANT} is niet te lezen als bestand van een convenant ({fout!r})."
        return [Error(reden, id="doorlopend.E007")]
    return []


@register(Tags.security)
def geen_debug_in_productie(app_configs, **kwargs):
    if settings.DEBUG and not settings.VOORBEELD:
        return [Error("DEBUG staat aan, maar dit is geen voorbeeldomgeving. Zet DEBUG=nee.", id="doorlopend.E001")]
    return []


@register(Tags.security)
def eigen_sleutel_in_productie(app_configs, **kwargs):
    sleutel = settings.SECRET_KEY
    echt = len(sleutel) >= 50 and len(set(sleutel)) >= 10 and not sleutel.lower().startswith(VOORBEELDSLEUTELS)
    if settings.VOORBEELD or echt:
        return []
    return [
        Error(
            "SECRET_KEY is te kort of een voorbeeld. Neem een eigen, willekeurige sleutel van minstens 50 tekens.",
            id="doorlopend.E002",
        )
    ]


@register(Tags.security)
def mailserver_in_productie(app_configs, **kwargs):
    """Without a server mails go to the log, with addresses and links that open accounts."""
    if settings.VOORBEELD or not settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return []
    return [
        Error(
            "EMAIL_URL ontbreekt. Zonder mailserver kan niemand worden uitgenodigd. Zet bijvoorbeeld "
            "EMAIL_URL=smtp+tls://gebruiker:wachtwoord@mail.example.nl:587.",
            id="doorlopend.E004",
        )
    ]


@register(Tags.security)
def geen_voorbeeldpersonen_in_productie(app_configs, **kwargs):
    """Refuse the example accounts, whose password is public, outside the example environment."""
    from doorlopend.models import Gebruiker

    if settings.VOORBEELD:
        return []
    try:
        if Gebruiker._meta.db_table not in connection.introspection.table_names():
            return []
        gevonden = Gebruiker.objects.filter(email__endswith=VOORBEELDDOMEIN, is_active=True).exists()
    except DatabaseError:
        return []
    if not gevonden:
        return []
    return [
        Error(
            "In deze database staan voorbeeldpersonen met een bekend wachtwoord. Begin met een lege database.",
            id="doorlopend.E003",
        )
    ]
