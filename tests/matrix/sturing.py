"""The rows of what people decide beside the figures: acties, oordelen, words, milestones."""

from datetime import UTC, date, datetime

from monitoring.convenant import laad_convenant
from monitoring.models import Actie, Beschrijving, Indicator, Mijlpaal, Oordeelafwijking
from tests.matrix.rollen import IEDEREEN, LEIDER, TEAM

MATRIX = {
    "actie-list": (IEDEREEN, None),
    "actie-create": (TEAM, TEAM),
    "actie-update": (TEAM, TEAM),
    "actie-gedaan": (None, TEAM),
    "oordeel-create": (LEIDER, LEIDER),
    "oordeel-update": (LEIDER, LEIDER),
    "beschrijving-create": (TEAM, TEAM),
    "beschrijving-update": (TEAM, TEAM),
    "mijlpaal-create": (LEIDER, LEIDER),
    "mijlpaal-update": (LEIDER, LEIDER),
}


def argumenten():
    laad_convenant()
    indicator, nu = Indicator.objects.get(code="1a"), datetime(2026, 11, 1, tzinfo=UTC)
    dag = {"gezet_op": nu, "indicator": indicator}
    afwijking = Oordeelafwijking.objects.create(oordeel="op_schema", reden="Besluit", vanaf=date(2020, 1, 1), **dag)
    beschrijving = Beschrijving.objects.create(datum=date(2026, 10, 1), stand="loopt", tekst="Het loopt", **dag)
    mijlpaal = Mijlpaal.objects.create(
        indicator=indicator, datum=date(2027, 1, 1), aantal=8, besluit_op=date(2026, 10, 1)
    )
    actie = Actie.objects.create(afspraak=indicator.afspraak, wat="Bellen")
    nieuw = {f"{soort}-create": ["1b"] for soort in ("oordeel", "beschrijving", "mijlpaal")}
    return nieuw | {
        "actie": [actie.pk],
        "actie-list": [],
        "actie-create": [],
        "oordeel": [afwijking.pk],
        "beschrijving": [beschrijving.pk],
        "mijlpaal": [mijlpaal.pk],
    }
