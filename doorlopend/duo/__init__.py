"""Refreshing schools and offers from DUO's open data: read a file, show the difference, apply it."""
