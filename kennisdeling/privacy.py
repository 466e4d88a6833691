"""What kennisdeling keeps of people, and for how long."""

import logging

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from doorlopend.bewaartermijnen import Bewaartermijn
from kennisdeling.models import Aanmelding

logger = logging.getLogger(__name__)
MAANDEN = 12


def _jaar_eerder(dag):
    """The same day a year before; 28 February for a leap day."""
    return dag.replace(year=dag.year - 1, day=28) if (dag.month, dag.day) == (2, 29) else dag.replace(year=dag.year - 1)


@transaction.atomic
def anonimiseer_aanmeldingen(nu):
    """Take names and addresses off sign-ups of activities of 12 months ago or longer, in their history too.

    School, mbo and attendance stay, so that no count changes; a typed organisation stays as "anders".
    Returns how many people; a second run finds none. `nu` is an aware moment.
    """
    grens = _jaar_eerder(timezone.localdate(nu))
    laatste = Coalesce("bijeenkomst__laatste_dag", "bijeenkomst__datum")
    oud = Aanmelding.objects.annotate(laatste=laatste).filter(laatste__lte=grens, geanonimiseerd_op=None)
    sleutels = list(oud.values_list("pk", flat=True))
    for pk in sleutels:
        leeg = {"naam": f"Deelnemer {pk}", "email": "", "functie": "", "gebruiker": None, "geanonimiseerd_op": nu}
        Aanmelding.objects.filter(pk=pk).update(**leeg, te_mailen="", te_mailen_sinds=None)
        Aanmelding.objects.filter(pk=pk).filter(~Q(organisatie="")).update(organisatie="anders")
        verleden = Aanmelding.history.filter(id=pk)
        verleden.filter(~Q(organisatie="")).update(organisatie="anders")
        verleden.update(**leeg)
    logger.info("Aanmeldingen geanonimiseerd: %s", len(sleutels))
    return len(sleutels)


BEWAARTERMIJNEN = [
    Bewaartermijn(
        "Uw aanmelding voor een activiteit: naam, zakelijk e-mailadres, functie, school of mbo",
        "Om u een plaats te geven, u te mailen en te weten wie er waren",
        f"{MAANDEN} maanden na de activiteit; daarna blijft alleen over van welke school of welk mbo iemand was",
        anonimiseer_aanmeldingen,
    )
]
