/** Taking a touchpoint away: at once when nobody wrote about it, after a question when somebody did. */
import { useState } from "../../lib.js";
import { inStage, written } from "./moves.js";

/** @returns {{ask: (id: string) => void, take: (id: string) => void, keep: () => void, asking: string|null, texts: number}} */
export function useRemoval({ state, open, setOpen, onNews, root }) {
  const [asking, setAsking] = useState(null);
  const named = (id) => state.doc.touchpoints.find((one) => one.id === id);
  const take = (id) => {
    const { name, stage } = named(id);
    const mates = inStage(state.doc, stage);
    const at = mates.indexOf(named(id));
    const near = mates[at + 1] ?? mates[at - 1];
    state.remove("touchpoint", id);
    onNews(`${name || "The touchpoint without a name"} removed`);
    setAsking(null);
    if (open === id) setOpen(null);
    focusNear(root.current, near?.id, stage);
  };
  const ask = (id) => {
    if (!written(state.doc, [id])) return take(id);
    if (open !== id) setOpen(id);
    setAsking(id);
  };
  return { ask, take, keep: () => setAsking(null), asking, texts: asking ? written(state.doc, [asking]) : 0 };
}

/** After a removal the focus goes to the card beside, or to the stage's Add. */
function focusNear(root, id, stage) {
  queueMicrotask(() => {
    const place = id ? `[data-card="${id}"] .open` : `[data-field="stage:${stage}:touchpoints"]`;
    root?.querySelector(place)?.focus();
  });
}
