#!/bin/sh
# Starts the portal. The first start installs what is missing and fills an example environment; a later one only serves.
# ADRES=host:port  another address    DATA_DIR=map  another place for the data    DATABASE_URL=postgres://…  another database
set -eu

DATA_DIR=${DATA_DIR:-}
case $DATA_DIR in
"" | /*) ;;
*) DATA_DIR=$PWD/$DATA_DIR ;;
esac
cd "$(dirname "$0")"
. scripts/gedeeld.sh
DATA_DIR=${DATA_DIR:-$PWD/var}
ADRES=${ADRES:-127.0.0.1:8000}
export DATA_DIR ADRES

# Without settings of its own this is an example environment: keep its key and its mark together, readable only for the owner.
schrijf_voorbeeldomgeving() {
    if [ -e "$DATA_DIR/portaal.env" ]; then return 0; fi
    case ${VOORBEELD:-} in
    "") if [ -n "${SECRET_KEY:-}${ALLOWED_HOSTS:-}" ]; then return 0; fi ;;
    [jJ][aA] | true | 1 | yes | on) ;;
    *) return 0 ;;
    esac
    sleutel=$(.venv/bin/python -c 'import secrets; print(secrets.token_hex(32))')
    printf 'SECRET_KEY=%s\nVOORBEELD=ja\n' "$sleutel" >"$DATA_DIR/portaal.env.nieuw"
    mv "$DATA_DIR/portaal.env.nieuw" "$DATA_DIR/portaal.env"
}

maak_venv base
zorg_voor_pango || true
# What people are recorded with is for the owner of this portal only.
umask 077
mkdir -p "$DATA_DIR" || stop "De map $DATA_DIR kan niet worden gemaakt. Kies een andere map met DATA_DIR."
schrijf_voorbeeldomgeving
# A report may take a minute to render, so a request gets longer than that.
exec .venv/bin/python scripts/serveer.py "$ADRES" -w 2 --threads 4 --keep-alive 75 --timeout 120 --no-control-socket \
    --log-level warning
