"""What the public page of the example environment shows besides the leerroutes: an invented contact."""

from doorlopend.models import Contact


def laad_contact():
    Contact.objects.update_or_create(
        pk=1, defaults={"email": "doorlopendleren@voorbeeld.nl", "website": "https://www.voorbeeld.nl/doorlopend-leren"}
    )
