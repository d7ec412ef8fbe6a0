// Forms that lose nothing: what is written is kept in this tab until the workbench says it came.
// Law: a form is sent under its own number however often; nothing is dropped before an answer.
"use strict";

const KEPT = "according-written ";

function slot(form) {
  const which = form.elements.namedItem("status")?.value ?? "";
  return `${KEPT}${location.pathname} ${form.getAttribute("action")} ${which}`;
}

function written(form) {
  return [...form.elements].filter((one) => one.name && one.name !== "form" && one.name !== "known");
}

function isTick(field) {
  return field?.type === "checkbox";
}

function keep(form) {
  const told = written(form).map((one) => [one.name, isTick(one) ? one.checked : one.value]);
  sessionStorage.setItem(slot(form), JSON.stringify(told));
}

function restore(form) {
  const told = JSON.parse(sessionStorage.getItem(slot(form)) ?? "null");
  if (!told) return;
  for (const [name, value] of told) {
    const field = form.elements.namedItem(name);
    if (isTick(field)) field.checked = value;
    else if (field && "value" in field) field.value = value;
  }
  form.closest("details")?.setAttribute("open", "");
  tell(form, "What you wrote here before is kept; it is not entered yet.");
}

function tell(form, words) {
  let place = form.querySelector("[role=status]");
  if (!place) {
    place = document.createElement("p");
    place.setAttribute("role", "status");
    form.append(place);
  }
  place.textContent = words;
}

async function send(form) {
  keep(form);
  tell(form, "Entering …");
  form.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.ok) {
      sessionStorage.removeItem(slot(form));
      location.assign(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const why = page.querySelector("[role=alert]") ?? page.body;
    tell(form, `Not entered: ${why.textContent.trim()}`);
  } catch {
    tell(form, "The workbench does not answer. What you wrote is kept; send it again when it does.");
  }
  form.removeAttribute("aria-busy");
}

for (const form of document.querySelectorAll("form[method=post]")) {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("change", () => keep(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") send(form);
  });
}
