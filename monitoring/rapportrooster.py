"""The schedule of reports on a day: where each period stands, what is due, and what waits for whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format

from doorlopend.telwoord import telwoord
from monitoring.models import Rapportage, Rapportdeel, Rapportperiode
from monitoring.models.rapport import Staat, naam_van_periode

AFGEROND = (Staat.VASTGESTELD, Staat.VERVANGEN)
BIJ_DE_STUURGROEP = (*AFGEROND, Staat.VOORGELEGD)
SCHRIJVEN, LEIDEN = "monitoring.change_rapportage", "monitoring.vaststellen_rapportage"
ONTVANGEN = "monitoring.ontvangen_rapportage"


@dataclass(frozen=True)
class Roosterregel:
    """A period with the report made on it, if any; `periode` is None for a report outside the schedule."""

    periode: Rapportperiode | None
    rapportage: Rapportage | None
    vandaag: date

    @property
    def naam(self):
        return naam_van_periode(self.bron.schooljaar, self.bron.halfjaar)

    @property
    def bron(self):
        return self.periode or self.rapportage

    @property
    def staat(self):
        if self.rapportage:
            return self.rapportage.staat
        return Staat.NOG_NIET if self.vandaag < self.periode.peildatum else Staat.OPEN

    @property
    def code(self):
        """How the form for a new report names this period."""
        return f"{self.bron.schooljaar}-{self.bron.halfjaar}"

    @property
    def wacht_op_inleveren(self):
        return self.periode is not None and self.staat not in (*BIJ_DE_STUURGROEP, Staat.NOG_NIET)

    @property
    def dagen_te_gaan(self):
        """Days until it must be handed in; negative when that day has passed."""
        return (self.periode.inleverdatum - self.vandaag).days

    @property
    def wacht_op_besluit(self):
        """Voorgelegd, and the day of the meeting has come."""
        return (
            self.periode is not None and self.staat == Staat.VOORGELEGD and self.periode.vergaderdatum <= self.vandaag
        )


def rooster(vandaag):
    """Every period and every report on `vandaag`, newest first: three queries, whatever their number."""
    gemaakt = {(r.schooljaar, r.halfjaar): r for r in Rapportage.objects.met_versies()}
    regels = [
        Roosterregel(periode, gemaakt.pop((periode.schooljaar, periode.halfjaar), None), vandaag)
        for periode in Rapportperiode.objects.all()
    ]
    regels += [Roosterregel(None, rapportage, vandaag) for rapportage in gemaakt.values()]
    return sorted(regels, key=lambda regel: regel.bron.peildatum, reverse=True)


def periode_van(rapportage):
    """The line of the schedule that this report belongs to, or None."""
    return Rapportperiode.objects.filter(schooljaar=rapportage.schooljaar, halfjaar=rapportage.halfjaar).first()


def lopend(vandaag):
    """The lines of the schedule that need work: not those from before the newest vastgestelde report.

    Who begins with the portal halfway the covenant is not told to make the reports of earlier years.
    """
    regels = rooster(vandaag)
    klaar = [nummer for nummer, regel in enumerate(regels) if regel.staat in AFGEROND]
    begonnen = [nummer for nummer, regel in enumerate(regels) if regel.staat != Staat.NOG_NIET]
    einde = klaar[0] if klaar else begonnen[0] + 1 if begonnen else 0
    return [regel for regel in regels[:einde] if regel.wacht_op_inleveren or regel.wacht_op_besluit]


def te_doen(vandaag, gebruiker):
    """What the reports ask of `gebruiker` on `vandaag`, as [(sentence, text of the link, url)]."""
    regels = []
    if gebruiker.has_perm(LEIDEN):
        regels += [_regel(regel) for regel in lopend(vandaag)]
    if gebruiker.has_perm(SCHRIJVEN):
        regels += _opdrachten(gebruiker)
    if gebruiker.has_perm(ONTVANGEN):
        regels += [_te_bespreken(regel) for regel in rooster(vandaag) if regel.staat == Staat.VOORGELEGD]
    return regels


def _te_bespreken(regel):
    voor = f" voor de vergadering van {date_format(regel.periode.vergaderdatum)}" if regel.periode else ""
    zin = f"De rapportage {regel.naam} ligt klaar{voor}."
    return zin, "Lees de rapportage", regel.rapportage.get_absolute_url()


def _regel(regel):
    if regel.wacht_op_besluit:
        zin = f"De vergadering over de rapportage {regel.naam} was op {date_format(regel.periode.vergaderdatum)}."
        return zin, "Leg het besluit vast", reverse("rapportage-vaststellen", args=[regel.rapportage.pk])
    dag = date_format(regel.periode.inleverdatum)
    if regel.dagen_te_gaan < 0:
        zin = f"De rapportage {regel.naam} had op {dag} bij de stuurgroep moeten zijn."
    else:
        zin = f"De rapportage {regel.naam} moet op {dag} bij de stuurgroep zijn ({_over(regel.dagen_te_gaan)})."
    if regel.rapportage is None:
        return zin, "Maak de rapportage", f"{reverse('rapportage-create')}?periode={regel.code}"
    return zin, "Schrijf verder", regel.rapportage.get_absolute_url()


def _over(dagen):
    return {0: "vandaag", 1: "morgen"}.get(dagen, f"over {dagen} dagen")


def _opdrachten(gebruiker):
    """For each report that this person writes in: that it was sent back, or how many parts are still to be written."""
    rapportages = Prefetch("rapportage", Rapportage.objects.met_versies())
    per_rapport: dict = {}
    for deel in Rapportdeel.objects.filter(schrijver=gebruiker).prefetch_related(rapportages):
        if deel.rapportage.is_te_bewerken:
            per_rapport.setdefault(deel.rapportage, []).append(deel)
    return [regel for rapportage, lijst in per_rapport.items() if (regel := _opdracht(rapportage, lijst))]


def _opdracht(rapportage, delen):
    """The line for one report, or None when there is nothing to do."""
    if rapportage.staat == Staat.TERUGGESTUURD:
        zin = f"De stuurgroep stuurde de rapportage {rapportage.periode} terug."
        return zin, "Lees de opmerkingen", rapportage.get_absolute_url()
    delen = [deel for deel in delen if deel.is_te_schrijven]
    if not delen:
        return None
    dagen = sorted(deel.klaar_voor for deel in delen if deel.klaar_voor)
    voor = f" Klaar op {date_format(dagen[0])}." if dagen else ""
    wat = telwoord(len(delen), "onderdeel", "onderdelen")
    zin = f"U schrijft nog {wat} van de rapportage {rapportage.periode}.{voor}"
    return zin, "Schrijf uw deel", reverse("rapportage-teksten", args=[rapportage.pk])
