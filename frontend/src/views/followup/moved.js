/** Numbers before and after, each with how sure they are. */
import { classes, html, useId } from "../../lib.js";

/** @param {{rows: {id: string, name: string, before: string, after: string, words: string, key: string}[]}} props */
export function Moved({ rows }) {
  const heading = useId();
  if (rows.length === 0) return null;
  return html`<section class="moved" aria-labelledby=${heading}>
    <h3 id=${heading}>What the numbers say</h3>
    <table><caption class="vh">Measures before and after</caption>
      <thead><tr><th scope="col">Measure</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">So</th></tr></thead>
      <tbody>${rows.map((one) => html`<tr key=${one.id} class=${classes(one.key)}><th scope="row" dir="auto">${one.name}</th><td class="num">${one.before}</td><td class="num">${one.after}</td><td>${one.words}</td></tr>`)}</tbody>
    </table>
  </section>`;
}
