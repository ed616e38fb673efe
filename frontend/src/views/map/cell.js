/** One cell of the map: what a persona's moment says in a lane. */
import { classes, html, useMemo } from "../../lib.js";
import { spoken } from "../../moments.js";
import { Face, Icon } from "../../parts.js";
import { channel } from "../touchpoints/channels.js";
import { HURTS, held } from "./lanes.js";
import { COLUMN, HEIGHT, area, height } from "./line.js";

/** Drawn again only when something of it changed: a long map has thousands of them. */
export function Cell({ state, lane, spot, moment, index, line, mark, on, paint }) {
  return useMemo(() => html`<td class=${classes(`is-${lane}`, mark, on && "on")} tabindex="-1" data-lane=${lane} data-moment=${moment.id}>
    ${lane === "feeling" ? html`<${Feeling} moment=${moment} index=${index} line=${line} paint=${paint} />` : html`<${Held} state=${state} lane=${lane} value=${held(lane, spot, moment)} />`}
  </td>`, [lane, spot, moment, index, line, mark, on, paint, lane === "channels" && state.vocabulary]);
}

/** The part of the curve that crosses a column, and the face on it. */
function Feeling({ moment, index, line, paint }) {
  const { feeling, word } = moment;
  const felt = feeling !== null;
  const top = `top:${(100 * height(feeling ?? 0)) / HEIGHT}%`;
  return html`<span class="vh">${spoken(moment)}</span><span class="felt" aria-hidden="true">
    ${line && html`<svg viewBox=${`${COLUMN * index} 0 ${COLUMN} ${HEIGHT}`} preserveAspectRatio="none">
      ${line.map((piece) => html`<path key=${piece.d} class="area" fill=${`url(#${paint}a)`} d=${area(piece)} /><path key=${`l${piece.d}`} class=${piece.gap ? "gap" : ""} stroke=${`url(#${paint}l)`} d=${piece.d} />`)}
    </svg>`}
    ${felt ? html`<span class="at" style=${top}><${Face} value=${feeling} size=${30} hollow=${moment.evidence === "assumption"} /></span>` : html`<i class="none" style=${top}></i>`}
    ${felt && word && html`<span class=${classes("w", feeling < 0 && "below", Math.abs(feeling) > 1 && "extreme")} style=${top} dir="auto" title=${word.length > 12 ? word : null}>${word}</span>`}
  </span>`;
}

export function Held({ state, lane, value }) {
  if (value === null) return html`<span class="vh">nothing yet</span>`;
  if (lane === "channels") return html`<ul>${value.map((name) => html`<${Channel} key=${name} ...${channel(state, name)} />`)}</ul>`;
  if (lane === "quote") return html`<q dir="auto">${unmarked(value)}</q>`;
  if (typeof value === "string") return html`<p dir="auto">${value}</p>`;
  return html`<ul>${value.map((entry) => html`<li key=${entry.id} dir="auto">
    ${lane === "pains" && html`<${Severity} value=${entry.severity} />`}${entry.text}
  </li>`)}</ul>`;
}

const Channel = ({ icon, label }) => html`<li class="chn"><${Icon} name=${icon} /><span dir="auto">${label}</span></li>`;

/** A quote without the marks that somebody typed around it, since the map draws its own; marks inside become single. */
export const unmarked = (text) => text.replace(/^[“"„«]([^“”"„«»]*)[”"“»]$/u, "$1").replace(/[“„]/g, "‘").replaceAll("”", "’");

/** How much a pain hurts: one to three filled triangles. */
function Severity({ value }) {
  if (!value) return null;
  return html`<svg class="sev" viewBox="0 0 34 12" role="img" aria-label=${HURTS[value]}>
    ${[0, 1, 2].map((i) => html`<path key=${i} class=${i < value ? "full" : ""} d=${`M${6 + 11 * i} 2l4.4 8H${1.6 + 11 * i}z`} />`)}
  </svg>`;
}
