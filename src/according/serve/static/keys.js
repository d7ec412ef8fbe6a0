// Keys: one key does what one button, link or field does; the pages work without this.
// Law: a key acts only where nothing is being written, and can be switched off.
"use strict";

const OFF = "according-keys-off";
const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
const WRITING = "input:not([type=checkbox]), textarea, select";

function isOff() {
  return localStorage.getItem(OFF) === "yes";
}

function tellSwitch(toggle) {
  toggle.textContent = isOff() ? "Switch keys on" : "Switch keys off";
}

function moveRow(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const next = rows[rows.indexOf(document.activeElement) + step] ?? (step > 0 ? rows[0] : null);
  next?.focus();
}

function act(key) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (!target.matches("summary")) target.closest("details")?.setAttribute("open", "");
  const asked = new CustomEvent("by-key", { bubbles: true, cancelable: true });
  if (!target.dispatchEvent(asked)) return true;
  if (target.matches(WRITING)) target.focus();
  else target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  const writing = document.activeElement?.matches(WRITING);
  if (event.key === "Escape" && writing) document.activeElement.blur();
  if (isOff() || writing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const step = STEPS[event.key];
  const onRow = document.activeElement?.matches("[data-row]");
  if (step && (onRow || event.key.length === 1)) {
    moveRow(step);
    event.preventDefault();
  } else if (act(event.key)) event.preventDefault();
});

htmx.onLoad((root) => {
  const toggle = root.querySelector("#keys-switch");
  if (!toggle) return;
  toggle.hidden = false;
  tellSwitch(toggle);
  toggle.addEventListener("click", () => {
    localStorage.setItem(OFF, isOff() ? "no" : "yes");
    tellSwitch(toggle);
  });
});
