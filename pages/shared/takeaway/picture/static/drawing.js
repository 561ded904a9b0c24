// Draws a figure as a picture with its heading, source and date.
// Sizes are in CSS pixels of the drawing; a PNG has `pixels` of them across.
const FONT = "Arial, sans-serif";
export const SIZES = { slide: { least: 800, shape: 16 / 9, pixels: 1920 }, print: { least: 640, shape: 0, pixels: 2008 } };
const EDGE = 24;
// A drawing wider than this has larger words, so that they look alike on every slide.
const USUAL = 960;
const HEADING = { size: 22, weight: "bold", gap: 6 };
const MEASURE = { size: 15, weight: "normal", gap: 10 };
const FOOT = { size: 11, weight: "normal", gap: 2 };
const SVG = "http://www.w3.org/2000/svg";

function lines(text, style, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.weight} ${style.size}px ${FONT}`;
  const found = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${found.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width <= width || !found.at(-1)) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

function heightOf(blocks, width) {
  return blocks.reduce((sum, [text, style]) => sum + lines(text, style, width).length * style.size * 1.3 + style.gap, 0);
}

// Writes blocks of text below each other from `top`, and says where they end.
function write(svg, blocks, width, top, colour) {
  for (const [text, style] of blocks) {
    for (const line of lines(text, style, width)) {
      const node = document.createElementNS(SVG, "text");
      const look = { x: EDGE, y: top + style.size, "font-size": style.size, "font-weight": style.weight };
      for (const [name, value] of Object.entries({ ...look, "font-family": FONT, fill: colour })) {
        node.setAttribute(name, value);
      }
      node.textContent = line;
      svg.append(node);
      top += style.size * 1.3;
    }
    top += style.gap;
  }
  return top;
}

function scaled(style, by) {
  return { ...style, size: style.size * by, gap: style.gap * by };
}

export async function compose(parts, size) {
  const native = parts.chart.layout.height ?? 400;
  const by = Math.max(1, (size.shape * native) / USUAL);
  const above = [[parts.heading, scaled(HEADING, by)], [parts.measure, scaled(MEASURE, by)]];
  const below = parts.foot.map((text) => [text, scaled(FOOT, by)]);
  // As wide as the shape asks of the height that the chart needs; the words may then take fewer lines.
  const words = (across) => heightOf(above, across - 2 * EDGE) + heightOf(below, across - 2 * EDGE) + 3 * EDGE;
  const asked = Math.max(size.least, size.shape * (native + words(size.least)));
  const width = Math.ceil(asked / 16) * 16; // so that 16:9 is whole pixels
  const whole = Math.round(size.shape ? width / size.shape : native + words(width));
  const height = Math.round(whole - words(width));
  const layout = { ...parts.chart.layout, width: width - 2 * EDGE, height, autosize: false };
  layout.font = { ...layout.font, family: FONT };
  const figure = { data: parts.chart.data, layout, config: { staticPlot: true } };
  const url = await Plotly.toImage(figure, { format: "svg", width: layout.width, height });
  const drawn = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(",") + 1)), "image/svg+xml");

  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("xmlns", SVG);
  svg.setAttribute("width", width);
  svg.setAttribute("height", whole);
  svg.setAttribute("viewBox", `0 0 ${width} ${whole}`);
  svg.setAttribute("role", "img");
  for (const [name, text] of [["title", parts.heading], ["desc", parts.alt]]) {
    const node = document.createElementNS(SVG, name);
    node.textContent = text;
    svg.append(node);
  }
  const paper = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width, height: whole, fill: parts.colours.background })) {
    paper.setAttribute(name, value);
  }
  svg.append(paper);
  const top = write(svg, above, width - 2 * EDGE, EDGE, parts.colours.text);
  const inner = svg.appendChild(document.importNode(drawn.documentElement, true));
  inner.setAttribute("x", EDGE);
  inner.setAttribute("y", top);
  write(svg, below, width - 2 * EDGE, top + height + EDGE / 2, parts.colours.text);
  return { text: new XMLSerializer().serializeToString(svg), width, height: whole };
}

export async function asPng(drawing, pixels) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([drawing.text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = pixels;
  canvas.height = Math.round((drawing.height * pixels) / drawing.width);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
