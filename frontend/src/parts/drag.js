/** Drag as an extra: whatever can be dragged can be moved by button and by key too. */
import { useEffect, useRef, useState } from "../lib.js";

/** Pixels before a press counts as a drag, so that a click stays a click. */
const SLACK = 6;

/** Whether an element stands before a point of the page, in lines that may wrap. */
export function before({ left, top, width, height }, { x, y }, sideways) {
  if (!sideways) return top + height / 2 < y;
  return top + height < y || (top <= y && left + width / 2 < x);
}

/**
 * Drags the items of a list by mouse, pen or finger.
 * @param {{current: HTMLElement}} box holds the items
 * @param {object} options
 * @param {string} options.item attribute that carries an item's id
 * @param {boolean} [options.sideways] the list runs from side to side
 * @param {(id: string, to: number) => void} options.onDrop the place is counted without the item itself
 * @returns {{grab: (id: string) => object, held: string|null, mark: (id: string) => string}} `grab` gives the listeners
 *   of a handle, `mark` the class of an item while one is held
 */
export function useDrag(box, { item, sideways = false, onDrop }) {
  const [drag, setDrag] = useState(null);
  const press = useRef(null);
  const others = (id) => [...box.current.querySelectorAll(`[${item}]`)].filter((one) => one.getAttribute(item) !== id);
  const end = () => {
    press.current = null;
    setDrag(null);
  };
  useEffect(() => {
    if (!drag) return undefined;
    const cancel = ({ key }) => key === "Escape" && end();
    document.addEventListener("keydown", cancel);
    return () => document.removeEventListener("keydown", cancel);
  }, [Boolean(drag)]);
  const grab = (id) => ({
    onPointerDown: ({ button, clientX: x, clientY: y, pointerId, currentTarget }) => {
      if (button) return;
      press.current = { id, x, y };
      currentTarget.setPointerCapture?.(pointerId);
    },
    onPointerMove: ({ clientX: x, clientY: y }) => {
      if (press.current?.id !== id) return;
      if (!drag && Math.hypot(x - press.current.x, y - press.current.y) < SLACK) return;
      const rest = others(id);
      const to = rest.filter((one) => before(one.getBoundingClientRect(), { x, y }, sideways)).length;
      const next = rest[to]?.getAttribute(item) ?? null;
      if (drag?.to !== to) setDrag({ id, to, next, last: rest.at(-1)?.getAttribute(item) });
    },
    onPointerUp: () => {
      if (drag?.id === id) onDrop(id, drag.to);
      end();
    },
    onPointerCancel: end,
    onDragStart: (event) => event.preventDefault(),
  });
  const mark = (id) => {
    if (!drag) return "";
    if (drag.id === id) return "held";
    if (drag.next === id) return "drop-before";
    return drag.next === null && drag.last === id ? "drop-after" : "";
  };
  return { grab, mark };
}
