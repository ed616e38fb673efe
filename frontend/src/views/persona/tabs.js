/** One tab for each persona: chosen by arrow keys, put in another order by Alt and arrow keys or by drag. */
import { html, useLayoutEffect, useRef } from "../../lib.js";
import { Avatar, useDrag } from "../../parts.js";
import { leftOf, number, shareWords } from "./words.js";

const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * @param {object} props
 * @param {object} props.chosen the persona whose form is open
 * @param {string} props.panel id of the panel that the tabs control
 * @param {(id: string, to: number) => void} props.onMove
 */
export function Tabs({ state, chosen, panel, onMove }) {
  const list = useRef(null);
  const { personas } = state.doc;
  const tab = (id) => list.current.querySelector(`[data-tab="${id}"]`);
  const order = personas.map((one) => one.id).join(" ");
  const held = useRef(null);
  useLayoutEffect(() => {
    if (held.current) tab(held.current)?.focus();
    held.current = null;
  }, [order]);
  const choose = (index) => {
    const persona = personas[(index + personas.length) % personas.length];
    state.select({ persona: persona.id });
    tab(persona.id).focus();
  };
  const put = (id, to) => {
    held.current = id;
    onMove(id, to);
  };
  const keys = (event) => {
    const { key, altKey } = event;
    const at = personas.indexOf(chosen);
    const step = STEPS[key];
    if (altKey && step) {
      event.preventDefault();
      if (personas[at + step]) put(chosen.id, at + step);
      return;
    }
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key];
    if (to === undefined || altKey) return;
    event.preventDefault();
    choose(to);
  };
  const drag = useDrag(list, { item: "data-tab", sideways: true, onDrop: put });
  return html`<div role="tablist" aria-label="Personas" ref=${list} onKeyDown=${keys}>
    ${personas.map((one, index) => html`<button type="button" role="tab" class=${`tab ${drag.mark(one.id)}`} key=${one.id} id=${`${panel}-${one.id}`} data-tab=${one.id}
      aria-selected=${String(one === chosen)} aria-controls=${one === chosen ? panel : null} tabindex=${one === chosen ? 0 : -1}
      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight" onClick=${() => choose(index)} ...${drag.grab(one.id)}>
      <${Avatar} face=${one.face} />
      <span><b dir="auto">${one.name || "No name yet"}</b><span class="soft small">${below(state, one)}</span></span>
    </button>`)}
  </div>`;
}

/** How many customers it stands for, and how much is left to write. */
function below(state, persona) {
  const left = leftOf(state, persona).length;
  const share = shareWords(state, persona) || "share not said";
  return html`<bdi>${share}</bdi>${left > 0 && ` · ${number(left)} left`}`;
}
