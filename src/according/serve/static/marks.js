// The marks of a report: pointing at one shows its claims, arrows go from mark to mark.
// Law: what is shown stands in the list beside the text too; Escape closes it.
"use strict";

const card = document.createElement("div");
card.className = "card";
let text = null, marks = [], shown = null;

function claimsOf(mark) {
  return mark.dataset.claims.split(" ").map((id) => document.querySelector(`[data-claim="${CSS.escape(id)}"]`));
}

function light(mark, lit) {
  for (const id of mark.dataset.claims.split(" ")) {
    for (const other of text.querySelectorAll(`.mark[data-claims~="${CSS.escape(id)}"]`)) {
      other.classList.toggle("lit", lit);
    }
  }
}

function hide() {
  if (!shown) return;
  light(shown, false);
  card.hidden = true;
  shown = null;
}

function show(mark) {
  if (mark === shown) return;
  hide();
  const title = document.createElement("p");
  title.className = "tag";
  title.textContent = mark.dataset.roles;
  const list = document.createElement("ul");
  list.append(...claimsOf(mark).filter(Boolean).map((claim) => claim.cloneNode(true)));
  card.replaceChildren(title, list);
  card.hidden = false;
  const at = mark.getClientRects()[0], over = card.parentElement.getBoundingClientRect();
  card.style.insetBlockStart = `${at.bottom - over.top + 4}px`;
  card.style.left = `${Math.max(0, Math.min(at.left - over.left, over.width - card.offsetWidth))}px`;
  light(mark, true);
  shown = mark;
}

function near(event) {
  return event.target.closest("a.mark");
}

htmx.onLoad((root) => {
  const found = root.querySelector(".text.whole");
  if (!found) return;
  text = found;
  shown = null;
  card.hidden = true;
  text.after(card);
  marks = [...text.querySelectorAll("a.mark")];
  if (marks.length) marks[0].tabIndex = 0;
  text.addEventListener("pointerover", (event) => event.pointerType !== "touch" && near(event) && show(near(event)));
  text.addEventListener("focusin", (event) => near(event) && show(near(event)));
  text.addEventListener("click", (event) => {
    if (event.pointerType !== "touch" || !near(event) || near(event) === shown) return;
    event.preventDefault(); // the first tap shows, the second goes to the claim
    show(near(event));
  });
});

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "touch" && !event.target.closest(".text.whole, .card")) hide();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = step && document.activeElement.matches("a.mark") && marks[marks.indexOf(document.activeElement) + step];
  if (!next) return;
  document.activeElement.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  event.preventDefault();
});
