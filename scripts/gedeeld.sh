# Shell functions that start.sh, test.sh and .ci/run share. Sourced from the project's root, POSIX sh.
# shellcheck shell=sh

PANGO="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

meld() { printf '%s\n' "$*" >&2; }

stop() {
    meld "$*"
    exit 1
}

# als_root OPDRACHT…: runs it as root; fails when that is not possible without a question.
als_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

# installeer PAKKET…: installs Debian packages without recommended ones; fails quietly when that can't be done.
installeer() {
    command -v apt-get >/dev/null 2>&1 || return 1
    als_root true >/dev/null 2>&1 || return 1
    uitvoer=$(mktemp)
    if als_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$uitvoer" 2>&1 ||
        { als_root apt-get update -qq >"$uitvoer" 2>&1 &&
            als_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$uitvoer" 2>&1; }; then
        rm -f "$uitvoer"
        return 0
    fi
    tail -n 5 "$uitvoer" >&2
    rm -f "$uitvoer"
    return 1
}

# bruikbaar PYTHON: is it 3.11 or newer, with what `-m venv` needs?
bruikbaar() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

zoek_python() {
    for PYTHON in python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
        if bruikbaar "$PYTHON"; then return 0; fi
    done
    return 1
}

# heeft_bibliotheek NAAM: does the dynamic linker know this library?
heeft_bibliotheek() {
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q "$1"
}

heeft_pango() {
    heeft_bibliotheek libpango-1.0.so.0 && heeft_bibliotheek libpangoft2-1.0.so.0 && heeft_bibliotheek libharfbuzz-subset.so.0
}

# maak_venv LOCK: makes .venv with requirements/LOCK.txt; installs nothing when that lock was installed before.
maak_venv() {
    slot=$(cksum <"requirements/$1.txt")
    stempel=.venv/slot-$1
    if [ -f "$stempel" ] && [ "$(cat "$stempel")" = "$slot" ] && .venv/bin/python -c '' 2>/dev/null; then return 0; fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        zoek_python || { meld "Python wordt geïnstalleerd…" && installeer python3 python3-venv && zoek_python; } ||
            stop "Python 3.11 of nieuwer ontbreekt. Installeer het met: apt-get install python3 python3-venv"
        "$PYTHON" -m venv --clear .venv || stop "De map .venv kan niet worden gemaakt. Controleer de rechten en de schijfruimte."
    fi
    rm -f .venv/slot-*
    meld "De pakketten van requirements/$1.txt worden geïnstalleerd. Dit duurt ongeveer een minuut…"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "requirements/$1.txt" ||
        stop "De pakketten zijn niet geïnstalleerd. Controleer de netwerkverbinding en probeer het opnieuw."
    # The other locks hold all of base.txt.
    cksum <requirements/base.txt >.venv/slot-base
    printf '%s\n' "$slot" >"$stempel"
}

# zorg_voor_pango: installs the libraries behind the PDF once; without them only the PDF is missing.
zorg_voor_pango() {
    if heeft_pango; then return 0; fi
    if [ ! -f .venv/pango-geprobeerd ]; then
        : >.venv/pango-geprobeerd
        meld "Pango wordt geïnstalleerd (voor de pdf van het rapport)…"
        # shellcheck disable=SC2086
        if installeer $PANGO && heeft_pango; then return 0; fi
    fi
    meld "Let op: Pango ontbreekt. Alles werkt, behalve de pdf van het rapport. Installeer Pango met: sudo apt-get install $PANGO"
    return 1
}
