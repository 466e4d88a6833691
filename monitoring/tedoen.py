"""What waits for a person on the dashboard: of every register the records that nobody finished."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse
from django.utils.formats import date_format

from doorlopend.rechten import mag_overal
from doorlopend.telwoord import telwoord
from kennisdeling.models import Activiteit, Vorm
from leerroutes.models import Leerroute
from leerroutes.ontbreekt import wat_ontbreekt
from leerroutes.statussen import VEROUDERD_NA_DAGEN, Status
from lob.models import Actiepunt, Bedrijfsactiviteit, Decanenbijeenkomst, Voorlichting
from monitoring import rapportrooster
from monitoring.models import Actie

# What may stand on the dashboard one by one; of more the list is one line.
HOOGSTENS = 4
DECANEN = ("Bekijk de decanenbijeenkomsten", "bijeenkomst-list")
DOCENTEN = ("Bekijk de activiteiten", "activiteit-list")
EEN_VORM = {vorm.value: f"{'het' if vorm == Vorm.LESBEZOEK else 'de'} {vorm.label.lower()}" for vorm in Vorm}


@dataclass(frozen=True)
class Taak:
    """A line of the to-do: what is the matter, the link, and what it is `over` for who only hears the link."""

    zin: str
    link: str
    url: str
    over: str = ""


def te_doen(register, gebruiker, vandaag):
    """The taken of `gebruiker` on `vandaag`, the most urgent kind first; one or two queries for each kind."""
    taken = [Taak(*taak) for taak in rapportrooster.te_doen(vandaag, gebruiker)]
    taken += _acties(gebruiker, vandaag)
    if _mag_routes(gebruiker):
        taken += _bevestigingen(register, vandaag)
        taken += _verouderd(vandaag)
    taken += _gesloten_scholen(register, gebruiker, vandaag)
    return taken + [taak for soort in VAST_TE_LEGGEN for taak in soort(gebruiker, vandaag)]


def _mag_routes(gebruiker):
    return gebruiker.has_perm("leerroutes.change_leerroute")


def _acties(gebruiker, vandaag):
    for actie in Actie.objects.te_laat_op(vandaag).filter(eigenaar=gebruiker):
        zin = f"Uw actie had klaar moeten zijn op {date_format(actie.deadline)}: {actie.wat}"
        yield Taak(zin, "Actie bijwerken", reverse("actie-update", args=[actie.pk]), str(actie))


def te_bevestigen(register, vandaag):
    """The plans whose day has come but that nobody confirmed, oldest first, as (day, status, leerroute)."""
    plannen = [
        (stap.ingangsdatum, Status(stap.status).label, register.leerroutes[pk])
        for pk, stappen in register.stappen.items()
        for stap in stappen
        if not stap.is_feit and stap.ingangsdatum <= vandaag
    ]
    return sorted(plannen, key=lambda plan: (plan[0], plan[2].naam))


def _bevestigingen(register, vandaag):
    plannen = te_bevestigen(register, vandaag)
    for datum, status, leerroute in plannen[:HOOGSTENS]:
        zin = f"“{status}” van {leerroute} was gepland op {date_format(datum)}. Is dat gebeurd?"
        yield Taak(zin, "Bevestigen of verplaatsen", leerroute.get_absolute_url(), str(leerroute))
    if len(plannen) > HOOGSTENS:
        routes = len({leerroute.pk for _, _, leerroute in plannen})
        zin = f"In totaal wachten {routes} leerroutes op een bevestiging."
        yield Taak(zin, "Bekijk ze allemaal", f"{reverse('leerroute-list')}?ontbreekt=bevestiging")


def _verouderd(vandaag):
    aantal = aantal_verouderd(vandaag)
    if aantal:
        wie = telwoord(aantal, "leerroute in voorbereiding is", "leerroutes in voorbereiding zijn")
        adres = f"{reverse('leerroute-list')}?ontbreekt=nieuws"
        yield Taak(f"{wie} langer dan {VEROUDERD_NA_DAGEN} dagen niet bijgewerkt.", "Bekijk deze leerroutes", adres)


def aantal_verouderd(vandaag):
    """How many leerroutes in preparation had no status update for more than VEROUDERD_NA_DAGEN days."""
    return wat_ontbreekt(Leerroute.objects.met_status_op(vandaag).met_bijgewerkt(), "nieuws", vandaag).count()


def _gesloten_scholen(register, gebruiker, vandaag):
    """Closed schools that still take part in leerroutes: a file of DUO closes a school, not its deelnames."""
    if not gebruiker.has_perm("doorlopend.change_school"):
        return
    dicht = {pk for pk, school in register.scholen.items() if school.gesloten_op and school.gesloten_op <= vandaag}
    deelnames = chain.from_iterable(register.deelnames.values())
    nog = Counter(deel.school_id for deel in deelnames if deel.tot is None and deel.school_id in dicht)
    scholen = sorted((register.scholen[pk] for pk in nog), key=str)
    for school in scholen[:HOOGSTENS]:
        routes = telwoord(nog[school.pk], "leerroute", "leerroutes")
        zin = f"{school} is gesloten vanaf {date_format(school.gesloten_op)}, maar doet nog mee aan {routes}."
        yield Taak(zin, "Deelname beëindigen", reverse("school-sluiten", args=[school.pk]), str(school))


def _bijeenkomsten(gebruiker, vandaag):
    """Meetings of decanen and activities whose day has passed: somebody has to say who were there."""
    open_ = []
    if gebruiker.has_perm("lob.change_decanenbijeenkomst"):
        organisaties = (f"geregistreerd_door__{wie}" for wie in ("school", "mbo", "partner"))
        met_wie = ("gastheer_school", "gastheer_mbo", *organisaties)
        alle = Decanenbijeenkomst.objects.nog_vast_te_leggen(vandaag).select_related(*met_wie)
        mag = [rij for rij in alle if gebruiker.has_perm("lob.change_decanenbijeenkomst", rij)]
        open_ += [(rij, "de decanenbijeenkomst", "bijeenkomst-vastleggen", DECANEN) for rij in mag]
    if gebruiker.has_perm("kennisdeling.change_activiteit"):
        voorbij = Activiteit.objects.nog_vast_te_leggen(vandaag)
        open_ += [(rij, EEN_VORM[rij.vorm], "activiteit-opkomst", DOCENTEN) for rij in voorbij]
    for rij, soort, pagina, _ in open_[:HOOGSTENS]:
        zin = f"Van {soort} op {date_format(rij.datum)} is de opkomst nog niet ingevuld."
        yield Taak(zin, "Opkomst invullen", reverse(pagina, args=[rij.pk]), str(rij))
    if len(open_) > HOOGSTENS:
        zin = f"In totaal is van {len(open_)} bijeenkomsten de opkomst nog niet ingevuld."
        link, lijst = open_[HOOGSTENS][3]
        yield Taak(zin, link, f"{reverse(lijst)}?staat=gepland")


def _actiepunten(gebruiker, vandaag):
    """Promises of decanenbijeenkomsten that are late; the page of the newest meeting lists those of before as well."""
    if not mag_overal(gebruiker, "lob.afronden_actiepunt") or not gebruiker.has_perm("lob.plannen_decanenbijeenkomst"):
        return
    te_laat = Actiepunt.objects.open().filter(uiterlijk__lt=vandaag).select_related("bijeenkomst")
    if punten := sorted(te_laat, key=lambda punt: (punt.bijeenkomst.datum, punt.bijeenkomst.begin)):
        wie = telwoord(len(punten), "actiepunt van de decanen is", "actiepunten van de decanen zijn")
        adres = punten[-1].bijeenkomst.get_absolute_url()
        yield Taak(f"{wie} nog niet afgerond, en de datum is voorbij.", "Bekijk de actiepunten", adres)


def _schoolactiviteiten(gebruiker, vandaag):
    """What schools planned for a day that has passed: until it is recorded it doesn't count."""
    if not mag_overal(gebruiker, "lob.change_voorlichting"):
        return
    for model, lijst, een, meer in SCHOOLACTIVITEITEN:
        if aantal := model.objects.nog_vast_te_leggen(vandaag).count():
            wie = telwoord(aantal, f"{een} is", f"{meer} zijn")
            zin = f"{wie} voorbij, maar nog niet vastgelegd als gehouden."
            yield Taak(zin, "Bekijk welke", f"{reverse(lijst)}?uitvoering=vast-te-leggen")


SCHOOLACTIVITEITEN = (
    (Voorlichting, "voorlichting-list", "voorlichting van een school", "voorlichtingen van scholen"),
    (Bedrijfsactiviteit, "bedrijfsactiviteit-list", "activiteit met een bedrijf", "activiteiten met bedrijven"),
)
VAST_TE_LEGGEN = (_bijeenkomsten, _actiepunten, _schoolactiviteiten)
