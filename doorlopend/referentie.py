"""Loading the reference data of the region: partners, schools with codes and offers, mbo's."""

import csv
from datetime import date

from django.db import transaction

from doorlopend.gebied import gebied
from doorlopend.models import MboCollege, MboInstelling, Partner, School, Schoolaanbod, Vestigingscode


def lees(naam):
    """The rows of a file in the folder `referentie` of the region as dictionaries; none when it has no such folder."""
    map_ = gebied().referentie
    if map_ is None:
        return []
    with (map_ / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


@transaction.atomic
def laad_referentie():
    """Create what is missing; what is there already, and perhaps corrected by people, stays as it is.

    Partners are known by afkorting, schools by vestigingscode, mbo's by naam. Returns how many schools
    were created.
    """
    partners = _laad_partners()
    _laad_mbos(partners)
    nieuw = _laad_scholen(partners)
    return len(nieuw)


def _laad_partners():
    for rij in lees("partners.csv"):
        Partner.objects.get_or_create(
            afkorting=rij["afkorting"],
            defaults={"naam": rij["naam"], "soort": rij["soort"], "in_stuurgroep": rij["in_stuurgroep"] == "ja"},
        )
    return {partner.afkorting: partner for partner in Partner.objects.all()}


def _laad_mbos(partners):
    for rij in lees("mbo.csv"):
        MboInstelling.objects.get_or_create(
            afkorting=rij["afkorting"],
            defaults={
                "naam": rij["naam"],
                "partner": partners.get(rij["partner"]),
                "andere_namen": rij["andere_namen"].replace("|", "\n"),
                "controleren": rij["controleren"],
            },
        )
    mbos = {mbo.afkorting: mbo for mbo in MboInstelling.objects.all()}
    for rij in lees("mbo_colleges.csv"):
        MboCollege.objects.get_or_create(
            instelling=mbos[rij["mbo"]], naam=rij["naam"], defaults={"controleren": rij["controleren"]}
        )


def _laad_scholen(partners):
    """Create the schools whose codes are all unknown, with their codes and offers; returns them by main code."""
    bekend = set(Vestigingscode.objects.values_list("code", flat=True))
    codes, aanbod = lees("vestigingscodes.csv"), lees("aanbod.csv")
    nieuw = {}
    for rij in lees("scholen.csv"):
        hoofdcode = rij.pop("vestigingscode")
        if hoofdcode in bekend:
            continue
        school = School(**rij | {"partner": partners.get(rij["partner"])})
        school.full_clean()
        school.save()
        nieuw[hoofdcode] = school
    for rij in codes:
        if rij["school"] in nieuw:
            _bewaar(Vestigingscode(school=nieuw[rij["school"]], code=rij["code"], **_periode(rij)))
    for rij in aanbod:
        if rij["school"] in nieuw:
            velden = {veld: rij[veld] for veld in ("soort", "bron", "bronjaar", "kandidaten")}
            _bewaar(Schoolaanbod(school=nieuw[rij["school"]], **velden, **_periode(rij)))
    return nieuw


def _periode(rij):
    return {veld: date.fromisoformat(rij[veld]) for veld in ("vanaf", "tot") if rij.get(veld)}


def _bewaar(record):
    record.full_clean()
    record.save()
