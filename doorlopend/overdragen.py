"""What somebody is the contact for, in every app, and giving that to somebody else.

A model says it itself: OVERDRAAGBAAR = {field: Q of what is still to be done}, with Q() for all. A field that
tells who did something in the past is not in it and never changes.
"""

from django.apps import apps
from django.db import transaction

from doorlopend.logboek import Soort, leg_vast


def werk_van(gebruiker):
    """What `gebruiker` is still the contact for: a list of (words such as "2 leerroutes", field, records)."""
    gevonden = []
    for model in apps.get_models():
        for veld, nog_te_doen in getattr(model, "OVERDRAAGBAAR", {}).items():
            if rijen := list(model._base_manager.filter(nog_te_doen, **{veld: gebruiker})):
                naam = model._meta.verbose_name if len(rijen) == 1 else model._meta.verbose_name_plural
                gevonden.append((f"{len(rijen)} {naam}", veld, rijen))
    return gevonden


@transaction.atomic
def draag_over(gebruiker, *, aan, door):
    """Make `aan` the contact for all of it, one record at a time so that each has it in its history; how many."""
    aantal = 0
    for _, veld, rijen in werk_van(gebruiker):
        for rij in rijen:
            setattr(rij, veld, aan)
            rij.save()
            aantal += 1
    if aantal:
        leg_vast(Soort.OVERGEDRAGEN, door=door, over=gebruiker, aan=aan.pk, aantal=aantal)
    return aantal
