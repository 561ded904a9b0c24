// Cuts a chart that is too tall for a screen into parts, each on a screen of its own.
const SMALLER = 1.2; // as much smaller may a part be drawn that would else be cut through
const GAP = 2; // pixels between what must not be cut

// Puts the parts after each other, the first on the screen that is there.
export function divide(section, svg, { width, height }, room) {
  const ends = cuts(svg, height, room);
  const more = ends.slice(2).map(() => section.cloneNode(true));
  for (const [at, part] of [section, ...more].entries()) {
    part.figure = section.figure;
    part.screen = section.screen;
    part.classList.toggle("now", at === 0 && section.classList.contains("now"));
    const drawing = part.querySelector("svg");
    drawing.setAttribute("viewBox", `0 ${ends[at]} ${width} ${ends[at + 1] - ends[at]}`);
    drawing.style.height = `${Math.min(100, (100 * (ends[at + 1] - ends[at])) / room)}%`; // or the next row would be seen
  }
  section.after(...more);
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
