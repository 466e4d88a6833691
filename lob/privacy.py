"""What lob keeps of people, and for how long."""

from datetime import timedelta

from django.utils import timezone

from doorlopend.bewaartermijnen import Bewaartermijn
from lob.models import Decaan

GIDS_BLIJFT = timedelta(days=2 * 365)


def _oude_vermeldingen(nu):
    """Remove from the gids whom nobody has confirmed for two years."""
    return Decaan.objects.filter(bijgewerkt_op__lt=timezone.localdate(nu) - GIDS_BLIJFT).delete()[0]


BEWAARTERMIJNEN = [
    Bewaartermijn(
        "Wie bij een decanenbijeenkomst waren: naam, school of mbo, en het zakelijke e-mailadres als dat bekend is",
        "Om te laten zien dat vo en mbo elkaar vier keer per jaar spreken, en om u te herinneren",
        "Tot het convenant is afgerond; na anonimiseren staat er een nummer in plaats van uw naam",
    ),
    Bewaartermijn(
        "De decanengids: uw naam, zakelijk e-mailadres en waarvoor u decaan bent",
        "Zodat decanen van vo en mbo elkaar vinden",
        "Tot u of uw school of mbo de vermelding weghaalt, en anders twee jaar na de laatste wijziging",
        _oude_vermeldingen,
    ),
]
