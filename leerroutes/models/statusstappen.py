"""The append-only status history of a leerroute."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format

from doorlopend.tekstveld import Tekstveld
from leerroutes.statussen import Status

GELDT_NOG = Q(vervallen_op=None)
FEIT = GELDT_NOG & (Q(als_plan=False) | Q(bevestigd_op__isnull=False))
PLAN = GELDT_NOG & Q(als_plan=True, bevestigd_op=None)
# The later recorded of two steps on one day holds, so the last in this order is the one that counts.
VOLGORDE = ("ingangsdatum", "gezet_op", "pk")
NIEUWSTE_EERST = tuple(f"-{veld}" for veld in VOLGORDE)


class StatusstapQuerySet(models.QuerySet):
    def feiten(self):
        """The steps that count: not voided, and either no plan when recorded or confirmed since."""
        return self.filter(FEIT)

    def plannen(self):
        """The steps that are still a plan: not voided, not confirmed. The day itself may have passed."""
        return self.filter(PLAN)

    def geldig(self):
        """Facts and plans together, as the prognose takes them."""
        return self.filter(GELDT_NOG)

    def op_volgorde(self):
        return self.order_by(*VOLGORDE)


class Statusstap(models.Model):
    """One step in the history of a leerroute; voided or confirmed at most once, otherwise never changed.

    `als_plan` says that the ingangsdatum lay after the day on which the step was recorded: such a step
    counts only once it is confirmed (convenant.md, "Fact, plan, progress, judgement").
    """

    leerroute = models.ForeignKey(
        "leerroutes.Leerroute", models.PROTECT, related_name="stappen", verbose_name="leerroute"
    )
    status = models.CharField("status", max_length=12, choices=Status)
    ingangsdatum = models.DateField(
        "vanaf welke datum?",
        help_text="Vanaf deze datum telt de status. Rapporten die al zijn voorgelegd, veranderen niet.",
    )
    toelichting = Tekstveld(
        "toelichting",
        blank=True,
        max_length=2000,
        help_text="Zichtbaar voor iedereen in het portaal. Schrijf geen namen van leerlingen op.",
    )
    als_plan = models.BooleanField("vooraf gepland")
    gezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="gezet door"
    )
    gezet_op = models.DateTimeField("gezet op")
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    vervallen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vervallen_reden = models.CharField("waarom vervallen", max_length=200, blank=True)
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    bevestigd_reden = models.CharField("waarom nu nog bevestigd", max_length=100, blank=True)

    objects = StatusstapQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "statusstap", "statusstappen"
        ordering = list(VOLGORDE)
        indexes = [models.Index(fields=["leerroute", "ingangsdatum"], name="statusstap_per_leerroute")]
        constraints = [
            models.CheckConstraint(
                name="statusstap_bevestigd_was_plan", condition=Q(bevestigd_op=None) | Q(als_plan=True)
            ),
            models.CheckConstraint(
                name="statusstap_vervallen_met_reden",
                condition=Q(vervallen_op=None, vervallen_reden="")
                | (Q(vervallen_op__isnull=False) & ~Q(vervallen_reden="")),
            ),
        ]

    def __str__(self):
        return f"{self.get_status_display()} vanaf {date_format(self.ingangsdatum)}"

    @property
    def is_feit(self):
        return self.vervallen_op is None and (not self.als_plan or self.bevestigd_op is not None)

    @property
    def is_plan(self):
        return self.vervallen_op is None and self.als_plan and self.bevestigd_op is None
