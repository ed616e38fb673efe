/** Stands where a step would be while no workshop is open. */
import { html } from "../lib.js";
import { Avatar, Button } from "../parts.js";

export function Absent() {
  return html`<div class="empty">
    <${Avatar} size=${140} />
    <div>
      <h2>No workshop yet</h2>
      <p>Choose a template or open an earlier workshop first; this page then fills itself.</p>
      <p class="row"><${Button} go href="00_start_here.ipynb" data-notebook="00_start_here.ipynb">Start here<//></p>
    </div>
  </div>`;
}
