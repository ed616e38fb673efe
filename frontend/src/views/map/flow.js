/** Branches, loops and broken hand-overs, hung under the heads of the columns. */
import { classes, html, useMemo } from "../../lib.js";
import { Icon } from "../../parts.js";
import { channel } from "../touchpoints/channels.js";
import { told, ways } from "./ways.js";

/** Where in its column a way leaves and arrives, so that both can stand in one. */
const LEAVES = 0.62;
const ARRIVES = 0.38;

export function Ways({ state }) {
  const { doc, vocabulary } = state;
  const all = useMemo(() => ways(doc), [doc.arrows, doc.handovers, doc.touchpoints]);
  const called = (name) => channel(state, name).label;
  return useMemo(() => all.length > 0 && html`<tbody><tr class="flow">
    <th scope="row">Ways</th>
    <td colspan=${doc.touchpoints.length} style=${`--levels:${Math.max(...all.map(({ level }) => level)) + 1}`}>
      <ul class="vh">${all.map((way) => html`<li key=${way.id}>${told(way, doc, called)}</li>`)}</ul>
      <div aria-hidden="true">${all.map((way) => html`<${Way} key=${way.id} way=${way} columns=${doc.touchpoints.length} title=${told(way, doc, called)} called=${called} />`)}</div>
    </td>
  </tr></tbody>`, [all, vocabulary]);
}

function Way({ way, columns, title, called }) {
  const leaves = way.from + LEAVES, arrives = way.to + ARRIVES;
  const [left, right] = [Math.min(leaves, arrives), Math.max(leaves, arrives)];
  const place = `left:${(100 * left) / columns}%;width:${(100 * (right - left)) / columns}%;--level:${way.level}`;
  const words = way.breaks ? way.channels.map(called).join(" → ") || "Hand-over" : way.label;
  return html`<div class=${classes("way", way.breaks && "breaks", arrives < leaves && "back")} style=${place} title=${title}>
    <svg class="tip" viewBox="0 0 10 10"><path d="M1 9 5 1l4 8" /></svg>
    ${(words || way.breaks) && html`<span>${way.breaks && html`<${Icon} name="break" />`}<bdi>${words}</bdi></span>`}
  </div>`;
}
