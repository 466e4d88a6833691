#!/usr/bin/env python
"""Leave the example environment: make the settings of a real portal, in a folder of its own.

    scripts/productie.py /srv/portaal portaal.example.nl smtp+tls://gebruiker:wachtwoord@mail.example.nl:587

Writes /srv/portaal/portaal.env with new random keys, readable for the owner only. The example stays where it is:
its people, leerroutes and known passwords do not come along.
"""

import os
import secrets
import sys
from pathlib import Path

GEBRUIK = "Gebruik: scripts/productie.py MAP NAAM-VAN-DE-SITE EMAIL_URL"
VERDER = """De instellingen staan in {bestand}.
Bewaar een kopie van de sleutels op een veilige plek, niet bij de backups.
Verder:
  export DATA_DIR={map}
  .venv/bin/python manage.py eerste_start
  .venv/bin/python manage.py maak_gebruiker --email … --naam … --rol beheerder
  ADRES=127.0.0.1:8000 ./start.sh"""


def schrijf(map_, site, mail):
    """Write portaal.env; returns its path. Refuses to write over one."""
    bestand = Path(map_).resolve() / "portaal.env"
    bestand.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    regels = {
        "VOORBEELD": "nee",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "VERSLEUTELSLEUTELS": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": site,
        "CSRF_TRUSTED_ORIGINS": f"https://{site}",
        "PORTAAL_URL": f"https://{site}",
        "TRUSTED_PROXY_COUNT": "1",
        "EMAIL_URL": mail,
        "MAIL_AFZENDER": f"portaal@{site}",
        "MELDPUNT": f"mailto:veiligheid@{site}",
    }
    with open(os.open(bestand, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as uit:
        uit.write("".join(f"{naam}={waarde}\n" for naam, waarde in regels.items()))
    return bestand


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(GEBRUIK)
    try:
        gemaakt = schrijf(*sys.argv[1:])
    except FileExistsError:
        sys.exit(f"In {sys.argv[1]} staat al een portaal.env. Kies een lege map, of wijzig dat bestand.")
    print(VERDER.format(bestand=gemaakt, map=gemaakt.parent))
