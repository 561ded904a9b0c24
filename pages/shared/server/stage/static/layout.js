// Fits a chart of a page to a screen: every text as large as it is read from the back, and room made for it.
export const FONT = "Arial, 'Liberation Sans', sans-serif";
export const TEXT = 14; // pixels, the smallest text of a chart as it is drawn for a page
const CLOSER = 1.25; // rows of bars may stand this much closer to fit on one screen
const WIDER = 1.6; // and this much wider apart to fill it
const PANEL = 165; // pixels across that a panel needs
const PANEL_AXIS = 48; // and its amounts beside the one before
const LINE = 18; // pixels of a label at the end of a line
const MONTHS = 44; // and of the names below

// The layout for a width, and for the height that there is where the chart can be as high as that.
export function fitted(chart, width, room) {
  const layout = structuredClone({ ...chart.layout, width, autosize: false });
  layout.height = layout.yaxis2 ? abreast(layout, width) : height(chart, room);
  layout.font = { ...layout.font, family: FONT };
  enlarge(layout);
  spread(chart.data, layout, layout.height);
  return layout;
}

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
    if (name.endsWith("font") && held.size < TEXT) held.size = TEXT;
    enlarge(held);
  }
}

// Labels at the ends of lines: on one line each, and as far apart as this height needs.
function spread(data, layout, high) {
  const labels = (layout.annotations ?? []).filter((one) => one.xanchor === "left" && one.xshift && !one.showarrow);
  const isOfLines = layout.yaxis?.range?.[0] < layout.yaxis?.range?.[1] && new Set(labels.map((one) => one.x)).size === 1;
  if (!isOfLines || layout.yaxis2) return;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${TEXT}px ${FONT}`;
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

