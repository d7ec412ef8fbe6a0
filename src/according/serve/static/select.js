// Words of a report taken by selecting them: what a field says, and where that stands.
// Law: spans count code points of the report's text; the browser counts UTF-16 units, and shows
// line ends and steering characters otherwise than they stand.
"use strict";

let chosen = null; // the last range selected in a report's text; a tap on a button may drop it

function points(words) {
  return [...words].length;
}

function before(node) {
  let count = 0;
  for (let other = node.previousSibling; other; other = other.previousSibling) {
    count += points(other.textContent);
  }
  return count;
}

function taken(range) {
  const root = range.commonAncestorContainer;
  const within = root.nodeType === Node.TEXT_NODE ? root.parentNode : root;
  const walk = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  let start = null, end = null, words = "";
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const piece = node.parentElement.closest(".text [data-at]");
    if (!piece || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from >= to) continue;
    const at = Number(piece.dataset.at);
    const whole = piece.classList.contains("named"); // one character, shown by its number
    start ??= at + (whole ? 0 : before(node) + points(node.data.slice(0, from)));
    end = at + (whole ? 1 : before(node) + points(node.data.slice(0, to)));
    words += whole ? "" : node.data.slice(from, to);
  }
  return start === null ? null : { words: words.replace(/\s+/g, " ").trim(), span: `${start}-${end}` };
}

function current() {
  const selection = getSelection();
  return selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}

function take(field) {
  const now = current();
  const found = (now && taken(now)) ?? (chosen && taken(chosen));
  if (!found) return false;
  const rest = field.closest("fieldset")?.querySelectorAll("input:not([type=hidden], [data-words])");
  if (field.value && field.value !== found.words) rest?.forEach((input) => (input.value = ""));
  field.value = found.words;
  spanOf(field).value = found.span;
  chosen = null;
  getSelection().removeAllRanges();
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.focus();
  return true;
}

function spanOf(field) {
  return field.form.elements[field.name.replace(/words$/, "span")];
}

document.addEventListener("selectionchange", () => {
  const range = current();
  if (range && taken(range)) chosen = range.cloneRange();
});

document.addEventListener("by-key", (event) => {
  if (event.target.matches("[data-words]") && take(event.target)) event.preventDefault();
});

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-words]")) spanOf(event.target).value = "";
});

htmx.onLoad((root) => {
  for (const button of root.querySelectorAll("[data-take]")) {
    button.hidden = false;
    button.addEventListener("click", () => take(button.parentElement.querySelector("[data-words]")));
  }
});
