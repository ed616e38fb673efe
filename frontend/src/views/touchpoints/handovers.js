/** Changes of channel: those the kernel found, to be answered, and those that somebody has looked at. */
import { bound, classes, html, prompt, useId, useState } from "../../lib.js";
import { Button, Choice, Field, Icon, Select } from "../../parts.js";
import { channel, offered } from "./channels.js";
import { unanswered } from "./reach.js";
import { Way, quoted, way } from "./way.js";

const VERDICTS = [
  { value: true, label: "Works", icon: "check", words: "works" },
  { value: false, label: "Breaks", icon: "break", words: "breaks" },
  { value: null, label: "Not sure", icon: "dots", words: ": nobody is sure" },
];
const verdict = (works) => VERDICTS.find(({ value }) => value === works) ?? VERDICTS[2];

export function Handovers({ state, onNews }) {
  const { doc, facts } = state;
  const heading = useId();
  const [open, setOpen] = useState(null);
  if (!doc.touchpoints.length) return null;
  const begin = (id, field) => {
    setOpen(id);
    state.focus("handover", id, field);
  };
  const answer = (found, works) => {
    const id = state.add("handover", { ...found, works });
    onNews?.(`${way(state, found)} ${verdict(works).words}`);
    if (works === false) begin(id, "quote");
  };
  const remove = (one) => {
    state.remove("handover", one.id);
    setOpen(null);
    onNews?.(`${way(state, one)} removed`);
    queueMicrotask(() => document.getElementById(`${heading}add`)?.focus());
  };
  return html`<section class="handovers" aria-labelledby=${heading}>
    <h3 id=${heading}>Hand-overs</h3>
    ${facts?.handovers?.headline && html`<p class="finding">${facts.handovers.headline}</p>`}
    ${!doc.handovers.length && !facts?.handovers?.found?.length && html`<p class="soft">Where somebody begins on the phone and ends in the shop, things get lost. Such changes of channel are found here.</p>`}
    <div class="sides">
    ${doc.handovers.length > 0 && html`<ul class="decided">${doc.handovers.map((one) => html`<${Known} key=${one.id} state=${state} handover=${one}
      open=${open === one.id} onOpen=${() => setOpen(open === one.id ? null : one.id)} onRemove=${() => remove(one)} />`)}</ul>`}
    <${Found} state=${state} onAnswer=${answer} />
    </div>
    <${Button} bare icon="plus" class="add" id=${`${heading}add`} onClick=${() => begin(state.add("handover", between(state)), "source")}>Add a hand-over<//>
  </section>`;
}

/** A new hand-over begins at the touchpoint that is selected. */
function between({ doc, selected }) {
  const at = Math.max(doc.touchpoints.findIndex(({ id }) => id === selected.touchpoint), 0);
  const source = doc.touchpoints[at];
  const target = doc.touchpoints[at + 1] ?? source;
  const to = target.channels.find((one) => one !== source.channels[0]) ?? target.channels[0];
  return { source: source.id, target: target.id, from_channel: source.channels[0] ?? "", to_channel: to ?? "", works: null };
}

/** "4 Asks whether there is room → 5 Gets through the door". */
function Places({ state, source, target }) {
  const named = (id) => {
    const at = state.doc.touchpoints.findIndex((one) => one.id === id);
    return html`${at + 1} <bdi>${state.doc.touchpoints[at]?.name || "Without a name"}</bdi>`;
  };
  return html`<p class="places">${named(source)}${source !== target && html` <span aria-label="to">→</span> ${named(target)}`}</p>`;
}

function Known({ state, handover, open, onOpen, onRemove }) {
  const { works, quote, note, source, target } = handover;
  const { icon, words } = verdict(works);
  const id = useId();
  return html`<li class=${classes("handover", works === false && "torn", open && "card")}>
    <div class="top">
      <${Icon} name=${icon} />
      <p class="verdict" id=${id}><${Way} state=${state} of=${handover} />${words.startsWith(":") ? "" : " "}${words}</p>
      <${Button} bare class="push" aria-expanded=${String(open)} aria-describedby=${id} onClick=${onOpen}>${open ? "Close" : "Change"}<//>
    </div>
    <${Places} state=${state} source=${source} target=${target} />
    ${!open && quote && html`<p class="spoken" dir="auto">${quoted(quote)}</p>`}
    ${!open && note && html`<p dir="auto">${note}</p>`}
    ${open && html`<${Editor} state=${state} handover=${handover} onRemove=${onRemove} />`}
  </li>`;
}

