/** What is in a cell of the matrix: its touchpoints and how each persona feels there; or the gap, and a way to fill it. */
import { html, sentence, useId, count } from "../../lib.js";
import { byPair, signed } from "../../moments.js";
import { Avatar, Button, Face, Icon } from "../../parts.js";
import { channel, chosen } from "./channels.js";
import { endsAt } from "./reach.js";
import { Way, quoted } from "./way.js";

export function Cell({ state, channel: name, stage: stageId, onClose }) {
  const { doc } = state;
  const heading = useId();
  const stage = doc.stages.find(({ id }) => id === stageId);
  const { label } = channel(state, name);
  const spots = doc.touchpoints.filter((one) => one.stage === stageId && one.channels.includes(name));
  const where = html`<bdi>${label}</bdi> in <bdi>${stage.name || "a stage without a name"}</bdi>`;
  const head = spots.length ? html`${where}: ${count(spots.length, "touchpoint")}` : html`Nobody meets you through ${where}`;
  return html`<section class="cell" aria-labelledby=${heading}>
    <div class="row"><h4 id=${heading}>${head}</h4><${Button} bare icon="x" label="Close" class="push" onClick=${onClose} /></div>
    ${spots.length
      ? html`<ul>${spots.map((one) => html`<${Spot} key=${one.id} state=${state} spot=${one} name=${name} />`)}</ul>`
      : html`<${Fill} state=${state} name=${name} label=${label} stage=${stage} />`}
  </section>`;
}

function Spot({ state, spot, name }) {
  const { doc } = state;
  const felt = byPair(doc);
  const torn = doc.handovers.filter((one) => one.works === false && endsAt(one, spot, name));
  return html`<li>
    <${Title} state=${state} spot=${spot} number=${doc.touchpoints.indexOf(spot) + 1} />
    ${doc.personas.length > 0 && html`<ul class="felt">${doc.personas.map((one) => html`<${Feeling} key=${one.id} persona=${one} moment=${felt.get(`${one.id}.${spot.id}`)} />`)}</ul>`}
    ${torn.map((one) => html`<p class="torn" key=${one.id}><${Icon} name="break" /> <${Way} state=${state} of=${one} /> breaks${one.quote && html` <q dir="auto">${quoted(one.quote)}</q>`}</p>`)}
  </li>`;
}

/** A link to the touchpoint's form where that is on the page. */
function Title({ state, spot, number }) {
  const name = spot.name || "Without a name";
  const words = html`<span class="n">${number}</span> <bdi>${name}</bdi>`;
  if (!hasForm()) return html`<p class="title">${words}</p>`;
  const go = (event) => {
    event.preventDefault();
    state.focus("touchpoint", spot.id, "name");
  };
  return html`<p class="title"><a href="#" onClick=${go}>${words}</a></p>`;
}

const hasForm = () => Boolean(document.querySelector(".wk-touchpoints"));

function Feeling({ persona, moment }) {
  const scored = typeof moment?.feeling === "number";
  return html`<li>
    <${Avatar} face=${persona.face} size=${24} />
    <span dir="auto">${persona.name || "No name yet"}</span>
    ${scored && html`<${Face} value=${moment.feeling} size=${22} hollow=${moment.evidence === "assumption"} />`}
    <span class="soft">${scored ? [signed(moment.feeling), moment.word].filter(Boolean).join(", ") : "no feeling yet"}</span>
  </li>`;
}

/** A gap may be meant, or be the first line of a new touchpoint. */
function Fill({ state, name, label, stage }) {
  const add = () => {
    const id = state.add("touchpoint", { stage: stage.id, name: "", ...chosen(state, {}, [name]) });
    state.focus("touchpoint", id, "name");
  };
  return html`<p class="soft">${sentence(state.doc.customers || "customers")} in this part of the journey have no way to you here. Is that meant?</p>
    ${hasForm() && html`<p><${Button} icon="plus" aria-label=${`Add a touchpoint through ${label} in ${stage.name}`} onClick=${add}>Add a touchpoint<//></p>`}`;
}
