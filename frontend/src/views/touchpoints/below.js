/** What stands below the map: how customers reach the business, and how well. */
import { html } from "../../lib.js";
import { Compare } from "./compare.js";
import { Gaps } from "./gaps.js";
import { Handovers } from "./handovers.js";
import { Matrix } from "./matrix.js";
import { Promises } from "./promises.js";

export function Below({ state, onNews }) {
  return html`<div class="meet"><${Matrix} state=${state} /><${Gaps} state=${state} /></div>
    <${Handovers} state=${state} onNews=${onNews} />
    <${Compare} state=${state} />
    <${Promises} state=${state} onNews=${onNews} />`;
}
