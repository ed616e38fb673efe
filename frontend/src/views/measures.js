/** What is measured: a list of measures with their readings, two groups against each other, customers by stage. */
import { html, intro } from "../lib.js";
import { Intro } from "../parts.js";
import { Counts } from "./measures/counts.js";
import { ReadFile } from "./measures/file.js";
import { Groups } from "./measures/groups.js";
import { Gauges } from "./measures/list.js";

export function Measures({ state }) {
  return html`
    <${Intro} ...${intro(state, "measures")} />
    <${Gauges} state=${state}><${ReadFile} state=${state} /><//>
    <${Groups} state=${state} />
    <${Counts} state=${state} />
  `;
}
