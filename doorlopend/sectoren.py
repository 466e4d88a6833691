"""The sectors of work and study that every app speaks of."""

from django.db.models import TextChoices


class Sector(TextChoices):
    """The first four are named in the covenant as "maatschappelijk cruciaal"."""

    ONDERWIJS = "onderwijs", "Onderwijs"
    ZORG = "zorg", "Zorg en welzijn"
    TECHNIEK = "techniek", "Techniek"
    ICT = "ict", "Ict"
    ECONOMIE = "economie", "Economie en ondernemen"
    HORECA = "horeca", "Horeca, bakkerij en recreatie"
    MEDIA = "media", "Media en vormgeving"
    GROEN = "groen", "Groen"
    MOBILITEIT = "mobiliteit", "Mobiliteit en transport"
    VEILIGHEID = "veiligheid", "Veiligheid en sport"
    DIENSTVERLENING = "dienstverlening", "Dienstverlening"
    OVERIG = "overig", "Overig"


CONVENANTSECTOREN = (Sector.ONDERWIJS, Sector.ZORG, Sector.TECHNIEK, Sector.ICT)


def keuzes_met_convenant():
    """The choices in two groups, those that the covenant names first."""
    andere = [sector for sector in Sector if sector not in CONVENANTSECTOREN]
    groepen = (("Genoemd in het convenant", CONVENANTSECTOREN), ("Andere sectoren", andere))
    return [(titel, [(sector.value, sector.label) for sector in sectoren]) for titel, sectoren in groepen]