function Editor({ state, handover, onRemove }) {
  const field = (name) => ({ ...bound(state, "handover", handover, name), note: prompt(state, "touchpoints", `handover.${name}`) });
  return html`<div class="stack">
    <${Choice} legend=${prompt(state, "touchpoints", "handover.works")?.title ?? "Does it work?"} options=${VERDICTS} value=${handover.works}
      name=${`handover:${handover.id}:works`} onPick=${(works) => state.edit("handover", handover.id, { works })} />
    <div class="ends">
      <${End} state=${state} handover=${handover} label="From" spot="source" by="from_channel" />
      <${End} state=${state} handover=${handover} label="To" spot="target" by="to_channel" />
    </div>
    <${Field} label="What did they say?" kind="text" rows=${1} voice ...${field("quote")} />
    <${Field} label="What is lost on the way" kind="text" rows=${2} ...${field("note")} />
    <p><${Button} onClick=${onRemove}>Remove this hand-over<//></p>
  </div>`;
}

/** One end: a touchpoint, and which of its channels. */
function End({ state, handover, label, spot, by }) {
  const { touchpoints } = state.doc;
  const spots = touchpoints.map((one, index) => ({ value: one.id, label: `${index + 1} ${one.name || "Without a name"}` }));
  const own = touchpoints.find(({ id }) => id === handover[spot])?.channels ?? [];
  const rest = offered(state).filter(({ value }) => !own.includes(value));
  const ways = [...own.map((name) => channel(state, name)).map((one) => ({ value: one.name, label: one.label })), ...rest];
  const kept = handover[by] && !ways.some(({ value }) => value === handover[by]) ? [{ value: handover[by], label: handover[by] }] : [];
  const move = (id) => {
    const { channels } = touchpoints.find((one) => one.id === id);
    const through = channels.includes(handover[by]) ? {} : { [by]: channels[0] ?? "" };
    state.edit("handover", handover.id, { [spot]: id, ...through });
  };
  return html`<div class="stack">
    <${Select} label=${label} options=${spots} ...${bound(state, "handover", handover, spot)} onInput=${move} />
    <${Select} label=${`${label === "From" ? "Leaves" : "Arrives"} through`} options=${[{ value: "", label: "Not said" }, ...kept, ...ways]} ...${bound(state, "handover", handover, by)} />
  </div>`;
}

/** How many questions are asked at once. */
const FIRST = 3;

/** What the kernel found: from one touchpoint to the next, or along an arrow, without a common channel. */
function Found({ state, onAnswer }) {
  const [all, setAll] = useState(false);
  const found = unanswered(state.doc, state.facts?.handovers?.found);
  if (!found.length) return null;
  const ask = prompt(state, "touchpoints", "handover.works");
  const answer = (event, one, index, works) => {
    // The row goes; the next one takes its place, and the finger may stay where it is.
    const list = event.currentTarget.closest("ul");
    onAnswer(one, works);
    if (works !== false) queueMicrotask(() => (list.children[index] ?? list.lastElementChild)?.querySelector("button")?.focus());
  };
  return html`<div class="found">
    <h4>${ask?.title ?? "Does it work?"}</h4>
    <p class="soft small">The channel changes here. ${ask?.text}</p>
    <ul>${found.slice(0, all ? Infinity : FIRST).map((one, index) => html`<li key=${`${one.source} ${one.target}`}>
      <p class="verdict"><${Way} state=${state} of=${one} /></p>
      <${Places} state=${state} source=${one.source} target=${one.target} />
      <p class="row">${VERDICTS.map(({ value, label, icon }) => html`<${Button} key=${label} icon=${icon} aria-label=${`${label}: ${way(state, one)}`}
        onClick=${(event) => answer(event, one, index, value)}>${label}<//>`)}</p>
    </li>`)}</ul>
    ${found.length > FIRST && html`<${Button} bare aria-expanded=${String(all)} onClick=${() => setAll(!all)}>${all ? "Fewer" : `All ${found.length}`}<//>`}
  </div>`;
}
