#!/bin/sh
# Runs every test that can run here, in a real browser too; arguments go on to pytest, e.g. ./test.sh -k prognose
# DATABASE_URL=postgres://…  another database than SQLite    CI=true  a skipped test is a failure
set -eu

cd "$(dirname "$0")"
. scripts/gedeeld.sh

maak_venv test
zorg_voor_pango || true
for paar in chromium:chromium qpdf:qpdf pdftotext:poppler-utils; do
    programma=${paar%%:*}
    if command -v "$programma" >/dev/null 2>&1 || [ -f ".venv/$programma-geprobeerd" ]; then continue; fi
    : >".venv/$programma-geprobeerd"
    meld "$programma wordt geïnstalleerd (voor de tests)…"
    installeer "${paar#*:}" || meld "Let op: $programma ontbreekt. De tests die het nodig hebben, worden overgeslagen."
done

# Everything on two processes; whoever is ready first takes over from the other.
if [ $# -eq 0 ]; then set -- -n 2 --dist worksteal; fi
exec .venv/bin/python -m pytest "$@"
