/** Lists whose rows can be added, moved and removed, by button, by key and by drag. */
import { count, html, sentence, useLayoutEffect, useRef, useState } from "../lib.js";
import { Button } from "./controls.js";
import { useDrag } from "./drag.js";
import { Icon } from "./marks.js";

const FIELDS = "input, textarea, select";
/** Lines of a list: there, Enter means the next row and Backspace on nothing means the one before. A name is no line. */
const LINE = "[rows='1']:not(.one-line)";

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

/** Whether nothing is written in a row. */
const isBlank = (row) => [...row.querySelectorAll("textarea, input:not([type=radio])")].every((one) => one.value === "");

/**
 * @param {object} props
 * @param {string} props.label what the list is called by a screen reader
 * @param {string} props.noun one of its items, as in "Add a goal"
 * @param {{id: string}[]} props.items
 * @param {(to?: number) => string} props.onAdd with null nothing is added; returns the new item's id; Enter in a one-line field adds below it
 * @param {(id: string, to: number) => void} props.onMove
 * @param {boolean} [props.fixed] the order is not the person's own, so nothing is moved
 * @param {(id: string) => void} props.onRemove with null nothing is removed; Backspace in a row where nothing is written removes it too
 * @param {(item: object, index: number) => any} props.children draws a row's own fields
 */
export function RowList({ label, noun, items, onAdd, onMove, onRemove, children, name, fixed }) {
  const { box, row, after } = useFocus(items);
  const [news, setNews] = useState("");
  const called = (id) => {
    const index = items.findIndex((one) => one.id === id);
    return items[index]?.text?.trim() || items[index]?.name?.trim() || `${sentence(noun)} ${index + 1}`;
  };
  const put = (id, to) => {
    setNews(`${called(id)}, now ${to + 1} of ${items.length}`);
    onMove(id, to);
  };
  const move = (index, step, element) => {
    const to = index + step;
    if (fixed || to < 0 || to >= items.length) return;
    const range = [element.selectionStart, element.selectionEnd];
    after(() => {
      element.focus();
      if (range[0] != null) element.setSelectionRange(...range);
    });
    put(items[index].id, to);
  };
  const add = (to) => {
    const id = onAdd(to);
    after(() => row(id)?.querySelector(FIELDS));
  };
  const remove = (index, find) => {
    after(find);
    setNews(`${called(items[index].id)} removed, ${count(items.length - 1, "left", "left")}`);
    onRemove(items[index].id);
  };
  const press = (index) => {
    const near = items[index + 1] ?? items[index - 1];
    remove(index, () => (near ? (row(near.id).querySelector(".remove") ?? row(near.id).querySelector("button")) : box.current.querySelector(".add")));
  };
  const back = (index) => {
    const near = items[index - 1] ?? items[index + 1];
    remove(index, () => (near ? atEnd(row(near.id).querySelector(FIELDS)) : box.current.querySelector(".add")));
  };
  const keys = (event, index) => {
    const { target, key } = event;
    const line = target.matches(LINE) && !event.isComposing;
    const step = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[key];
    const acts = {
      Enter: onAdd !== null && line && !event.shiftKey && (() => add(index + 1)),
      Backspace: onRemove !== null && line && !event.repeat && isBlank(event.currentTarget) && (() => back(index)),
    };
    const act = step ? () => move(index, step, target) : acts[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const drag = useDrag(box, { item: "data-row", onDrop: put });
  const order = (index, step, way) => html`<${Button} bare icon=${way} label=${`Move ${noun} ${index + 1} ${way}`}
    aria-disabled=${index + step < 0 || index + step >= items.length ? "true" : null} onClick=${(event) => move(index, step, event.currentTarget)} />`;
  return html`<div class="rows" ref=${box}>
    ${items.length > 0 && html`<ol aria-label=${label}>
      ${items.map((item, index) => html`<li key=${item.id} data-row=${item.id} class=${drag.mark(item.id)} onKeyDown=${(event) => keys(event, index)}>
        <span class="ord" hidden=${fixed}>
          ${items.length > 1 && html`<span class="grip" title="Drag to another place" ...${drag.grab(item.id)}><${Icon} name="grip" /></span>`}
          ${order(index, -1, "up")}${order(index, 1, "down")}
        </span>
        <div class="own">${children(item, index)}</div>
        ${onRemove !== null && html`<${Button} bare icon="x" class="remove" label=${`Remove ${noun} ${index + 1}`} onClick=${() => press(index)} />`}
      </li>`)}
    </ol>`}
    ${onAdd !== null && html`<${Button} bare icon="plus" class="add" data-field=${name} onClick=${() => add()}>
      Add ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}
    <//>`}
    <p class="vh" aria-live="polite">${news}</p>
  </div>`;
}

/** The field with the cursor behind its last letter. */
function atEnd(field) {
  field?.setSelectionRange?.(field.value.length, field.value.length);
  return field;
}
