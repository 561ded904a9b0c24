// Draws the figure that the page's address names, and saves it.
import { SIZES, asPng, compose } from "./drawing.js";

async function save() {
  const said = document.getElementById("said");
  const asked = new URLSearchParams(location.search);
  const format = asked.get("format") === "svg" ? "svg" : "png";
  const name = asked.get("size") === "print" ? "print" : "slide";
  for (const mine of ["format", "size"]) asked.delete(mine);
  const answer = await fetch(`${location.pathname.replace(/\/picture$/, ".picture")}?${asked}`);
  if (!answer.ok) throw new Error(await answer.text());
  const parts = await answer.json();
  if (!parts.chart) throw new Error("There is no chart under these filters: take the data instead.");
  document.title = parts.heading;
  document.querySelector("h1").textContent = parts.heading;
  const drawing = await compose(parts, SIZES[name]);
  const blob =
    format === "svg" ? new Blob([drawing.text], { type: "image/svg+xml" }) : await asPng(drawing, SIZES[name].pixels);
  const link = document.getElementById("save");
  link.href = URL.createObjectURL(blob);
  link.download = `${parts.name}_${name}.${format}`;
  link.hidden = false;
  const picture = document.getElementById("picture");
  picture.src = link.href;
  picture.alt = parts.alt || parts.heading;
  picture.hidden = false;
  said.textContent = `Saved as ${link.download}. You can close this page.`;
  link.click();
}

save().catch((error) => {
  document.getElementById("said").textContent = error.message;
});
