"""Configuration of the core app."""

from django.apps import AppConfig


class DoorlopendConfig(AppConfig):
    name = "doorlopend"
    verbose_name = "Organisaties en personen"

    def ready(self):
        from doorlopend import controles  # noqa: F401 - registers the system checks
