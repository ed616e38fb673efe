/** A touchpoint's ways as words in its card. */
import { classes, html } from "../../lib.js";
import { Icon } from "../../parts.js";

/** Where a line is drawn, only its reason is seen; the rest is for screen readers and narrow screens. */
export function Told({ ways }) {
  return html`<ul class="leads">${ways.map((way) => html`<li key=${way.id} class=${classes(!way.label && "mute")}>
    <${Icon} name=${way.back ? "undo" : "right"} />
    <span><span class="told">${way.back ? "goes back to" : "goes on to"} </span><b>${way.number}</b><span class="told"> <bdi>${way.name}</bdi></span>${way.label && html`<span class="told">:</span> <i dir="auto">${way.label}</i>`}</span>
  </li>`)}</ul>`;
}
