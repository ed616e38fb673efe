/** One action: what, who, until when, how it shows, how far it is, and what is behind it. */
import { bound, classes, html, inWords, prompt, useId, useState } from "../../lib.js";
import { Button, Chips, Field, Icon, Select } from "../../parts.js";
import { closing, day } from "./order.js";

const STATES = [
  { value: "open", label: "Open" },
  { value: "doing", label: "Doing" },
  { value: "done", label: "Done" },
  { value: "dropped", label: "Dropped" },
];

export function Action({ state, action, number, facts }) {
  const [open, setOpen] = useState(false);
  const more = useId();
  const field = (name) => ({ ...bound(state, "action", action, name), note: prompt(state, "actions", `action.${name}`) });
  const of = html`<span class="vh">, action ${number}</span>`;
  const standing = facts.rows?.[action.id] ?? { key: "", words: "" };
  const source = behind(state, action);
  return html`<div class=${classes("act", action.status)}>
    <div class="what">
      <${Field} label=${html`Action<span class="vh"> ${number}</span>`} kind="text" rows=${1} class="quiet name" placeholder="What will you do?" ...${field("name")} />
      <${Field} label=${html`First step:${of}`} kind="text" rows=${1} class="quiet first" placeholder="First step, small enough for Monday" ...${field("first_step")} />
    </div>
    <${Who} label=${html`Who${of}`} names=${facts.owners ?? []} lacking=${isOpen(action)} field=${field("owner")} />
    <${When} label=${html`By${of}`} today=${facts.today} standing=${standing} field=${field("due")} />
    <${Field} label=${html`We will know by${of}`} kind="text" rows=${1} class="quiet" placeholder="What will be different?" ...${field("success")} />
    <div class="how-far">
      <${Select} label=${html`How far${of}`} options=${STATES} ...${bound(state, "action", action, "status")} onInput=${(status) => state.edit("action", action.id, closing(status, facts.today))} />
      <${Button} bare icon="chev" label=${`What is behind action ${number}`} aria-expanded=${String(open)} aria-controls=${more} onClick=${() => setOpen(!open)} />
    </div>
    ${source && !open && html`<p class="behind"><${Icon} name="flag" /><span dir="auto">${source}</span></p>`}
    ${action.status === "done" && html`<div class="told"><${Field} label=${html`${inWords(state, "What we tell our {customers}")}${of}`} kind="text" rows=${1} class="quiet voice" placeholder="You said …, so we …" ...${field("told")} /></div>`}
    <div class="more" id=${more} hidden=${!open}><${Behind} state=${state} action=${action} of=${of} /></div>
  </div>`;
}

const isOpen = ({ status }) => status === "open" || status === "doing";

/** A name, with those used before to choose from. */
function Who({ label, names, lacking, field }) {
  const list = useId();
  return html`<div class=${classes("who-field", lacking && !field.value?.trim() && "lacks")}>
    <${Field} label=${label} class="quiet" placeholder="Who?" list=${list} ...${field} />
    <datalist id=${list}>${names.map((name) => html`<option key=${name} value=${name}></option>`)}</datalist>
  </div>`;
}

/** A date, read as people say it until somebody changes it, and how near it is in words. */
export function When({ label, today, standing, field, quiet = true }) {
  const said = useId();
  return html`<div class=${classes("when", standing.key)}>
    <${Field} label=${label} kind="date" class=${quiet && "quiet"} by=${standing.words && said} ...${field} />
    <span class=${classes("day", !field.value && "soft")} aria-hidden="true">${field.value ? day(field.value, today) : "When?"}</span>
    <p class="near" id=${said}>${standing.key === "overdue" && html`<${Icon} name="warn" />`}${standing.key !== "undated" && standing.words}</p>
  </div>`;
}

/** A name in a sentence, whatever its direction of writing. */
const apart = (name) => `\u2068${name}\u2069`;

/** The opportunity and the place on the map, in one line; "" when there is neither. */
function behind(state, action) {
  const { opportunities, touchpoints } = state.doc;
  const source = opportunities.find((one) => one.id === action.opportunity)?.name;
  const spot = touchpoints.find((one) => one.id === action.touchpoint)?.name;
  const other = source && source !== action.name;
  return [other && `From “${apart(source)}”`, spot && `${other ? "at" : "At"} ${apart(spot)}`].filter(Boolean).join(", ");
}

/** Links of an action to the map, to what customers said and to a number. */
function Behind({ state, action, of }) {
  const { opportunities, touchpoints, themes, measures } = state.doc;
  const pick = (name, label, items) => items.length > 0 && html`<${Select} label=${html`${label}${of}`} options=${optional(items, action[name])} ...${bound(state, "action", action, name)} />`;
  const named = themes.filter((one) => one.name);
  return html`<div class="pair">
      ${pick("touchpoint", "Where on the map", touchpoints)}
      ${pick("opportunity", "The opportunity behind it", opportunities)}
      ${pick("measure", "The number that should move", measures)}
    </div>
    ${named.length > 0 && html`<${Chips} legend=${html`What people said about it${of}`} multiple options=${named.map(({ id, name }) => ({ value: id, label: name }))}
      value=${action.themes.filter((id) => named.some((one) => one.id === id))} onChange=${(ids) => state.edit("action", action.id, { themes: ids })} />`}`;
}

/** Items to choose one from, or none; a link to what is gone reads as none. */
function optional(items, value) {
  const none = items.some((one) => one.id === value) ? "" : value;
  return [{ value: none, label: "None" }, ...items.map(({ id, name }) => ({ value: id, label: name || "Without a name" }))];
}
