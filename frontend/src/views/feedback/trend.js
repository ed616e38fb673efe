/** How feeling and themes move from month to month; drawn small, told in words. */
import { useAnswer } from "../../answer.js";
import { html, useState } from "../../lib.js";
import { Select } from "../../parts.js";

/** A single month is no wall: bars are as narrow as if there were so many. */
const FEW = 6;
const EVERY = [{ value: "month", label: "month" }, { value: "week", label: "week" }];

export function Trend({ state, facts }) {
  const [every, setEvery] = useState("month");
  const { value, problem } = useAnswer(state, "feedback_trend", { every }, [facts]);
  return html`<div class="trends">
    <div class="by"><${Select} label="Every" value=${every} options=${EVERY} onInput=${setEvery} /><p class="finding">${value?.headline}</p></div>
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    ${value && !value.rows.length && html`<p class="soft">${value.wanting}</p>`}
    <ul class="theme-months">${(value?.rows ?? []).map((row) => html`<li key=${row.key}><b dir="auto">${row.name}</b><${Bars} row=${row} /><span class="soft">${row.said}</span></li>`)}</ul>
  </div>`;
}

/** A bar for each period; its words are beside it. */
function Bars({ row }) {
  const most = Math.max(1, ...row.points.map(({ n }) => n));
  const width = 100 / Math.max(row.points.length, FEW);
  return html`<svg class="sparks" viewBox="0 0 100 32" preserveAspectRatio="none" role="img" aria-label=${`${row.name}: ${row.points.map(({ label, n }) => `${label} ${n}`).join(", ")}`}>
    ${row.points.map(({ label, n, face }, at) => html`<rect key=${label} x=${at * width + width * 0.1} width=${width * 0.8} y=${32 - (30 * n) / most} height=${(30 * n) / most} style=${`fill:var(--f${face ?? 0})`}><title>${label}: ${n}</title></rect>`)}
  </svg>`;
}
