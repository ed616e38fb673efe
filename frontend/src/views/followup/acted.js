/** What became of the actions since the last look back. */
import { classes, html, sentence, useId } from "../../lib.js";
import { Icon, Select } from "../../parts.js";
import { after, closing } from "../actions/order.js";

const GROUPS = [
  { key: "done", title: "Done", icon: "check" },
  { key: "overdue", title: "Overdue", icon: "warn" },
  { key: "going", title: "Still to do", icon: "clock" },
  { key: "dropped", title: "Dropped", icon: "x" },
];

export const STATES = ["open", "doing", "done", "dropped"].map((value) => ({ value, label: sentence(value) }));

export function Acted({ state, facts }) {
  const heading = useId();
  const { actions } = state.doc;
  const rows = state.facts?.actions?.rows ?? {};
  if (actions.length === 0) {
    return html`<section aria-labelledby=${heading}><h3 id=${heading}>What we promised</h3><p class="soft">No action was written down. Promise three, each with a name and a date.</p></section>`;
  }
  const of = (ids) => (ids ?? []).map((id) => actions.find((one) => one.id === id)).filter(Boolean);
  return html`<section class="kept-promises" aria-labelledby=${heading}>
    <h3 id=${heading}>What we promised</h3>
    <p class="finding" role="status">${facts.counted}</p>
    <div class="groups">${GROUPS.map(({ key, title, icon }) => [key, title, icon, of(facts.acted?.[key])]).filter(([, , , list]) => list.length).map(([key, title, icon, list]) => html`<div key=${key} class=${classes("group", key)}>
      <h4><${Icon} name=${icon} />${title}<span class="soft num"> ${list.length}</span></h4>
      <ul>${list.map((one) => html`<li key=${one.id}>
        <p><b dir="auto">${one.name || "Without a name"}</b><span class="soft small"><bdi>${one.owner}</bdi>${after(one.owner, rows[one.id]?.words)}</span></p>
        <${Select} label=${html`<span class="vh">How far: ${one.name}</span>`} options=${STATES} name=${`follow:${one.id}:status`} value=${one.status} onInput=${(status) => state.edit("action", one.id, closing(status, facts.today))} />
      </li>`)}</ul>
    </div>`)}</div>
  </section>`;
}
