/** What is not settled before the handout leaves the room. It is said, and stops nobody. */
import { html, missing, sentence, stepFacts, useId } from "../../lib.js";
import { Icon } from "../../parts.js";

export function Readiness({ state }) {
  const heading = useId();
  const { headline, items = [] } = state.facts?.readiness ?? {};
  if (!headline) return null;
  const links = missing(state, { ...stepFacts(state, "handout"), missing: items });
  return html`<section class="ready" aria-labelledby=${heading}>
    <h3 id=${heading}>Before it leaves the room</h3>
    <p role="status" class=${items.length ? "" : "fine"}><${Icon} name=${items.length ? "flag" : "check"} /><span>${headline}</span></p>
    ${items.length > 0 && html`<ul>${items.map((one, at) => html`<${Open} key=${one.text} hint=${one.hint} ...${links[at]} />`)}</ul>`}
  </section>`;
}

function Open({ text, hint, href, onGo }) {
  const go = (event) => {
    if (!href) event.preventDefault();
    onGo();
  };
  return html`<li><a href=${href ?? "#"} data-notebook=${href} onClick=${go} dir="auto">${sentence(text)}</a>${hint && html`<span class="soft small" dir="auto">${hint}.</span>`}</li>`;
}
