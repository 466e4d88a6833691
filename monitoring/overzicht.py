"""What the pages about progress show beside the metingen: to-do, changes, stadsdelen, what is expected."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from doorlopend.grafieken import meetbalk
from doorlopend.models import Stadsdeel
from leerroutes.models import Leerroute
from leerroutes.statussen import Status
from monitoring.metingen import Meting
from monitoring.models import Actie, Meetregel, Oordeel, Rapportversie
from monitoring.tellingen import Eenheid

GEEN, ONBEKEND = "geen", "Onbekend"


@dataclass(frozen=True)
class Wijziging:
    """A status change of a leerroute that counts from `datum`; `van` is None for its first status."""

    datum: date
    leerroute: Leerroute
    van: str | None
    naar: str

    @property
    def van_naam(self):
        return Status(self.van).label if self.van else ""

    @property
    def naar_naam(self):
        return Status(self.naar).label


@dataclass(frozen=True)
class Kaart:
    """A target on the dashboard: its Meting and the stand in the previous report, None without one."""

    meting: Meting
    vorig: int | None

    @property
    def balk(self):
        meting = self.meting
        return meetbalk(
            stand=meting.stand,
            doel=meting.doel,
            nulmeting=meting.indicator.nulmeting,
            nodig_nu=meting.nodig_nu,
            eenheid=meting.indicator.eenheid,
        )

    @property
    def verschil(self):
        return None if self.vorig is None else self.meting.stand - self.vorig

    @property
    def tekort(self):
        """How many the verwachting falls short of the target; 0 when it is reached."""
        return max(0, self.meting.doel - self.meting.prognose)


@dataclass(frozen=True)
class Rij:
    """A unit on the page of an indicator, with the schools and leerroutes that it rests on."""

    eenheid: Eenheid
    scholen: list
    leerroutes: list

    @property
    def stadsdelen(self):
        """Where the schools lie; outside the city the gemeente says it."""
        return sorted({school.get_stadsdeel_display() or school.gemeente for school in self.scholen} - {""})

    @property
    def besturen(self):
        return sorted({school.bestuur for school in self.scholen} - {""})

    @property
    def rust_op(self):
        """The (text, address) of what the outcome rests on: other records, leerroutes, or for those the schools."""
        anders = self.leerroutes if self.eenheid.soort == "school" else self.scholen
        bewijs = [(bewijs.tekst, bewijs.url) for bewijs in self.eenheid.bewijs]
        return [*bewijs, *((str(obj), obj.get_absolute_url()) for obj in anders)]

    @property
    def mbos(self):
        zelf = {self.eenheid.naam} if self.eenheid.soort == "mbo" else set()
        return sorted({str(route.mbo) for route in self.leerroutes if route.mbo} | zelf)


def doelkaarten(metingen):
    """The metingen that are a card on the dashboard: what must grow from a baseline to a number."""
    return [
        meting
        for meting in metingen.values()
        if meting.wordt_gemeten
        and not meting.indicator.per_schooljaar
        and meting.indicator.nulmeting is not None
        and meting.doel is not None
    ]


def per_actielijn(metingen):
    """All metingen under their actielijn, in the order of the covenant: [(actielijn, metingen)]."""
    uit: dict = {}
    for meting in metingen.values():
        uit.setdefault(meting.indicator.afspraak.actielijn, []).append(meting)
    return list(uit.items())


def komende_acties(convenant):
    """The open acties of the covenant, the nearest deadline first."""
    van_convenant = Actie.objects.filter(afspraak__actielijn__convenant=convenant)
    return van_convenant.open().select_related("afspraak", "eigenaar")


def met_stadsdelen(kaarten):
    """The first card of which it is known where in the city its schools lie; None without one."""
    return next((kaart for kaart in kaarten if bekende_stadsdelen(kaart)), None)


def bekende_stadsdelen(meting):
    """The rows of per_stadsdeel(), or [] where nothing is known: a region without stadsdelen has none."""
    per_deel = per_stadsdeel(meting)
    return per_deel if any(naam != ONBEKEND for naam, _ in per_deel) else []


def extra_aandacht(metingen):
    """Which stadsdelen the covenant aims at, as a sentence; empty when it names none."""
    codes = next((codes for m in metingen.values() if (codes := m.indicator.instellingen.get("stadsdelen"))), [])
    namen = [Stadsdeel(code).label for code in codes]
    return f"{', '.join(namen[:-1])} en {namen[-1]} krijgen extra aandacht." if len(namen) > 1 else ""


def rijen(meting, eenheden):
    """The `eenheden` of a telling as rows, each with its schools and leerroutes from the register."""
    register = meting.register
    return [_rij(register, meting.peildatum, eenheid) for eenheid in eenheden]


def _rij(register, dag, eenheid):
    routes = [register.leerroutes[pk] for pk in eenheid.leerroutes]
    if eenheid.soort == "leerroute":
        pks = [deelname.school_id for deelname in register.deelnames[eenheid.pk] if deelname.loopt_op(dag)]
    else:
        pks = [eenheid.pk] if eenheid.soort == "school" else eenheid.scholen
    return Rij(eenheid, [register.scholen[pk] for pk in pks], routes)


def per_oordeel(metingen):
    """The measured indicators by oordeel, in the order of Oordeel, as (code, metingen); empty ones left out."""
    gemeten = [meting for meting in metingen.values() if meting.wordt_gemeten]
    groepen = [(code, [meting for meting in gemeten if meting.oordeel == code]) for code in Oordeel.values]
    return [(code, groep) for code, groep in groepen if groep]


def wijzigingen(register, *, na, tot_en_met):
    """The status changes with na < ingangsdatum ≤ tot_en_met, as known now, newest first."""
    gevonden = []
    for pk, stappen in register.feiten.items():
        for vorige, stap in zip([None, *stappen], stappen, strict=False):
            if na < stap.ingangsdatum <= tot_en_met and (vorige is None or vorige.status != stap.status):
                van = vorige.status if vorige else None
                gevonden.append(Wijziging(stap.ingangsdatum, register.leerroutes[pk], van, stap.status))
    return sorted(gevonden, key=lambda w: (-w.datum.toordinal(), w.leerroute.naam))


def laatste_versie(peildatum):
    """The newest vastgestelde version of a report with a peildatum on or before `peildatum`, or None."""
    versies = Rapportversie.objects.filter(hoofdnummer__gte=1, rapportage__peildatum__lte=peildatum)
    return (
        versies.defer("pdf", "inhoud")
        .select_related("rapportage")
        .order_by("-rapportage__peildatum", "-hoofdnummer", "-volgnummer")
        .first()
    )


def standen(versie):
    """The frozen stand per indicator code in `versie`; empty without one."""
    return dict(Meetregel.objects.filter(versie=versie).values_list("code", "stand")) if versie else {}


def per_stadsdeel(meting):
    """The schools of a telling by stadsdeel: [(name, {status: count})], focus areas first.

    A school that counts stands under aangeboden; one in preparation under its status; the rest under
    "geen". Counts the schools of the telling; units of another kind are left out.
    """
    telling, scholen = meting.telling, meting.register.scholen
    tellers = {stadsdeel: Counter() for stadsdeel in Stadsdeel}
    onbekend = Counter()
    for eenheid in [*telling.telt_mee, *telling.telt_niet_mee]:
        if eenheid.soort == "school":  # a mbo lies in no stadsdeel, and its key may be that of a school
            tellers.get(scholen[eenheid.pk].stadsdeel, onbekend)[_kolom(eenheid)] += 1
    rijen = [(stadsdeel.label, teller) for stadsdeel, teller in tellers.items() if teller]
    return rijen + ([(ONBEKEND, onbekend)] if onbekend else [])


def _kolom(eenheid):
    if eenheid.telt_mee:
        return Status.AANGEBODEN.value
    if eenheid.reden.code in (Status.ONTWIKKELING, "gepland"):
        return Status.ONTWIKKELING.value
    return Status.VERKENNING.value if eenheid.reden.code == Status.VERKENNING else GEEN


def komt_en_gaat(meting):
    """What opens the verwachting: the units that come, with why they don't count yet, and those that go."""
    nu = {(eenheid.soort, eenheid.pk) for eenheid in meting.telling.telt_mee}
    nog_niet = {(eenheid.soort, eenheid.pk): eenheid.reden for eenheid in meting.telling.telt_niet_mee}
    straks = meting.verwachte_telling
    nieuw = [eenheid for eenheid in straks.telt_mee if (eenheid.soort, eenheid.pk) not in nu]
    komt = [rij._replace(reden=nog_niet.get((rij.soort, rij.pk), rij.reden)) for rij in nieuw]
    gaat = [eenheid for eenheid in straks.telt_niet_mee if (eenheid.soort, eenheid.pk) in nu]
    return komt, gaat
