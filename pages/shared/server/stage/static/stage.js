// Shows one figure a screen. Everything is fetched once and drawn ahead: a key only says which screen is seen.
const FONT = "Arial, 'Liberation Sans', sans-serif";
const CHART_TEXT = 14; // pixels, the smallest text of a chart as it is drawn for a page
const CHART_REM = 1.5; // how large that text stands on the screen: 24 pixels at 1280
const CLOSER = 1.25; // rows of bars may stand this much closer to fit on one screen
const WIDER = 1.6; // and this much wider apart to fill it
const SMALLER = 1.2; // as much smaller may a part be drawn that would else be cut through
const PANEL = 165; // pixels across that a panel needs
const PANEL_AXIS = 48; // and its amounts beside the one before
const SWIPE = 40; // pixels
const LINE = 18; // pixels of a label at the end of a line
const MONTHS = 44; // and of the names below
const GAP = 2; // pixels between what must not be cut

const main = document.getElementById("screens");
const said = document.getElementById("said");
const state = { told: null, now: null, drawn: 0 };

const sections = () => [...main.children];

function element(name, text, className) {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  if (className) node.className = className;
  return node;
}

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

function numbers(section) {
  const list = element("ul", "", "numbers");
  for (const shown of section.screen.numbers) {
    const item = list.appendChild(element("li"));
    item.append(element("span", shown.label), element("strong", shown.value), element("span", shown.note));
  }
  section.querySelector(".shown").replaceChildren(list);
}

// The first rows and columns for which there is room.
function table(section) {
  const box = section.querySelector(".shown");
  const { headings, rows, numeric, of } = section.screen.table;
  const held = element("table");
  const line = (texts, name) => {
    const row = element("tr");
    row.append(...texts.map((text, at) => element(name, text, numeric[at] ? "amount" : "")));
    return row;
  };
  const head = held.createTHead();
  head.append(line(headings, "th"));
  for (const cell of head.rows[0].cells) cell.scope = "col";
  held.createTBody().append(...rows.map((texts) => line(texts, "td")));
  const told = element("p", "", "told");
  box.replaceChildren(held, told);
  const say = () => {
    const shown = held.tBodies[0].rows.length;
    const whole = shown === of.rows && held.rows[0].cells.length === of.columns;
    told.textContent = whole ? "" : `The first ${shown} of ${of.rows.toLocaleString("en-GB")} rows; the data hold all.`;
  };
  say();
  while (held.rows[0].cells.length > 1 && held.scrollWidth > box.clientWidth + 1) {
    for (const row of held.rows) row.lastChild.remove();
    say();
  }
  while (held.tBodies[0].rows.length > 1 && held.offsetHeight + told.offsetHeight > box.clientHeight) {
    held.tBodies[0].lastChild.remove();
    say();
  }
}

// --- Its chart ---

// Lines and columns take the height that there is, rows of bars within bounds; what is laid out in pixels keeps its own.
function height(chart, room) {
  const own = chart.layout.height ?? 400;
  const { autorange, range, scaleanchor } = chart.layout.yaxis ?? {};
  if (scaleanchor) return room;
  if (range && range[0] > range[1]) return own;
  if (autorange !== "reversed") return room;
  return own > room * CLOSER ? own : Math.min(room, own * WIDER);
}

// Panels stand two abreast on a page; a wide screen has room for more. Each keeps its height; gives that of all.
function abreast(layout, width) {
  const names = (axis) => Object.keys(layout).filter((name) => name.startsWith(axis));
  const [across, down] = [names("xaxis"), names("yaxis")];
  const labels = layout.annotations ?? [];
  const isGrid = across.length === down.length && labels.length === down.length && labels.every((one) => one.xref === "paper");
  if (!isGrid || down.length < 3) return layout.height;
  const before = [...new Set(down.map((name) => layout[name].domain[0].toFixed(3)))];
  const rows = Math.ceil(down.length / Math.max(2, Math.floor(width / PANEL)));
  const columns = Math.ceil(down.length / rows);
  const [old, high] = [layout.height, (layout.height * rows) / before.length];
  const beside = PANEL_AXIS / (width - layout.margin.l - layout.margin.r);
  const wide = (1 - (columns - 1) * beside) / columns;
  down.forEach((name, at) => {
    const axis = layout[name];
    const top = 1 - before.indexOf(axis.domain[0].toFixed(3)) / before.length;
    const moved = (y) => 1 - Math.floor(at / columns) / rows - ((top - y) * old) / high;
    const left = (at % columns) * (wide + beside);
    axis.domain = axis.domain.map(moved);
    layout[across[at]].domain = [left, left + wide];
    labels[at].y = moved(labels[at].y);
    labels[at].x = left;
  });
  return high;
}

// No text smaller than the rest.
function enlarge(part) {
  for (const [name, held] of Object.entries(part)) {
    if (!held || typeof held !== "object") continue;
    if (name.endsWith("font") && held.size < CHART_TEXT) held.size = CHART_TEXT;
    enlarge(held);
  }
}

