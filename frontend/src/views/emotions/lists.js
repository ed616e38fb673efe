/** What else belongs to a moment; each list says beside its title how much it holds. */
import { count, html, prompt } from "../../lib.js";
import { Entries, Section } from "../../parts.js";

const LISTS = [
  { list: "pains", title: "Pain points", noun: "pain point", severity: true },
  { list: "delights", title: "Delights", noun: "delight" },
  { list: "objections", title: "Objections", noun: "objection" },
  { list: "support", title: "Help needed", noun: "need for help", many: "needs for help" },
  { list: "ideas", title: "Ideas", noun: "idea", evidence: false },
];

export function Lists({ state, moment }) {
  return html`<div class="lists">${LISTS.map(({ list, title, noun, many, severity, evidence }) => {
    const items = moment[list];
    const hint = items.length ? count(items.length, noun, many ?? `${noun}s`) : "none yet";
    return html`<${Section} key=${list} title=${title} hint=${hint} open=${list === "pains" && items.length > 0}>
      <${Entries} state=${state} kind="moment" of=${moment.id} list=${list} items=${items} label=${title} noun=${noun}
        severity=${severity} evidence=${evidence} note=${prompt(state, "emotions", `moment.${list}`)} />
    <//>`;
  })}</div>`;
}
