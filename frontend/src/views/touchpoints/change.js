/** Another set of stages: choose one, see what becomes of the touchpoints, change that, do it, take it back. */
import { count, html, sentence, useId, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Select } from "../../parts.js";
import { inStage } from "./moves.js";
import { Sets } from "./picker.js";
import { change, leaving, staying } from "./sets.js";

const named = (stage) => stage.name || "the stage without a name";

export function Change({ state, onDone, onNo }) {
  const [set, setSet] = useState(null);
  const box = useRef(null);
  const heading = useId();
  useLayoutEffect(() => box.current.querySelector("button, select").focus(), [set]);
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (set) setSet(null);
    else onNo();
  };
  return html`<div class="change" role="group" aria-labelledby=${heading} ref=${box} onKeyDown=${keys}>
    ${set
      ? html`<${Plan} key=${set.name} state=${state} set=${set} heading=${heading} onBack=${() => setSet(null)} onDone=${onDone} />`
      : html`<h4 id=${heading}>Which set comes closest?</h4>
        <p class="soft">Nothing changes yet: first you see what becomes of the touchpoints.</p>
        <${Sets} state=${state} onUse=${setSet} />
        <${Button} bare onClick=${onNo}>Keep these stages<//>`}
  </div>`;
}

function Plan({ state, set, heading, onBack, onDone }) {
  const { doc } = state;
  const [choice, setChoice] = useState(() => leaving(doc, set));
  const stay = [...staying(doc, set).values()];
  const going = doc.stages.filter((one) => choice.has(one.id));
  const full = going.filter((one) => inStage(doc, one.id).length);
  const bare = going.filter((one) => !inStage(doc, one.id).length);
  const options = set.stages.map((term, index) => ({ value: String(index), label: term.name }));
  const spots = doc.touchpoints.length;
  const take = () => {
    change(state, set, choice);
    onDone({ title: `Changed to “${set.name}”`, text: spots ? `${sentence(count(spots, "touchpoint"))} kept, with all that was written about ${spots > 1 ? "them" : "it"}.` : "" });
  };
  return html`<h4 id=${heading}>${spots ? `${sentence(count(spots, "touchpoint"))} stay${spots > 1 ? "" : "s"}, with all that was written about ${spots > 1 ? "them" : "it"}` : "No touchpoint is touched"}</h4>
    ${full.length > 0 && html`<ul class="moving">${full.map((stage) => html`<li key=${stage.id}>
      <p><b><bdi>${named(stage)}</bdi></b> <span class="soft">${count(inStage(doc, stage.id).length, "touchpoint")} move${inStage(doc, stage.id).length > 1 ? "" : "s"} to</span></p>
      <${Select} label=${`What is in ${named(stage)} moves to`} options=${options} value=${choice.get(stage.id)}
        onInput=${(index) => setChoice(new Map(choice).set(stage.id, Number(index)))} />
    </li>`)}</ul>`}
    ${stay.length > 0 && html`<p class="soft">As ${stay.length > 1 ? "they are" : "it is"}: ${stay.map(named).join(", ")}.</p>`}
    ${bare.length > 0 && html`<p class="soft">Goes, empty: ${bare.map(named).join(", ")}.</p>`}
    <p class="row"><${Button} onClick=${take}>Change to ${set.name}<//><${Button} bare onClick=${onBack}>Another set<//></p>`;
}
