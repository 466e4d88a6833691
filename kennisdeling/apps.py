"""Configuration of the app kennisdeling."""

from django.apps import AppConfig


class KennisdelingConfig(AppConfig):
    name = "kennisdeling"
    verbose_name = "Kennisdeling"
