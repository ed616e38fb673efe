/** Lists whose rows can be added, moved and removed, by button and by key. */
import { html, useLayoutEffect, useRef } from "../lib.js";
import { Button, Evidence } from "./controls.js";
import { Field } from "./field.js";

const FIELDS = "input, textarea, select";

/**
 * Keeps the focus where the person is while rows come, go and change places.
 * The browser drops it when an element is moved; `after(find)` names the element that has it after the next change.
 */
function useFocus(items) {
  const box = useRef(null);
  const wanted = useRef(null);
  const order = items.map((one) => one.id).join(" ");
  useLayoutEffect(() => {
    const find = wanted.current;
    wanted.current = null;
    find?.(box.current)?.focus();
  }, [order]);
  const row = (id) => box.current.querySelector(`[data-row="${id}"]`);
  return { box, row, after: (find) => { wanted.current = find; } };
}

/**
 * @param {object} props
 * @param {string} props.label what the list is called by a screen reader
 * @param {string} props.noun one of its items, as in "Add a goal"
 * @param {{id: string}[]} props.items
 * @param {(to?: number) => string} props.onAdd returns the new item's id; Enter in a one-line field adds below it
 * @param {(id: string, to: number) => void} props.onMove
 * @param {(id: string) => void} props.onRemove
 * @param {(item: object, index: number) => any} props.children draws a row's own fields
 */
export function RowList({ label, noun, items, onAdd, onMove, onRemove, children, name }) {
  const { box, row, after } = useFocus(items);
  const move = (index, step, element) => {
    const to = index + step;
    if (to < 0 || to >= items.length) return;
    const range = [element.selectionStart, element.selectionEnd];
    after(() => {
      element.focus();
      if (range[0] != null) element.setSelectionRange(...range);
    });
    onMove(items[index].id, to);
  };
  const add = (to) => {
    const id = onAdd(to);
    after(() => row(id)?.querySelector(FIELDS));
  };
  const remove = (index) => {
    const near = items[index + 1] ?? items[index - 1];
    after(() => (near ? row(near.id).querySelector(".remove") : box.current.querySelector(".add")));
    onRemove(items[index].id);
  };
  const keys = (event, index) => {
    const { target } = event;
    if (target.matches("[rows='1']") && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      add(index + 1);
    }
    const step = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(index, step, target);
  };
  const order = (index, step, way) => html`<${Button} bare icon=${way} label=${`Move ${noun} ${index + 1} ${way}`}
    aria-disabled=${index + step < 0 || index + step >= items.length ? "true" : null} onClick=${(event) => move(index, step, event.currentTarget)} />`;
  return html`<div class="rows" ref=${box}>
    ${items.length > 0 && html`<ol aria-label=${label}>
      ${items.map((item, index) => html`<li key=${item.id} data-row=${item.id} onKeyDown=${(event) => keys(event, index)}>
        <span class="ord">${order(index, -1, "up")}${order(index, 1, "down")}</span>
        <div class="own">${children(item, index)}</div>
        <${Button} bare icon="x" class="remove" label=${`Remove ${noun} ${index + 1}`} onClick=${() => remove(index)} />
      </li>`)}
    </ol>`}
    <${Button} bare icon="plus" class="add" data-field=${name} onClick=${() => add()}>
      Add ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}
    <//>
  </div>`;
}

const SEVERITY = [1, 2, 3].map((value) => ({ value: String(value), label: ["hardly hurts", "hurts", "hurts badly"][value - 1] }));

/**
 * A list of entries (goals, pains, ideas …) of a persona or a moment, each with its evidence.
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
      <${Field} label=${sentenceOf(noun, index)} quiet kind="text" rows=${1} ...${one(entry, "text")} note=${index === items.length - 1 ? note : null} />
      ${evidence && html`<${Evidence} of=${`${noun} ${index + 1}`} value=${entry.evidence ?? "assumption"} onPick=${(value) => state.edit("entry", entry.id, { evidence: value })} />`}
      ${severity && html`<${Severity} of=${`${noun} ${index + 1}`} value=${entry.severity} onPick=${(value) => state.edit("entry", entry.id, { severity: value })} />`}
      ${evidence && entry.evidence === "cited" && html`<${Field} label=${`What ${noun} ${index + 1} cites`} quiet kind="text" rows=${1} placeholder="What it cites: a comment card, a review, a call" class="cites" ...${one(entry, "cites")} />`}
    </div>`}
  <//>`;
}

const sentenceOf = (noun, index) => `${noun[0].toUpperCase()}${noun.slice(1)} ${index + 1}`;

/** How much a pain hurts, 1 … 3, drawn as filled triangles; pressing the taken one again takes it back. */
function Severity({ of, value, onPick }) {
  return html`<div class="severity" role="group" aria-label=${`How much ${of} hurts`}>
    ${SEVERITY.map((one) => html`<button type="button" key=${one.value} class=${Number(one.value) <= value ? "on" : ""} title=${one.label}
      aria-label=${one.label} aria-pressed=${String(String(value) === one.value)}
      onClick=${() => onPick(String(value) === one.value ? null : Number(one.value))}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.2 14.6 13.6H1.4z" /></svg></button>`)}
  </div>`;
}
