/** Two kinds of touchpoints beside each other: the finding first, then the numbers. Everything is the kernel's. */
import { html, useId, useMemo } from "../../lib.js";
import { Face } from "../../parts.js";

const HEADS = ["Touchpoints", "Feeling", "Lowest moment", "Seen or heard"];

export function Compare({ state }) {
  const heading = useId();
  const compared = state.facts?.compared ?? [];
  return useMemo(() => compared.length > 0 && html`<section class="compared" aria-labelledby=${heading}>
    <h3 id=${heading}>Where does it feel better?</h3>
    ${compared.map((one) => html`<${Comparison} key=${one.by} state=${state} ...${one} />`)}
  </section>`, [state.facts?.compared]);
}

/** The roles are written down: on a phone its rows are drawn as blocks, and browsers then forget that it is a table. */
function Comparison({ state, title, headline, rows }) {
  return html`<div class="comparison">
    <p class="finding">${headline}</p>
    <table role="table">
      <caption>${title}</caption>
      <thead role="rowgroup"><tr role="row"><td role="cell"></td>${HEADS.map((one) => html`<th key=${one} role="columnheader" scope="col">${one}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map((row) => html`<${Row} key=${row.name} state=${state} row=${row} />`)}</tbody>
    </table>
  </div>`;
}

function Row({ state, row }) {
  const values = [
    row.touchpoints,
    row.mean ? html`<${Face} value=${row.face} size=${22} />${row.mean}` : html`<span class="soft">not yet</span>`,
    row.lowest ? html`<${Lowest} state=${state} ...${row.lowest} />` : html`<span class="soft">–</span>`,
    row.evidence,
  ];
  return html`<tr role="row">
    <th role="rowheader" scope="row">${row.label}</th>
    ${values.map((value, index) => html`<td key=${HEADS[index]} role="cell" class="num" data-head=${HEADS[index]}><span>${value}</span></td>`)}
  </tr>`;
}

function Lowest({ state, score, touchpoint, title, who }) {
  const go = (event) => {
    event.preventDefault();
    state.focus("touchpoint", touchpoint, "name");
  };
  return html`<span class="worst">${score} <a href="#" onClick=${go}><bdi>${title || "Without a name"}</bdi></a> <span class="soft"><bdi>${who}</bdi></span></span>`;
}
