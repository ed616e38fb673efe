/** Impact × effort: numbered marks on four fields. The kernel has placed them so that none lies over another. */
import { classes, html, useRef } from "../../lib.js";

export const half = (value) => String(value).replace(/\.0$/, "");

export function Board({ standing, chosen, onChoose, across, up }) {
  const { ideas, quadrants, size } = standing;
  const box = useRef(null);
  const stop = ideas.some(({ id }) => id === chosen) ? chosen : ideas[0]?.id;
  const keys = (event) => {
    const at = ideas.findIndex(({ id }) => id === event.target.dataset.idea);
    const to = { Home: ideas[0], End: ideas.at(-1) }[event.key] ?? nearest(ideas, ideas[at], event.key);
    if (at < 0 || !to || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onChoose(to.id);
    box.current.querySelector(`[data-idea="${to.id}"]`).focus();
  };
  return html`<div class="plotq" ref=${box} role="group" aria-label="Impact by effort" style=${`--dot:${size}%`} onKeyDown=${keys}>
    ${quadrants.map(({ name, title }) => html`<span key=${name} class=${`q q-${name}`}>${title}</span>`)}
    <svg class="threads" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      ${ideas.filter((one) => one.from).map((one) => html`<path key=${one.id} d=${`M${one.from.join(" ")}L${one.x} ${one.y}`} />`)}
    </svg>
    ${ideas.filter((one) => one.from).map((one) => html`<i key=${`${one.id}-true`} class="true" style=${`left:${one.from[0]}%;top:${one.from[1]}%`} aria-hidden="true"></i>`)}
    ${ideas.map((one) => html`<button key=${one.id} type="button" class=${classes("dotb", !one.lead && "lo")} data-idea=${one.id} style=${`left:${one.x}%;top:${one.y}%`}
      tabindex=${one.id === stop ? 0 : -1} aria-pressed=${String(one.id === chosen)} title=${one.name} aria-label=${spoken(one, quadrants)} onClick=${() => onChoose(one.id === chosen ? "" : one.id)}>
      <b aria-hidden="true">${one.number}</b>
    </button>`)}
    <span class="ax up" aria-hidden="true">${up}</span><span class="ax across" aria-hidden="true">${across}</span>
  </div>`;
}

const spoken = ({ number, name, impact, effort, quadrant }, quadrants) =>
  `${number}: ${name}, impact ${half(impact.median)}, effort ${half(effort.median)}, ${quadrants.find((one) => one.name === quadrant)?.title}`;

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The next mark in the direction of an arrow: near, and not far off its line. */
export function nearest(ideas, from, key) {
  const way = WAYS[key];
  if (!way || !from) return undefined;
  const cost = ({ x, y }) => {
    const [ahead, beside] = way[0] ? [(x - from.x) * way[0], Math.abs(y - from.y)] : [(y - from.y) * way[1], Math.abs(x - from.x)];
    // What is more beside than ahead comes last: an arrow leads where it points.
    return ahead > 0.01 ? ahead + 2 * beside + (beside > ahead ? 1000 : 0) : Infinity;
  };
  const best = ideas.filter((one) => one !== from).sort((a, b) => cost(a) - cost(b))[0];
  return best && cost(best) < Infinity ? best : undefined;
}
