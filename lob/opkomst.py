"""Who is expected at a meeting of decanen: its list, who came the last four times, accounts and gids."""

from doorlopend.bijeenkomsten import ERBIJ
from doorlopend.models import Gebruiker
from lob.models import Decaan, Decaanaanwezigheid, Decanenbijeenkomst

KEREN = 4
UITNODIGEN = "lob.uitgenodigd_decanenbijeenkomst"


def verwachten(bijeenkomst):
    """The Decaanaanwezigheden of a meeting by a key that stays the same, in the order of their names.

    Those that aren't saved yet are proposals: they become rows once somebody says what these people did.
    """
    gevonden = {f"rij-{rij.pk}": rij for rij in bijeenkomst.aanwezigheden.select_related("school", "mbo", "gebruiker")}
    bekend = {kenmerk: rij for rij in gevonden.values() for kenmerk in _wie(rij)}
    for bron in (_van_laatste_keren, _met_account, _uit_de_gids):
        for sleutel, mens in bron(bijeenkomst):
            dezelfde = next((bekend[kenmerk] for kenmerk in _wie(mens) if kenmerk in bekend), None)
            if dezelfde is None:
                gevonden[sleutel] = dezelfde = mens
            _vul_aan(dezelfde, mens)
            bekend |= dict.fromkeys(_wie(mens) | _wie(dezelfde), dezelfde)
    return dict(sorted(gevonden.items(), key=lambda paar: (paar[1].naam.lower(), paar[0])))


def _vul_aan(mens, ander):
    """What another source knows of the same person: the address and the account."""
    mens.email = mens.email or ander.email
    mens.gebruiker = mens.gebruiker or ander.gebruiker


def vind(bijeenkomst, gebruiker):
    """The place of this person on the list of a meeting, by account or by name and organisation; saved or not."""
    zelf = Decaanaanwezigheid(
        bijeenkomst=bijeenkomst,
        gebruiker=gebruiker,
        naam=gebruiker.naam,
        email=gebruiker.email,
        school=gebruiker.school,
        mbo=gebruiker.mbo,
        organisatie=str(gebruiker.partner or ""),
    )
    mens = next((mens for mens in verwachten(bijeenkomst).values() if _wie(mens) & _wie(zelf)), zelf)
    mens.gebruiker = gebruiker
    return mens


def _wie(mens):
    """What makes somebody the same person on another list: account, address, or name and organisation."""
    kenmerken = {(mens.naam.lower(), mens.school_id, mens.mbo_id, mens.organisatie.lower())}
    kenmerken |= {mens.gebruiker_id} if mens.gebruiker_id else set()
    return kenmerken | ({mens.email.lower()} if mens.email else set())


def _van_laatste_keren(bijeenkomst):
    """Who came to one of the last four: a year, so that somebody who missed one isn't forgotten."""
    eerder = Decanenbijeenkomst.objects.gehouden_op(bijeenkomst.datum).exclude(pk=bijeenkomst.pk)
    keren = list(eerder.order_by("-datum", "-begin", "-pk").values_list("pk", flat=True)[:KEREN])
    mensen = Decaanaanwezigheid.objects.filter(bijeenkomst__in=keren, opkomst__in=ERBIJ)
    mensen = mensen.exclude(school=None, mbo=None).select_related("school", "mbo", "gebruiker")
    for mens in mensen.order_by("-bijeenkomst__datum", "pk"):
        yield f"eerder-{mens.pk}", _voorstel(bijeenkomst, mens, mens.gebruiker, mens.email)


def _met_account(bijeenkomst):
    mensen = Gebruiker.objects.met_recht(UITNODIGEN)
    for mens in mensen.select_related("school", "mbo"):
        if mens.school or mens.mbo:
            yield f"account-{mens.pk}", _voorstel(bijeenkomst, mens, mens, mens.email)


def _uit_de_gids(bijeenkomst):
    for mens in Decaan.objects.select_related("school", "mbo"):
        yield f"gids-{mens.pk}", _voorstel(bijeenkomst, mens, None, mens.email)


def _voorstel(bijeenkomst, mens, gebruiker, email):
    return Decaanaanwezigheid(
        bijeenkomst=bijeenkomst, naam=mens.naam, school=mens.school, mbo=mens.mbo, gebruiker=gebruiker, email=email
    )
