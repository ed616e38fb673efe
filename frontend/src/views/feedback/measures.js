/** How satisfied people say they are, with intervals and the definitions beside the numbers. */
import { useAnswer } from "../../answer.js";
import { html, useState } from "../../lib.js";
import { Select } from "../../parts.js";

/** What the answers can be sorted by. */
const BY = [
  { value: "touchpoint_id", label: "touchpoint" }, { value: "stage_id", label: "stage" }, { value: "persona_id", label: "persona" },
  { value: "segment", label: "segment" }, { value: "channel", label: "channel" }, { value: "source", label: "source" }, { value: "period", label: "month" }, { value: "", label: "all together" },
];

export function Measures({ state, facts }) {
  const [by, setBy] = useState("touchpoint_id");
  const { value, problem, busy } = useAnswer(state, "feedback_satisfaction", { by }, [facts]);
  return html`<div class="satisfaction" aria-busy=${String(busy)}>
    <div class="by"><${Select} label="By" value=${by} options=${BY} onInput=${setBy} /><p class="finding">${value?.headline}</p></div>
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    ${value && (value.rows.length > 0 || value.whole?.length > 0) && html`<${Table} told=${value} />`}
    ${value && !value.rows.length && html`<p class="soft">${value.wanting}</p>`}
    ${value?.definitions.length > 0 && html`<dl class="definitions">${value.definitions.map((one) => html`<div key=${one.name}><dt>${one.name}</dt><dd>${one.text} <span class="soft">${one.interval}</span></dd></div>`)}</dl>`}
  </div>`;
}

/** The roles are written down: on a phone its rows are drawn as blocks, and browsers then forget that it is a table. */
function Table({ told }) {
  return html`<table class="measured" role="table" style=${`--many:${told.measures.length}`}>
    <caption class="vh">${told.headline || "Satisfaction"}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${told.by}</th>${told.measures.map((one) => html`<th role="columnheader" scope="col" key=${one.key}>${one.short}</th>`)}</tr></thead>
    <tbody role="rowgroup">${told.rows.map((row) => html`<${Row} key=${row.key} name=${row.name} cells=${row.cells} measures=${told.measures} />`)}
      ${told.whole?.length > 0 && html`<${Row} name="All together" cells=${told.whole} measures=${told.measures} />`}</tbody>
  </table>`;
}

function Row({ name, cells, measures }) {
  return html`<tr role="row"><th role="rowheader" scope="row" dir="auto">${name}</th>
    ${cells.map((cell, at) => html`<td key=${at} class="num" role="cell" data-head=${measures[at].short}>${cell ? html`<${Cell} cell=${cell} scale=${measures[at]} />` : html`<span class="soft">–</span>`}</td>`)}</tr>`;
}

/** A number on its scale: the mark, the interval as a line, and both in words. */
function Cell({ cell, scale }) {
  const at = (value) => (100 * (value - scale.low)) / (scale.high - scale.low);
  if (cell.few) return html`<span class="soft">${cell.text}</span>`;
  return html`<b>${cell.text}</b> <span class="soft small">${cell.interval}</span>
    <span class="scale" aria-hidden="true"><i style=${`left:${at(cell.low)}%;right:${100 - at(cell.high)}%`}></i><i class="at" style=${`left:${at(cell.value)}%`}></i></span>`;
}
