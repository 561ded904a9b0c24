// Tells print.css how wide each chart was drawn; only a script can measure that.
addEventListener("beforeprint", () => {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    chart.style.setProperty("--drawn", `${chart.offsetWidth}px`);
  }
});
