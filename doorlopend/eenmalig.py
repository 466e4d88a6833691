"""A form for something new that is sent twice makes one thing: each form carries a number that works once."""

import uuid

from django.db import IntegrityError, transaction
from django.shortcuts import redirect

from doorlopend.models import Inzendsleutel

VELD = "eenmalig"


class EenmaligMixin:
    """For a view with a form that makes something: the second of two equal sendings is led to what the first made.

    The number is a row with a primary key, written in the same transaction as the new thing: of two at the
    same moment the database lets one through, and the other waits for it. A form without the number still
    works, once for each time it is sent.
    """

    def get_context_data(self, **kwargs):
        nummer = _lees(self.request) or uuid.uuid4()
        return super().get_context_data(**({VELD: nummer} | kwargs))

    def post(self, request, *args, **kwargs):
        nummer = _lees(request) or uuid.uuid4()
        # Of this person: a number seen on somebody else's screen leads nowhere.
        sleutel = uuid.uuid5(nummer, str(request.user.pk))
        try:
            with transaction.atomic():
                Inzendsleutel.objects.create(sleutel=sleutel, gebruiker=_wie(request))
                antwoord = super().post(request, *args, **kwargs)
                if antwoord.status_code in (301, 302, 303):
                    Inzendsleutel.objects.filter(pk=sleutel).update(adres=antwoord.url[:500])
                else:
                    transaction.set_rollback(True)
                return antwoord
        except IntegrityError:
            eerder = Inzendsleutel.objects.filter(pk=sleutel).first()
            # Otherwise somebody else just took a name that only one may have: now the form sees that.
            return redirect(eerder.adres) if eerder else super().post(request, *args, **kwargs)


def _lees(request):
    """The number that the form carries, or None when it has none that can be read."""
    try:
        return uuid.UUID(request.POST.get(VELD, ""))
    except ValueError:
        return None


def _wie(request):
    return request.user if request.user.is_authenticated else None
