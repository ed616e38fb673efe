/** The curves in words: a row for each touchpoint, a column for each persona. */
import { html, useId, useState } from "../../lib.js";
import { byPair, spoken } from "../../moments.js";
import { Button } from "../../parts.js";

export function AsTable({ doc, personas }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return html`<div class="astable">
    <${Button} bare aria-expanded=${String(open)} aria-controls=${id} onClick=${() => setOpen(!open)}>${open ? "Hide the table" : "The same as a table"}<//>
    <div id=${id} class="tablebox" hidden=${!open} tabindex="0" role="region" aria-label="Feelings as a table">${open && html`<${Table} doc=${doc} personas=${personas} />`}</div>
  </div>`;
}

function Table({ doc, personas }) {
  const written = byPair(doc);
  return html`<table>
    <thead><tr><th scope="col">Touchpoint</th>${personas.map(({ id, name }) => html`<th key=${id} scope="col" dir="auto">${name || "No name yet"}</th>`)}</tr></thead>
    <tbody>${doc.touchpoints.map((spot, index) => html`<tr key=${spot.id}>
      <th scope="row" dir="auto">${index + 1} · ${spot.name}</th>
      ${personas.map(({ id }) => html`<td key=${id} dir="auto">${spoken(written.get(`${id}.${spot.id}`))}</td>`)}
    </tr>`)}</tbody>
  </table>`;
}
