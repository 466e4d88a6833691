// Nothing depends on this file: it closes an open status panel with Escape or by a click beside it.
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
