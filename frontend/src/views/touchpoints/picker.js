/** The first question of the step: into which parts does the journey fall? */
import { html } from "../../lib.js";
import { Button } from "../../parts.js";

export function Picker({ state, onOwn }) {
  const use = (set) => {
    const [first] = set.stages.map(({ name, question = "", icon = "" }) => state.add("stage", { name, question, icon }));
    state.focus("stage", first, "touchpoints");
  };
  const own = () => {
    onOwn();
    const id = state.add("stage", { name: "" });
    state.focus("stage", id, "name");
  };
  return html`<section class="picker" aria-label="Stages to start from">
    <h3>Into which parts does the journey fall?</h3>
    <p class="soft">Take the set that comes closest. You can rename, move, add and remove stages later.</p>
    <${Sets} state=${state} onUse=${use} name="workshop:workshop:stages" />
    <${Button} icon="plus" onClick=${own}>Start with an own stage<//>
  </section>`;
}

/** All sets, each a button that shows its stages. */
export function Sets({ state, onUse, name }) {
  return html`<ul class="sets">
    ${(state.vocabulary.stage_sets ?? []).map((set, index) => html`<li key=${set.name}>
      <button type="button" data-field=${index ? null : name} onClick=${() => onUse(set)}>
        <b>${set.name}</b><span class="soft">${set.description}</span>
        <span class="chain">${set.stages.map((stage) => html`<i key=${stage.name}>${stage.name}</i>`)}</span>
      </button>
    </li>`)}
  </ul>`;
}
