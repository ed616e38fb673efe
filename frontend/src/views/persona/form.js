/** The fields of one persona. The first ones stand open; the rest waits in sections that say what they hold. */
import { bound, channelOptions, html, prompt, useId } from "../../lib.js";
import { Chips, Entries, Field, ForInstance, Section } from "../../parts.js";
import { FacePicker } from "./face.js";
import { fieldWords, leftOf, listNames, listWords, number, written } from "./words.js";

const ABOUT = ["gender", "occupation", "job_title", "income", "education", "location", "household"];

const GOALS = ["goals", "long_term_goals"];
const PAINS = ["pains", "challenges"];
const DRIVES = ["motivations", "preferences"];
const BEHAVIOUR = ["online_activity", "purchase_habits", "service_interactions", "decision_process"];
const LIFE = ["fun", "worries"];

export function Form({ state, persona, example }) {
  const field = (name) => {
    const note = prompt(state, "personas", `persona.${name}`);
    return { ...bound(state, "persona", persona, name), note: note && { ...note, example: example(persona, name) } };
  };
  const sum = useId();
  const words = state.vocabulary?.persona ?? {};
  const missing = leftOf(state, persona);
  /** What a section holds, and how many things it still misses. */
  const hint = (lists, empty) => {
    const left = missing.filter((one) => lists.includes(one.field)).length;
    const held = listWords(state, persona, lists, empty);
    return left ? `${held}, ${number(left)} to go` : held;
  };
  const rows = (names) => names.map((name) => html`<${List} key=${name} state=${state} persona=${persona} name=${name} example=${example(persona, name)} />`);
  return html`<div class="form">
    <${FacePicker} ...${bound(state, "persona", persona, "face")} />
    <div class="who">
      <${Field} label="Name" kind="words" ...${field("name")} />
      <${Field} label="Age" ...${field("age")} />
      <${Field} label=${`Share of ${state.doc.customers || "customers"}, %`} kind="number" ...${field("share")} by=${sum} />
      ${state.facts?.shares && html`<p class="hint" id=${sum}>${state.facts.shares}</p>`}
    </div>
    <${Field} label="What they do" kind="words" ...${field("role")} />
    <${Field} label="In one sentence, in their words" kind="text" voice ...${field("quote")} />
    <${Field} label="Their story" kind="text" rows=${3} ...${field("story")} />
    <div>
      <${Section} title="Goals" hint=${hint(GOALS, "nothing yet")} open>${rows(GOALS)}<//>
      <${Section} title="Pains and challenges" hint=${hint(PAINS, "nothing yet")}>${rows(PAINS)}<//>
      <${Section} title="What moves them" hint=${hint(DRIVES)}>${rows(DRIVES)}<//>
      <${Section} title="How they behave" hint=${hint(BEHAVIOUR)}>
        ${rows(BEHAVIOUR)}
        <${Chips} legend=${words.channels?.form} options=${channelOptions(state)} first=${8} multiple ownLabel="Own channel"
          name=${`persona:${persona.id}:channels`} value=${persona.channels} onChange=${(channels) => state.edit("persona", persona.id, { channels })} />
      <//>
      <${Section} title="Where they stand" hint=${fieldWords(persona, ABOUT)}>
        <div class="about">${ABOUT.map((name) => html`<${Field} key=${name} kind="words" label=${words.details?.[name]?.form ?? name} ...${field(name)} />`)}</div>
      <//>
      <${Section} title="The rest of their life" hint=${hint(LIFE)}>${rows(LIFE)}<//>
    </div>
  </div>`;
}

function List({ state, persona, name, example }) {
  const { form: title = name, noun = "line" } = listNames(state)[name] ?? {};
  const note = prompt(state, "personas", `persona.${name}`);
  return html`<div>
    <h4 class="lbl">${title}</h4>
    ${note?.text && html`<p class="ask">${note.title} <span>${note.text}</span><${ForInstance} words=${written(persona, name).length === 0 && example} /></p>`}
    <${Entries} state=${state} of=${persona.id} list=${name} items=${persona[name]} label=${title} noun=${noun} severity=${name === "pains"} />
  </div>`;
}
