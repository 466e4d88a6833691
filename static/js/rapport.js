// Keeps what is being typed for a report: on the server every few seconds, in this browser when that fails.
// The page works without this file; then only "Opslaan" keeps the text.
"use strict";

const formulier = document.querySelector("form[data-concept]");
const stand = document.querySelector("[data-conceptstand]");
const plek = `concept:${location.pathname}`;
const WACHTTIJD = 2000;
let wekker = null;

function velden() {
  const waarden = {};
  for (const [naam, waarde] of new FormData(formulier)) {
    if (naam !== "csrfmiddlewaretoken") waarden[naam] = waarde;
  }
  return waarden;
}

function bewaarHier(verzonden) {
  try {
    localStorage.setItem(plek, JSON.stringify({ velden: velden(), verzonden }));
  } catch {
    // Full or forbidden: the text is still on the page.
  }
}

function vergeetHier() {
  try {
    localStorage.removeItem(plek);
  } catch {
    // Nothing was kept.
  }
}

async function bewaar() {
  wekker = null;
  try {
    const antwoord = await fetch(formulier.dataset.concept, {
      method: "POST",
      body: new FormData(formulier),
      redirect: "error",
      keepalive: document.visibilityState === "hidden",
    });
    if (!antwoord.ok) throw new Error(antwoord.status);
    const { bewaard } = await antwoord.json();
    stand.textContent = `Bewaard als concept om ${bewaard}. Nog niet opgeslagen.`;
    vergeetHier();
  } catch {
    bewaarHier(false);
    stand.textContent =
      "Let op: het portaal is niet bereikbaar of u bent uitgelogd. Uw tekst staat nog op deze pagina en in deze browser. " +
      "Log in een ander venster in en kies daarna “Opslaan”.";
  }
}

function zetTerug() {
  let eerder = null;
  try {
    eerder = JSON.parse(localStorage.getItem(plek));
  } catch {
    return;
  }
  if (!eerder) return;
  const basis = formulier.elements.gewijzigd;
  if (eerder.verzonden && eerder.velden.gewijzigd !== basis.value) {
    vergeetHier(); // it was sent and has been saved since
    return;
  }
  for (const [naam, waarde] of Object.entries(eerder.velden)) {
    const veld = formulier.elements[naam];
    if (veld) veld.value = waarde;
  }
  stand.textContent = "Uw tekst van de vorige keer is teruggezet. Kies “Opslaan” om haar te bewaren.";
}

if (formulier) {
  zetTerug();
  formulier.addEventListener("input", () => {
    clearTimeout(wekker);
    wekker = setTimeout(bewaar, WACHTTIJD);
  });
  formulier.addEventListener("submit", () => {
    clearTimeout(wekker);
    wekker = null;
    bewaarHier(true);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && wekker !== null) {
      clearTimeout(wekker);
      bewaar();
    }
  });
}
