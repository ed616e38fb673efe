/** Customers by stage as a table to type into: a row for each period, device and segment. */
import { folded, html, inWords, sentence, useId, useRef, useState } from "../../lib.js";
import { Button, Field, Section } from "../../parts.js";

const KEYS = [["period", "Period"], ["device", "Device"], ["segment", "Segment"]];
const MANY = 8;

const keyOf = (row) => KEYS.map(([name]) => row[name].trim()).join("\n");

/** Stages of the journey, then those that only the numbers know. */
export function stagesOf(doc) {
  const names = [...doc.stages.map(({ name }) => name), ...doc.counts.map(({ stage }) => stage)].map((name) => name.trim()).filter(Boolean);
  const first = new Map();
  for (const name of names) if (!first.has(folded(name))) first.set(folded(name), name);
  return [...first.values()];
}

/** Counts by row, in the order they were entered; of two for one place the first one. */
export function rowsOf(counts) {
  const rows = new Map();
  for (const one of counts) {
    const key = keyOf(one);
    if (!rows.has(key)) rows.set(key, { key, period: one.period, device: one.device, segment: one.segment, all: [], by: new Map() });
    const row = rows.get(key);
    row.all.push(one);
    if (!row.by.has(folded(one.stage))) row.by.set(folded(one.stage), one);
  }
  return [...rows.values()];
}

/** The roles are written down: on a phone its rows are drawn as blocks, and browsers then forget that it is a table. */
export function Counts({ state }) {
  const heading = useId();
  const { doc } = state;
  const rows = rowsOf(doc.counts);
  const stages = stagesOf(doc);
  const [drafts, setDrafts] = useState([]);
  const [said, setSaid] = useState("");
  const [all, setAll] = useState(false);
  const numbers = useRef(0);
  const begin = () => {
    numbers.current += 1;
    const at = { period: rows.at(-1)?.period ?? today().slice(0, 7), device: "", segment: "" };
    setDrafts([...drafts, { id: numbers.current, at }]);
  };
  const alone = rows.filter(({ key }) => !drafts.some(({ at }) => keyOf(at) === key));
  const hint = rows.length ? `${rows.length} ${rows.length === 1 ? "row" : "rows"}` : "type them, or read a file";
  if (!stages.length) return null;
  const shown = all || alone.length <= MANY ? alone : alone.slice(0, MANY);
  const line = { state, stages, rows, onSaid: setSaid };
  const table = html`<div class="counts" role="group" aria-label=${`${sentence(inWords(state, "{customers}"))} by stage`}>
    <table role="table">
      <thead role="rowgroup"><tr role="row">${[...KEYS.map(([, label]) => label), ...stages].map((name) => html`<th key=${name} role="columnheader" scope="col" dir="auto">${name}</th>`)}<td role="cell"></td></tr></thead>
      <tbody role="rowgroup">
        ${shown.map((row) => html`<${Line} key=${row.all[0].id} ...${line} at=${row} row=${row} />`)}
        ${drafts.map((draft) => html`<${Line} key=${draft.id} ...${line} at=${draft.at} row=${rows.find(({ key }) => key === keyOf(draft.at))}
          onAt=${(at) => setDrafts(drafts.map((one) => (one === draft ? { ...one, at } : one)))} onGone=${() => setDrafts(drafts.filter((one) => one !== draft))} />`)}
      </tbody>
    </table>
    <p class="row"><${Button} bare icon="plus" class="add" onClick=${begin}>Add a row<//>
      ${alone.length > MANY && html`<${Button} bare aria-expanded=${String(all)} data-opens="count:customers" onClick=${() => setAll(!all)}>${all ? `The first ${MANY} only` : `Show all ${alone.length} rows`}<//>`}</p>
    <p class="msg" role="status">${said}</p>
  </div>`;
  return html`<section class="counted" aria-labelledby=${heading}>
    <h3 id=${heading}>How many get from stage to stage?</h3>
    <p class="soft">Count the same people at each stage: all, or apart by device and segment. What follows from it is drawn below.</p>
    <${Section} title="The numbers" hint=${hint} open=${rows.length <= MANY}>${table}<//>
  </section>`;
}

const today = () => new Date().toISOString();

/** Enter takes a name, which stays one line of text however many lines it is shown in. */
function taken(event, take) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  take();
}

const NO_NUMBER = "Write how many, such as 120.";
const isCount = (value) => Number.isInteger(value) && value >= 0;

/** A row. Its names are taken when they are complete, so that half a word makes it no other row. */
function Line({ state, stages, rows, at, row, onAt, onGone, onSaid }) {
  const name = [at.period, at.device, at.segment].filter(Boolean).join(" ") || "new row";
  const rename = (field, { target }) => {
    const next = { ...at, [field]: target.value.trim().replace(/\s+/g, " ") };
    if (next[field] === at[field]) return;
    if (rows.some(({ key }) => key === keyOf(next))) {
      target.value = at[field];
      onSaid(inWords(state, "There is a row for these {customers} already."));
      return;
    }
    onSaid("");
    for (const one of row?.all ?? []) state.edit("count", one.id, { [field]: next[field] });
    onAt?.({ period: next.period, device: next.device, segment: next.segment });
  };
  const remove = () => {
    for (const one of row?.all ?? []) state.remove("count", one.id);
    onGone?.();
  };
  // What is no number of people adds no count, so that the kernel has none to refuse: the cell itself says so.
  const [wrong, setWrong] = useState({});
  const put = (stage, count, customers) => {
    const fits = count || customers === null || isCount(customers);
    setWrong((before) => ({ ...before, [stage]: fits ? null : { value: customers, text: NO_NUMBER } }));
    if (count) state.edit("count", count.id, { customers });
    else if (fits && customers !== null) state.add("count", { period: at.period, device: at.device, segment: at.segment, stage, customers });
  };
  return html`<tr role="row">
    ${KEYS.map(([field, label]) => html`<td key=${field} role="cell" data-head=${label}><textarea class="in quiet one-line" rows="1" style="--rows:1" dir="auto" maxlength="300" aria-label=${`${label}, ${name}`} defaultValue=${at[field]} onKeyDown=${(event) => taken(event, () => rename(field, event))} onChange=${(event) => rename(field, event)}></textarea></td>`)}
    ${stages.map((stage) => {
      const count = row?.by.get(folded(stage));
      const error = count ? state.error("count", count.id, "customers") : wrong[stage];
      return html`<td key=${stage} role="cell" data-head=${stage}><${Field} quiet label=${`${stage}, ${name}`} kind="number" name=${count ? `count:${count.id}:customers` : undefined} value=${count?.customers ?? null} error=${error} onInput=${(customers) => put(stage, count, customers)} /></td>`;
    })}
    <td role="cell"><${Button} bare icon="x" label=${`Remove ${name}`} onClick=${remove} /></td>
  </tr>`;
}
