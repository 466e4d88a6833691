"""What people wrote for a report, as plain rows for its content: texts, means, risks, decisions, evaluation."""

from decimal import Decimal

from django.db.models import Q

from doorlopend.models import Partner
from doorlopend.schooljaar import Schooljaar
from monitoring.models import Actie, Beschrijving, Besluit, Evaluatie
from monitoring.models.rapportgang import Besluitstand

AFGEHANDELD = (Besluitstand.KLAAR, Besluitstand.VERVALLEN)


def bijdragen(rapportage, vorige, sinds):
    """The rows that people wrote for `rapportage`.

    `vorige` is the version of the previous report, or None; `sinds` its peildatum, or the baseline day.
    """
    teksten = {deel.onderdeel: deel.teksten for deel in rapportage.delen.all() if deel.gewijzigd}
    return {
        "teksten": teksten,
        "overgenomen": _overgenomen(teksten, vorige),
        "samenvatting": teksten.get("samenvatting", {}).get("tekst", ""),
        "gevraagde_besluiten": teksten.get("besluiten", {}).get("tekst", ""),
        "middelen": _middelen(rapportage),
        "risicos": _risicos(rapportage),
        "vorige_besluiten": _vorige_besluiten(vorige),
        "evaluatie": _evaluatie(rapportage),
        "acties": _acties(rapportage.peildatum, sinds),
        "beschrijvingen": _beschrijvingen(rapportage.peildatum),
    }


def vorige_teksten(vorige, onderdeel):
    """The texts of `onderdeel` in the version `vorige`, by field; empty without one."""
    return vorige.inhoud.get("teksten", {}).get(onderdeel, {}) if vorige else {}


def _overgenomen(teksten, vorige):
    """Which texts are word for word those of the previous report: {part: [field]}."""
    gevonden = {
        onderdeel: [veld for veld, tekst in velden.items() if tekst and tekst == eerder.get(veld)]
        for onderdeel, velden in teksten.items()
        if (eerder := vorige_teksten(vorige, onderdeel))
    }
    return {onderdeel: velden for onderdeel, velden in gevonden.items() if velden}


def _middelen(rapportage):
    """One row for each partner of the covenant, answered or not."""
    antwoorden = {antwoord.partner_id: antwoord for antwoord in rapportage.middelen.all()}
    return [_middel(partner, antwoorden.get(partner.pk)) for partner in Partner.objects.all()]


def _middel(partner, antwoord):
    return {
        "id": partner.pk,
        "partner": partner.afkorting,
        "naam": partner.naam,
        "voldoende": antwoord.voldoende if antwoord else None,
        "fte": getal(antwoord.fte) if antwoord else None,
        "toelichting": antwoord.toelichting if antwoord else "",
    }


def getal(waarde):
    """A Decimal as people write it, for JSON: "0,4"; None stays None."""
    if waarde is None:
        return None
    return f"{Decimal(waarde).quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".").replace(".", ",")


def middelen_beantwoord(inhoud):
    """Whether every partner says if people and means suffice (convenant, afspraak 10)."""
    return bool(inhoud["middelen"]) and all(rij["voldoende"] is not None for rij in inhoud["middelen"])


def _risicos(rapportage):
    return [
        {
            "omschrijving": risico.omschrijving,
            "kans": risico.get_kans_display(),
            "gevolg": risico.get_gevolg_display(),
            "eigenaar": risico.eigenaar,
            "maatregel": risico.maatregel,
        }
        for risico in rapportage.risicos.all()
    ]


def te_volgen(vorige):
    """The decisions that this report answers for: those of the previous one, and older ones that it left open."""
    if vorige is None:
        return Besluit.objects.none()
    oud = [rij["id"] for rij in vorige.inhoud.get("vorige_besluiten", []) if rij["stand"] not in AFGEHANDELD]
    besluiten = Besluit.objects.filter(rapportage=vorige.rapportage_id) | Besluit.objects.filter(pk__in=oud)
    return besluiten.select_related("rapportage")


def _vorige_besluiten(vorige):
    return [
        {
            "id": besluit.pk,
            "nummer": besluit.nummer,
            "periode": besluit.rapportage.periode,
            "tekst": besluit.tekst,
            "stand": besluit.stand,
            "stand_naam": besluit.get_stand_display(),
            "opvolging": besluit.opvolging,
        }
        for besluit in te_volgen(vorige)
    ]


def _evaluatie(rapportage):
    """The newest yearly evaluation that this report can tell of: of its own school year, or of the one before."""
    jaren = (rapportage.schooljaar, rapportage.schooljaar - 1)
    evaluatie = Evaluatie.objects.filter(schooljaar__in=jaren).last()
    if evaluatie is None:
        return None
    velden = ("besproken_op", "opbrengsten", "lessen", "afspraken")
    return {"schooljaar": Schooljaar(evaluatie.schooljaar).naam} | {veld: getattr(evaluatie, veld) for veld in velden}


def _acties(peildatum, sinds):
    """The acties that were open on `peildatum`, and those done since the previous report."""
    acties = Actie.objects.filter(Q(gedaan_op=None) | Q(gedaan_op__gt=sinds)).select_related("afspraak", "eigenaar")
    return [
        {
            "afspraak": actie.afspraak.code,
            "wat": actie.wat,
            "wie": str(actie.eigenaar or ""),
            "klaar_op": actie.deadline,
            "stand": _stand(actie, peildatum),
        }
        for actie in acties
    ]


def _stand(actie, peildatum):
    if actie.gedaan_op and actie.gedaan_op <= peildatum:
        return "Gedaan"
    return "Te laat" if actie.deadline and actie.deadline < peildatum else "Open"


def _beschrijvingen(peildatum):
    """Of each indicator that is told in words the newest description on or before `peildatum`, by code."""
    rijen = Beschrijving.objects.filter(datum__lte=peildatum).select_related("indicator").order_by("datum", "pk")
    return {
        rij.indicator.code: {
            "datum": rij.datum,
            "stand": rij.get_stand_display(),
            "tekst": rij.tekst,
            "bewijs": rij.bewijs,
        }
        for rij in rijen
    }
