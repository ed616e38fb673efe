/** A step in words: how far it is, and links to what is missing. */
import { html, missing, stepFacts } from "../lib.js";
import { Button, Words } from "../parts.js";

export function Check({ state, options }) {
  const steps = state.facts?.steps ?? [];
  const facts = stepFacts(state, options.step);
  if (!facts) return null;
  const next = steps[steps.indexOf(facts) + 1];
  return html`<div class="check">
    <${Words} level=${2} headline=${facts.headline} items=${missing(state, facts)} />
    ${next && html`<${Button} go=${facts.complete >= 1} href=${next.notebook} data-notebook=${next.notebook}>Next: ${next.title}<//>`}
  </div>`;
}
