/** One idea of the board: everybody's scores of it without names, where it comes from, and the way to an action. */
import { count, html } from "../../lib.js";
import { half } from "./board.js";
import { Act } from "./list.js";

export function Details({ state, told, idea }) {
  const one = state.doc.opportunities.find(({ id }) => id === idea.id);
  const field = told.standing.quadrants.find(({ name }) => name === idea.quadrant);
  if (!one) return null;
  const spot = state.doc.touchpoints.find(({ id }) => id === one.touchpoint) ?? state.doc.stages.find(({ id }) => id === one.stage);
  return html`<section class="chosen-idea" aria-label=${`Idea ${idea.number}`}>
    <p class="eye">${field.title}</p>
    <h3>${idea.number}. <bdi>${one.name}</bdi></h3>
    <p>${field.text}${spot?.name && html` <span class="soft" dir="auto">At ${spot.name}.</span>`}</p>
    <div class="spreads-of">
      <${Spread} title="Impact" side=${idea.impact} /><${Spread} title="Effort" side=${idea.effort} />
    </div>
    <${Act} state=${state} one=${one} />
  </section>`;
}

/** How many people gave 1, 2 … 5, as a column of dots. */
function Spread({ title, side }) {
  const most = Math.max(...side.counts, 4);
  const words = side.counts.map((number, index) => number && `${count(number, "person", "people")} gave ${index + 1}`).filter(Boolean).join(", ");
  return html`<figure class="spread-of">
    <figcaption>${title}, median ${half(side.median)}</figcaption>
    <span class="vh">${words}</span>
    <div aria-hidden="true" style=${`--most:${most}`}>${side.counts.map((number, index) => html`<span key=${index}><i style=${`--n:${number}`}></i><small>${index + 1}</small></span>`)}</div>
  </figure>`;
}
