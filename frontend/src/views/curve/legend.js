/** Who is shown, who stands in front, and what the marks mean. */
import { html } from "../../lib.js";
import { DASHES, MARKERS } from "../../moments.js";
import { Avatar, Select } from "../../parts.js";

/**
 * @param {object} props
 * @param {Set<string>} props.hidden ids of the personas that are not shown
 * @param {string} props.front id of the persona in front, or "" for none
 * @param {(id: string) => void} props.onFlip show or hide
 * @param {(id: string) => void} props.onFront for good
 * @param {(id: string) => void} props.onGlance while the pointer or the focus rests there; "" when it leaves
 */
export function Legend({ doc, hidden, front, onFlip, onFront, onGlance }) {
  const shown = doc.personas.filter(({ id }) => !hidden.has(id));
  const glance = (id) => ({ onPointerEnter: () => onGlance(id), onPointerLeave: () => onGlance(""), onFocus: () => onGlance(id), onBlur: () => onGlance("") });
  return html`<div class="legendbar">
    ${doc.personas.length > 1 && html`<div class="who-shows" role="group" aria-label="Personas shown">
      ${doc.personas.map(({ id, name, face }, index) => html`<button type="button" key=${id} class="who-show" aria-pressed=${hidden.has(id) ? "false" : "true"} onClick=${() => onFlip(id)} ...${glance(id)}>
        <${Avatar} face=${face} size=${28} /><span dir="auto">${name || "No name yet"}</span><${Line} index=${index} />
      </button>`)}
    </div>`}
    ${shown.length > 2 && html`<${Select} label="In front" value=${front} options=${[{ value: "", label: "nobody" }, ...shown.map(({ id, name }) => ({ value: id, label: name || "No name yet" }))]} onInput=${onFront} />`}
    <p class="soft small"><${Dot} />seen or cited<${Dot} hollow />assumption only</p>
  </div>`;
}

/** A persona's kind of line with its mark, as the chart draws them. */
function Line({ index }) {
  return html`<svg class="dash" width="60" height="16" viewBox="-8 0 60 16" aria-hidden="true">
    <path d="M-8 8h60" stroke-dasharray=${DASHES[index % DASHES.length].join(" ")} /><path class="mark" d=${MARKERS[index % MARKERS.length].path} />
  </svg>`;
}

const Dot = ({ hollow }) => html`<svg class=${hollow ? "dot hollow" : "dot"} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5" /></svg>`;
