/** The parking lot: a thought is written down at any time and does not stop the work. */
import { bound, classes, html, useLayoutEffect, useRef } from "../../lib.js";
import { Button, Field } from "../../parts.js";

/** How many notes still wait. */
export const waiting = (doc) => (doc?.notes ?? []).filter((note) => !note.done).length;

export function Parking({ state, here, onClose }) {
  const input = useRef(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const notes = state.doc.notes;
  const park = () => {
    const text = input.current.value.trim();
    if (text) state.add("note", { text, step: here }, 0);
    input.current.value = "";
  };
  // A thought that was begun is parked, not thrown away.
  const close = () => {
    park();
    onClose();
  };
  const keys = (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    if (event.key !== "Enter" || event.target !== input.current) return;
    event.preventDefault();
    park();
  };
  return html`<section class="drawer parking" aria-label="Parking lot" onKeyDown=${keys}>
    <div class="catch">
      <input class="in" dir="auto" maxlength="10000" autocomplete="off" aria-label="A thought for later" placeholder="A thought for later, then Enter" ref=${input} data-field="workshop:workshop:notes" />
      <${Button} bare icon="x" label="Close the parking lot" onClick=${close} />
    </div>
    ${notes.length === 0
      ? html`<p class="soft">Nothing is parked. What does not belong to this step goes here and is not lost.</p>`
      : html`<ul aria-label="Parked notes">${notes.map((note) => html`<${Parked} key=${note.id} state=${state} note=${note} input=${input} />`)}</ul>`}
  </section>`;
}

function Parked({ state, note, input }) {
  const step = state.facts?.steps?.find((one) => one.step === note.step)?.title;
  const remove = () => {
    input.current?.focus();
    state.remove("note", note.id);
  };
  return html`<li class=${classes(note.done && "done")}>
    <label class="tick"><input type="checkbox" checked=${note.done} aria-label=${`Done: ${note.text}`} onChange=${(event) => state.edit("note", note.id, { done: event.target.checked })} /></label>
    <${Field} label="Parked note" quiet kind="text" rows=${1} class="quiet" ...${bound(state, "note", note, "text")} />
    <span class="soft small">${step}</span>
    <${Button} bare icon="x" label=${`Remove the note: ${note.text}`} onClick=${remove} />
  </li>`;
}
