/** A second opinion: somebody else sorts the same comments without seeing how they were sorted; then both are compared. */
import { html, useState } from "../../lib.js";
import { Button, Field } from "../../parts.js";
import { Comments } from "./comments.js";

export function Coders({ state, facts, again }) {
  const [name, setName] = useState("");
  const [coder, begin] = useState("");
  const { agreement } = facts;
  const sorted = facts.comments > facts.uncoded;
  const start = () => name.trim() && begin(name.trim());
  return html`<div class="coders">
    ${agreement?.words && html`<p class="finding">${agreement.words}</p>${agreement.figures && html`<p class="soft small">${agreement.figures}</p>`}`}
    ${agreement?.disputed > 0 && !coder && html`<h4>Where you differ</h4><${Comments} state=${state} facts=${facts} where=${{ disputed: true }} again=${again} />`}
    ${coder
      ? html`<div class="split"><p><b dir="auto">${coder}</b> sorts some of the comments that have a theme, and does not see which.</p><${Button} onClick=${() => { begin(""); again(); }}>Done<//></div>
        <${Comments} state=${state} facts=${facts} where=${{ blind: true }} coder=${coder} first again=${again} />`
      : !sorted ? html`<p class="soft">First put some comments into themes, above. Then somebody else can sort them, too, and you see whether you hear the same.</p>`
      : html`<p class="soft">Themes are opinions. Let somebody else sort some of the comments: where you agree, the theme is clear; where you do not, its name is not.</p>
        <div class="row who-codes"><${Field} label="Who sorts them the second time?" value=${name} onInput=${setName} /><${Button} aria-disabled=${name.trim() ? null : "true"} onClick=${start}>Begin<//></div>`}
  </div>`;
}
