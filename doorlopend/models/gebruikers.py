"""People who sign in: staff only, with one role and at most one organisation."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from doorlopend.models.organisaties import MboInstelling, Partner, School
from doorlopend.rechten import Rol, mag, mag_iets_in, rollen_van

# The address of who was anonymised; .invalid can never be one (RFC 2606).
GEWIST = "@anoniem.invalid"
GEEN_SCHOOL, GEEN_MBO, GEEN_PARTNER = Q(school=None), Q(mbo=None), Q(partner=None)


class GebruikerManager(BaseUserManager):
    def create_user(self, email, password=None, **velden):
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def met_recht(self, recht, *, of=None):
        """Who can sign in and has `recht` on something, and whoever has the number `of`: choices for a contact."""
        return self.filter(Q(is_active=True, rol__in=rollen_van(recht)) | Q(pk=of))


class Gebruiker(AbstractBaseUser):
    """A person of a partner, school or mbo; signs in by e-mail address."""

    email = models.EmailField(
        "e-mailadres", unique=True, error_messages={"unique": "Er is al iemand met dit e-mailadres."}
    )
    naam = models.CharField("naam", max_length=120)
    rol = models.CharField("rol", max_length=20, choices=Rol)
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="gebruikers", verbose_name="school"
    )
    mbo = models.ForeignKey(
        MboInstelling, models.PROTECT, null=True, blank=True, related_name="gebruikers", verbose_name="mbo"
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="gebruikers", verbose_name="partner"
    )
    is_active = models.BooleanField("kan inloggen", default=True)
    date_joined = models.DateTimeField("sinds", default=timezone.now, editable=False)

    objects = GebruikerManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam", "rol"]

    class Meta:
        verbose_name, verbose_name_plural = "gebruiker", "gebruikers"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                name="gebruiker_hoogstens_een_organisatie",
                condition=(GEEN_SCHOOL & GEEN_MBO) | (GEEN_SCHOOL & GEEN_PARTNER) | (GEEN_MBO & GEEN_PARTNER),
                violation_error_message="Kies hoogstens één organisatie: een school, een mbo of een partner.",
            )
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("gebruiker-detail", args=[self.pk])

    def get_full_name(self):
        return self.naam

    @property
    def organisatie(self):
        """The school, mbo or partner this person belongs to, or None."""
        return self.school or self.mbo or self.partner

    @property
    def is_anoniem(self):
        """Whether this person was anonymised: only the number is left."""
        return self.email.endswith(GEWIST)

    @property
    def is_staff(self):
        """What Django's admin asks before it opens."""
        return self.has_perm("doorlopend.beheer")

    def has_perm(self, recht, obj=None):
        return mag(self, recht, obj)

    def has_perms(self, rechten, obj=None):
        return all(mag(self, recht, obj) for recht in rechten)

    def has_module_perms(self, app_label):
        return mag_iets_in(self, app_label)
