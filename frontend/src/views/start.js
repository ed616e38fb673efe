/** Step 1: begin from a template, go on with an earlier workshop, or open a file; then what the workshop is about. */
import { bound, html, intro, inWords, prompt, useState, useTrait } from "../lib.js";
import { Field, Intro, Section, Select } from "../parts.js";
import { Earlier, Import } from "./start/open.js";
import { Begin } from "./start/begin.js";

/** Languages a handout can be marked with; others can be set in the file. */
const LANGUAGES = [
  ["ar", "العربية"], ["zh", "中文"], ["cs", "Čeština"], ["da", "Dansk"], ["nl", "Nederlands"], ["en", "English"], ["fi", "Suomi"], ["fr", "Français"],
  ["de", "Deutsch"], ["el", "Ελληνικά"], ["he", "עברית"], ["hi", "हिन्दी"], ["hu", "Magyar"], ["it", "Italiano"], ["ja", "日本語"], ["ko", "한국어"],
  ["nb", "Norsk"], ["pl", "Polski"], ["pt", "Português"], ["ro", "Română"], ["ru", "Русский"], ["es", "Español"], ["sv", "Svenska"], ["tr", "Türkçe"], ["uk", "Українська"], ["vi", "Tiếng Việt"],
].map(([value, label]) => ({ value, label }));

export function Start({ state, options }) {
  const opened = Boolean(state.base?.title);
  const earlier = useTrait(state.room, "workshops") ?? [];
  const others = html`
    <${Begin} state=${state} templates=${options.templates ?? []} primary=${!opened} />
    ${earlier.length > 0 && html`<${Earlier} state=${state} workshops=${earlier} />`}
    <${Import} state=${state} />
  `;
  if (!opened) {
    return html`<${Intro} eye=${intro(state, "start").eye} title="Which journey shall we map?" done="Choose what comes closest. Everything in it can be changed." />
      <div class="ways">${others}</div>
      <${Method} state=${state} />`;
  }
  return html`<${Intro} ...${intro(state, "start")} />
    <${About} state=${state} />
    <${You} state=${state} />
    <${Section} title="Another workshop" hint="begin a new one, go on with an earlier one, open a file"><div class="ways">${others}</div><//>
    <${Method} state=${state} />`;
}

/** How a map is made, for whoever wants to know before beginning. */
function Method({ state }) {
  const { method = [] } = state.vocabulary?.prompts?.start ?? {};
  return html`<${Section} title="How it works" hint="the way of a workshop, in six sentences">
    <ol class="method">${method.map((sentence) => html`<li key=${sentence}>${inWords(state, sentence)}</li>`)}</ol>
  <//>`;
}

/** Whoever types here; kept on this computer, not in the workshop. */
function You({ state }) {
  const kept = useTrait(state.room, "you") ?? "";
  const [name, setName] = useState(kept);
  const keep = () => name.trim() !== kept && state.call("name", { name }).catch(() => setName(kept));
  return html`<div class="form basics" onFocusOut=${keep}>
    <${Field} label="Your own name" value=${name} onInput=${setName} note=${{ title: "Who is typing?", text: "It stands in the history beside what you change, so that the others know whom to ask." }} />
  </div>`;
}

function About({ state }) {
  const field = (name) => ({ ...bound(state, "workshop", { ...state.doc, id: "workshop" }, name), note: prompt(state, "start", `workshop.${name}`) });
  const { language } = state.doc;
  const known = LANGUAGES.some((one) => one.value === language);
  const languages = known || !language ? LANGUAGES : [...LANGUAGES, { value: language, label: language }];
  return html`<div class="form basics">
    <${Field} label="Title" kind="words" ...${field("title")} />
    <${Field} label="The question it answers" kind="text" voice ...${field("question")} />
    <${Field} label="Business" kind="words" ...${field("business")} />
    <div class="who two">
      <${Field} label="One customer is called" ...${field("customer")} />
      <${Field} label="Several are called" ...${field("customers")} />
    </div>
    <div class="who four">
      <${Field} label="Date" kind="date" ...${field("date")} />
      <${Field} label="Facilitator" kind="words" ...${field("facilitator")} />
      <${Field} label="People in the room" kind="number" ...${field("people")} />
      <${Select} label="Language" options=${languages} ...${field("language")} />
    </div>
  </div>`;
}
