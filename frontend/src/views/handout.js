/** The last step: one page to print or to send. */
import { html, intro, prompt, useEffect, useId, useMemo, useRef, useState } from "../lib.js";
import { Button, Chips, Choice, Intro, Section, Select, Toast } from "../parts.js";
import { FORMATS } from "./handout/formats.js";
import { hand } from "./handout/hand.js";
import { Readiness } from "./handout/readiness.js";
import { Sections } from "./handout/sections.js";
import { small } from "./handout/sign.js";
import { tongues } from "./handout/tongues.js";

const PAPERS = [
  { value: "a4", label: "A4" },
  { value: "letter", label: "Letter" },
  { value: "a3", label: "A3" },
];

export function Handout({ state, options }) {
  const [made, setMade] = useState(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setProblem("");
    await state.call("handout").then(setMade, ({ message }) => setProblem(message));
    setBusy(false);
  };
  return html`
    <${Intro} ...${intro(state, "handout")} />
    <${Choices} state=${state} sections=${options?.sections ?? []} languages=${options?.languages ?? []} />
    <${Readiness} state=${state} />
    <p class="make"><${Button} go icon="print" aria-disabled=${busy ? "true" : null} onClick=${() => !busy && make()}>${busy ? "Drawing the map…" : made ? "Make it again" : "Make the handout"}<//></p>
    ${problem && html`<p class="msg" role="alert">${problem}</p>`}
    ${made && html`<${Made} made=${made} />`}
    <div class="others"><${Section} title="For other programs" hint="PDF, Excel, pictures, text">
      <ul class="formats">${FORMATS.map((one) => html`<${Format} key=${one.ending} state=${state} ...${one} />`)}</ul>
    <//></div>
  `;
}

/** What goes into the handout; kept with the workshop. */
function Choices({ state, sections, languages }) {
  const { doc } = state;
  const set = (fields) => state.edit("workshop", "workshop", fields);
  const people = doc.personas.map((one) => ({ value: one.id, label: one.name || "Without a name" }));
  const [hint, setHint] = useState("");
  const words = (field) => prompt(state, "handout", `workshop.handout_${field}`) ?? {};
  const part = (field, what) => html`<div onFocusIn=${() => setHint(words(field).text)} onMouseEnter=${() => setHint(words(field).text)}>${what}</div>`;
  return html`<div class="choices">
    <div class="row">
      ${part("paper", html`<${Choice} legend=${words("paper").title} options=${PAPERS} value=${doc.handout_paper} onPick=${(paper) => set({ handout_paper: paper })} />`)}
      ${languages.length > 0 && part("language", html`<${Select} label=${words("language").title} name="workshop:workshop:handout_language" value=${doc.handout_language} options=${tongues(languages, doc.language)} onInput=${(language) => set({ handout_language: language })} />`)}
      ${part("data", html`<${Choice} legend=${words("data").title} options=${AGAIN} value=${doc.handout_data ? "yes" : "no"} onPick=${(data) => set({ handout_data: data === "yes" })} />`)}
      ${part("accent", html`<${Colour} legend=${words("accent").title} value=${doc.handout_accent} onPick=${(colour) => set({ handout_accent: colour })} />`)}
      ${part("logo", html`<${Sign} legend=${words("logo").title} state=${state} onPick=${(logo) => set({ handout_logo: logo })} />`)}
    </div>
    ${people.length > 1 && part("personas", html`<${Some} legend=${words("personas").title} options=${people} value=${doc.handout_personas} onChange=${(ids) => set({ handout_personas: ids })} />`)}
    ${part("sections", html`<${Sections} legend=${words("sections").title} sections=${sections} chosen=${doc.handout_sections} onChange=${(names) => set({ handout_sections: names })} />`)}
    <p class="soft hint" aria-live="polite">${hint}</p>
  </div>`;
}

function Colour({ legend, value, onPick }) {
  const id = useId();
  return html`<fieldset><legend id=${id}>${legend}</legend><span class="row tight">
    <input type="color" class="colour" aria-labelledby=${id} value=${value || INK} onChange=${({ target }) => onPick(target.value)} />
    ${value && html`<${Button} bare onClick=${() => onPick("")}>Ink<//>`}
  </span></fieldset>`;
}

function Sign({ legend, state, onPick }) {
  const { handout_logo: logo } = state.doc;
  const [problem, setProblem] = useState("");
  const file = useRef(null);
  const upload = async ({ target }) => {
    const [picture] = target.files;
    target.value = "";
    setProblem("");
    if (picture) await small(picture).then(onPick, ({ message }) => setProblem(message));
  };
  const error = problem || state.error("workshop", "workshop", "handout_logo")?.text;
  return html`<fieldset><legend>${legend}</legend><span class="row tight">
    ${logo && html`<img class="sign" src=${logo} alt="Sign that is printed" />`}
    <${Button} onClick=${() => file.current.click()}>${logo ? "Another" : "Choose a picture"}<//>
    ${logo && html`<${Button} bare onClick=${() => onPick("")}>Remove<//>`}
    <input type="file" accept="image/*" hidden ref=${file} onChange=${upload} aria-label=${`${legend}, a file`} />
  </span>${error && html`<p class="msg" role="status">${error}</p>`}</fieldset>`;
}

const INK = "#1c2331";

const AGAIN = [{ value: "yes", label: "Yes" }, { value: "no", label: "No, only what is printed" }];

/** Chips that are all pressed at first; no choice at all means all, also of what comes later. */
function Some({ legend, options, value, onChange }) {
  const all = options.map((one) => one.value);
  const pick = (chosen) => {
    const kept = all.filter((one) => chosen.includes(one));
    if (kept.length) onChange(kept.length === all.length ? [] : kept);
  };
  return html`<${Chips} legend=${legend} multiple options=${options} value=${value?.length ? value : all} onChange=${pick} />`;
}

/** One format: its button makes the file and hands it over. */
function Format({ state, ending, name, use }) {
  const [said, setSaid] = useState("");
  const make = async () => {
    setSaid("Making it…");
    await state.call("export", { ending }).then((file) => setSaid(`Saved as ${hand(file)}`), ({ message }) => setSaid(message));
  };
  return html`<li>
    <${Button} icon="download" onClick=${make}>${name}<//>
    <p>${use}<span role="status" dir="auto">${said && html`<br />${said}`}</span></p>
  </li>`;
}

function Made({ made }) {
  const [toast, setToast] = useState(true);
  const address = useMemo(() => URL.createObjectURL(new Blob([made.html], { type: "text/html" })), [made]);
  useEffect(() => {
    setToast(true);
    return () => URL.revokeObjectURL(address);
  }, [made]);
  const save = html`<${Button} icon="download" href=${address} download=${made.name}>Save a copy<//>`;
  return html`<div class="made">
    ${made.notes.map((note) => html`<p class="soft" key=${note} role="status">${note}</p>`)}
    ${toast ? html`<${Toast} title="Handout ready" text="One file, opens offline" onClose=${() => setToast(false)}>${save}<//>` : html`<p>${save}</p>`}
    <iframe title="Preview of the handout" sandbox="" srcdoc=${made.html}></iframe>
  </div>`;
}
