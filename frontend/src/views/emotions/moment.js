/** The moment that is being written: one persona at one touchpoint. */
import { bound, html, prompt, useId } from "../../lib.js";
import { Avatar, Button, Chips, Citable, Evidence, Faces, Field, Icon } from "../../parts.js";
import { felt, levels, wordsFor } from "./feeling.js";
import { Lists } from "./lists.js";
import { neighbours } from "./way.js";

export function Moment({ state, persona, touchpoint, moment, onGo }) {
  const heading = useId();
  return html`<section class="moment" aria-labelledby=${heading} tabindex="-1">
    <${Head} id=${heading} state=${state} persona=${persona} touchpoint=${touchpoint} moment=${moment} />
    <${Feeling} state=${state} persona=${persona} moment=${moment} />
    <${Three} state=${state} moment=${moment} />
    <${Lists} state=${state} moment=${moment} />
    <${Turn} state=${state} persona=${persona} onGo=${onGo} />
  </section>`;
}

const firstName = (persona) => persona.name.trim().split(/[\s,]+/u)[0] || "this persona";

function Head({ id, state, persona, touchpoint, moment }) {
  const { touchpoints, stages } = state.doc;
  const stage = stages.find((one) => one.id === touchpoint.stage);
  const place = `Moment ${touchpoints.indexOf(touchpoint) + 1} of ${touchpoints.length}`;
  const cites = { ...bound(state, "moment", moment, "cites"), note: prompt(state, "emotions", "moment.cites") };
  return html`<div class="momenthead">
    <div>
      <p class="eye" role="status">${place}${stage.name && html` · <bdi>${stage.name}</bdi>`}</p>
      <h3 id=${id} dir="auto">${touchpoint.name || "Without a name"}</h3>
      ${touchpoint.description && html`<p class="soft" dir="auto">${touchpoint.description}</p>`}
    </div>
    <div class="row">
      <span class="as"><${Avatar} face=${persona.face} size=${44} /><span>as <b dir="auto">${firstName(persona)}</b></span></span>
      <${Evidence} of="this moment" value=${moment.evidence} onPick=${(evidence) => state.edit("moment", moment.id, { evidence })} />
    </div>
    ${moment.evidence === "cited" && html`<${Field} label="Where you heard it" kind="words" ...${cites} />
      ${!moment.cites && html`<${Citable} state=${state} text=${`${moment.quote} ${moment.thinking} ${moment.doing} ${touchpoint.name}`} touchpoint=${touchpoint.id} to=${["moment", moment.id, "cites"]}
        onPick=${(text) => state.edit("moment", moment.id, { cites: text })} />`}`}
  </div>`;
}

function Feeling({ state, persona, moment }) {
  const options = wordsFor(state, moment.feeling).map((value) => ({ value }));
  const set = (fields) => state.edit("moment", moment.id, fields);
  return html`
    <${Faces} legend=${`How does ${firstName(persona)} feel?`} levels=${levels(state)} name=${`moment:${moment.id}:feeling`} value=${moment.feeling}
      onPick=${(value) => set(felt(state, moment, value))} />
    ${moment.feeling === null
      ? html`<p class="soft wordless">Pick a face; then come the words for it.</p>`
      : html`<${Chips} legend="Which word fits?" ownLabel="Own word" options=${options} value=${moment.word} name=${`moment:${moment.id}:word`}
          onChange=${(word) => set({ word })} />`}`;
}

const TEXTS = { doing: "Doing", thinking: "Thinking", quote: "Saying" };

function Three({ state, moment }) {
  return html`<div class="three">${Object.entries(TEXTS).map(([name, label]) => html`<${Field} key=${name} label=${label} kind="text" rows=${3}
    voice=${name === "quote"} ...${bound(state, "moment", moment, name)} note=${prompt(state, "emotions", `moment.${name}`)} />`)}</div>`;
}

function Turn({ state, persona, onGo }) {
  const { before, next, left } = neighbours(state);
  const name = (place) => html`<bdi>${place.touchpoint.name || "Without a name"}</bdi>`;
  const whose = next && next.persona !== persona ? `, as ${firstName(next.persona)}: ` : ": ";
  return html`<div class="turnbar">
    <${Keys} several=${state.doc.personas.length > 1} />
    <p class="row">
      ${before && html`<${Button} icon="left" onClick=${() => onGo(before)}><span><span class="vh">Moment before: </span>${name(before)}</span><//>`}
      ${next && html`<${Button} go onClick=${() => onGo(next)}><span>${left ? "Still without a face" : "Next moment"}${whose}${name(next)}</span><${Icon} name="right" /><//>`}
    </p>
  </div>`;
}

function Keys({ several }) {
  return html`<p class="keys">
    <span><kbd>1</kbd>to<kbd>5</kbd>picks a face</span>
    <span><kbd>→</kbd>next,<kbd>←</kbd>before</span>
    <span>in a text<kbd>Alt</kbd><kbd>N</kbd>,<kbd>Alt</kbd><kbd>P</kbd></span>
    ${several && html`<span>with<kbd>Shift</kbd>next person</span>`}
  </p>`;
}
