/** A step in words: how far it is, and links to what is missing. */
import { html, missing, stepFacts } from "../lib.js";
import { Button, Words } from "../parts.js";

/** What is missing, without what the handout's form says above with its reason (handout/readiness.js). */
function left(state, facts) {
  const form = facts.step === "handout" && document.querySelector(".wk-handout");
  const above = new Set(form ? state.facts.readiness?.items?.map(({ text }) => text) : []);
  return missing(state, { ...facts, missing: (facts.missing ?? []).filter(({ text }) => !above.has(text)) });
}

export function Check({ state, options }) {
  const steps = state.facts?.steps ?? [];
  const facts = stepFacts(state, options.step);
  if (!facts) return null;
  const next = steps[steps.indexOf(facts) + 1];
  return html`<div class="check">
    <${Words} level=${2} headline=${facts.headline} items=${left(state, facts)} />
    ${next && html`<${Button} go=${facts.complete >= 1} href=${next.notebook} data-notebook=${next.notebook}>Next: ${next.title}<//>`}
  </div>`;
}
