"""Which school years lists and overviews of lob show."""

import django_filters

from doorlopend.schooljaar import Schooljaar

# The year in which the covenant's baseline lies.
EERSTE = Schooljaar(2023)


def schooljaren(dag):
    """The school years from the baseline up to and including that of `dag`, in order."""
    return [Schooljaar(jaar) for jaar in range(EERSTE.begin, Schooljaar.op(dag).begin + 1)]


class SchooljaarFilter(django_filters.ChoiceFilter):
    """A choice of school years; the filterset gives its rows that lie in the year."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label": "Schooljaar", "empty_label": "Alle schooljaren"} | kwargs)


def keuzes(dag):
    """The choices for a list on `dag`: the newest first, with the next year for what is planned."""
    jaren = [*schooljaren(dag), Schooljaar(Schooljaar.op(dag).begin + 1)]
    return [(str(jaar.begin), jaar.naam) for jaar in reversed(jaren)]
