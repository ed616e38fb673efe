/** What can be done with a whole persona: another place, a copy, away with it. */
import { html, useState } from "../../lib.js";
import { Button, Confirm } from "../../parts.js";
import { newId } from "../../ids.js";
import { ENTRY_LISTS } from "../../ops.js";
import { filled } from "./words.js";

export function Acts({ state, persona, onMove, onCopied, onRemoved }) {
  const [asking, setAsking] = useState(false);
  const { personas } = state.doc;
  const at = personas.indexOf(persona);
  const name = persona.name || "this persona";
  const remove = () => {
    onRemoved();
    state.remove("persona", persona.id);
  };
  if (asking) return html`<${Confirm} text=${`Remove ${name}?${lost(state.doc, persona)}`} yes="Remove" onNo=${() => setAsking(false)} onYes=${remove} />`;
  const move = (step, icon, label) => personas.length > 1 && html`<${Button} bare icon=${icon} label=${label}
    aria-disabled=${personas[at + step] ? null : "true"} onClick=${() => personas[at + step] && onMove(persona.id, at + step)} />`;
  return html`<p class="row acts">
    ${move(-1, "left", `Move ${name} to the left`)}${move(1, "right", `Move ${name} to the right`)}
    <${Button} bare onClick=${() => onCopied(state.add("persona", copy(persona), at + 1))}>Duplicate ${name}<//>
    <${Button} bare onClick=${() => setAsking(true)}>Remove ${name}<//>
  </p>`;
}

/** The fields of a persona's double: its share stays with the first, because both together must fit. */
export function copy({ id, ...persona }) {
  const lists = ENTRY_LISTS.persona.map((list) => [list, (persona[list] ?? []).map((entry) => ({ ...entry, id: newId() }))]);
  return { ...persona, ...Object.fromEntries(lists), name: persona.name ? `${persona.name} 2` : "", share: null };
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
