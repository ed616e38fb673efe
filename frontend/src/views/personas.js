/** Step 2: the people who walk through the map, one tab each, or all cards side by side. */
import { html, intro, useId, useLayoutEffect, useRef, useState } from "../lib.js";
import { Avatar, Button, EvidenceMark, Intro, MARKS, avatars } from "../parts.js";
import { Acts } from "./persona/acts.js";
import { Card } from "./persona/card.js";
import { useExamples } from "./persona/examples.js";
import { Form } from "./persona/form.js";
import { Missing } from "./persona/missing.js";
import { Segments } from "./persona/segments.js";
import { Tabs } from "./persona/tabs.js";
import { called, filled } from "./persona/words.js";

export function Personas({ state }) {
  const { personas } = state.doc;
  const id = useId();
  const [beside, setBeside] = useState(false);
  const [news, setNews] = useState("");
  const onRemoved = useFocusAfter(personas.length, `[aria-controls="${id}"], .wk-personas .empty button`);
  const persona = personas.find((one) => one.id === state.selected.persona) ?? personas[0];
  const onMove = (one, to) => {
    setNews(`${called(state, personas.find(({ id: own }) => own === one))}, now ${to + 1} of ${personas.length}`);
    state.select({ persona: one });
    state.move("persona", one, to);
  };
  const compared = beside && personas.length > 1;
  return html`
    <${Intro} ...${intro(state, "personas")} />
    ${!persona && html`<${Nobody} state=${state} />`}
    ${persona && html`<div class="tabs">
      ${!compared && html`<${Tabs} state=${state} chosen=${persona} panel=${id} onMove=${onMove} />`}
      <p class="row push">
        ${personas.length > 1 && html`<${Button} bare aria-pressed=${String(compared)} onClick=${() => setBeside(!compared)}>Side by side<//>`}
        <${Button} bare icon="plus" onClick=${() => { setBeside(false); addPersona(state); }}>Add a persona<//>
      </p>
    </div>`}
    ${compared && html`<${Beside} state=${state} onEdit=${(one) => { setBeside(false); state.focus("persona", one.id, "name"); }} />`}
    ${persona && !compared && html`<${Desk} state=${state} persona=${persona} panel=${id} onMove=${onMove} onRemoved=${onRemoved} />`}
    <${Segments} state=${state} onMade=${(one) => state.select({ persona: one })} />
    <p class="vh" aria-live="polite">${news}</p>
  `;
}

function Desk({ state, persona, panel, onMove, onRemoved }) {
  const example = useExamples(state);
  const onCopied = (id) => state.focus("persona", id, "name");
  return html`<div class="desk" role="tabpanel" id=${panel} aria-labelledby=${`${panel}-${persona.id}`}>
    <div class="stack">
      <${Form} key=${persona.id} state=${state} persona=${persona} example=${example} />
      <${Acts} key=${`acts ${persona.id}`} state=${state} persona=${persona} onMove=${onMove} onCopied=${onCopied} onRemoved=${onRemoved} />
    </div>
    <aside aria-label="As it will print">
      <${Missing} state=${state} persona=${persona} />
      <p class="lbl">As it will print</p>
      <${Card} state=${state} persona=${persona} />
      ${!persona.role && !persona.quote && filled(persona) === 0 && html`<p class="hint">The card fills itself while you write.</p>`}
      <${Legend} state=${state} persona=${persona} />
    </aside>
  </div>`;
}

/** The signs beside the lines, and how often each stands there. */
function Legend({ state, persona }) {
  const { evidence } = state.facts?.people?.[persona.id] ?? {};
  if (!evidence) return null;
  return html`<p class="marked num">${[...MARKS].reverse().map(({ value }) => html`<span key=${value}><${EvidenceMark} value=${value} />${value} ${evidence[value] ?? 0}</span>`)}</p>`;
}

/** All cards in one row, equal things at equal height: for the wall, and to see who is really the same person. */
function Beside({ state, onEdit }) {
  const { personas } = state.doc;
  return html`<div class="beside" style=${`--many:${personas.length}`} role="region" aria-label="All personas side by side" tabindex="0">
    ${personas.map((one) => html`<${Card} key=${one.id} state=${state} persona=${one}>
      <${Button} bare class="flush" onClick=${() => onEdit(one)}>Edit ${called(state, one)}<//>
    <//>`)}
  </div>`;
}

/** Gives the focus to what a selector finds, once a number has changed; what had it is gone by then. */
function useFocusAfter(number, selector) {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (wanted.current) document.querySelector(selector)?.focus();
    wanted.current = false;
  }, [number]);
  return () => {
    wanted.current = true;
  };
}

/** Adds a persona with a face nobody has yet, and asks for the name. */
function addPersona(state) {
  const taken = new Set(state.doc.personas.map((one) => one.face));
  const id = state.add("persona", { name: "", face: avatars.find((one) => !taken.has(one)) ?? "" });
  state.focus("persona", id, "name");
}

function Nobody({ state }) {
  const customer = state.doc.customer || "customer";
  return html`<div class="empty">
    <${Avatar} size=${140} />
    <div>
      <h2>Nobody here yet</h2>
      <p>Think of the last ${customer} you remember. Start with a face and a name; the rest follows.</p>
      <p class="row">
        <${Button} go data-field="workshop:workshop:personas" onClick=${() => addPersona(state)}>Add a persona<//>
        <${Button} href="00_start_here.ipynb" data-notebook="00_start_here.ipynb">Use a template<//>
      </p>
    </div>
  </div>`;
}
