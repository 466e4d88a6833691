"""The rows of Mijn agenda and of the reminders; the two public ones ask for a secret instead of an account."""

from doorlopend.herinneringen import maak_bewijs
from tests.matrix.rollen import IEDEREEN, OPENBAAR

MATRIX = {
    "agenda": (IEDEREEN, None),
    "agenda-feed": (IEDEREEN, None),
    "agenda-adres": (None, IEDEREEN),
    "agenda-intrekken": (None, IEDEREEN),
    "herinnering-kiezen": (None, IEDEREEN),
    "herinnering-uit": (OPENBAAR, OPENBAAR),
}


def argumenten():
    return {
        "agenda": [],
        "herinnering-kiezen": [],
        "herinnering-uit": [maak_bewijs("decaan@school.nl", "decanen-week")],
    }
