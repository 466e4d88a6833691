"""What the portal holds of one person: give it, or take the person out of it, in every table that there is."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import models, transaction

from doorlopend.bewaartermijnen import Bewaartermijn
from doorlopend.logboek import Soort, leg_vast
from doorlopend.models import Gebruiker, Inzendsleutel, Uitnodiging, Verwijdering, Verzending
from doorlopend.models.gebruikers import GEWIST
from doorlopend.personen import beeindig_sessies, zet_uit

TEKST = (models.CharField, models.TextField, models.JSONField)
KORTST = 5  # letters: a shorter name would hit other words
EIGEN_APPS = ("doorlopend", "leerroutes", "lob", "kennisdeling", "monitoring")


def _modellen():
    """Every table of our own, history included; not what is locked: the audit trail (ids only), frozen reports."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in EIGEN_APPS and not getattr(model, "OP_SLOT", False)
    ]


def _tekstvelden(model):
    return [veld for veld in model._meta.concrete_fields if isinstance(veld, TEKST) and not veld.choices]


def _persoonsvelden(model):
    """The fields that point at a person, foreign keys of history tables included."""
    return [veld for veld in model._meta.concrete_fields if veld.is_relation and veld.related_model is Gebruiker]


def gegevens_van(gebruiker):
    """All that is held of this person, ready for JSON: the account, where it is named, what it did."""
    account = {
        veld.name: veld.value_from_object(gebruiker)
        for veld in Gebruiker._meta.concrete_fields
        if veld.name not in ("password",)
    }
    verwijzingen, genoemd = {}, {}
    for model in _modellen():
        for veld in _persoonsvelden(model):
            if rijen := [_rij(rij) for rij in model._base_manager.filter(**{veld.attname: gebruiker.pk})]:
                verwijzingen[f"{model._meta.label_lower}.{veld.name}"] = rijen
        for veld in _tekstvelden(model):
            if model is not Gebruiker and (rijen := [_rij(rij) for rij in _met_tekst(model, veld, gebruiker)]):
                genoemd[f"{model._meta.label_lower}.{veld.name}"] = rijen
    return {"account": account, "verwijzingen": verwijzingen, "genoemd_in": genoemd}


def _rij(rij):
    return {"nummer": rij.pk, "omschrijving": str(rij)[:200]}


def _zoektermen(gebruiker):
    return [term for term in (gebruiker.email, gebruiker.naam) if len(term) >= KORTST]


def _met_tekst(model, veld, gebruiker):
    """The rows whose text in this field names the person."""
    gezocht = models.Q()
    for term in _zoektermen(gebruiker):
        gezocht |= models.Q(**{f"{veld.name}__icontains": term})
    return model._base_manager.filter(gezocht) if gezocht else model._base_manager.none()


@transaction.atomic
def anonimiseer(gebruiker, *, door, nu, reden):
    """Take the person out of every table; what they did stays, as done by a number. Can't be undone.

    Name and address are also replaced in running text and in the history tables. Frozen reports keep what
    the stuurgroep saw.
    """
    naam, adres = f"Persoon {gebruiker.pk}", f"persoon-{gebruiker.pk}{GEWIST}"
    zet_uit(gebruiker, door=door)
    aantallen = {}
    for model in _modellen():
        for veld in _tekstvelden(model):
            if aantal := _vervang(model, veld, gebruiker, {gebruiker.email: adres, gebruiker.naam: naam}):
                aantallen[f"{model._meta.label_lower}.{veld.name}"] = aantal
    for koppeling in (EmailAddress, Authenticator, SocialAccount):
        koppeling.objects.filter(user=gebruiker).delete()
    beeindig_sessies(gebruiker)
    leeg = {"password": make_password(None), "last_login": None, "school": None, "mbo": None, "partner": None}
    Gebruiker.objects.filter(pk=gebruiker.pk).update(naam=naam, email=adres, **leeg)
    leg_vast(Soort.GEANONIMISEERD, door=door, over=gebruiker)
    return Verwijdering.objects.create(gebruiker_id=gebruiker.pk, op=nu, door=door, reden=reden, aantallen=aantallen)


