"""The ASGI application, for a host that wants one."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorlopend.settings")
application = get_asgi_application()
