"""Attendance over the years: how many meetings of four, which schools came, and how often."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from doorlopend.bijeenkomsten import ERBIJ, Staat
from doorlopend.gebied import gebied
from doorlopend.models import MboInstelling, School, Schoolaanbod
from doorlopend.models.organisaties import Aanbodsoort, loopt_op
from doorlopend.schooljaar import Schooljaar
from lob.models import Decaanaanwezigheid, Decanenbijeenkomst

# Convenant, afspraak 7: vo and mbo decanen meet four times a year; read as the school year (reading 4).
PER_SCHOOLJAAR = 4
MET_DECAAN = (
    Aanbodsoort.VMBO_B,
    Aanbodsoort.VMBO_K,
    Aanbodsoort.VMBO_GL,
    Aanbodsoort.VMBO_TL,
    Aanbodsoort.HAVO,
)


def scholen_met_decaan(peildatum):
    """Schools in the gemeente that offer vmbo or havo on `peildatum`: they are meant to send a decaan."""
    aanbod = Schoolaanbod.objects.filter(loopt_op(peildatum), school=OuterRef("pk"), soort__in=MET_DECAAN)
    return School.objects.filter(Exists(aanbod), gemeente__in=gebied().gemeenten)


def _gehouden(peildatum, schooljaar):
    return Decanenbijeenkomst.objects.gehouden_op(peildatum).in_schooljaar(schooljaar)


@dataclass(frozen=True)
class Jaarstand:
    """One school year up to a day: meetings that count, of those planned still to come, and schools that came."""

    schooljaar: Schooljaar
    tellen: int
    nodig: int
    gepland: int
    scholen_geweest: int
    scholen: int


def jaarstand(peildatum):
    """The Jaarstand of the school year of `peildatum`; only held meetings with vo and mbo there count."""
    schooljaar = Schooljaar.op(peildatum)
    gehouden = _gehouden(peildatum, schooljaar)
    scholen = set(scholen_met_decaan(peildatum).values_list("pk", flat=True))
    geweest = Decaanaanwezigheid.objects.filter(bijeenkomst__in=gehouden, opkomst__in=ERBIJ)
    return Jaarstand(
        schooljaar=schooljaar,
        tellen=sum(bijeenkomst.telt_mee for bijeenkomst in gehouden.met_opkomst()),
        nodig=PER_SCHOOLJAAR,
        gepland=Decanenbijeenkomst.objects.komend(peildatum).in_schooljaar(schooljaar).count(),
        scholen_geweest=len(scholen & set(geweest.values_list("school", flat=True))),
        scholen=len(scholen),
    )


@dataclass
class Rij:
    """One school or mbo: per school year in how many of the held meetings somebody of it was there."""

    organisatie: School | MboInstelling
    keren: list = field(default_factory=list)

    @property
    def ooit(self):
        return sum(keer for keer, _ in self.keren)


def opkomst_per_jaar(peildatum):
    """(school years, rows of schools, rows of mbo's) of the meetings held on or before `peildatum`.

    A school that has a decaan, or that came once, has a row; each row has (times there, meetings held) a year.
    """
    gehouden = list(Decanenbijeenkomst.objects.gehouden_op(peildatum).values_list("pk", "datum"))
    jaar_van = {pk: Schooljaar.op(datum) for pk, datum in gehouden}
    jaren = sorted(set(jaar_van.values()))
    aantal = Counter(jaar_van.values())
    erbij = Decaanaanwezigheid.objects.filter(opkomst__in=ERBIJ, bijeenkomst__in=jaar_van)
    keren = set(erbij.values_list("school", "mbo", "bijeenkomst"))
    van_school, van_mbo = (Counter((keer[plaats], jaar_van[keer[2]]) for keer in keren) for plaats in (0, 1))

    def rij(organisatie, geteld):
        return Rij(organisatie, [(geteld[organisatie.pk, jaar], aantal[jaar]) for jaar in jaren])

    verwacht = set(scholen_met_decaan(peildatum).values_list("pk", flat=True))
    kwamen = {school for school, _, _ in keren if school}
    scholen = School.objects.filter(pk__in=verwacht | kwamen).order_by("roepnaam", "pk")
    return (
        jaren,
        [rij(school, van_school) for school in scholen],
        [rij(mbo, van_mbo) for mbo in MboInstelling.objects.all()],
    )


def opkomst_van(peildatum, **organisatie):
    """The held meetings up to `peildatum`, newest first, each with the people of one school or mbo who were there."""
    erbij = Decaanaanwezigheid.objects.filter(opkomst__in=ERBIJ, **organisatie).order_by("naam")
    mensen: dict[int, list] = {}
    for mens in erbij:
        mensen.setdefault(mens.bijeenkomst_id, []).append(mens)
    gehouden = Decanenbijeenkomst.objects.filter(staat=Staat.GEHOUDEN, datum__lte=peildatum)
    return [(bijeenkomst, mensen.get(bijeenkomst.pk, [])) for bijeenkomst in gehouden]


def als_blad(jaren, delen):
    """(headers, rows) of a sheet of opkomst_per_jaar(); `delen` holds (kind, rows)."""
    koppen = ["Soort", "Naam", *(f"{jaar} {wat}" for jaar in jaren for wat in ("aanwezig", "gehouden"))]
    rijen = [
        [soort, str(rij.organisatie), *(getal for keer in rij.keren for getal in keer)]
        for soort, organisaties in delen
        for rij in organisaties
    ]
    return koppen, rijen
