/** How complete a persona is, in words: what is left, each a link to its field, and who else waits. */
import { html, missing } from "../../lib.js";
import { Words } from "../../parts.js";
import { called, leftOf, number } from "./words.js";

export function Missing({ state, persona }) {
  const facts = state.facts?.people?.[persona.id];
  if (!facts) return null;
  const own = leftOf(state, persona);
  return html`<div class="how-far">
    <span class="measure" aria-hidden="true"><i style=${`inline-size:${facts.complete * 100}%`}></i></span>
    <${Words} headline=${own.length ? `${facts.headline}: ${number(own.length)} left` : facts.headline} text=${own.length > 0 && "Still missing:"} items=${missing(state, { step: "personas", missing: own })} />
    <${Others} state=${state} persona=${persona} />
  </div>`;
}

function Others({ state, persona }) {
  const waiting = state.doc.personas.filter((one) => one.id !== persona.id && leftOf(state, one).length);
  if (!waiting.length) return null;
  const go = (event, id) => {
    event.preventDefault();
    state.select({ persona: id });
  };
  return html`<p class="soft small">${waiting.map((one, index) => html`${index > 0 && ", "}<a key=${one.id} href="#" onClick=${(event) => go(event, one.id)}><bdi>${called(state, one)}</bdi></a>: ${number(leftOf(state, one).length)} left`)}</p>`;
}
