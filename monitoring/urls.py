"""Paths of progress and reports."""

urlpatterns: list = []
