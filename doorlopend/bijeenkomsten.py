"""What every meeting has, whichever app it belongs to: when and where, its state, who were there.

A concrete Bijeenkomst comes with a concrete Aanwezigheid whose foreign key `bijeenkomst` has the
related_name `aanwezigheden`; both take over Meta, so that the constraints come along.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, URLValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from doorlopend.models import MboInstelling, School

# A year with a slip of the finger would also break every calendar that shows it.
JAREN = range(2000, 2100)
IN_DE_TOEKOMST = "Deze datum ligt in de toekomst. Kies “Gepland”, of vul de dag in waarop de bijeenkomst was."


class Staat(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden"
    GEANNULEERD = "geannuleerd", "Geannuleerd"


class Opkomst(models.TextChoices):
    """What is known of one person; a gast came without being on the list."""

    VERWACHT = "verwacht", "Verwacht"
    AANWEZIG = "aanwezig", "Aanwezig"
    AFGEMELD = "afgemeld", "Afgemeld"
    AFWEZIG = "afwezig", "Afwezig"
    GAST = "gast", "Gast"


# A walk-in was there too: with a school or mbo it counts for that organisation like anyone else.
ERBIJ = (Opkomst.AANWEZIG, Opkomst.GAST)


class BijeenkomstQuerySet(models.QuerySet):
    def in_schooljaar(self, schooljaar):
        return self.filter(datum__range=(schooljaar.begindatum, schooljaar.einddatum))

    def gehouden_op(self, peildatum):
        """Held on or before `peildatum`."""
        return self.filter(staat=Staat.GEHOUDEN, datum__lte=peildatum)

    def komend(self, vandaag):
        """Planned for `vandaag` or later, the first one first."""
        return self.filter(staat=Staat.GEPLAND, datum__gte=vandaag).order_by("datum", "begin", "pk")

    def nog_vast_te_leggen(self, vandaag):
        """Planned for a day before `vandaag`: somebody has to say whether they took place."""
        return self.filter(staat=Staat.GEPLAND, datum__lt=vandaag).order_by("datum", "begin", "pk")

    def met_opkomst(self):
        """Prefetch what `opkomst` counts, so that a list costs one query more whatever its length."""
        return self.prefetch_related("aanwezigheden__school", "aanwezigheden__mbo")


class Bijeenkomst(models.Model):
    """A meeting at a place or online, on one day."""

    datum = models.DateField("datum")
    begin = models.TimeField("begin")
    einde = models.TimeField("einde")
    plaats = models.CharField("plaats", max_length=200, blank=True, help_text="Gebouw, adres en zaal.")
    link = models.URLField(
        "link voor online",
        blank=True,
        max_length=500,
        validators=[URLValidator(["https"], message="Vul een webadres in dat begint met https://.")],
    )
    staat = models.CharField("status", max_length=12, choices=Staat, default=Staat.GEPLAND)
    reden = models.CharField("waarom gaat het niet door?", max_length=200, blank=True)
    capaciteit = models.PositiveSmallIntegerField(
        "aantal plaatsen",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Leeg als er plaats is voor iedereen.",
    )
    agenda_uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agenda_volgnummer = models.PositiveIntegerField(default=0, editable=False)
    agenda_op = models.DateTimeField(null=True, editable=False)

    # What people have in their own calendar: a change of one of these is a new edition of the event there.
    AGENDAVELDEN: tuple[str, ...] = ("datum", "begin", "einde", "plaats", "link", "staat", "reden")

    objects = BijeenkomstQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-datum", "-begin", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_einde_na_begin",
                condition=Q(einde__gt=F("begin")),
                violation_error_message="Het einde ligt voor het begin. Pas een van beide tijden aan.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_plaats_of_link",
                condition=~Q(plaats="", link=""),
                violation_error_message="Vul een plaats in, of de link als de bijeenkomst online is.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_reden_bij_annuleren",
                condition=(Q(staat=Staat.GEANNULEERD) & ~Q(reden="")) | (~Q(staat=Staat.GEANNULEERD) & Q(reden="")),
                violation_error_message="Schrijf op waarom de bijeenkomst niet doorgaat, en alleen dan.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_capaciteit",
                condition=Q(capaciteit=None) | Q(capaciteit__gt=0),
                violation_error_message="Vul een aantal plaatsen van 1 of hoger in.",
            ),
        ]

    def clean(self):
        fouten = {}
        if self.datum and self.datum.year not in JAREN:
            fouten["datum"] = "Dit jaartal kan niet kloppen. Vul een datum in, bijvoorbeeld 8-10-2026."
        if self.begin and self.einde and self.einde <= self.begin:
            fouten["einde"] = "Het einde ligt voor het begin. Pas een van beide tijden aan."
        if not self.plaats and not self.link:
            fouten["plaats"] = "Vul een plaats in, of de link als de bijeenkomst online is."
        if self.staat == Staat.GEANNULEERD and not self.reden.strip():
            fouten["reden"] = "Schrijf op waarom de bijeenkomst niet doorgaat."
        if fouten:
            raise ValidationError(fouten)

    @property
    def titel(self):
        """What the event is called in a calendar and in a mail."""
        return str(self)

    @property
    def begint_op(self):
        return timezone.make_aware(datetime.combine(self.datum, self.begin))

    @property
    def eindigt_op(self):
        return timezone.make_aware(datetime.combine(self.datum, self.einde))

    @property
    def waar(self):
        """Where to go, in words; an online meeting without a place says so."""
        return self.plaats or "Online"

    @property
    def is_gepland(self):
        return self.staat == Staat.GEPLAND

    @property
    def is_gehouden(self):
        return self.staat == Staat.GEHOUDEN

    @property
    def is_geannuleerd(self):
        return self.staat == Staat.GEANNULEERD

    @cached_property
    def opkomst(self):
        """Who were there, counted; reads the related aanwezigheden, prefetched by met_opkomst()."""
        return tel_opkomst(self.aanwezigheden.all())

    def controleer_op(self, vandaag):
        """Raise ValidationError at `datum` when the meeting is said to be held on a day after `vandaag`."""
        if self.is_gehouden and self.datum and self.datum > vandaag:
            raise ValidationError({"datum": IN_DE_TOEKOMST})


class Aanwezigheid(models.Model):
    """What one person did about a meeting; of a school, an mbo or an organisation by its name."""

    naam = models.CharField("naam", max_length=120)
    email = models.EmailField("e-mailadres", blank=True)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="school")
    mbo = models.ForeignKey(MboInstelling, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mbo")
    organisatie = models.CharField("andere organisatie", max_length=120, blank=True)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gebruiker"
    )
    opkomst = models.CharField("aanwezigheid", max_length=10, choices=Opkomst, default=Opkomst.VERWACHT)

    class Meta:
        abstract = True
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_een_organisatie",
                condition=Q(school=None, mbo=None) | Q(school=None, organisatie="") | Q(mbo=None, organisatie=""),
                violation_error_message="Kies één organisatie: een school, een mbo of een andere.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_met_naam",
                condition=~Q(naam=""),
                violation_error_message="Vul een naam in.",
            ),
            models.UniqueConstraint(
                F("bijeenkomst"),
                Lower("naam"),
                Coalesce(F("school"), 0),
                Coalesce(F("mbo"), 0),
                Lower("organisatie"),
                name="%(app_label)s_%(class)s_eenmalig",
                violation_error_message="Deze persoon staat al op de lijst.",
            ),
            models.UniqueConstraint(
                fields=["bijeenkomst", "gebruiker"],
                condition=Q(gebruiker__isnull=False),
                name="%(app_label)s_%(class)s_gebruiker",
                violation_error_message="Deze persoon staat al op de lijst.",
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def waarvan(self):
        """The organisation in words; empty when it isn't known."""
        return str(self.school or self.mbo or self.organisatie)

    @property
    def sector(self):
        """ "vo", "mbo", or empty for another organisation."""
        return "vo" if self.school_id else "mbo" if self.mbo_id else ""

    @property
    def was_erbij(self):
        return self.opkomst in ERBIJ


