"""When the invented records were recorded: not all on the day of installing, or each would be a late correction."""

from datetime import UTC, datetime, time

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from doorlopend.models import School, Schoolaanbod, Vestigingscode
from leerroutes.models import Leerroute, Statusstap
from monitoring.gevolgd import GEVOLGD, altijd

BEGIN = datetime(2024, 1, 1, 8, tzinfo=UTC)


def dateer_scholen():
    """Let schools, codes and offers be recorded on the baseline day, before the first report is made."""
    for model in (School, Vestigingscode, Schoolaanbod):
        model.history.filter(history_date__gt=BEGIN).update(history_date=BEGIN)


def dateer_leerroutes():
    """Let a leerroute be recorded when its first step was."""
    eerste = Statusstap.objects.filter(leerroute=OuterRef("id")).order_by("gezet_op").values("gezet_op")[:1]
    nieuw = Leerroute.history.filter(history_type="+")
    nieuw.update(history_date=Coalesce(Subquery(eerste), "history_date"))


def dateer_wat_telt(nu):
    """Date the history of every register that counts to the day of effect; what always held, to the baseline day."""
    for gevolgd in GEVOLGD:
        if gevolgd.vanaf is altijd or not gevolgd.velden:
            continue
        rijen = list(gevolgd.model.history.select_related(*gevolgd.relaties))
        for rij in rijen:
            dag = gevolgd.vanaf(rij)
            moment = timezone.make_aware(datetime.combine(dag, time(18))) if dag else BEGIN
            rij.history_date = min(nu, moment)
        gevolgd.model.history.bulk_update(rijen, ["history_date"], batch_size=500)
