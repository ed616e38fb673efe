/** Everything on the map that hurts, breaks or is an idea already, each taken with one click. */
import { count, html, useState } from "../../lib.js";
import { Button, Chips, Section } from "../../parts.js";
import { SORTS, SortIcon } from "./list.js";

/** How many are shown before "All". */
const FIRST = 8;

export function Sources({ state, told }) {
  const [sort, setSort] = useState("");
  const [all, setAll] = useState(false);
  const sources = told?.sources ?? [];
  const taken = new Set(state.doc.opportunities.flatMap(({ origin }) => origin));
  const left = sources.filter(({ id }) => !taken.has(id));
  const options = Object.entries(SORTS).map(([value, label]) => ({ value, label: `${label} ${left.filter((one) => one.sort === value).length}` }))
    .filter(({ value }) => left.some((one) => one.sort === value));
  const chosen = left.filter((one) => !sort || one.sort === sort);
  const shown = all ? chosen : chosen.slice(0, FIRST);
  const hint = sources.length ? `${left.length === 1 ? "one thing that hurts, breaks, or is an idea already" : `${count(left.length, "thing")} that hurt, break, or are ideas already`}` : "nothing hurts there yet";
  return html`<${Section} title="From the map" hint=${hint} open=${!state.doc.opportunities.length}>
    ${!sources.length && html`<p class="soft">Pains, objections, broken hand-overs, promises that are not kept and themes of the comments come here by themselves, the worst first.</p>`}
    ${options.length > 1 && html`<${Chips} legend="Show only" quiet options=${options} value=${sort} onChange=${setSort} />`}
    ${shown.length > 0 && html`<ul class="from-map" aria-label="From the map">
      ${shown.map((one) => html`<${Source} key=${one.id} state=${state} one=${one} />`)}
    </ul>`}
    ${chosen.length > FIRST && html`<p><${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${chosen.length}`}<//></p>`}
  <//>`;
}

function Source({ state, one }) {
  const take = ({ currentTarget }) => {
    const row = currentTarget.closest("li");
    const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("button");
    const { name, kind, touchpoint, stage, id } = one;
    state.add("opportunity", { name, kind, touchpoint, stage, origin: [id] });
    // The row goes with the press; who takes several by key stays where the hand is.
    next?.focus();
  };
  return html`<li>
    <${SortIcon} sort=${one.sort} />
    <p><span dir="auto">${one.text}</span> <small dir="auto">${one.where}</small></p>
    <${Button} icon="plus" aria-label=${`Take: ${one.text}`} onClick=${take}>Take<//>
  </li>`;
}
