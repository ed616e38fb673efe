/** The opportunities: what each is called, its kind, where it is on the map and what it comes from. */
import { bound, count, html, prompt, sentence, stepFacts, useId, useState } from "../../lib.js";
import { Button, Field, Icon, RowList, Select } from "../../parts.js";

export function Opportunities({ state, told }) {
  const heading = useId();
  const [all, setAll] = useState(false);
  const { opportunities } = state.doc;
  const long = opportunities.length > MOST;
  // What is added at the end must be seen.
  const add = (to) => {
    if (to === undefined) setAll(true);
    return state.add("opportunity", {}, to);
  };
  return html`<section class="opportunities" aria-labelledby=${heading}>
    <h3 id=${heading}>What could be better?</h3>
    <p class="soft small">${said(opportunities)}</p>
    <${RowList} label="Opportunities" noun="idea" items=${long && !all ? opportunities.slice(0, FIRST) : opportunities} name="workshop:workshop:opportunities"
      onAdd=${add} onMove=${(id, to) => state.move("opportunity", id, to)} onRemove=${(id) => state.remove("opportunity", id)}>
      ${(one, index) => html`<${Row} state=${state} told=${told} one=${one} number=${index + 1} />`}
    <//>
    ${long && html`<p><${Button} bare aria-expanded=${String(all)} data-opens="opportunity:name opportunity:kind opportunity:touchpoint" onClick=${() => setAll(!all)}>${all ? `The first ${FIRST} only` : `Show all ${opportunities.length}`}<//></p>`}
  </section>`;
}

/** More ideas than this are folded, and so many stay. */
const MOST = 12, FIRST = 10;

function said(opportunities) {
  if (!opportunities.length) return "Take the first ones from below with a click, or write your own.";
  const open = opportunities.filter(unanswered).length;
  const ideas = count(opportunities.length - open, "idea");
  if (!open) return `${sentence(ideas)}. Take more from below, or write your own.`;
  return `${sentence(ideas)}, and ${count(open, "problem")} that ${open === 1 ? "waits" : "wait"} for one: how might we change that?`;
}

/** Whether something that hurts was taken, and nobody has said yet what to do about it. */
export const unanswered = ({ name, origin }) => !name.trim() && origin.length > 0;

function Row({ state, told, one, number }) {
  const field = (name) => bound(state, "opportunity", one, name);
  const kinds = [{ value: "", label: "Kind?" }, ...(told?.kinds ?? [{ value: one.kind, label: one.kind }].filter(({ value }) => value))];
  return html`<div class="opportunity">
    <i class="mark num" aria-hidden="true">${number}</i>
    <${Field} label=${`Idea ${number}`} quiet kind="text" rows=${1} class="name" placeholder=${one.origin.length ? "How might we change that?" : "What would we do?"} ...${field("name")} note=${prompt(state, "priorities", "opportunity.name")} />
    <${Select} label=${html`<span class="vh">Kind of idea ${number}</span>`} options=${kinds} ...${field("kind")} />
    <${Place} state=${state} one=${one} number=${number} />
    ${one.origin.length > 0 && html`<div class="comes">
      ${one.origin.map((link) => html`<${Origin} key=${link} state=${state} link=${link} at=${one.touchpoint} found=${told?.origins?.[link] ?? told?.sources?.find(({ id }) => id === link)} />`)}
    </div>`}
    <${Act} state=${state} one=${one} />
  </div>`;
}

/** The touchpoint of an idea, or a whole stage. */
function Place({ state, one, number }) {
  const { stages, touchpoints } = state.doc;
  const pick = (id) => {
    const spot = touchpoints.find((each) => each.id === id);
    state.edit("opportunity", one.id, { touchpoint: spot ? id : "", stage: spot ? spot.stage : id });
  };
  const options = stages.flatMap(({ id, name }) => [
    { value: id, label: `${name || "A stage"}, all of it` },
    ...touchpoints.filter(({ stage }) => stage === id).map((spot) => ({ value: spot.id, label: `  ${spot.name || "A touchpoint"}` })),
  ]);
  const known = [one.touchpoint, one.stage].find((id) => options.some(({ value }) => value === id)) ?? "";
  return html`<${Select} label=${html`<span class="vh">Where on the map, idea ${number}</span>`} name=${`opportunity:${one.id}:touchpoint`} value=${known}
    options=${[{ value: "", label: "Where?" }, ...options]} onInput=${pick} error=${state.error("opportunity", one.id, "touchpoint")} />`;
}

const ICONS = { pain: "warn", objection: "chat", need: "help", idea: "star", handover: "break", promise: "clock", theme: "note", card: "card" };
export const SORTS = { pain: "Pain", objection: "Objection", need: "Help needed", idea: "Idea", handover: "Broken hand-over", promise: "Promise not kept", theme: "Theme", card: "Idea card" };

export const SortIcon = ({ sort }) => html`<${Icon} name=${ICONS[sort] ?? "dots"} label=${SORTS[sort]} class=${`sort-of ${sort}`} />`;

/** What an idea comes from; a link to the field that says it, in this page or in its notebook. */
function Origin({ state, link, at, found }) {
  if (!found) return link.startsWith("card.") ? null : html`<span class="origin-of soft">What it came from is not on the map any more.</span>`;
  // The touchpoint stands above already, where it is the same.
  const where = (found.touchpoint === at && found.who) || found.where;
  const inside = html`<${SortIcon} sort=${found.sort} /><span><span dir="auto">${found.text}</span> <small>${where}</small></span>`;
  if (!found.item) return html`<span class="origin-of">${inside}</span>`;
  const here = document.querySelector(`.wk-${found.step}`);
  const notebook = here ? null : stepFacts(state, found.step)?.notebook;
  const go = (event) => {
    if (!notebook) event.preventDefault();
    state.focus(...found.item.split(":"), found.field);
  };
  return html`<a class="origin-of" href=${notebook ?? "#"} data-notebook=${notebook} onClick=${go}>${inside}</a>`;
}

/** One press makes an idea something that somebody does; then it leads to the list of actions. */
export function Act({ state, one }) {
  const action = state.doc.actions?.find(({ opportunity }) => opportunity === one.id);
  const notebook = stepFacts(state, "actions")?.notebook;
  if (action) {
    const words = html`<${Icon} name="check" />In the list of actions`;
    return notebook ? html`<a class="acted-on" href=${notebook} data-notebook=${notebook} onClick=${() => state.focus("action", action.id, "owner")}>${words}</a>` : html`<span class="acted-on">${words}</span>`;
  }
  const make = () => state.add("action", { name: one.name, opportunity: one.id, touchpoint: one.touchpoint, status: "open" });
  return html`<${Button} bare icon="flag" class="act-on" aria-label=${`Make it an action: ${one.name}`} aria-disabled=${one.name.trim() ? null : "true"} onClick=${() => one.name.trim() && make()}>Make it an action<//>`;
}
