"""Collects what a voortgangsrapportage shows, as rows that are not saved yet.

The preview shows these rows and leg_voor() saves them, so page, PDF and download can't differ. They hold
plain JSON with no link to a register: nothing that changes later can reach them.
"""

import hashlib
import json
from dataclasses import dataclass

from django.conf import settings
from django.forms.models import model_to_dict

from doorlopend.gebied import gebied
from leerroutes.statussen import Status
from monitoring import overzicht
from monitoring.metingen import meet_alles
from monitoring.models import Actielijn, Convenant, Meetregel, Rapportversie, Telafspraak
from monitoring.rapportbijdragen import bijdragen, middelen_beantwoord
from monitoring.rapportlogboek import correcties
from monitoring.register import Register

IN_VOORBEREIDING = (Status.ONTWIKKELING, Status.VERKENNING, "gepland")
OPMAAK = 2  # the shape of `inhoud` and `bewijs`, for templates that must read older versions


class Rapportfout(Exception):
    """A report that can't be made, frozen or vastgesteld; the message is Dutch and meant for the user."""


@dataclass(frozen=True)
class Rapport:
    """A version of a report with its figures: frozen, or not saved yet (the preview)."""

    versie: Rapportversie
    regels: list[Meetregel]

    @classmethod
    def van(cls, versie):
        """The frozen rows of a saved version."""
        return cls(versie, list(versie.meetregels.all()))

    @property
    def vingerafdruk(self):
        """A digest of every text and figure; the same when nothing changed in between."""
        regels = [model_to_dict(regel, exclude=["id", "versie"]) for regel in self.regels]
        tekst = json.dumps([self.versie.inhoud, regels], sort_keys=True, default=str)
        return hashlib.sha256(tekst.encode()).hexdigest()


def stel_samen(rapportage, *, door, nummer=(0, 1)):
    """The Rapport on `rapportage` as the registers are now, prepared by `door`; nothing is saved.

    The number of queries is fixed. Raises Rapportfout when there is no covenant to report on.
    """
    convenant = Convenant.objects.geldend_op(rapportage.peildatum)
    if convenant is None:
        raise Rapportfout("Er is nog geen convenant geladen. Vraag de technisch beheerder om dat te doen.")
    register, vorige = Register.lees(), vorige_versie(rapportage)
    vorige_regels = {r.code: r for r in vorige.meetregels.select_related("versie__rapportage")} if vorige else {}
    metingen = meet_alles(rapportage.peildatum, register)
    inhoud = _inhoud(rapportage, convenant, register, vorige) | {"opgesteld_door": str(door or "")}
    regels = [
        _meetregel(volgorde, meting, vorige_regels.get(code))
        for volgorde, (code, meting) in enumerate(metingen.items())
    ]
    versie = Rapportversie(
        rapportage=rapportage,
        hoofdnummer=nummer[0],
        volgnummer=nummer[1],
        inhoud=_kaal(inhoud),
        middelen_beantwoord=middelen_beantwoord(inhoud),
        gemaakt_door=door,
    )
    return Rapport(versie, regels)


def vorige_versie(rapportage):
    """The newest vastgestelde version of a report with an earlier peildatum, or None."""
    versies = Rapportversie.objects.filter(hoofdnummer__gte=1, rapportage__peildatum__lt=rapportage.peildatum)
    volgorde = ("-rapportage__peildatum", "-hoofdnummer", "-volgnummer")
    return versies.defer("pdf").select_related("rapportage").order_by(*volgorde).first()


def _kaal(waarde):
    """Only what JSON knows: dates as JJJJ-MM-DD, tuples as lists; so a row reads the same before and after saving."""
    return json.loads(json.dumps(waarde, default=lambda datum: datum.isoformat()))