@dataclass(frozen=True)
class Telling:
    """Counts of one meeting: people who were there, the schools and mbo's they came from, and who were not."""

    personen: int
    vo: int
    mbo: int
    overig: int
    scholen: int
    mbos: int
    afgemeld: int
    afwezig: int
    verwacht: int


def tel_opkomst(aanwezigheden):
    """The Telling of some aanwezigheden; vo is who came for a school, mbo who came for an mbo."""
    alle = list(aanwezigheden)
    erbij = [persoon for persoon in alle if persoon.was_erbij]
    vo = [persoon.school_id for persoon in erbij if persoon.school_id]
    mbo = [persoon.mbo_id for persoon in erbij if persoon.mbo_id]
    soorten = [persoon.opkomst for persoon in alle]
    return Telling(
        personen=len(erbij),
        vo=len(vo),
        mbo=len(mbo),
        overig=len(erbij) - len(vo) - len(mbo),
        scholen=len(set(vo)),
        mbos=len(set(mbo)),
        afgemeld=soorten.count(Opkomst.AFGEMELD),
        afwezig=soorten.count(Opkomst.AFWEZIG),
        verwacht=soorten.count(Opkomst.VERWACHT),
    )


@transaction.atomic
def leg_vast(bijeenkomst, *, nu):
    """Save a meeting, new or changed; what stands in people's calendars becomes a new edition when it differs.

    `nu` is the aware moment of the change. Returns the meeting.
    """
    oud = type(bijeenkomst).objects.select_for_update().filter(pk=bijeenkomst.pk).first()
    if oud is None or any(getattr(oud, veld) != getattr(bijeenkomst, veld) for veld in bijeenkomst.AGENDAVELDEN):
        bijeenkomst.agenda_volgnummer = oud.agenda_volgnummer + 1 if oud else 0
        bijeenkomst.agenda_op = nu
    bijeenkomst.save()
    return bijeenkomst
