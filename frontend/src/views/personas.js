/** Step 2: the people who walk through the map, one tab each. */
import { html, intro, missing, stepFacts, useEffect, useId, useRef, useState } from "../lib.js";
import { Avatar, Button, Confirm, Intro, Words, avatars } from "../parts.js";
import { Card } from "./persona/card.js";
import { Form } from "./persona/form.js";
import { filled } from "./persona/words.js";

export function Personas({ state }) {
  const { personas } = state.doc;
  const id = useId();
  const onRemoved = useFocusAfter(personas.length, `[aria-controls="${id}"], .wk-personas .empty button`);
  const persona = personas.find((one) => one.id === state.selected.persona) ?? personas[0];
  const facts = stepFacts(state, "personas");
  return html`
    <${Intro} ...${intro(state, "personas")} />
    ${persona
      ? html`<${Tabs} state=${state} chosen=${persona} panel=${id} />
          <div class="desk" role="tabpanel" id=${id} aria-labelledby=${`${id}-${persona.id}`}>
            <div class="stack">
              <${Form} key=${persona.id} state=${state} persona=${persona} />
              <${Remove} key=${`remove ${persona.id}`} state=${state} persona=${persona} onRemoved=${onRemoved} />
            </div>
            <aside aria-label="As it will print">
              <p class="lbl">As it will print</p>
              <${Card} state=${state} persona=${persona} />
              ${facts && html`<${Words} headline=${facts.headline} items=${missing(state, facts)} />`}
            </aside>
          </div>`
      : html`<${Nobody} state=${state} />`}
  `;
}

/** Gives the focus to what a selector finds, once a number has changed; what had it is gone by then. */
function useFocusAfter(number, selector) {
  const wanted = useRef(false);
  useEffect(() => {
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
        <${Button} go onClick=${() => addPersona(state)}>Add a persona<//>
        <${Button} href="00_start_here.ipynb" data-notebook="00_start_here.ipynb">Use a template<//>
      </p>
    </div>
  </div>`;
}

function Tabs({ state, chosen, panel }) {
  const list = useRef(null);
  const { personas } = state.doc;
  const choose = (index) => {
    const persona = personas[(index + personas.length) % personas.length];
    state.select({ persona: persona.id });
    list.current.querySelector(`[data-tab="${persona.id}"]`).focus();
  };
  const keys = (event) => {
    const at = personas.indexOf(chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return html`<div class="tabs">
    <div role="tablist" aria-label="Personas" ref=${list} onKeyDown=${keys}>
      ${personas.map((one, index) => html`<button type="button" role="tab" class="tab" key=${one.id} id=${`${panel}-${one.id}`} data-tab=${one.id}
        aria-selected=${String(one === chosen)} aria-controls=${one === chosen ? panel : null} tabindex=${one === chosen ? 0 : -1} onClick=${() => choose(index)}>
        <${Avatar} face=${one.face} />
        <span><b dir="auto">${one.name || "No name yet"}</b><span class="soft small" dir="auto">${shareWords(state, one)}</span></span>
      </button>`)}
    </div>
    <${Button} bare icon="plus" class="push" onClick=${() => addPersona(state)}>Add a persona<//>
  </div>`;
}

function shareWords(state, { share }) {
  const open = share === null || share === undefined || share === "";
  return open ? "share not said" : `${share} % of ${state.doc.customers || "customers"}`;
}

/** What goes with a persona, in words, so that nobody is surprised. */
export function lost(doc, persona) {
  const moments = doc.moments.filter((one) => one.persona === persona.id).length;
  const chapters = doc.chapters.filter((one) => one.persona === persona.id).length;
  const parts = [[filled(persona), "line"], [moments, "moment"], [chapters, "chapter"]].filter(([many]) => many > 0);
  const words = parts.map(([many, noun]) => `${many} ${noun}${many === 1 ? "" : "s"}`);
  const last = words.pop();
  return last ? ` With ${words.length ? `${words.join(", ")} and ` : ""}${last}.` : "";
}

function Remove({ state, persona, onRemoved }) {
  const [asking, setAsking] = useState(false);
  const name = persona.name || "this persona";
  const remove = () => {
    onRemoved();
    state.remove("persona", persona.id);
  };
  if (!asking) return html`<p><${Button} bare class="flush" onClick=${() => setAsking(true)}>Remove ${name}<//></p>`;
  return html`<${Confirm} text=${`Remove ${name}?${lost(state.doc, persona)}`} yes="Remove" onNo=${() => setAsking(false)} onYes=${remove} />`;
}
