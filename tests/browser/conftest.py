"""A real Chromium against a live server; skipped with a reason where there is none."""

import os
import shutil

import pytest

# Playwright's sync API keeps an event loop running, which Django would take for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
ARGUMENTEN = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BREED, SMAL = 1280, 390
WACHTWOORD = "leerroute-2027"


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="geen Chromium op deze machine (apt-get install chromium)"))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTEN, env={**os.environ, "LANGUAGE": "nl"}
        )
        yield browser
        browser.close()


@pytest.fixture
def open_pagina(chromium):
    """A function that opens a page of a given width; an unexpected error in the console fails the test."""
    contexten, fouten = [], []

    def open_(breedte=BREED, fouten_toegestaan=()):
        context = chromium.new_context(viewport={"width": breedte, "height": 900}, locale="nl-NL")
        contexten.append(context)
        # A click that freezes a report waits for its PDF, which may take a minute (rapportviews).
        context.set_default_timeout(60_000)
        pagina = context.new_page()

        def op_console(bericht):
            if bericht.type == "error" and not any(deel in bericht.text for deel in fouten_toegestaan):
                fouten.append(bericht.text)

        pagina.on("console", op_console)
        pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
        return pagina

    yield open_
    for context in contexten:
        context.close()
    assert fouten == []


def log_in(pagina, adres, rol):
    """Sign in by the form, as a person would."""
    pagina.goto(f"{adres}/inloggen/")
    pagina.get_by_label("E-mailadres").fill(f"{rol}@voorbeeld.nl")
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Inloggen").click()
    pagina.wait_for_url(f"{adres}/voortgang/")
