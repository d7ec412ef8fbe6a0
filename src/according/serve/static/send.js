// Forms that lose nothing: what is written is kept in this tab until the workbench says it came.
// Law: a form is sent under its own number however often; nothing is dropped before an answer.
"use strict";

const KEPT = "according-written ";
const ENTERING = "form[method=post]";

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

function tell(form, words, busy = false) {
  form.querySelector("[role=status]").textContent = words;
  form.setAttribute("aria-busy", busy);
}

function why(page) {
  const told = new DOMParser().parseFromString(page, "text/html");
  return (told.querySelector("[role=alert]") ?? told.body).textContent.trim();
}

function on(event, act) {
  document.addEventListener(event, ({ target, detail }) => {
    const form = target.closest?.(ENTERING);
    if (form) act(form, detail);
  });
}

htmx.onLoad((root) => root.querySelectorAll(ENTERING).forEach(restore));
on("input", keep);
on("change", keep);
on("htmx:beforeRequest", (form) => {
  keep(form);
  tell(form, "Entering …", true);
});
on("htmx:beforeOnLoad", (form, { xhr }) => {
  if (xhr.status < 400) sessionStorage.removeItem(slot(form));
});
on("htmx:responseError", (form, { xhr }) => tell(form, `Not entered: ${why(xhr.response)}`));
on("htmx:sendError", (form) => {
  tell(form, "The workbench does not answer. What you wrote is kept; send it again when it does.");
});
