"""Writing a report: saving a part, dividing the work, keeping drafts; each function is one transaction."""

from decimal import Decimal

from django.db import transaction

from doorlopend.models import Partner
from monitoring.models import Besluit, Deelconcept, Middelen, Rapportage, Rapportdeel, Risico
from monitoring.models.rapportdelen import Mate
from monitoring.rapportinhoud import Rapportfout

NIET_TE_BEWERKEN = "Deze rapportage is vastgesteld. Maak eerst een correctie aan om de teksten te veranderen."


class Deelconflict(Exception):
    """Somebody else saved this part meanwhile; `deel` is the part as it is now."""

    def __init__(self, deel):
        super().__init__(str(deel))
        self.deel = deel


@transaction.atomic
def bewaar_deel(rapportage, *, onderdeel, teksten, verwacht, door, nu, rijen=()):
    """Save the texts and rows of one part and forget this person's draft of it; returns the Rapportdeel.

    `verwacht` is the Rapportdeel.gewijzigd that the writer started from. `rijen` are dicts of fields: one
    for each partner, risk or decision of the part. Raises Deelconflict when somebody else was first, and
    Rapportfout when the report is vastgesteld; then nothing is written.
    """
    actueel = _op_slot(rapportage)
    deel = rapportage.delen.filter(onderdeel=onderdeel.code).first()
    deel = deel or Rapportdeel(rapportage=rapportage, onderdeel=onderdeel.code)
    if deel.gewijzigd != verwacht:
        raise Deelconflict(deel)
    deel.teksten, deel.gewijzigd_door, deel.gewijzigd_op = teksten, door, nu
    deel.gewijzigd += 1
    deel.save()
    SCHRIJF_RIJEN.get(onderdeel.vorm, lambda *_: None)(rapportage, rijen)
    actueel.gewijzigd += 1
    actueel.save(update_fields=["gewijzigd"])
    rapportage.concepten.filter(onderdeel=onderdeel.code, gebruiker=door).delete()
    return deel


@transaction.atomic
def zet_terug(rapportage, versie, *, door, nu):
    """Make the texts, means and risks of a report again those of its frozen `versie`; the history keeps the others.

    What became of earlier decisions stays: later reports tell of it too.
    """
    actueel = _op_slot(rapportage)
    teksten = versie.inhoud.get("teksten", {})
    for deel in rapportage.delen.filter(gewijzigd__gt=0):
        toen = teksten.get(deel.onderdeel, {})
        if deel.teksten != toen:
            deel.gewijzigd += 1
            _zet(deel, {"teksten": toen, "gewijzigd_door": door, "gewijzigd_op": nu})
    _schrijf_middelen(rapportage, _middelen_van(rapportage, versie))
    _schrijf_risicos(rapportage, [_risico(rij) for rij in versie.inhoud.get("risicos", [])])
    actueel.gewijzigd += 1
    actueel.save(update_fields=["gewijzigd"])


def _middelen_van(rapportage, versie):
    """The frozen answers as fields, for each partner that was answered then or is now."""
    toen = {rij["id"]: rij for rij in versie.inhoud.get("middelen", [])}
    beantwoord = {pk for pk, rij in toen.items() if rij["voldoende"] is not None or rij["fte"] or rij["toelichting"]}
    nu = set(rapportage.middelen.values_list("partner_id", flat=True))
    for partner in Partner.objects.filter(pk__in=beantwoord | nu):
        rij = toen.get(partner.pk, {"voldoende": None, "fte": None, "toelichting": ""})
        fte = rij["fte"] and Decimal(rij["fte"].replace(",", "."))
        yield {"partner": partner, "voldoende": rij["voldoende"], "fte": fte, "toelichting": rij["toelichting"]}


def _risico(rij):
    """A frozen risk as fields: what it shows as a word is stored as a code."""
    codes = {mate.label: mate.value for mate in Mate}
    return rij | {"kans": codes[rij["kans"]], "gevolg": codes[rij["gevolg"]]}


def _op_slot(rapportage):
    """The report, locked until the end of the transaction; raises Rapportfout when its texts are closed."""
    actueel = Rapportage.objects.select_for_update().get(pk=rapportage.pk)
    if not actueel.is_te_bewerken:
        raise Rapportfout(NIET_TE_BEWERKEN)
    return actueel


def _schrijf_middelen(rapportage, rijen):
    bestaand = {antwoord.partner_id: antwoord for antwoord in rapportage.middelen.all()}
    for rij in rijen:
        antwoord = bestaand.get(rij["partner"].pk) or Middelen(rapportage=rapportage)
        _zet(antwoord, rij)


def _schrijf_risicos(rapportage, rijen):
    """The rows in their order; what is no longer among them is removed (its history stays)."""
    bestaand = {risico.volgorde: risico for risico in rapportage.risicos.all()}
    for volgorde, rij in enumerate(rijen, start=1):
        _zet(bestaand.pop(volgorde, None) or Risico(rapportage=rapportage, volgorde=volgorde), rij)
    for risico in bestaand.values():
        risico.delete()


def _schrijf_opvolging(rapportage, rijen):
    bestaand = Besluit.objects.in_bulk([rij["besluit"].pk for rij in rijen])
    for rij in rijen:
        _zet(bestaand[rij["besluit"].pk], {"stand": rij["stand"], "opvolging": rij["opvolging"]})


def _zet(rij, velden):
    """Save `rij` with `velden`, only when something changes, so that its history tells of real changes."""
    if rij.pk and all(getattr(rij, veld) == waarde for veld, waarde in velden.items()):
        return
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    rij.save()


SCHRIJF_RIJEN = {"middelen": _schrijf_middelen, "risicos": _schrijf_risicos, "opvolging": _schrijf_opvolging}


@transaction.atomic
def verdeel(rapportage, *, opdrachten):
    """Say who writes which part before when; `opdrachten` is {code: (writer or None, date or None)}."""
    _op_slot(rapportage)
    bestaand = {deel.onderdeel: deel for deel in rapportage.delen.all()}
    for code, (schrijver, klaar_voor) in opdrachten.items():
        deel = bestaand.get(code) or Rapportdeel(rapportage=rapportage, onderdeel=code)
        if deel.pk or schrijver or klaar_voor:
            _zet(deel, {"schrijver": schrijver, "klaar_voor": klaar_voor})


def bewaar_concept(rapportage, *, onderdeel, velden, basis, gebruiker, nu):
    """Keep what `gebruiker` typed so far, beside what is saved; replaces their earlier draft of this part."""
    Deelconcept.objects.update_or_create(
        rapportage=rapportage,
        onderdeel=onderdeel.code,
        gebruiker=gebruiker,
        defaults={"velden": velden, "basis": basis, "bewaard_op": nu},
    )
