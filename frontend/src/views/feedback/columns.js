/** What each column of a file means, with a few of its values to see it by. */
import { classes, html } from "../../lib.js";
import { Select } from "../../parts.js";

/** More columns than this are asked for. */
const MANY = 24;

const options = (fields) => fields.map((one) => html`<option key=${one.value} value=${one.value}>${one.label}</option>`);

export function Columns({ seen, onMean, onScale }) {
  const shown = seen.columns.slice(0, MANY);
  return html`<div class="tablebox" role="region" aria-label="Columns of the file" tabindex="0"><table class="columns">
    <caption class="vh">Columns of the file, some of their values, and what they mean</caption>
    <thead><tr><th scope="col">Column</th><th scope="col">Some values</th><th scope="col">Means</th></tr></thead>
    <tbody>${shown.map((column) => html`<tr key=${column.key} class=${classes(!column.field && "out")}>
      <th scope="row"><span dir="auto">${column.name || `Column ${column.number}`}</span><small class="soft">${column.reason}</small></th>
      <td>${column.samples.map((text, at) => html`<q key=${at} dir="auto">${text}</q>`)}${!column.samples.length && html`<span class="soft">nothing in the first rows</span>`}</td>
      <td><select class="in" aria-label=${`${column.name || `Column ${column.number}`} means`} value=${column.field} onChange=${({ target }) => onMean(column.key, target.value)}>
        <option value="">${column.personal ? "Personal: left out" : "Left out"}</option>
        ${options(seen.fields.filter((one) => !one.personal))}
        <optgroup label="Personal: kept when you choose it">${options(seen.fields.filter((one) => one.personal))}</optgroup>
      </select>${column.scales && html`<${Select} label=${html`Its scale<span class="vh">: ${column.name || `Column ${column.number}`}</span>`} value=${column.scale} options=${column.scales} onInput=${(ends) => onScale(column.key, ends)} />`}</td>
    </tr>`)}</tbody>
  </table>${seen.columns.length > MANY && html`<p class="soft small">and ${seen.columns.length - MANY} more columns, read as guessed</p>`}</div>`;
}
