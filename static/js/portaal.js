// Nothing depends on this file: it closes an open status panel with Escape or by a click beside it, folds the
// filters on a phone, and sets everybody to present without loading the page again, so that what was typed stays.
"use strict";

function openPaneel() {
  return document.querySelector("details.wijzig[open]");
}

document.addEventListener("keydown", (gebeurtenis) => {
  const paneel = openPaneel();
  if (gebeurtenis.key === "Escape" && paneel) {
    paneel.open = false;
    paneel.querySelector("summary").focus();
  }
});

document.addEventListener("click", (gebeurtenis) => {
  const paneel = openPaneel();
  if (paneel && !paneel.contains(gebeurtenis.target)) {
    paneel.open = false;
  }
});

if (window.matchMedia("(max-width: 47.99rem)").matches) {
  for (const vouw of document.querySelectorAll("[data-dicht-op-telefoon]")) {
    vouw.open = false;
  }
}

document.querySelector("[data-iedereen]")?.addEventListener("click", (gebeurtenis) => {
  gebeurtenis.preventDefault();
  for (const mens of document.querySelectorAll(".mens")) {
    const afwezig = mens.querySelector("input[value=afwezig]");
    if (afwezig?.checked) {
      mens.querySelector("input[value=aanwezig]").checked = true;
    }
  }
});
