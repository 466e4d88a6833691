"""Pytest plugin: the settings of a test run, set before Django reads them; DATABASE_URL and CI come from outside."""

import atexit
import os
import shutil
import tempfile

_map = tempfile.mkdtemp(prefix="portaal-test-")
atexit.register(shutil.rmtree, _map, ignore_errors=True)

os.environ.update(
    DATA_DIR=_map,
    VOORBEELD="ja",
    DEBUG="nee",
    SECRET_KEY="alleen-voor-tests-" + "0123456789" * 5,
)
for _naam in ("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "EMAIL_URL", "MAIL_AFZENDER", "TRUSTED_PROXY_COUNT"):
    os.environ.pop(_naam, None)