// Labels at the ends of lines: on one line each, and as far apart as this height needs.
function spread(data, layout, high) {
  const labels = (layout.annotations ?? []).filter((one) => one.xanchor === "left" && one.xshift && !one.showarrow);
  const isOfLines = layout.yaxis?.range?.[0] < layout.yaxis?.range?.[1] && new Set(labels.map((one) => one.x)).size === 1;
  if (!isOfLines || layout.yaxis2) return;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${CHART_TEXT}px ${FONT}`;
  for (const one of labels) one.text = one.text.replace(/<br ?\/?>/g, " ");
  layout.margin.r = Math.max(...labels.map((one) => pen.measureText(one.text).width)) + 24;
  if (layout.xaxis.type === "date" && data.every((trace) => trace.type === "scatter")) {
    const days = data.flatMap((trace) => trace.x).sort();
    layout.xaxis.range = [days[0], days.at(-1)]; // the labels stand beside the lines, not on their grid
  }
  const [low, top] = layout.yaxis.range;
  const gap = ((top - low) * LINE) / (high - layout.margin.t - MONTHS);
  labels.sort((one, other) => one.y - other.y);
  labels.forEach((one, at) => (one.y = Math.max(one.y, at ? labels[at - 1].y + gap : low + gap / 2)));
  labels.reverse().forEach((one, at) => (one.y = Math.min(one.y, at ? labels[at - 1].y - gap : top)));
}

async function draw(section) {
  const { chart, alt, problem } = section.screen;
  const box = section.querySelector(".shown");
  if (section.screen.numbers?.length) return [numbers(section)];
  if (section.screen.table) return [table(section)];
  if (!chart) return [box.replaceChildren(element("p", problem))];
  const scale = (CHART_REM * parseFloat(getComputedStyle(document.documentElement).fontSize)) / CHART_TEXT;
  const [width, room] = [box.clientWidth / scale, box.clientHeight / scale];
  const layout = structuredClone({ ...chart.layout, width, autosize: false });
  const high = layout.yaxis2 ? abreast(layout, width) : height(chart, room);
  layout.height = high;
  layout.font = { ...layout.font, family: FONT };
  enlarge(layout);
  spread(chart.data, layout, high);
  const drawing = document.getElementById("drawing");
  await Plotly.newPlot(drawing, structuredClone(chart.data), layout, { staticPlot: true });
  const url = await Plotly.toImage(drawing, { format: "svg", width, height: high });
  Plotly.purge(drawing);
  const parsed = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(",") + 1)), "image/svg+xml");
  const svg = document.importNode(parsed.documentElement, true);
  for (const name of ["width", "height", "style"]) svg.removeAttribute(name);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", alt);
  svg.setAttribute("preserveAspectRatio", "xMidYMin meet");
  svg.setAttribute("viewBox", `0 0 ${width} ${high}`);
  box.replaceChildren(svg);
  return high <= room * 1.01 ? [] : parts(section, cuts(svg, high, room), width, room);
}

// Where a chart that is too tall for a screen is cut: where nothing is drawn, above a label if there are such.
function cuts(svg, high, room) {
  const frame = svg.getBoundingClientRect();
  const by = high / frame.height;
  const drawn = [...svg.querySelectorAll("text, .point path, .points path, .shapelayer path")]
    .map((node) => ({ place: node.getBoundingClientRect(), isLabel: node.classList.contains("annotation-text") }))
    .map(({ place, isLabel }) => ({ top: (place.top - frame.top) * by, end: (place.bottom - frame.top) * by, isLabel }))
    .sort((one, other) => one.top - other.top);
  const free = [];
  let last = 0;
  for (const { top, end, isLabel } of drawn) {
    if (last && top > last + GAP) free.push({ at: (top + last) / 2, wide: top - last, isLabel });
    last = Math.max(last, end);
  }
  const found = [0];
  while (found.at(-1) + room < high - 1) {
    const start = found.at(-1);
    const within = (reach) => free.filter(({ at }) => at > start + room / 3 && at <= start + room * reach);
    const labelled = (reach) => within(reach).filter(({ isLabel }) => isLabel);
    const choice = [labelled(1), labelled(SMALLER), within(1)].find((gaps) => gaps.length) ?? [];
    const widest = Math.max(...choice.map(({ wide }) => wide));
    found.push(choice.filter(({ wide }) => wide > widest * 0.6).at(-1)?.at ?? start + room);
  }
  return [...found, high];
}

// One screen a part, after each other.
function parts(section, ends, width, room) {
  const more = ends.slice(2).map(() => section.cloneNode(true));
  for (const [at, part] of [section, ...more].entries()) {
    part.figure = section.figure;
    part.screen = section.screen;
    part.classList.toggle("now", part === state.now);
    const drawing = part.querySelector("svg");
    drawing.setAttribute("viewBox", `0 ${ends[at]} ${width} ${ends[at + 1] - ends[at]}`);
    drawing.style.height = `${Math.min(100, (100 * (ends[at + 1] - ends[at])) / room)}%`; // or the next row would be seen
  }
  section.after(...more);
  return more;
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
  const run = (state.run = (state.run ?? 0) + 1);
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
  main.focus({ preventScroll: true });
}

start().catch((error) => say(error.message, true));
