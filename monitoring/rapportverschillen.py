"""How two reports differ and why: two versions, a report and the one before, or a report and today's calculation."""

from dataclasses import dataclass

from monitoring.models import Meetregel, Oordeel
from monitoring.rapportindeling import onderdelen
from monitoring.rapportinhoud import Rapport
from monitoring.rapportlogboek import gemeten_om, logboek, over_eenheid

WEG = "staat niet meer op de lijst van deze afspraak"
VERWACHT, NIET_VERWACHT = "wordt nu verwacht", "wordt niet meer verwacht"
NIEUW_JAAR = "jaar (de telling begint elk jaar opnieuw)"
DELEN = ("telt_mee", "telt_niet_mee")
VAST = ("stand", "nulmeting", "doel", "noemer")
# What also follows from plans and passing time: it tells something between two reports, not between a report and now.
VERDER = ("nodig_nu", "prognose", "oordeel")
DEFINITIES = ("naam", "zin", "regel", "eenheid", "noemer_convenant")


@dataclass(frozen=True)
class Eenheidverschil:
    """A school or leerroute that counts in one report and not in the other, with the records that explain it."""

    naam: str
    reden: str
    verklaring: list


@dataclass(frozen=True)
class Cijferverschil:
    """One indicator that differs: its figures as (label, before, after), who came and went, and on whom its
    verwachting counts now or no longer."""

    oud: Meetregel
    nieuw: Meetregel
    velden: list
    erbij: list[Eenheidverschil]
    eraf: list[Eenheidverschil]
    verwacht: list[Eenheidverschil]


@dataclass(frozen=True)
class Tekstverschil:
    titel: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Vergelijking:
    """Everything in which `nieuw` differs from `oud`."""

    oud: Rapport
    nieuw: Rapport
    cijfers: list[Cijferverschil]
    teksten: list[Tekstverschil]

    @property
    def oude_peildatum(self):
        return self.oud.versie.rapportage.peildatum


def vergelijk(oud, nieuw, *, tot=None):
    """The Vergelijking of two Rapporten. `tot` is the aware moment up to which `nieuw` knows the registers; None: now.

    Compares by identity, so a renamed school is no difference. With a `nieuw` that is not saved (today's
    calculation) the verwachting is left out: it is always as known now.
    """
    registraties = logboek(gemeten_om(oud.versie), tot)
    eerder = {regel.code: regel for regel in oud.regels}
    paren = [(eerder[regel.code], regel) for regel in nieuw.regels if regel.code in eerder]
    namen = VAST if nieuw.versie.pk is None else VAST + VERDER
    cijfers = [_cijfers(toen, nu, namen, registraties) for toen, nu in paren]
    return Vergelijking(oud, nieuw, [verschil for verschil in cijfers if verschil], _teksten(oud, nieuw))


def _cijfers(oud, nieuw, namen, registraties):
    velden = [
        (Meetregel._meta.get_field(naam).verbose_name, _leesbaar(oud, naam), _leesbaar(nieuw, naam))
        for naam in namen
        if getattr(oud, naam) != getattr(nieuw, naam)
    ]
    if any(getattr(oud, naam) != getattr(nieuw, naam) for naam in DEFINITIES):
        velden.append(("afspraak of telregel", "zoals toen", "intussen gewijzigd"))
    toen, nu = _jaar(oud), _jaar(nieuw)
    if toen and nu and toen != nu:
        return Cijferverschil(oud, nieuw, [(NIEUW_JAAR, toen, nu), *velden], [], [], [])
    erbij, eraf = _eenheden(oud, nieuw, registraties)
    verwacht = _verwacht(oud, nieuw, registraties) if "prognose" in namen else []
    if not (velden or erbij or eraf or verwacht):
        return None
    return Cijferverschil(oud, nieuw, velden, erbij, eraf, verwacht)


def _jaar(regel):
    """The name of the year that a yearly indicator counts in; None for what is no count per year.

    Between two years nobody came or went: that all begin anew is the whole explanation.
    """
    jaren = regel.bewijs["per_jaar"]
    return jaren[-1]["schooljaar"] if jaren else None


def _leesbaar(regel, naam):
    return Oordeel(regel.oordeel).label if naam == "oordeel" else getattr(regel, naam)


def _eenheden(oud, nieuw, registraties):
    toen, nu = _telt_mee(oud), _telt_mee(nieuw)
    redenen = {rij["id"]: rij for rij in nieuw.bewijs["telt_niet_mee"]}
    erbij = [_eenheid(rij, "", nieuw.code, registraties) for pk, rij in nu.items() if pk not in toen]
    eraf = [
        _eenheid(rij, redenen[pk]["reden"] if pk in redenen else WEG, nieuw.code, registraties)
        for pk, rij in toen.items()
        if pk not in nu
    ]
    return erbij, eraf


def _verwacht(oud, nieuw, registraties):
    """On whom the verwachting of one counts and that of the other doesn't; who came or went by now is told already."""
    rijen = {rij["naam"]: rij for regel in (oud, nieuw) for deel in DELEN for rij in regel.bewijs[deel]}
    toen, nu = ({rij["naam"] for rij in regel.bewijs["telt_mee"]} for regel in (oud, nieuw))
    straks_toen, straks_nu = (
        telt.union(regel.bewijs["komt"]).difference(regel.bewijs["gaat"]) for telt, regel in ((toen, oud), (nu, nieuw))
    )
    return [
        _eenheid(rijen[naam], reden, nieuw.code, registraties)
        for namen, reden in ((straks_nu - straks_toen, VERWACHT), (straks_toen - straks_nu, NIET_VERWACHT))
        for naam in sorted(namen)
        if naam in rijen and (naam in toen) == (naam in nu)
    ]


def _telt_mee(regel):
    return {rij["id"]: rij for rij in regel.bewijs["telt_mee"]}


def _eenheid(rij, reden, code, registraties):
    return Eenheidverschil(rij["naam"], reden, over_eenheid(registraties, rij, code))


def _teksten(oud, nieuw):
    """The texts that differ, each under the name of its part and field."""
    eerder, later = (rapport.versie.inhoud.get("teksten", {}) for rapport in (oud, nieuw))
    verschillen = []
    for onderdeel in onderdelen(nieuw.regels):
        velden = {veld.naam: veld.label for veld in onderdeel.velden}
        toen, nu = eerder.get(onderdeel.code, {}), later.get(onderdeel.code, {})
        for naam in dict.fromkeys([*velden, *toen, *nu]):
            if toen.get(naam, "") != nu.get(naam, ""):
                label = velden.get(naam, naam)
                titel = onderdeel.titel if label == onderdeel.titel else f"{onderdeel.titel}: {label.lower()}"
                verschillen.append(Tekstverschil(titel, toen.get(naam, ""), nu.get(naam, "")))
    return verschillen + _rijen(oud, nieuw)


RIJEN = (("middelen", "Mensen en middelen"), ("risicos", "Risico’s en maatregelen"))


def _rijen(oud, nieuw):
    paren = [(titel, *(_in_woorden(r.versie.inhoud.get(deel, [])) for r in (oud, nieuw))) for deel, titel in RIJEN]
    return [Tekstverschil(titel, toen, nu) for titel, toen, nu in paren if toen != nu]


def _in_woorden(rijen):
    """Rows of a part as lines of text, so that they can stand beside each other."""
    return "\n".join("- " + ", ".join(_woord(w) for veld, w in rij.items() if veld != "id") for rij in rijen)


def _woord(waarde):
    woorden = {True: "ja", False: "nee", None: "–"}
    return woorden[waarde] if waarde is None or isinstance(waarde, bool) else str(waarde)
