#!/bin/sh
# Remakes requirements/*.txt from pyproject.toml: exact versions with hashes, no registry address, no path of this machine.
# Needs network. To upgrade everything: scripts/lock.sh --upgrade
set -eu
cd "$(dirname "$0")/.."

uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    gereedschap=$(mktemp -d)
    trap 'rm -rf "$gereedschap"' EXIT
    python3 -m venv "$gereedschap"
    "$gereedschap/bin/pip" install --quiet uv
    uv=$gereedschap/bin/uv
fi

maak() {
    naam=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --custom-compile-command scripts/lock.sh --output-file "requirements/$naam.txt" "$@" pyproject.toml
}

maak base "$@"
maak test --extra test --constraint requirements/base.txt "$@"
maak lint --extra lint --constraint requirements/base.txt "$@"
