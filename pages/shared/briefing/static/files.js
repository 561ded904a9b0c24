// Draws the pictures of a briefing, one figure after another, has the server put them into a ZIP with the data, and
// saves it.
import { SIZES, asPng, compose } from "/picture/drawing.js";

const said = document.getElementById("said");
const progress = document.getElementById("progress");

async function fetched(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

// SVG and PNG of a figure, with the reader's own heading; nothing where the figure is a list.
async function pictures(figure) {
  const parts = await (await fetched(figure.picture)).json();
  if (!parts.chart) return [];
  const drawing = await compose({ ...parts, heading: figure.heading, measure: figure.measure }, SIZES.slide);
  return [
    [`${figure.file}.svg`, new Blob([drawing.text], { type: "image/svg+xml" })],
    [`${figure.file}.png`, await asPng(drawing, SIZES.slide.pixels)],
  ];
}

async function save() {
  const briefing = await (await fetched(`/briefings/files.json${location.search}`)).json();
  document.title = document.querySelector("h1").textContent = briefing.heading;
  const number = briefing.figures.length;
  progress.max = number;
  const form = new FormData();
  for (const [place, figure] of briefing.figures.entries()) {
    said.textContent = `Drawing figure ${place + 1} of ${number}`;
    progress.value = place;
    if (figure.picture) for (const [name, blob] of await pictures(figure)) form.append("picture", blob, name);
  }
  said.textContent = "Putting pictures and data into a ZIP";
  progress.value = number;
  const answer = await fetched(`/briefings/files.zip${location.search}`, { method: "POST", body: form });
  const link = document.getElementById("save");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = briefing.file;
  link.hidden = false;
  progress.hidden = true;
  said.textContent = `Saved as ${link.download}. You can close this page.`;
  link.click();
}

save().catch((error) => {
  progress.hidden = true;
  said.textContent = error.message;
});
