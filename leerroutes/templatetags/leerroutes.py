"""What the templates of the leerroutes ask about statuses."""

from django import template
from django.utils import timezone

from leerroutes.statussen import UITLEG, Status
from leerroutes.tables import VEROUDERD_NA_DAGEN

register = template.Library()


@register.simple_tag
def statuskeuzes():
    return Status.choices


@register.simple_tag
def statusnaam(code):
    return Status(code).label


@register.simple_tag
def verouderd(leerroute, vandaag):
    """The number of days since the last update when that is more than 90 and the leerroute goes on, else 0."""
    dagen = (vandaag - timezone.localdate(leerroute.bijgewerkt_op)).days
    return dagen if dagen > VEROUDERD_NA_DAGEN and leerroute.status != Status.GESTOPT else 0


@register.simple_tag
def statusuitleg():
    """The statuses as (code, label, what it means)."""
    return [(status.value, status.label, UITLEG[status]) for status in Status]
