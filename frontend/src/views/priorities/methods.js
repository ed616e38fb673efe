/** RICE and the opportunity score: tables to fill in, with their definitions. */
import { bound, html, inWords, useState } from "../../lib.js";
import { Choice, Field, Select } from "../../parts.js";

const IMPACTS = [["", "–"], ["0.25", "0.25 minimal"], ["0.5", "0.5 low"], ["1", "1 medium"], ["2", "2 high"], ["3", "3 massive"]].map(([value, label]) => ({ value, label }));
const CONFIDENCES = [["", "–"], ["50", "50 %, a guess"], ["80", "80 %"], ["100", "100 %, measured"]].map(([value, label]) => ({ value, label }));

const RICE = [
  { name: "reach", title: "Reach a month" },
  { name: "impact", title: "Impact on each", options: IMPACTS },
  { name: "confidence", title: "Confidence", options: CONFIDENCES },
  { name: "effort", title: "Days of work" },
];
const GAP = [{ name: "importance", title: "Importance, 0–10" }, { name: "satisfaction", title: "Satisfaction, 0–10" }];

const WAYS = [{ value: "rice", label: "RICE" }, { value: "gap", label: "Opportunity score" }];

export function Methods({ state, told }) {
  // One at a time: two tables of all ideas are a page of their own.
  const [way, setWay] = useState("rice");
  return html`<${Choice} legend="Which way to rank" quiet options=${WAYS} value=${way} onPick=${setWay} />
    ${way === "rice"
      ? html`<${Method} key="rice" state=${state} title="RICE" fields=${RICE} rows=${told?.rice} definition=${inWords(state, told?.definitions.rice)} decimals=${1} />`
      : html`<${Method} key="gap" state=${state} title="Opportunity score" fields=${GAP} rows=${told?.opportunity} definition=${inWords(state, told?.definitions.opportunity)} decimals=${1} />`}`;
}

function Method({ state, title, fields, rows = [], definition, decimals }) {
  const scores = new Map(rows.filter(({ score }) => score !== null).map(({ id, score }) => [id, score]));
  const place = new Map([...scores.keys()].map((id, index) => [id, index + 1]));
  const numbers = new Map(state.doc.opportunities.map(({ id }, index) => [id, index + 1]));
  return html`<div class="ranker">
    <h4>${title}</h4>
    <p class="soft small">${definition}</p>
    <table class="ruled stacks">
      <caption class="vh">${title}</caption>
      <thead><tr><th scope="col"><span class="vh">Number</span></th><th scope="col">Idea</th>${fields.map((one) => html`<th scope="col" key=${one.name}>${one.title}</th>`)}<th scope="col">${title}</th><th scope="col">Place</th></tr></thead>
      <tbody>${state.doc.opportunities.filter(({ name }) => name.trim()).map((one) => html`<tr key=${one.id}>
        <td class="num">${numbers.get(one.id)}</td>
        <th scope="row" dir="auto">${one.name}</th>
        ${fields.map((field) => html`<td key=${field.name} data-label=${field.title}><${Cell} state=${state} one=${one} field=${field} number=${numbers.get(one.id)} /></td>`)}
        <td class="num score" data-label=${title}>${scores.has(one.id) ? Number(scores.get(one.id).toFixed(decimals)).toLocaleString("en") : "–"}</td>
        <td class="num" data-label="Place">${place.get(one.id) ?? ""}</td>
      </tr>`)}</tbody>
    </table>
  </div>`;
}

function Cell({ state, one, field, number }) {
  const own = bound(state, "opportunity", one, field.name);
  const label = `${field.title}, idea ${number}`;
  if (!field.options) return html`<${Field} label=${label} quiet kind="number" ...${own} />`;
  const value = own.value === null ? "" : String(own.value);
  const options = field.options.some((each) => each.value === value) ? field.options : [...field.options, { value, label: value }];
  return html`<${Select} label=${html`<span class="vh">${label}</span>`} ...${own} value=${value} options=${options} onInput=${(next) => own.onInput(next === "" ? null : Number(next))} />`;
}
