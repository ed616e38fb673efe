/** One trend, drawn by Vega from the compiled chart; numbers and days are written over it by the page. */
import { liveChart } from "../../chart.js";
import { html, useLayoutEffect, useRef, useState } from "../../lib.js";

const DAY = 86_400_000;
/** Labels of the value axis nearer to one another than this lie over each other, in % of the height. */
const NEAR = 11;

/** Rows as the chart has them: days since 1970. */
export const rowsOf = ({ points }) => points.map(({ date, value, low, high }) => ({ time: Date.parse(`${date}T00:00:00Z`) / DAY, value, low, high }));

const linesOf = ({ target, promised }) => [[target, "target"], [promised, "promised"]].filter(([value]) => value !== null && value !== undefined).map(([value, kind]) => ({ value, kind }));

export function Plot({ state, said }) {
  const el = useRef();
  const live = useRef();
  const [place, setPlace] = useState(null);
  const [failed, setFailed] = useState("");
  const rows = rowsOf(said), lines = linesOf(said);
  const key = JSON.stringify([rows, lines]);
  useLayoutEffect(() => {
    const drawn = (scale) => setPlace((before) => moved(before, scale("x"), scale("y")));
    live.current = { key, chart: liveChart(el.current, "trend", { points: rows, lines }, { drawn, load: () => state.room.script("vega") }) };
    live.current.chart.opened.catch((error) => {
      console.error(error);
      setFailed("The trend cannot be drawn in this browser. Its numbers are in the form above.");
    });
    return () => live.current.chart.destroy();
  }, []);
  useLayoutEffect(() => {
    if (live.current.key === key) return;
    live.current.key = key;
    live.current.chart.update("points", rows);
    live.current.chart.update("lines", lines);
  }, [key]);
  const last = said.points.at(-1);
  const labels = place ? apart([{ y: place.y(last.value), text: said.latest, class: "last" }, ...lines.map(({ value, kind }) => ({ y: place.y(value), text: kind === "target" ? said.aim : said.vow, class: kind }))]) : [];
  return html`<div class="trendplot" aria-hidden="true">
    <div class="chart" ref=${el}></div>
    ${failed && html`<p class="soft">${failed}</p>`}
    <div class="labels">${labels.map((one) => html`<span key=${one.class} class=${one.class} style=${`top:${one.y}%`}>${one.text}</span>`)}</div>
    <p class="days"><span>${said.points[0].day}</span>${said.points.length > 1 && html`<span>${last.day}</span>`}</p>
  </div>`;
}

function moved(before, x, y) {
  const height = y.range()[0];
  const key = [...x.domain(), ...y.domain(), height].join();
  return before?.key === key ? before : { key, y: (value) => (100 * y(value)) / height };
}

/** Labels from the top, pushed down where they would lie over one another. */
function apart(labels) {
  const sorted = [...labels].sort((one, other) => one.y - other.y);
  for (let i = 1; i < sorted.length; i += 1) sorted[i] = { ...sorted[i], y: Math.max(sorted[i].y, sorted[i - 1].y + NEAR) };
  return sorted;
}
