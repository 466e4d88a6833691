"""The history of the example: registers were filled before the programme began, leerroutes at their first step."""

from datetime import UTC, datetime

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from doorlopend.models import School, Schoolaanbod, Vestigingscode
from leerroutes.models import Deelname, Leerroute, Statusstap

BEGIN = datetime(2024, 1, 1, 8, tzinfo=UTC)


def dateer_registers():
    """Let schools, codes and offers be recorded on the baseline day: otherwise each of them is a late correction."""
    for model in (School, Vestigingscode, Schoolaanbod):
        model.history.filter(history_date__gt=BEGIN).update(history_date=BEGIN)


def dateer_leerroutes():
    """Let a leerroute and its schools be recorded when its first step was."""
    for model, sleutel in ((Leerroute, "id"), (Deelname, "leerroute_id")):
        eerste = Statusstap.objects.filter(leerroute=OuterRef(sleutel)).order_by("gezet_op").values("gezet_op")[:1]
        nieuw = model.history.filter(history_type="+")
        nieuw.update(history_date=Coalesce(Subquery(eerste), "history_date"))
