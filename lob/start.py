"""The cards of the start page of lob: where the city stands, and what is still to be done for one's own school."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse

from doorlopend.schooljaar import Schooljaar
from doorlopend.telwoord import telwoord
from lob.models import Bedrijfsactiviteit, Decaan, LobScan, OpenDag, Voorlichting
from lob.overzicht import GEHOUDEN, scholen_met_voorlichting, stand
from lob.registerviews import mag_toevoegen


@dataclass
class Kaart:
    """`te_doen` are the (label, text, url) of what waits for this person, `knop` the (label, url) of the main one."""

    titel: str
    tekst: str
    links: list[tuple[str, str]]
    knop: tuple[str, str] | None = None
    te_doen: list[tuple[str, str, str]] = field(default_factory=list)


def kaarten(gebruiker, vandaag):
    """The cards of this person, in the order of the afspraken."""
    alle = [
        _voorlichting(gebruiker, vandaag),
        _scan(gebruiker, vandaag),
        _bedrijfsleven(gebruiker, vandaag),
        _gids(gebruiker),
        _open_dagen(gebruiker, vandaag),
    ]
    return [kaart for kaart in alle if kaart]


def _voorlichting(gebruiker, vandaag):
    geteld = scholen_met_voorlichting(vandaag).aggregate(
        klaar=Count("pk", filter=stand(vandaag, GEHOUDEN)), alle=Count("pk")
    )
    kaart = Kaart(
        "Voorlichting over het mbo",
        f"{geteld['klaar']} van {geteld['alle']} scholen gaven in {Schooljaar.op(vandaag)} al voorlichting.",
        [
            ("Overzicht per school", reverse("voorlichting-overzicht")),
            ("Alle voorlichting", reverse("voorlichting-list")),
        ],
        _knop(gebruiker, "voorlichting", "Voorlichting toevoegen"),
    )
    return _met_te_doen(kaart, Voorlichting.objects.filter(school=gebruiker.school), gebruiker, vandaag)


def _bedrijfsleven(gebruiker, vandaag):
    dit_jaar = Bedrijfsactiviteit.objects.in_schooljaar(Schooljaar.op(vandaag))
    aantal = dit_jaar.filter(Q(uitvoering="gehouden"), datum__lte=vandaag).count()
    kaart = Kaart(
        "Activiteiten met bedrijven",
        f"{telwoord(aantal, 'activiteit', 'activiteiten')} gehouden in {Schooljaar.op(vandaag)}.",
        [("Alle activiteiten", reverse("bedrijfsactiviteit-list"))],
        _knop(gebruiker, "bedrijfsactiviteit", "Activiteit toevoegen"),
    )
    return _met_te_doen(kaart, Bedrijfsactiviteit.objects.filter(scholen=gebruiker.school), gebruiker, vandaag)


def _scan(gebruiker, vandaag):
    jaar = Schooljaar.op(vandaag)
    scans = LobScan.objects.filter(schooljaar=jaar.begin)
    kaart = Kaart(
        "Lob-scan",
        f"{telwoord(scans.count(), 'scan', 'scans')} ingevuld in {jaar}.",
        [
            ("Alle lob-scans", reverse("lobscan-list")),
            ("Wie heeft een lob-programma?", reverse("indicator-detail", args=["5b"])),
        ],
    )
    eigen = scans.filter(school=gebruiker.school, mbo=gebruiker.mbo).first() if _eigen(gebruiker) else None
    if eigen:
        kaart.links.insert(0, (f"Uw lob-scan van {jaar}", eigen.get_absolute_url()))
    else:
        kaart.knop = _knop(gebruiker, "lobscan", "Lob-scan invullen", ("school", "mbo"))
    return kaart


def _gids(gebruiker):
    if not gebruiker.has_perm("lob.view_decaan"):
        return None
    kaart = Kaart(
        "Decanengids",
        f"Er staan {Decaan.objects.count()} decanen in, met e-mailadres.",
        [("Zoek een decaan", reverse("decaan-list"))],
    )
    if _eigen(gebruiker) and not Decaan.objects.filter(email__iexact=gebruiker.email).exists():
        kaart.te_doen.append(("U staat er nog niet in", "Zet uzelf in de gids", f"{reverse('decaan-create')}?ik"))
    return kaart


def _open_dagen(gebruiker, vandaag):
    komend = OpenDag.objects.komend(vandaag).select_related("mbo")
    eerste = komend.first()
    tekst = f"Eerstvolgende: {eerste}." if eerste else "Er staan nog geen open dagen in."
    kaart = Kaart("Open dagen van mbo’s", tekst, [("Alle open dagen", reverse("opendag-list"))])
    kaart.knop = _knop(gebruiker, "opendag", "Open dag toevoegen", ("mbo",))
    return kaart


def _eigen(gebruiker):
    return gebruiker.school or gebruiker.mbo


def _knop(gebruiker, soort, label, organisaties=("school",)):
    return (label, reverse(f"{soort}-create")) if mag_toevoegen(gebruiker, soort, organisaties) else None


def _met_te_doen(kaart, eigen, gebruiker, vandaag):
    """Add what was planned by the own school for a day that is over."""
    if gebruiker.school:
        for rij in eigen.nog_vast_te_leggen(vandaag).order_by("datum", "pk")[:5]:
            url = reverse(f"{rij._meta.model_name}-update", args=[rij.pk])
            kaart.te_doen.append(("Nog vast te leggen", f"{rij.kort}: is dat doorgegaan?", url))
    return kaart
