"""What a machine asks for: the figures of one day, or of a series of days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from doorlopend.schooljaar import Peildatumfout, lees_peildatum

# Months between two days of a series.
STAPPEN = {"maand": 1, "kwartaal": 3, "halfjaar": 6}
STANDAARDSTAP = "kwartaal"
HOOGSTENS = 240


@dataclass(frozen=True)
class Gevraagd:
    """The days asked for, in order; `stap` is None for one day."""

    dagen: tuple[date, ...]
    stap: str | None = None


def lees_gevraagd(vraag, *, nulmeting_op, vandaag):
    """What `?peildatum=`, or `?van=&tot=&stap=`, asks for; raises Peildatumfout.

    A series runs from `van` (the baseline day without one) up to and including `tot` (today without one).
    """
    if not {"van", "tot", "stap"} & set(vraag):
        return Gevraagd((lees_peildatum(vraag.get("peildatum", ""), vandaag),))
    if "peildatum" in vraag:
        raise Peildatumfout("Vraag om één peildatum, of om een reeks met van, tot en stap. Niet om allebei.")
    stap = vraag.get("stap", STANDAARDSTAP)
    if stap not in STAPPEN:
        raise Peildatumfout(f"Deze stap kennen we niet. Kies uit {', '.join(STAPPEN)}.")
    van = lees_peildatum(vraag.get("van") or nulmeting_op.isoformat(), vandaag)
    tot = lees_peildatum(vraag.get("tot", ""), vandaag)
    return Gevraagd(dagen(van, tot, STAPPEN[stap]), stap)


def dagen(van, tot, maanden):
    """The days from `van` to `tot`, both inclusive, `maanden` apart; `tot` is always the last one.

    A day that a month doesn't have becomes its last day. Raises Peildatumfout when they stand the wrong
    way round, or when there are more than HOOGSTENS.
    """
    if van > tot:
        raise Peildatumfout("De eerste dag (van) ligt na de laatste (tot). Draai ze om.")
    aantal = (tot.year - van.year) * 12 + tot.month - van.month
    if aantal // maanden >= HOOGSTENS:
        raise Peildatumfout(f"Deze reeks is te lang: hoogstens {HOOGSTENS} dagen. Neem een grotere stap.")
    reeks = [_later(van, erbij) for erbij in range(0, aantal + 1, maanden)]
    return tuple([dag for dag in reeks if dag < tot] + [tot])


def _later(dag, maanden):
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