def _inhoud(rapportage, convenant, register, vorige):
    sinds = vorige.rapportage.peildatum if vorige else convenant.nulmeting_op
    wijzigingen = overzicht.wijzigingen(register, na=sinds, tot_en_met=rapportage.peildatum)
    return {
        "opmaak": OPMAAK,
        "voorbeeld": settings.VOORBEELD,
        "programma": gebied().programma,
        "indeling": gebied().indeling,
        "periode": rapportage.periode,
        "schooljaar": rapportage.schooljaar_naam,
        "peildatum": rapportage.peildatum,
        "gewijzigd": rapportage.gewijzigd,
        **bijdragen(rapportage, vorige, sinds),
        "correcties": correcties(vorige),
        "convenant": {
            "naam": convenant.naam,
            "nulmeting_op": convenant.nulmeting_op,
            "doeldatum": convenant.doeldatum,
            "teksten": convenant.teksten,
        },
        "vorige": vorige and {"periode": vorige.rapportage.periode, "versie": vorige.nummer},
        "sinds": sinds,
        "actielijnen": _actielijnen(convenant),
        "tellen": _telafspraken(convenant),
        "leerroutes": [_leerroute(register, route, rapportage.peildatum) for route in _op_naam(register)],
        "wijzigingen": [
            {"datum": w.datum, "leerroute": w.leerroute.naam, "van": w.van_naam, "naar": w.naar_naam}
            for w in wijzigingen
        ],
    }


def _actielijnen(convenant):
    lijnen = Actielijn.objects.filter(convenant=convenant).prefetch_related("afspraken__indicatoren")
    return [
        {
            "code": lijn.code,
            "naam": lijn.naam,
            "afspraken": [
                {
                    "code": afspraak.code,
                    "titel": afspraak.titel,
                    "tekst": afspraak.tekst,
                    "indicatoren": [indicator.code for indicator in afspraak.indicatoren.all()],
                }
                for afspraak in lijn.afspraken.all()
            ],
        }
        for lijn in lijnen
    ]


def _telafspraken(convenant):
    """The reading in force per number: a later one supersedes an earlier one."""
    lezingen = Telafspraak.objects.filter(convenant=convenant).prefetch_related("indicatoren")
    geldend = {lezing.nummer: lezing for lezing in lezingen}
    velden = ("nummer", "onderwerp", "lezing", "andere_lezing", "reden", "gekozen_door", "gekozen_op")
    return [
        {veld: getattr(lezing, veld) for veld in velden}
        | {"indicatoren": [indicator.code for indicator in lezing.indicatoren.all()]}
        for lezing in geldend.values()
    ]


def _op_naam(register):
    return sorted(register.leerroutes.values(), key=lambda route: (route.naam.lower(), route.pk))


def _leerroute(register, route, peildatum):
    """One leerroute as the appendix shows it."""
    scholen = _scholen_van(register, route, peildatum)
    stap = register.stap_op(route.pk, peildatum, met_plannen=False)
    plan = next((stap for stap in register.stappen[route.pk] if not stap.is_feit), None)
    return {
        "id": route.pk,
        "naam": route.naam,
        "soort": route.get_soort_display(),
        "route": route.route,
        "scholen": [school.roepnaam for school in scholen],
        **_kenmerken(scholen, [route]),
        "status": Status(stap.status).label if stap else "",
        "sinds": stap.ingangsdatum if stap else None,
        "plan": plan and {"status": Status(plan.status).label, "datum": plan.ingangsdatum},
    }


def _scholen_van(register, route, peildatum):
    scholen = [register.scholen[d.school_id] for d in register.deelnames[route.pk] if d.loopt_op(peildatum)]
    return sorted(scholen, key=lambda school: (school.roepnaam, school.pk))


def _kenmerken(scholen, routes):
    """What tables show beside a name: stadsdeel, bestuur, mbo and sector, each as one text."""
    return {
        "stadsdeel": _samen(school.get_stadsdeel_display() or school.gemeente for school in scholen),
        "bestuur": _samen(school.partner.afkorting if school.partner else school.bestuur for school in scholen),
        "mbo": _samen(route.mbo.afkorting if route.mbo else "" for route in routes),
        "sector": _samen(route.get_sector_display() for route in routes),
    }


def _samen(namen):
    return ", ".join(sorted({naam for naam in namen if naam}))


def _meetregel(volgorde, meting, vorige):
    """The Meetregel of one Meting, not saved yet; `vorige` is that of the previous report, or None."""
    indicator, afspraak = meting.indicator, meting.indicator.afspraak
    return Meetregel(
        volgorde=volgorde,
        afspraak=str(afspraak),
        **{veld: getattr(indicator, veld) for veld in ("code", "naam", "zin", "regel", "eenheid", "vorm")},
        nulmeting=indicator.nulmeting,
        noemer_convenant=indicator.geldende_noemer_convenant,
        vorige_stand=vorige.stand if vorige else None,
        **{veld: getattr(meting, veld) for veld in ("doel", "doeldatum", "stand", "noemer", "nodig_nu", "prognose")},
        oordeel=meting.oordeel.value,
        bewijs=_kaal(_bewijs(meting, vorige)),
    )


