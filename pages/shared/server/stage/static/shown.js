// What stands in the middle of a screen: a chart, numbers, or the first rows of a table.
import { fitted, TEXT } from "./layout.js";
import { divide } from "./parts.js";

const TEXT_REM = 1.5; // how large a chart's text stands on the screen: 24 pixels at 1280

// A chart that cannot be drawn says so and leaves the other screens as they are.
export async function draw(section) {
  const { chart, numbers, problem, table } = section.screen;
  const box = section.querySelector(".shown");
  if (chart) await drawChart(section, box).catch((error) => box.append(element("p", `Not drawn: ${error.message}`)));
  else if (numbers?.length) box.replaceChildren(tiles(numbers));
  else if (table) fillTable(box, table);
  else box.replaceChildren(element("p", problem));
}

async function drawChart(section, box) {
  const { chart, alt } = section.screen;
  const scale = (TEXT_REM * parseFloat(getComputedStyle(document.documentElement).fontSize)) / TEXT;
  const [width, room] = [box.clientWidth / scale, box.clientHeight / scale];
  const layout = fitted(chart, width, room);
  const drawing = document.getElementById("drawing").appendChild(element("div"));
  await Plotly.newPlot(drawing, structuredClone(chart.data), layout, { staticPlot: true });
  const url = await Plotly.toImage(drawing, { format: "svg", width, height: layout.height });
  Plotly.purge(drawing);
  drawing.remove();
  const parsed = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(",") + 1)), "image/svg+xml");
  const svg = document.importNode(parsed.documentElement, true);
  for (const name of ["width", "height", "style"]) svg.removeAttribute(name);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", alt);
  svg.setAttribute("preserveAspectRatio", "xMidYMin meet");
  svg.setAttribute("viewBox", `0 0 ${width} ${layout.height}`);
  box.replaceChildren(svg);
  if (layout.height > room * 1.01) divide(section, svg, layout, room);
}

function element(name, text, className) {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  if (className) node.className = className;
  return node;
}

function tiles(numbers) {
  const list = element("ul", "", "numbers");
  for (const shown of numbers) {
    const item = list.appendChild(element("li"));
    item.append(element("span", shown.label), element("strong", shown.value), element("span", shown.note));
  }
  return list;
}

// The first rows and columns for which there is room.
function fillTable(box, { headings, rows, numeric, of }) {
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
    const shown = { rows: held.tBodies[0].rows.length, columns: held.rows[0].cells.length };
    const cut = Object.keys(shown).filter((kind) => shown[kind] < of[kind])
      .map((kind) => `${shown[kind]} of ${of[kind].toLocaleString("en-GB")} ${kind}`);
    told.textContent = cut.length ? `The first ${cut.join(" and ")}; the data hold all.` : "";
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
