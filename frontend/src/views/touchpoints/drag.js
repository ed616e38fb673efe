/** Moving cards with the mouse, by the browser's own drag. */
import { useRef, useState } from "../../lib.js";
import { inStage } from "./moves.js";

/** Where a card lands that is let go over another card or over a stage; null where it would not move. */
export function landing(doc, id, target, after) {
  if (!target || target === id) return null;
  const rest = doc.touchpoints.filter((one) => one.id !== id);
  const mate = rest.find((one) => one.id === target);
  const stage = mate?.stage ?? target;
  const there = rest.filter((one) => one.stage === stage);
  const to = mate ? there.indexOf(mate) + (after ? 1 : 0) : there.length;
  const held = doc.touchpoints.find((one) => one.id === id);
  return held.stage === stage && inStage(doc, stage).indexOf(held) === to ? null : { to, stage };
}

/** Onto the upper half of a card to stand before it, onto the lower half to stand behind it, onto a stage to stand last. */
export function useDrag(doc, put) {
  const [over, setOver] = useState(null);
  const held = useRef(null);
  const spot = (event) => {
    const box = event.target.closest?.("[data-drop]");
    if (!box) return null;
    const { top, height } = box.getBoundingClientRect();
    return { id: box.dataset.drop, after: event.clientY > top + height / 2 };
  };
  const end = () => {
    held.current = null;
    setOver(null);
  };
  const events = {
    onDragStart: (event) => {
      held.current = event.target.dataset?.card ?? null;
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver: (event) => {
      if (!held.current) return;
      event.preventDefault();
      const now = spot(event);
      setOver((was) => (was?.id === now?.id && was?.after === now?.after ? was : now));
    },
    onDrop: (event) => {
      event.preventDefault();
      const now = spot(event);
      const place = held.current && now && landing(doc, held.current, now.id, now.after);
      if (place) put(held.current, place.to, place.stage);
      end();
    },
    onDragEnd: end,
  };
  return { over, events };
}
