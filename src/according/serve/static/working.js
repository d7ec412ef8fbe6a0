// A page that waits: how far the work for it is, until it can be shown.
// Law: what is being done is announced where it changes, and not each number on the way.
"use strict";

const OFTEN = 500; // milliseconds

async function look() {
  const doing = (await (await fetch("/progress")).json()).doing;
  if (!doing) {
    location.reload();
    return;
  }
  const words = document.getElementById("doing");
  const far = document.getElementById("far");
  if (!words.textContent.startsWith(doing.what)) words.textContent = doing.what;
  far.removeAttribute("value");
  if (doing.of) {
    far.max = doing.of;
    far.value = doing.done;
  }
  far.textContent = doing.words;
  setTimeout(look, OFTEN);
}

setTimeout(look, OFTEN);
