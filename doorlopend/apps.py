"""Configuration of the core app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DoorlopendConfig(AppConfig):
    name = "doorlopend"
    verbose_name = "Organisaties en personen"

    def ready(self):
        from doorlopend import controles  # noqa: F401 - registers the system checks

        # Each app may put meetings in people's calendars and send reminders, without this app knowing it.
        autodiscover_modules("agenda", "herinneringen")
