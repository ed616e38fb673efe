/** The kernel's sentences about where nobody can reach the business; each leads to the field that would mend it. */
import { html, sentence, useId, useState } from "../../lib.js";
import { Button } from "../../parts.js";

/** How many are said at once. */
const FIRST = 5;

export function Gaps({ state }) {
  const [all, setAll] = useState(false);
  const heading = useId();
  const gaps = state.facts?.gaps ?? [];
  if (!gaps.length) return null;
  const go = (event, { kind, id, field }) => {
    event.preventDefault();
    state.focus(kind, id, field);
  };
  const onPage = document.querySelector(".wk-touchpoints");
  return html`<section class="gaps" aria-labelledby=${heading}>
    <h3 id=${heading}>Gaps</h3>
    <ul>${gaps.slice(0, all ? Infinity : FIRST).map((gap) => html`<li key=${gap.text} dir="auto">
      ${onPage ? html`<a href="#" onClick=${(event) => go(event, gap)}>${sentence(gap.text)}</a>` : sentence(gap.text)}</li>`)}</ul>
    ${gaps.length > FIRST && html`<${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${gaps.length}`}<//>`}
  </section>`;
}
