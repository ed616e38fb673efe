/** Numbers before and after, each with how sure they are. */
import { classes, html, useId } from "../../lib.js";
import { Icon } from "../../parts.js";

const SIGNS = { better: "check", worse: "warn" };

/** @param {{rows: {id: string, name: string, before: string, before_reach: string, after: string, after_reach: string, words: string, key: string}[]}} props */
export function Moved({ rows, since }) {
  const heading = useId();
  if (rows.length === 0) return null;
  return html`<section class="moved" aria-labelledby=${heading}>
    <h3 id=${heading}>What the numbers say</h3>
    <table><caption class="vh">Measures before and after ${since}</caption>
      <thead><tr><th scope="col">Measure</th><th scope="col">Before</th><th scope="col">Since</th><th scope="col">Which is</th></tr></thead>
      <tbody>${rows.map((one) => html`<tr key=${one.id} class=${classes(one.key)}>
        <th scope="row" dir="auto">${one.name}</th>
        <td data-label="Before"><${Figure} value=${one.before} reach=${one.before_reach} /></td>
        <td data-label="Since"><${Figure} value=${one.after} reach=${one.after_reach} /></td>
        <td data-label="Which is"><span class="verdict">${SIGNS[one.key] && html`<${Icon} name=${SIGNS[one.key]} />`}${one.words}</span></td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

function Figure({ value, reach }) {
  if (!value) return html`<span class="soft">None</span>`;
  return html`<b class="num">${value}</b><span class="soft small num">${reach}</span>`;
}
