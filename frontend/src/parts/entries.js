/** Lists of entries (goals, pains, ideas …) of a persona or a moment, each with its evidence. */
import { html, sentence } from "../lib.js";
import { Citable } from "./citable.js";
import { Evidence } from "./controls.js";
import { Field } from "./field.js";
import { RowList } from "./rows.js";

const SEVERITY = [1, 2, 3].map((value) => ({ value: String(value), label: ["hardly hurts", "hurts", "hurts badly"][value - 1] }));

/**
 * @param {object} props
 * @param {object} props.state
 * @param {string} props.of id of the persona or moment
 * @param {string} props.list the field that holds the entries
 * @param {object[]} [props.items]
 * @param {boolean} [props.severity] asks how much it hurts
 * @param {boolean} [props.evidence] shows the mark of evidence
 */
export function Entries({ state, kind = "persona", of, list, items = [], label, noun, note, severity, evidence = true }) {
  const one = (entry, field) => ({
    name: `entry:${entry.id}:${field}`,
    value: entry[field],
    error: state.error("entry", entry.id, field),
    onInput: (value) => state.edit("entry", entry.id, { [field]: value }),
  });
  return html`<${RowList} label=${label} noun=${noun} items=${items} name=${`${kind}:${of}:${list}`}
    onAdd=${(to) => state.add("entry", { of, list, text: "" }, to)}
    onMove=${(id, to) => state.move("entry", id, to)}
    onRemove=${(id) => state.remove("entry", id)}>
    ${(entry, index) => html`<div class="entry">
      <${Field} label=${`${sentence(noun)} ${index + 1}`} quiet kind="text" rows=${1} ...${one(entry, "text")} note=${index === items.length - 1 ? note : null} />
      ${evidence && html`<${Evidence} of=${`${noun} ${index + 1}`} value=${entry.evidence ?? "assumption"} onPick=${(value) => state.edit("entry", entry.id, { evidence: value })} />`}
      ${severity && html`<${Severity} of=${`${noun} ${index + 1}`} value=${entry.severity} onPick=${(value) => state.edit("entry", entry.id, { severity: value })} />`}
      ${evidence && entry.evidence === "cited" && html`<${Field} label=${`Who said ${noun} ${index + 1}`} quiet kind="text" rows=${1} placeholder="Who said it: a comment card, a review, a call on 6 May" class="cites" ...${one(entry, "cites")} />
        ${!entry.cites && html`<${Citable} state=${state} text=${entry.text} touchpoint=${kind === "moment" ? of.split(".")[1] : ""} to=${["entry", entry.id, "cites"]} onPick=${(cites) => state.edit("entry", entry.id, { cites })} />`}`}
    </div>`}
  <//>`;
}

/** How much a pain hurts, 1 … 3, drawn as filled triangles; pressing the taken one again takes it back. */
function Severity({ of, value, onPick }) {
  return html`<div class="severity" role="group" aria-label=${`How much ${of} hurts`}>
    ${SEVERITY.map((one) => html`<button type="button" key=${one.value} class=${Number(one.value) <= value ? "on" : ""} title=${one.label}
      aria-label=${one.label} aria-pressed=${String(String(value) === one.value)}
      onClick=${() => onPick(String(value) === one.value ? null : Number(one.value))}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.2 14.6 13.6H1.4z" /></svg></button>`)}
  </div>`;
}
