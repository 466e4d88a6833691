"""The rows of activities: public pages to sign up, and those of the team."""

from django.utils import timezone

from kennisdeling.aanmeldmail import maak_bewijs
from tests.kennisdeling.factories import maak_aanmelding, maak_activiteit
from tests.matrix.rollen import IEDEREEN, OPENBAAR, TEAM

MATRIX = {
    "activiteiten": (OPENBAAR, None),
    "activiteit": (OPENBAAR, OPENBAAR),
    "activiteit-aangemeld": (OPENBAAR, None),
    "activiteit-ics": (OPENBAAR, None),
    "activiteit-afmelden": (OPENBAAR, OPENBAAR),
    "activiteit-list": (IEDEREEN, None),
    "activiteit-vorm": (IEDEREEN, None),
    "activiteit-detail": (IEDEREEN, None),
    "activiteit-create": (TEAM, TEAM),
    "activiteit-update": (TEAM, TEAM),
    "activiteit-opkomst": (TEAM, TEAM),
    "activiteit-presentielijst": (TEAM, None),
    "activiteit-mensen": (TEAM, None),
    "aanmelding-afmelden": (None, TEAM),
    "aanmelding-mail": (None, TEAM),
}


def argumenten():

    activiteit = maak_activiteit(timezone.localdate().replace(year=timezone.localdate().year + 1, day=1))
    aanmelding = maak_aanmelding(activiteit)
    return {
        "activiteiten": [],
        "activiteit": [activiteit.pk],
        "activiteit-list": [],
        "activiteit-vorm": [1],
        "activiteit-mensen": [activiteit.pk, "csv"],
        "activiteit-create": [],
        "activiteit-afmelden": [maak_bewijs(aanmelding)],
        "aanmelding-afmelden": [aanmelding.pk],
        "aanmelding-mail": [aanmelding.pk],
    }
