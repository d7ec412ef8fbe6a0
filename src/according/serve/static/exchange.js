// Exchanges: where a page leads to another of its kind, htmx puts that one's main part in place of
// this one's. Law: focus is never lost; a page that cannot be had so is opened as any other; what
// is shown is what the address says, however fast somebody goes back.
"use strict";

let back = null; // the request for the page that was gone back to last

htmx.onLoad((root) => {
  if (root.id === "main" && document.activeElement === document.body) root.focus({ preventScroll: true });
});

for (const failed of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failed, ({ detail }) => {
    if (detail.boosted && detail.requestConfig.verb === "get") location.assign(detail.pathInfo.finalRequestPath);
  });
}

document.addEventListener("htmx:historyCacheMiss", ({ detail }) => {
  back?.abort();
  back = detail.xhr;
  back.addEventListener("error", () => location.reload());
});

document.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
