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

// What to draw of a figure, under the reader's title with the finding below; null for a list, and for a figure that
// cannot be had, of which the ZIP says why.
async function described(figure) {
  const answer = figure.picture && (await fetch(figure.picture));
  const parts = answer && answer.ok ? await answer.json() : {};
  if (!parts.chart) return null;
  return figure.title ? { ...parts, heading: figure.title, measure: `${parts.heading}. ${parts.measure}` } : parts;
}

async function save() {
  const briefing = await (await fetched(`/briefings/files.json${location.search}`)).json();
  document.title = document.querySelector("h1").textContent = briefing.heading;
  const number = briefing.figures.length;
  progress.max = number;
  const form = new FormData();
  const asked = briefing.figures.map(described); // the server works on the next figures while one is drawn
  let painted = Promise.resolve(); // and one picture becomes a PNG meanwhile
  for (const [place, figure] of briefing.figures.entries()) {
    said.textContent = `Drawing figure ${place + 1} of ${number}`;
    progress.value = place;
    const parts = await asked[place];
    if (!parts) continue;
    const drawing = await compose(parts, SIZES.slide);
    form.append("picture", new Blob([drawing.text], { type: "image/svg+xml" }), `${figure.file}.svg`);
    await painted;
    painted = asPng(drawing, SIZES.slide.pixels).then((blob) => form.append("picture", blob, `${figure.file}.png`));
  }
  await painted;
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