def _bewijs(meting, vorige):
    """Who counts, who doesn't and why, the course over time, and what the verwachting rests on."""
    komt, gaat = overzicht.komt_en_gaat(meting) if meting.prognose is not None else ([], [])
    telt_mee = [_eenheid(meting, rij) for rij in overzicht.rijen(meting, meting.telling.telt_mee)]
    eerder = _telde_eerder(meting, vorige)
    nu = {rij["id"]: rij["naam"] for rij in telt_mee}
    return {
        "kort": meting.indicator.kort,
        "doel_is_alle": meting.indicator.doel_is_alle,
        "wordt_gemeten": meting.wordt_gemeten,
        "telt_mee": telt_mee,
        "telt_niet_mee": [_eenheid(meting, rij) for rij in overzicht.rijen(meting, meting.telling.telt_niet_mee)],
        "verloop": meting.verloop(),
        "nodig_verloop": meting.nodig_verloop(),
        "per_jaar": _per_jaar(meting),
        "stadsdelen": overzicht.bekende_stadsdelen(meting) if _telt_scholen(meting) else [],
        "komt": [eenheid.naam for eenheid in komt],
        "gaat": [eenheid.naam for eenheid in gaat],
        "erbij": [naam for pk, naam in nu.items() if eerder is not None and pk not in eerder],
        "eraf": [naam for pk, naam in (eerder or {}).items() if pk not in nu],
        "vorige_herrekend": _herrekend(meting, vorige),
        "afwijking": _afwijking(meting),
    }


def _telde_eerder(meting, vorige):
    """What counted in the previous report: {id: name}; None when there is nothing to compare.

    What is counted per school year begins anew on 1 August: nothing fell off then.
    """
    if vorige is None or (meting.indicator.per_schooljaar and vorige.versie.rapportage.peildatum not in meting.jaar):
        return None
    return {rij["id"]: rij["naam"] for rij in vorige.bewijs["telt_mee"]}


def _afwijking(meting):
    """Why people judge otherwise than the rule, with what the rule says; None when they don't."""
    if meting.afwijking is None:
        return None
    gezet = meting.afwijking
    berekend = meting.berekend_oordeel.label.lower()
    return {"berekend": berekend, "reden": gezet.reden, "door": str(gezet.gezet_door or ""), "vanaf": gezet.vanaf}


def _herrekend(meting, vorige):
    """The stand on the peildatum of the previous report as known now; None when it is still the same."""
    if vorige is None or not meting.wordt_gemeten or vorige.stand is None:
        return None
    stand = meting.op(vorige.versie.rapportage.peildatum).stand
    return None if stand == vorige.stand else stand


def _telt_scholen(meting):
    return meting.wordt_gemeten and meting.noemer is not None


def _per_jaar(meting):
    if not (meting.indicator.per_schooljaar and meting.wordt_gemeten):
        return []
    return [
        {
            "schooljaar": jaar.jaar.naam,
            "jaarsoort": jaar.jaar.SOORT,
            "stand": jaar.stand,
            "doel": jaar.doel,
            "oordeel": jaar.oordeel.value,
        }
        for jaar in meting.per_jaar()
    ]


def _eenheid(meting, rij):
    """One school or leerroute with why it counts or not, and since when the leerroutes behind it have their status."""
    eenheid, reden = rij.eenheid, rij.eenheid.reden
    stappen = [meting.register.stap_op(pk, meting.peildatum, met_plannen=False) for pk in eenheid.leerroutes]
    return {
        "id": str(eenheid.pk),
        "soort": eenheid.soort,
        "leerroute_ids": [route.pk for route in rij.leerroutes],
        "naam": eenheid.naam,
        "scholen": [school.roepnaam for school in rij.scholen],
        "leerroutes": [route.naam for route in rij.leerroutes],
        **_kenmerken(rij.scholen, rij.leerroutes),
        "reden": reden.tekst,
        "in_voorbereiding": reden.code in IN_VOORBEREIDING,
        "sinds": min((stap.ingangsdatum for stap in stappen if stap), default=None),
    }
