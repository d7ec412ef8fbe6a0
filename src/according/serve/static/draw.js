// Draws the figures of a page with plotly, when they come into sight; all that they show also
// stands in words beside them. Law: the script is loaded once, from the package, if at all.
"use strict";

const QUIET = { displaylogo: false, responsive: true, scrollZoom: false, displayModeBar: false };
const MAP = { ...QUIET, displayModeBar: true, doubleClick: "reset",
  modeBarButtons: [["zoomInMap", "zoomOutMap", "resetViewMap"]] };
const LIGHT = matchMedia("(prefers-color-scheme: dark)");
let library = null;

function loaded() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.documentElement.dataset.library;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

// A figure names the colours and addresses of the page; here they become the present ones.
function settled(value, sheet) {
  if (Array.isArray(value)) return value.map((one) => settled(one, sheet));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, settled(one, sheet)]));
  }
  if (typeof value !== "string") return value;
  if (value.startsWith("--")) return sheet.getPropertyValue(value).trim();
  return value.startsWith("/static/") ? location.origin + value : value;
}

function framed(layout, sheet) {
  const ink = sheet.getPropertyValue("--ink").trim();
  const paper = sheet.getPropertyValue("--paper").trim();
  return { paper_bgcolor: "transparent", plot_bgcolor: "transparent", showlegend: false,
    modebar: { bgcolor: paper, color: ink, activecolor: ink },
    font: { family: sheet.fontFamily, size: 12, color: ink }, margin: { l: 0, r: 0, t: 0, b: 0 },
    hoverlabel: { bgcolor: paper, bordercolor: ink, font: { color: ink }, align: "left" }, ...layout };
}

// The place within a frame outlives exchanges of the page; the frame says what is to be in it.
async function draw(frame) {
  const address = frame.dataset.figure;
  const [answer] = await Promise.all([fetch(address), loaded()]);
  if (!answer.ok) throw new Error(`no figure: ${answer.status}`);
  const sheet = getComputedStyle(document.body);
  const { data, layout } = settled(await answer.json(), sheet);
  if (!frame.isConnected) return;
  const place = frame.firstElementChild;
  if (!place.data) place.replaceChildren();
  place.dataset.shows = address;
  await Plotly.react(place, data, framed(layout, sheet), layout.map ? MAP : QUIET);
  place.removeAllListeners("plotly_click");
  place.on("plotly_click", ({ points }) => {
    if (points[0].customdata) go(place, points[0].customdata[0]);
  });
  place.removeAllListeners("plotly_selected");
  if (layout.meta?.brush) place.on("plotly_selected", (marked) => brushed(place, layout.meta.brush, marked));
  frame.dataset.drawn = "yes";
}

// As by a link beside the figure, which the page that it leads to replaces.
function go(place, address) {
  const link = document.createElement("a");
  link.href = address;
  link.hidden = true;
  place.after(link);
  htmx.process(link);
  link.click();
}

// What was marked in a timeline becomes the days that are asked for: those of whole bars.
function brushed(place, address, marked) {
  const bars = (marked?.points ?? []).map(({ customdata }) => customdata);
  if (!bars.length) return;
  const there = new URL(address, location);
  there.searchParams.set("since", bars.map(([, first]) => first).sort().at(0));
  there.searchParams.set("until", bars.map(([, , last]) => last).sort().at(-1));
  go(place, there.pathname + there.search);
}

function drawOrSay(frame) {
  draw(frame).catch((error) => {
    frame.textContent = "It cannot be drawn here; what it shows is in the list.";
    console.warn(error);
  });
}

const seen = new IntersectionObserver((changes) => {
  for (const { isIntersecting, target } of changes) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    drawOrSay(target);
  }
}, { rootMargin: "200px" });

htmx.onLoad((root) => {
  for (const frame of root.querySelectorAll("[data-figure]")) {
    frame.hidden = false;
    if (frame.firstElementChild.dataset.shows === frame.dataset.figure) frame.dataset.drawn = "yes";
    else seen.observe(frame);
  }
});
document.addEventListener("htmx:beforeCleanupElement", ({ target }) => {
  if (target.matches?.("[data-shows]")) Plotly.purge(target);
});
LIGHT.addEventListener("change", () => document.querySelectorAll("[data-drawn]").forEach(drawOrSay));
