"""A real SMTP server on the loopback, that keeps what it gets."""

import socket

import pytest
from aiosmtpd.controller import Controller


class Brievenbus:
    """Keeps every mail; refuses the recipients in `weigert`."""

    def __init__(self):
        self.post, self.weigert = [], set()

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 - aiosmtpd's name
        if address in self.weigert:
            return "550 onbekend"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.post.append((envelope.rcpt_tos[0], envelope.content))
        return "250 OK"


@pytest.fixture
def brievenbus(settings):
    bus = Brievenbus()
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    controller = Controller(bus, hostname="127.0.0.1", port=poort)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", poort
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    yield bus
    controller.stop()
