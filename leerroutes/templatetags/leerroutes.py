"""What the templates of the leerroutes ask about statuses."""

from django import template
from django.utils import timezone

from leerroutes.statussen import UITLEG, VEROUDERD_NA_DAGEN, VOORBEREIDING, Status

register = template.Library()


@register.simple_tag
def statuskeuzes():
    return Status.choices


@register.simple_tag
def statusnaam(code):
    return Status(code).label


@register.simple_tag
def verouderd(leerroute, vandaag):
    """The days since the last update when a leerroute in preparation had none for more than 90, else 0."""
    dagen = (vandaag - timezone.localdate(leerroute.bijgewerkt_op)).days
    return dagen if dagen > VEROUDERD_NA_DAGEN and leerroute.status in VOORBEREIDING else 0


@register.simple_tag
def statusuitleg():
    """The statuses as (code, label, what it means)."""
    return [(status.value, status.label, UITLEG[status]) for status in Status]
