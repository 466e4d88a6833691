"""The statuses of a leerroute, what they mean, and which may follow which."""

from django.db.models import TextChoices


class Status(TextChoices):
    VERKENNING = "verkenning", "Verkenning"
    ONTWIKKELING = "ontwikkeling", "In ontwikkeling"
    AANGEBODEN = "aangeboden", "Aangeboden"
    GESTOPT = "gestopt", "Gestopt"


UITLEG = {
    Status.VERKENNING: "School en mbo onderzoeken of een leerroute kan.",
    Status.ONTWIKKELING: "Er is een plan met een startdatum.",
    Status.AANGEBODEN: "Er zijn leerlingen gestart.",
    Status.GESTOPT: "De leerroute wordt niet meer aangeboden.",
}

# In preparation: here a long silence means that somebody should ask.
VOORBEREIDING = (Status.VERKENNING, Status.ONTWIKKELING)
VEROUDERD_NA_DAGEN = 90

# None is the start: a leerroute without any status.
VOLGENDE = {
    None: (Status.VERKENNING, Status.ONTWIKKELING, Status.AANGEBODEN),
    Status.VERKENNING: (Status.ONTWIKKELING, Status.AANGEBODEN, Status.GESTOPT),
    Status.ONTWIKKELING: (Status.VERKENNING, Status.AANGEBODEN, Status.GESTOPT),
    Status.AANGEBODEN: (Status.GESTOPT,),
    Status.GESTOPT: (Status.VERKENNING, Status.ONTWIKKELING, Status.AANGEBODEN),
}
