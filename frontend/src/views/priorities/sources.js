/** Everything on the map that hurts, breaks or is an idea already, each taken with one click. */
import { bound, count, html, useLayoutEffect, useRef, useState } from "../../lib.js";
import { Button, Chips, Field, Icon, Section } from "../../parts.js";
import { SORTS, SortIcon } from "./list.js";

/** How many are shown before "All". */
const FIRST = 8;

export function Sources({ state, told }) {
  const [sort, setSort] = useState("");
  const [all, setAll] = useState(false);
  const sources = told?.sources ?? [];
  const taken = new Set(state.doc.opportunities.flatMap(({ origin }) => origin));
  // What hurts is no idea yet: once taken, it asks in its own place what could be done about it.
  const [asked, ask] = useState(null);
  const answering = state.doc.opportunities.find(({ id }) => id === asked?.opportunity);
  const left = sources.filter(({ id }) => !taken.has(id) || (answering && id === asked.source));
  const options = Object.entries(SORTS).map(([value, label]) => ({ value, label: `${label} ${left.filter((one) => one.sort === value).length}` }))
    .filter(({ value }) => left.some((one) => one.sort === value));
  const chosen = left.filter((one) => !sort || one.sort === sort);
  const shown = all ? chosen : chosen.slice(0, FIRST);
  const hint = sources.length ? `${left.length === 1 ? "one thing that hurts, breaks, or is an idea already" : `${count(left.length, "thing")} that hurt, break, or are ideas already`}` : "nothing hurts there yet";
  return html`<${Section} title="From the map" hint=${hint} open=${!state.doc.opportunities.length}>
    ${!sources.length && html`<p class="soft">Pains, objections, broken hand-overs, promises that are not kept and themes of the comments come here by themselves, the worst first.</p>`}
    ${options.length > 1 && html`<${Chips} legend="Show only" quiet options=${options} value=${sort} onChange=${setSort} />`}
    ${shown.length > 0 && html`<ul class="from-map" aria-label="From the map">
      ${shown.map((one) => answering && one.id === asked.source
        ? html`<${Asked} key=${one.id} state=${state} one=${one} opportunity=${answering} known=${left.filter((other) => near(other, one))} onDone=${() => ask(null)} />`
        : html`<${Source} key=${one.id} state=${state} one=${one} onAsk=${ask} />`)}
    </ul>`}
    ${chosen.length > FIRST && html`<p><${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? `The first ${FIRST} only` : `Show all ${chosen.length}`}<//></p>`}
  <//>`;
}

/** Ideas that stand at the same place of the map. */
const near = (other, one) => other.sort === "idea" && other.touchpoint !== "" && other.touchpoint === one.touchpoint;

function Source({ state, one, onAsk }) {
  const take = ({ currentTarget }) => {
    const { name, kind, touchpoint, stage, id } = one;
    const next = after(currentTarget);
    const opportunity = state.add("opportunity", { name, kind, touchpoint, stage, origin: [id] });
    // The row goes with the press; who takes several by key stays where the hand is.
    if (name) next?.focus();
    onAsk(name ? null : { source: id, opportunity });
  };
  return html`<li>
    <${SortIcon} sort=${one.sort} />
    <p><span dir="auto">${one.text}</span> <small>${one.where}</small></p>
    <${Button} icon="plus" aria-label=${`Take: ${one.text}`} onClick=${take}>Take<//>
  </li>`;
}

/** The button of the row below, or above where it is the last. */
function after(element) {
  const row = element.closest("li");
  return (row.nextElementSibling ?? row.previousElementSibling)?.querySelector(":scope > button");
}

/** Something that hurts and was taken: how might we change that? An idea of the map answers with one press. */
function Asked({ state, one, opportunity, known, onDone }) {
  const row = useRef(null);
  useLayoutEffect(() => row.current.querySelector("textarea").focus(), []);
  const done = () => {
    after(row.current)?.focus();
    onDone();
  };
  const keys = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches("textarea")) return;
    event.preventDefault();
    done();
  };
  const answer = (idea) => {
    state.edit("opportunity", opportunity.id, { name: idea.name, origin: [...opportunity.origin, idea.id] });
    done();
  };
  const written = Boolean(opportunity.name.trim());
  return html`<li class="asked" ref=${row} onKeyDown=${keys}>
    <${SortIcon} sort=${one.sort} />
    <p><span dir="auto">${one.text}</span> <small>${one.where}</small></p>
    <span class="acted-on"><${Icon} name="check" />Taken</span>
    <div class="answer">
      <${Field} label="How might we change that?" kind="text" rows=${1} placeholder="What would we do? Begin with a verb or a thing" ...${bound(state, "opportunity", opportunity, "name")} />
      <${Button} onClick=${done}>${written ? "That is it" : "Say it later"}<//>
      ${!written && known.length > 0 && html`<div class="known" role="group" aria-label="Ideas the map has for this place"><span class="soft small">On the map already:</span>
        ${known.slice(0, 3).map((idea) => html`<button type="button" class="chipb" key=${idea.id} onClick=${() => answer(idea)}><${SortIcon} sort="idea" /><span dir="auto">${idea.text}</span></button>`)}</div>`}
    </div>
  </li>`;
}
