"""HTML to PDF: one file that is PDF/A-3a (archive) and PDF/UA-1 (accessible), made in a locked-down child.

The child process, doorlopend.pdfkind, has no Django, secrets, network or fonts of the machine.
"""

import base64
import functools
import json
import logging
import math
import os
import signal
import subprocess  # noqa: S404 - the command is fixed, user input only goes to standard input
import sys
import tempfile
from datetime import UTC
from pathlib import Path

from doorlopend.pdfkind import EINDE_GEEN_PANGO, EINDE_TE_GROOT, GEHEUGENLIMIET

LOGBOEK = logging.getLogger(__name__)
BASIS = Path(__file__).resolve().parent.parent
TIJDSLIMIET = 60  # seconds
DOORGEGEVEN = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "PYTHONPATH")

GEEN_PANGO = (
    "De pdf kan niet worden gemaakt: op de server ontbreekt de software Pango. "
    "Vraag de technisch beheerder om deze te installeren. De rest van het portaal werkt gewoon."
)
TE_GROOT = (
    "Het maken van de pdf duurde te lang of kostte te veel geheugen, en is gestopt. "
    "Maak de teksten of de tabellen korter en probeer het opnieuw."
)
MISLUKT = (
    "De pdf kon niet worden gemaakt. Probeer het opnieuw. Lukt het weer niet? Meld het dan bij de technisch beheerder."
)


class PdfFout(Exception):
    """No PDF was made; the message is Dutch and meant for the user, the cause is in the log."""


def maak_pdf(
    html,
    *,
    titel,
    identifier,
    gemaakt_op,
    auteur="",
    bijlagen=(),
    tijdslimiet=TIJDSLIMIET,
    geheugenlimiet=GEHEUGENLIMIET,
):
    """The PDF (bytes) of `html`, styled by static/css/rapport.css; the same input gives the same bytes.

    `identifier` names the document for ever, `gemaakt_op` (aware datetime) is its only date. `bijlagen`
    are tuples (file name, mime type, bytes, description). The limits are in
    seconds and in bytes of address space. Raises PdfFout.
    """
    opdracht = {
        "html": html,
        "titel": titel,
        "auteur": auteur,
        "identifier": identifier,
        "gemaakt_op": gemaakt_op.astimezone(UTC).isoformat(timespec="seconds"),
        "bijlagen": [(naam, soort, _base64(inhoud), uitleg) for naam, soort, inhoud, uitleg in bijlagen],
        "seconden": math.ceil(tijdslimiet) + 1,
        "geheugen": geheugenlimiet,
    }
    return _kindproces(json.dumps(opdracht).encode(), tijdslimiet, epoch=int(gemaakt_op.timestamp()))


def _base64(inhoud):
    return base64.b64encode(inhoud).decode()


@functools.cache
def pdf_beschikbaar():
    """Whether this machine can make PDFs; asks a child process once, so that this process stays light."""
    try:
        _kindproces(b"null", TIJDSLIMIET)
    except PdfFout:
        return False
    return True


def _kindproces(opdracht, tijdslimiet, epoch=0):
    """Run the child on `opdracht` (JSON) and return what it writes; raises PdfFout."""
    with tempfile.TemporaryDirectory(prefix="pdf-") as map_:
        try:
            proces = subprocess.run(  # noqa: S603 - fixed command, no shell
                [sys.executable, "-m", "doorlopend.pdfkind"],
                input=opdracht,
                capture_output=True,
                timeout=tijdslimiet,
                cwd=BASIS,
                env=_omgeving(Path(map_), epoch),
                check=False,
            )
        except subprocess.TimeoutExpired as fout:
            LOGBOEK.error("PDF stopped after %s s", tijdslimiet)
            raise PdfFout(TE_GROOT) from fout
        except OSError as fout:
            LOGBOEK.exception("PDF process did not start")
            raise PdfFout(MISLUKT) from fout
    if proces.returncode == 0:
        return proces.stdout
    oorzaak = proces.stderr.decode(errors="replace")[-4000:]
    LOGBOEK.error("PDF failed, exit code %s: %s", proces.returncode, oorzaak)
    meldingen = {EINDE_GEEN_PANGO: GEEN_PANGO, EINDE_TE_GROOT: TE_GROOT, -signal.SIGXCPU: TE_GROOT}
    raise PdfFout(meldingen.get(proces.returncode, MISLUKT))


def _omgeving(map_, epoch):
    """The environment of the child: no secrets, no fonts of the machine, one fixed time."""
    (map_ / "fonts.conf").write_text(f"<fontconfig><cachedir>{map_}</cachedir></fontconfig>")
    return {naam: os.environ[naam] for naam in DOORGEGEVEN if naam in os.environ} | {
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(epoch),
        "FONTCONFIG_FILE": str(map_ / "fonts.conf"),
        "TMPDIR": str(map_),
        "HOME": str(map_),
    }
