// Shows one figure a screen. Everything is fetched once and drawn ahead: a key only says which screen is seen.
import { draw } from "./shown.js";

const SWIPE = 40; // pixels

const main = document.getElementById("screens");
const said = document.getElementById("said");
const state = { told: null, now: null, run: 0 };

const sections = () => [...main.children];

// --- What a screen says ---

function screen(shown, place) {
  const section = document.getElementById("screen").content.cloneNode(true).firstElementChild;
  section.figure = place;
  section.screen = shown;
  section.querySelector("h1").textContent = shown.heading;
  for (const name of ["finding", "comment", "measure"]) {
    section.querySelector(`.${name}`).textContent = shown[name] || "";
  }
  section.querySelector(".source").prepend(`${shown.source}${state.told.dated}`);
  return section;
}

function number(sections) {
  const of = state.told.screens.length;
  for (const section of sections) {
    const same = sections.filter((other) => other.figure === section.figure);
    const part = same.length > 1 ? `, part ${same.indexOf(section) + 1} of ${same.length}` : "";
    const place = `Figure ${section.figure + 1} of ${of}${part}`;
    section.querySelector(".place").textContent = place;
    section.setAttribute("aria-label", place);
  }
}

// --- Which screen is seen ---

function show(section, isSaid = true) {
  if (!section) return;
  state.now?.classList.remove("now");
  section.classList.add("now");
  state.now = section;
  const at = sections().indexOf(section);
  history.replaceState(null, "", `#${at + 1}`);
  if (isSaid) say(`${section.getAttribute("aria-label")}: ${section.screen.heading}`);
}

function step(by) {
  const all = sections();
  show(all[Math.max(0, Math.min(all.length - 1, all.indexOf(state.now) + by))]);
}

function say(text, isSeen = false) {
  said.textContent = text;
  said.classList.toggle("seen", isSeen);
}

async function leave() {
  if (document.fullscreenElement) return document.exitFullscreen();
  try {
    await fetch(state.told?.leave ?? "/", { method: "HEAD" });
    location.assign(state.told?.leave ?? "/");
  } catch {
    say("The dashboard does not answer, so the presentation stays.");
  }
}

const KEYS = {
  ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1), " ": () => step(1), Enter: () => step(1),
  ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1), Backspace: () => step(-1),
  Home: () => show(sections()[0]), End: () => show(sections().at(-1)), Escape: leave,
  f: () => document.documentElement.requestFullscreen?.(),
};

function listen() {
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !state.now) return;
    if (event.target.closest("nav") && ["Enter", " "].includes(event.key)) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  let start = null;
  main.addEventListener("pointerdown", (event) => (start = event.clientX));
  main.addEventListener("pointerup", (event) => {
    const moved = event.clientX - (start ?? event.clientX);
    if (event.button !== 0 || String(getSelection())) return;
    if (Math.abs(moved) > SWIPE) step(moved < 0 ? 1 : -1);
    else step(event.clientX < innerWidth / 3 ? -1 : 1);
  });
  document.getElementById("previous").onclick = () => step(-1);
  document.getElementById("next").onclick = () => step(1);
  document.getElementById("leave").onclick = leave;
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => drawAll(state.now?.figure ?? 0), 200);
  });
}

// Draws every screen, the one that is seen first, then those after it, then those before.
async function drawAll(first) {
  const run = (state.run += 1);
  delete main.dataset.ready;
  const all = state.told.screens.map(screen);
  main.replaceChildren(...all);
  number(all);
  show(all[Math.min(first, all.length - 1)]);
  for (const section of [...all.slice(first), ...all.slice(0, first).reverse()]) {
    await draw(section);
    if (run !== state.run) return;
    await new Promise((resolve) => setTimeout(resolve)); // lets a key act between two drawings
  }
  number(sections());
  show(state.now, false);
  main.dataset.ready = "true";
}

async function start() {
  const answer = await fetch(`/stage.json${location.search}`);
  if (!answer.ok) throw new Error(await answer.text());
  state.told = await answer.json();
  document.title = state.told.title;
  listen();
  const asked = Math.max(1, parseInt(location.hash.slice(1), 10) || 1);
  await drawAll(0);
  if (asked > 1) show(sections()[Math.min(asked, sections().length) - 1]);
  if (state.told.problems.length) say(state.told.problems.join(" "), true);
  main.focus({ preventScroll: true });
}

start().catch((error) => say(error.message, true));
