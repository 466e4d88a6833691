"""When the invented records were recorded: not all on the day of installing, or everything would be a correction."""

from datetime import UTC, datetime, time

from django.utils import timezone

from monitoring.achteraf import GEVOLGD

BEGIN = datetime(2024, 1, 1, 8, tzinfo=UTC)


def zet_geschiedenis_terug(nu):
    """Date the history of every register that counts to the day of effect; what always held, to the baseline day."""
    for gevolgd in GEVOLGD:
        rijen = list(gevolgd.model.history.all())
        for rij in rijen:
            dag = getattr(rij, gevolgd.dag)
            moment = timezone.make_aware(datetime.combine(dag, time(18))) if dag else BEGIN
            rij.history_date = min(nu, moment)
        gevolgd.model.history.bulk_update(rijen, ["history_date"], batch_size=500)
