/** Which touchpoints are picked, and what is done to all of them: sent as one message, it is one step of the history. */
import { count, sentence, useLayoutEffect, useRef, useState } from "../../lib.js";
import { chosen } from "./channels.js";
import { inStage } from "./moves.js";

export const counted = (spots) => count(spots.length, "touchpoint");

/** "both touchpoints", "all five touchpoints". */
export const all = (spots) => ["", "the touchpoint", "both touchpoints"][spots.length] ?? `all ${counted(spots)}`;

/** @returns {{ids: string[]|null, spots: object[], start: () => void, stop: (focus?: string, event?: Event) => void, toggle: (id: string) => void}} */
export function usePicks({ state, open, setOpen, onNews, root }) {
  const [ids, setShown] = useState(null);
  // Two presses may come before the board is drawn again.
  const now = useRef(null);
  const setIds = (next) => {
    now.current = next;
    setShown(next);
  };
  const spots = state.doc.touchpoints.filter((one) => ids?.includes(one.id));
  // Somebody else may have taken away what the focus goes to.
  const focus = (place, still) => queueMicrotask(() => (root.current?.querySelector(place) ?? root.current?.querySelector(".add"))?.focus({ preventScroll: still }));
  // A link elsewhere may have led into one of them.
  useLayoutEffect(() => {
    if (open && now.current) setIds(null);
  }, [open]);
  const start = (event) => {
    if (open) setOpen(null);
    setIds([]);
    onNews("Press each touchpoint you mean.");
    if (event.detail === 0) focus(".tp .open");
  };
  // Who presses with a pointer stays where he looks.
  const stop = (place, event) => {
    setIds(null);
    onNews("Nothing is picked.");
    if (place) focus(place, event?.detail > 0);
  };
  const toggle = (id) => {
    const before = (now.current ?? [open]).filter((one) => state.doc.touchpoints.some((spot) => spot.id === one));
    const next = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
    if (open) setOpen(null);
    setIds(next);
    focus(`[data-card="${id}"] .open`);
    onNews(`${sentence(count(next.length, "touchpoint"))} picked`);
  };
  return { ids, spots, start, stop, toggle };
}

/** The channels that all have, and those that only some have. */
export function common(spots) {
  const all = [...new Set(spots.flatMap((one) => one.channels))];
  const every = all.filter((name) => spots.every((one) => one.channels.includes(name)));
  return { every, some: all.filter((name) => !every.includes(name)) };
}

/** What all of them hold in a field; "" where they differ. */
export const agreed = (spots, field) => (spots.every((one) => one[field] === spots[0]?.[field]) ? (spots[0]?.[field] ?? "") : "");

/** What somebody typed just before is a step of its own. */
function together(state, spots, act) {
  state.flush();
  for (const one of spots) act(one);
}

/** Give a channel to all, or take it away from all. */
export function giveChannel(state, spots, name, given) {
  const lack = spots.filter((one) => one.channels.includes(name) !== given);
  together(state, lack, (one) => {
    const channels = given ? [...one.channels, name] : one.channels.filter((other) => other !== name);
    state.edit("touchpoint", one.id, chosen(state, one, channels));
  });
}

export function setAll(state, spots, field, value) {
  together(state, spots.filter((one) => one[field] !== value), (one) => state.edit("touchpoint", one.id, { [field]: value }));
}

/** To the end of a stage, in the order they have. */
export function moveAll(state, spots, stage) {
  together(state, spots.filter((one) => one.stage !== stage), ({ id }) => state.move("touchpoint", id, inStage(state.doc, stage).length, stage));
}

export function removeAll(state, spots) {
  together(state, spots, ({ id }) => state.remove("touchpoint", id));
}
