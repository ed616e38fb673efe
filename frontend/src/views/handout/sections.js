/** The sections of a handout as a list one can put into order. */
import { html } from "../../lib.js";
import { Button, RowList, Section } from "../../parts.js";
import { moved, split, withAgain, without } from "./order.js";

export function Sections({ legend, sections, chosen, onChange }) {
  const { printed, left } = split(sections, chosen);
  const order = chosen?.length ? "in your order" : "in the usual order";
  const hint = left.length ? `${printed.length} of ${sections.length}, ${order}` : `All ${sections.length}, ${order}`;
  return html`<div class="sections"><${Section} title=${legend} hint=${hint}>
    <${RowList} label=${legend} noun="section" items=${printed} onAdd=${null} onMove=${(id, to) => onChange(moved(sections, chosen, id, to))}
      onRemove=${printed.length > 1 ? (id) => onChange(without(sections, chosen, id)) : null}>
      ${({ name }) => html`<span class="section-name">${name}</span>`}
    <//>
    ${left.length > 0 && html`<fieldset class="left"><legend>Left out</legend><div class="chips">
      ${left.map(({ value, label }) => html`<button type="button" class="chipb" key=${value} aria-label=${`Print ${label} again`} onClick=${() => onChange(withAgain(sections, chosen, value))}><span>${label}</span></button>`)}
    </div></fieldset>`}
    ${chosen?.length > 0 && html`<${Button} bare onClick=${() => onChange([])}>All, in the usual order<//>`}
  <//></div>`;
}
