/** The channel × stage matrix on its own, for the board. */
import { html } from "../lib.js";
import { Gaps } from "./touchpoints/gaps.js";
import { Matrix } from "./touchpoints/matrix.js";

export function ChannelMatrix({ state }) {
  if (!state.doc.stages.length) return html`<p class="soft">The channels stand here once there is a stage with a touchpoint.</p>`;
  return html`<div class="meet"><${Matrix} state=${state} /><${Gaps} state=${state} /></div>`;
}