def _vervang(model, veld, gebruiker, nieuw):
    """Replace the person in one field of one table, past history and checks; how many rows."""
    aantal = 0
    for rij in _met_tekst(model, veld, gebruiker):
        waarde = veld.value_from_object(rij)
        anders = _zonder(waarde, nieuw)
        if anders != waarde:
            aantal += model._base_manager.filter(pk=rij.pk).update(**{veld.name: anders})
    return aantal


def _zonder(waarde, nieuw):
    """`waarde` (text, or JSON of any depth) with each key of `nieuw` replaced, whatever its capitals."""
    if isinstance(waarde, dict):
        return {sleutel: _zonder(deel, nieuw) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_zonder(deel, nieuw) for deel in waarde]
    if not isinstance(waarde, str):
        return waarde
    for oud, vervanging in nieuw.items():
        if len(oud) >= KORTST:
            waarde = _vervang_tekst(waarde, oud, vervanging)
    return waarde


def _vervang_tekst(tekst, oud, nieuw):
    delen, rest, klein = [], tekst, oud.lower()
    while (plek := rest.lower().find(klein)) >= 0:
        delen += [rest[:plek], nieuw]
        rest = rest[plek + len(oud) :]
    return "".join([*delen, rest])


def _oude_uitnodigingen(nu):
    oud = Uitnodiging.objects.filter(aanvaard_op=None, verstuurd_op__lt=nu - timedelta(days=90))
    return oud.delete()[0]


def _oude_sessies(nu):
    return Session.objects.filter(expire_date__lt=nu).delete()[0]


def _oude_sleutels(nu):
    return Inzendsleutel.objects.filter(op__lt=nu - timedelta(days=7)).delete()[0]


def _oude_herinneringen(nu):
    """Long after the last day on which the same mail could go out again."""
    return Verzending.objects.filter(begonnen_op__lt=nu - timedelta(days=180)).delete()[0]


BEWAARTERMIJNEN = [
    Bewaartermijn(
        "Uw account: naam, zakelijk e-mailadres, rol, organisatie, en een versleutelde vorm van uw wachtwoord",
        "Om u te laten inloggen en te weten wat u mag",
        "Zolang u meedoet; na vertrek zet de programmaleider het account uit en wordt het op verzoek geanonimiseerd",
    ),
    Bewaartermijn(
        "Wie wat wijzigde: uw naam bij statussen, verslagen, rapporten en andere wijzigingen",
        "Om elk getal in de rapportages te kunnen bewijzen",
        "Tot het convenant is afgerond; na anonimiseren staat er een nummer in plaats van uw naam",
    ),
    Bewaartermijn(
        "Vastgelegde voortgangsrapportages, zoals de stuurgroep ze zag",
        "Verantwoording over het convenant",
        "Blijvend; deze veranderen niet meer",
    ),
    Bewaartermijn(
        "Het logboek: inloggen, geweigerde toegang, downloads en wijzigingen van rollen, met uw nummer en zonder naam",
        "Om misbruik te zien en te onderzoeken",
        "Blijvend; na anonimiseren is het nummer niet meer tot u te herleiden",
    ),
    Bewaartermijn(
        "Uw sessies: tijdstip, internetadres en soort browser",
        "Om u te laten zien waar u bent ingelogd",
        "Tot u uitlogt, hoogstens een dag",
        _oude_sessies,
    ),
    Bewaartermijn(
        "Uitnodigingen: naam en e-mailadres",
        "Om u een account te geven",
        "Niet aanvaard: 90 dagen",
        _oude_uitnodigingen,
    ),
    Bewaartermijn(
        "Een nummer per verstuurd formulier", "Om dubbel versturen te voorkomen", "Zeven dagen", _oude_sleutels
    ),
    Bewaartermijn(
        "Welke herinneringen u per mail kreeg: soort, tijdstip en e-mailadres",
        "Om u geen mail twee keer te sturen",
        "180 dagen",
        _oude_herinneringen,
    ),
    Bewaartermijn(
        "Welke herinneringen u niet wilt, en het geheime adres van uw agenda (alleen als afdruk)",
        "Om uw keuze te volgen",
        "Tot u het wijzigt of uw account wordt geanonimiseerd",
    ),
]
