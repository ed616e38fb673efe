/** Readings of a measure as rows: what was counted, what comes out, with its interval. */
import { bound, html, prompt, useLayoutEffect, useRef } from "../../lib.js";
import { Button, Field } from "../../parts.js";
import { blankReading, inGroup, termOf } from "./terms.js";

export function Readings({ state, measure, said }) {
  const own = state.doc.readings.filter((one) => one.measure === measure.id && !inGroup(one));
  const { parts } = termOf(state, measure.kind);
  const list = useAdding(own);
  const add = (counted) => list.after(state.add("reading", blankReading(state, measure, {}, counted)));
  return html`<div class="readings" ref=${list.box}>
    <h5>Readings</h5>
    ${own.length > 0 && html`<ol>${own.map((one, i) => html`<${Reading} key=${one.id} state=${state} measure=${measure} reading=${one} said=${said.readings[one.id]} of=${`reading ${i + 1}`}
      quiet=${i > 0 && shape(own[i - 1]) === shape(one)} onRemove=${() => list.remove(one.id, () => state.remove("reading", one.id))} />`)}</ol>`}
    <p class="row">
      <${Button} bare icon="plus" class="add" data-field=${`measure:${measure.id}:readings`} onClick=${() => add(true)}>Add a reading<//>
      ${parts.length > 0 && html`<${Button} bare icon="plus" onClick=${() => add(false)}>Only its result is known<//>`}
    </p>
    ${said.steps && html`<p class="soft">Latest: ${said.steps}.</p>`}
  </div>`;
}

const shape = ({ parts }) => parts.length;

const PAIRS = [["Before", "After"], ["Not personalised", "Personalised"], ["Version A", "Version B"], ["One group", "The other"]];

/** Two groups of different people, measured alike. */
export function Pairs({ state, measure, said }) {
  const own = state.doc.readings.filter((one) => one.measure === measure.id && inGroup(one));
  const list = useAdding(own);
  const add = (names) => {
    const [first] = names.map((group) => state.add("reading", blankReading(state, measure, { group })));
    list.after(first);
  };
  return html`<div class="readings" ref=${list.box}>
    <h5>Two groups</h5>
    ${own.length > 0
      ? html`<ol>${own.map((one, i) => html`<${Reading} key=${one.id} state=${state} measure=${measure} reading=${one} said=${said.readings[one.id]} of=${`group ${i + 1}`} grouped
          quiet=${i > 0 && shape(own[i - 1]) === shape(one)} onRemove=${() => list.remove(one.id, () => state.remove("reading", one.id))} />`)}</ol>
        <p class="row"><${Button} bare icon="plus" class="add" onClick=${() => list.after(state.add("reading", blankReading(state, measure, { group: "Another group" })))}>Add a group<//></p>`
      : html`<p class="row">${PAIRS.map((names) => html`<${Button} key=${names[0]} class="add" onClick=${() => add(names)}>${names.join(" / ")}<//>`)}</p>`}
    ${(said.groups ?? []).map((one) => html`<p key=${one.second} class="finding" role="status"><b dir="auto">${one.second}</b> against <b dir="auto">${one.first}</b>: ${one.text}.</p>`)}
  </div>`;
}

function Reading({ state, measure, reading, said, of, quiet, grouped, onRemove }) {
  const field = (name) => ({ ...bound(state, "reading", reading, name), note: prompt(state, "measures", `reading.${name}`) });
  const { parts } = reading;
  const label = (text) => html`${text}<span class="vh">, ${of}</span>`;
  const names = termOf(state, measure.kind).parts;
  const put = (i, value) => state.edit("reading", reading.id, { parts: parts.map((old, at) => (at === i ? value : old)) });
  const wrong = state.error("reading", reading.id, "parts");
  // Without a group it would be a reading of everybody and leap to the list above.
  const name = (text) => state.edit("reading", reading.id, { group: text || " " });
  return html`<li data-row=${reading.id}>
    <div class="fields">
      ${grouped && html`<${Field} label=${label("Group")} quiet=${quiet} ...${field("group")} value=${reading.group.trim()} onInput=${name} class="wide" />`}
      <${Field} label=${label("Date")} quiet=${quiet} kind="date" ...${field("date")} />
      ${parts.length
        ? parts.map((part, i) => html`<${Field} key=${i} label=${label(names[i] ?? `Number ${i + 1}`)} quiet=${quiet} kind="number" name=${`reading:${reading.id}:parts.${i}`} value=${part} onInput=${(value) => put(i, value)} />`)
        : html`<${Field} label=${label(`Value${measure.unit ? `, ${measure.unit}` : ""}`)} quiet=${quiet} kind="number" ...${field("value")} />
          <${Field} label=${label("Answers")} quiet=${quiet} kind="number" ...${field("n")} />
          ${measure.unit.trim() !== "%" && html`<${Field} label=${label("Scatter (SD)")} quiet=${quiet} kind="number" ...${field("sd")} />`}`}
    </div>
    <p class="result">${said?.value && html`<b class="num">${said.value}</b> <span class="soft num">${said.reach}</span>`} ${said?.why && html`<span class=${said.value ? "soft small" : "pain"}>${said.why}</span>`}${wrong && html` <span class="pain">${wrong.text}</span>`}</p>
    <${Button} bare icon="x" class="remove" label=${`Remove ${of}`} onClick=${onRemove} />
  </li>`;
}

/** Keeps the focus where the person is while rows come and go. */
function useAdding(items) {
  const box = useRef(null);
  const wanted = useRef(null);
  const order = items.map(({ id }) => id).join(" ");
  useLayoutEffect(() => {
    const find = wanted.current;
    wanted.current = null;
    find?.()?.focus();
  }, [order]);
  const row = (id) => box.current.querySelector(`[data-row="${id}"]`);
  return {
    box,
    after: (id) => { wanted.current = () => row(id)?.querySelector("input"); },
    remove: (id, act) => {
      const at = items.findIndex((one) => one.id === id);
      const near = items[at + 1] ?? items[at - 1];
      wanted.current = () => (near ? row(near.id)?.querySelector(".remove") : box.current.querySelector(".add"));
      act();
    },
  };
}
