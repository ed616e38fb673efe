/** What a curve says, in the kernel's words; each fact leads to its moment. */
import { html } from "../../lib.js";

/**
 * @param {{facts?: {label: string, title: string, detail: string, touchpoint?: string}[], onGo?: (touchpoint: string) => void}} props
 */
export function Facts({ facts, onGo }) {
  if (!facts?.length) return null;
  return html`<dl class="facts">${facts.map((fact) => html`<div key=${fact.label}>
    <dt>${fact.label}</dt>
    <dd>${onGo && fact.touchpoint
      ? html`<button type="button" class="fact" title="Go to this moment" onClick=${() => onGo(fact.touchpoint)}><${Words} ...${fact} /></button>`
      : html`<${Words} ...${fact} />`}</dd>
  </div>`)}</dl>`;
}

const Words = ({ title, detail }) => html`<span dir="auto">${title}</span><small dir="auto">${detail}</small>`;
