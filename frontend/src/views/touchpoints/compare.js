/** Two kinds of touchpoints beside each other: the finding first, then the numbers. Everything is the kernel's. */
import { html, useId } from "../../lib.js";
import { Face } from "../../parts.js";

export function Compare({ state }) {
  const heading = useId();
  const compared = state.facts?.compared ?? [];
  if (!compared.length) return null;
  return html`<section class="compared" aria-labelledby=${heading}>
    <h3 id=${heading}>Where does it feel better?</h3>
    ${compared.map((one) => html`<${Comparison} key=${one.by} state=${state} ...${one} />`)}
  </section>`;
}

function Comparison({ state, title, headline, rows }) {
  return html`<div class="comparison">
    <p class="finding">${headline}</p>
    <div class="wide" role="group" tabindex="0" aria-label=${title}>
      <table>
        <caption class="small soft">${title}</caption>
        <thead><tr><td></td><th scope="col">Touchpoints</th><th scope="col">Feeling</th><th scope="col">Lowest moment</th><th scope="col">Seen or heard</th></tr></thead>
        <tbody>${rows.map((row) => html`<${Row} key=${row.name} state=${state} row=${row} />`)}</tbody>
      </table>
    </div>
  </div>`;
}

function Row({ state, row }) {
  const { lowest } = row;
  const go = (event) => {
    event.preventDefault();
    state.focus("touchpoint", lowest.touchpoint, "name");
  };
  return html`<tr>
    <th scope="row">${row.label}</th>
    <td class="num">${row.touchpoints}</td>
    <td class="mean">${row.mean ? html`<${Face} value=${row.face} size=${22} /><span class="num">${row.mean}</span>` : html`<span class="soft">not yet</span>`}</td>
    <td>${lowest ? html`<span class="num">${lowest.score}</span> <a href="#" dir="auto" onClick=${go}>${lowest.title || "Without a name"}</a>${lowest.who && html` <span class="soft" dir="auto">${lowest.who}</span>`}` : html`<span class="soft">–</span>`}</td>
    <td class="num">${row.evidence}</td>
  </tr>`;
}
