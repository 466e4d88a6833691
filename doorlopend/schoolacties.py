"""What happens to a school beyond its own row: closing, opening again, a new code."""

from django.db import transaction

from doorlopend.models import Vestigingscode


@transaction.atomic
def sluit_school(school, *, per, reden=""):
    """Close a school: `per` is the first day on which it is closed. Its running codes and offers end on that day.

    `reden` goes with the school in its history.
    """
    school.gesloten_op = per
    school._change_reason = reden or None
    school.save(update_fields=["gesloten_op"])
    for deel in (*school.vestigingscodes.all(), *school.aanbod.all()):
        if deel.loopt_op(per):
            deel.tot = per
            deel.save(update_fields=["tot"])


@transaction.atomic
def heropen_school(school, *, codes=True, reden=""):
    """Open a school again; the offers, and with `codes` the codes, that ended because it closed run on.

    `reden` goes with the school in its history.
    """
    gesloten_op, school.gesloten_op = school.gesloten_op, None
    school._change_reason = reden or None
    school.save(update_fields=["gesloten_op"])
    if gesloten_op:
        for deel in (*school.aanbod.filter(tot=gesloten_op), *school.vestigingscodes.filter(tot=gesloten_op)):
            if codes or not isinstance(deel, Vestigingscode):
                deel.tot = None
                deel.save(update_fields=["tot"])


@transaction.atomic
def geef_nieuwe_code(school, *, code, vanaf):
    """Give the same school a new vestigingscode from `vanaf`; the codes that run on that day end then.

    Raises ValidationError when the code is unusable or belongs to a school already.
    """
    nieuw = Vestigingscode(school=school, code=code, vanaf=vanaf)
    nieuw.full_clean()
    for oud in school.vestigingscodes.all():
        if oud.loopt_op(vanaf):
            oud.tot = vanaf
            oud.save(update_fields=["tot"])
    nieuw.save()
    return nieuw
