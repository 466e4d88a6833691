#!/bin/sh
# Ten thousand bad inputs over every form and query parameter, with another seed each time (the suite runs a thousand).
#   AANTAL=20000 ZAAD=7 DATABASE_URL=postgres://… scripts/stukke_invoer.sh
set -eu
cd "$(dirname "$0")/.."
ZAAD=${ZAAD:-$(date +%s)}
echo "zaad: $ZAAD"
STUKKE_INVOER=${AANTAL:-10000} ZAAD=$ZAAD exec .venv/bin/python -m pytest -q tests/toegang/test_overal_invoer.py
