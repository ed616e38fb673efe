/** The funnel: how many go on from stage to stage, where most leave; all together, or by device, segment, period. */
import { classes, html, inWords, useId, useState } from "../lib.js";
import { Choice } from "../parts.js";

const CUTS = { all: "Everybody", device: "By device", segment: "By segment", period: "By period" };

export function Funnel({ state }) {
  const heading = useId();
  const [cut, setCut] = useState("all");
  const told = state.facts?.funnel;
  if (!told?.headline) return html`<${Empty} state=${state} stages=${state.doc.stages.length} />`;
  const options = Object.entries(CUTS).map(([value, label]) => ({ value, label }));
  const shown = told.cuts.find(({ by }) => by === cut);
  return html`<section class="funnel" aria-labelledby=${heading}>
    <div class="maphead">
      <div role="status"><h3 id=${heading}>${told.headline}</h3>${told.detail && html`<p class="soft">${told.detail}</p>`}</div>
      ${told.all && html`<${Choice} legend="Show" quiet options=${options} value=${cut} onPick=${setCut} />`}
    </div>
    ${told.all && (cut === "all" ? html`<${Whole} flow=${told.all} />` : html`<${Beside} stages=${told.stages} cut=${shown} />`)}
    ${told.contrast && html`<p class="finding">${told.contrast}</p>`}
    ${told.notes.length > 0 && html`<ul class="odd">${told.notes.map((note) => html`<li key=${note} dir="auto">${note}</li>`)}</ul>`}
    <p class="hint">${inWords(state, "Step: {customers} at a stage ÷ {customers} at the one before,")} with its 95 % interval (Wilson). The leak is the step that loses the largest share. Differences between groups are sought at every step, so their intervals are wider (Newcombe, Bonferroni).</p>
  </section>`;
}

/** A bar for each stage; what was lost on the way to it is hatched, the largest leak in the colour of pain. */
function Whole({ flow }) {
  return html`<ol class="steps-down">${flow.steps.map((step, i) => html`<li key=${step.stage} class=${classes(step.leak && "leak")}>
    <span class="name" dir="auto">${step.stage}</span>
    <span class="bar" aria-hidden="true"><i style=${`width:${100 * step.part}%`}></i>${i > 0 && step.gone && html`<i class="gone" style=${`width:${100 * (flow.steps[i - 1].part - step.part)}%`}></i>`}</span>
    <b class="num">${step.counted}</b>
    <span class="num">${i === 0 ? html`<span class="soft">begin here</span>` : step.share ? html`<b>${step.share}</b> go on <span class="soft">${step.interval && `(${step.interval})`}</span>` : html`<span class="soft">nothing to say</span>`}</span>
    <span class="num">${step.gone && html`<span class=${classes(step.leak && "pain")}>${step.lost} leave${step.leak ? ", the largest leak" : ""}</span>`}</span>
  </li>`)}</ol>`;
}

/** Groups side by side, a row for each step. */
function Beside({ stages, cut }) {
  if (cut.text) return html`<p class="soft">${cut.text}</p>`;
  return html`<div class="apartby" role="group" aria-label="Steps by group" tabindex="0"><table>
    <thead><tr><td></td>${cut.flows.map(({ name }) => html`<th key=${name} scope="col" dir="auto">${name || "not said"}</th>`)}</tr></thead>
    <tbody>
      ${stages.slice(1).map((stage, i) => html`<tr key=${stage}><th scope="row" dir="auto">to ${stage}</th>${cut.flows.map((flow) => html`<${Cell} key=${flow.name} step=${flow.steps[i + 1]} />`)}</tr>`)}
      <tr class="total"><th scope="row">Of all at <bdi>${stages[0]}</bdi></th>${cut.flows.map(({ name, overall }) => html`<td key=${name} class="num"><b>${overall || "–"}</b></td>`)}</tr>
    </tbody>
  </table></div>`;
}

function Cell({ step }) {
  return html`<td class=${classes("num", step.leak && "leak")}>
    ${step.share ? html`<b>${step.share}</b>` : "–"}${step.leak && html` <span class="pain small">leak</span>`}
    <small class="soft">${step.interval}</small>
  </td>`;
}

function Empty({ state, stages }) {
  const next = stages ? "Enter above how many reach each stage, or read a file." : "Give the journey its stages first, in the step Touchpoints, or read a file of stages and {customers}.";
  return html`<div class="empty">
    <svg class="flat" width="140" height="140" viewBox="0 0 140 140" aria-hidden="true"><circle cx="70" cy="70" r="70" /><path d="M26 44h88M40 62h60M54 80h32M62 98h16" /></svg>
    <div><h3>Nobody was counted yet</h3><p class="soft">${inWords(state, next)} Then the largest leak stands here.</p></div>
  </div>`;
}
