"""What the timeline of a record tells about reports, and until when figures are vastgesteld."""

from monitoring.models import Rapportage


def vastgesteld_tot():
    """The peildatum of the newest report that the stuurgroep has vastgesteld, inclusive; None without one."""
    vastgesteld = Rapportage.objects.filter(versies__hoofdnummer__gte=1).order_by("-peildatum")
    return vastgesteld.values_list("peildatum", flat=True).first()
