/** Whose curve is it? One tab a persona. */
import { html, useRef } from "../../lib.js";
import { Avatar } from "../../parts.js";

export function People({ state, chosen, panel, onChoose, children }) {
  const list = useRef(null);
  const { personas } = state.doc;
  const choose = (index) => {
    const persona = personas.at(index % personas.length);
    onChoose(persona);
    list.current.querySelector(`[data-tab="${persona.id}"]`).focus();
  };
  const keys = (event) => {
    const at = personas.indexOf(chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || event.altKey) return;
    event.preventDefault();
    choose(to);
  };
  return html`<div class="tabs">
    <div role="tablist" aria-label="Whose curve" ref=${list} onKeyDown=${keys}>
      ${personas.map((one, index) => html`<button type="button" role="tab" class="tab" key=${one.id} id=${`${panel}-${one.id}`} data-tab=${one.id}
        aria-selected=${String(one === chosen)} aria-controls=${one === chosen ? panel : null} tabindex=${one === chosen ? 0 : -1} onClick=${() => choose(index)}>
        <${Avatar} face=${one.face} size=${40} />
        <span><b dir="auto">${one.name || "No name yet"}</b><span class="soft small">${progress(state.doc, one)}</span></span>
      </button>`)}
    </div>
    ${children}
  </div>`;
}

/** How many of a persona's moments have a feeling, in words. */
export function progress({ moments, touchpoints }, { id }) {
  const done = moments.filter((one) => one.persona === id && one.feeling !== null).length;
  return done === touchpoints.length ? `all ${done} felt` : `${done} of ${touchpoints.length} felt`;
}
