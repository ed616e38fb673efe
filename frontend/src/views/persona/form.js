/** The fields of one persona. The first ones stand open; the rest waits in sections that say what they hold. */
import { bound, channelOptions, html, prompt } from "../../lib.js";
import { Chips, Entries, Field, Section } from "../../parts.js";
import { FacePicker } from "./face.js";
import { LISTS, fieldWords, listWords } from "./words.js";

const ABOUT = {
  gender: "Gender",
  occupation: "Work",
  job_title: "Job title",
  income: "Income",
  education: "Education",
  location: "Lives in",
  household: "Household",
};

const BEHAVIOUR = ["online_activity", "purchase_habits", "service_interactions", "decision_process"];

export function Form({ state, persona }) {
  const field = (name) => ({ ...bound(state, "persona", persona, name), note: prompt(state, "personas", `persona.${name}`) });
  const share = `Share of ${state.doc.customers || "customers"}, %`;
  return html`<div class="form">
    <${FacePicker} ...${bound(state, "persona", persona, "face")} />
    <div class="who">
      <${Field} label="Name" ...${field("name")} />
      <${Field} label="Age" ...${field("age")} />
      <${Field} label=${share} kind="number" ...${field("share")} />
    </div>
    <${Field} label="What they do" ...${field("role")} />
    <${Field} label="In one sentence, in their words" kind="text" voice ...${field("quote")} />
    <${Field} label="Their story" kind="text" rows=${3} ...${field("story")} />
    <div>
      <${Section} title="Goals" hint=${listWords(persona, ["goals", "long_term_goals"], "nothing yet")} open>
        ${lists(state, persona, ["goals", "long_term_goals"])}
      <//>
      <${Section} title="Pains and challenges" hint=${listWords(persona, ["pains", "challenges"], "nothing yet")}>
        ${lists(state, persona, ["pains", "challenges"])}
      <//>
      <${Section} title="What moves them" hint=${listWords(persona, ["motivations", "preferences"])}>
        ${lists(state, persona, ["motivations", "preferences"])}
      <//>
      <${Section} title="How they behave" hint=${listWords(persona, BEHAVIOUR)}>
        ${lists(state, persona, BEHAVIOUR)}
        <${Chips} legend="Where they would rather meet us" options=${channelOptions(state)} first=${8} multiple ownLabel="Own channel"
          name=${`persona:${persona.id}:channels`} value=${persona.channels} onChange=${(channels) => state.edit("persona", persona.id, { channels })} />
      <//>
      <${Section} title="Where they stand" hint=${fieldWords(persona, Object.keys(ABOUT))}>
        <div class="about">${Object.entries(ABOUT).map(([name, label]) => html`<${Field} key=${name} label=${label} ...${field(name)} />`)}</div>
      <//>
      <${Section} title="The rest of their life" hint=${listWords(persona, ["fun", "worries"])}>
        ${lists(state, persona, ["fun", "worries"])}
      <//>
    </div>
  </div>`;
}

function lists(state, persona, names) {
  return names.map((name) => {
    const { title, noun } = LISTS[name];
    const note = prompt(state, "personas", `persona.${name}`);
    return html`<div key=${name}>
      <h4 class="lbl">${title}</h4>
      ${note?.text && html`<p class="ask">${note.title} <span>${note.text}</span></p>`}
      <${Entries} state=${state} of=${persona.id} list=${name} items=${persona[name]} label=${title} noun=${noun} severity=${name === "pains"} />
    </div>`;
  });
}
