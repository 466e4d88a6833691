#!/bin/sh
# Every payload in every text field, also where a short column takes a few at a time: 35 turns (the suite does one).
#   DATABASE_URL=postgres://… scripts/ladingen.sh
set -eu
cd "$(dirname "$0")/.."
LADINGEN=alle exec .venv/bin/python -m pytest -q tests/toegang/test_ladingen.py "$@"
