/** What the kernel works out about priorities, asked once for all views of the page and whenever something is saved. */
import { useEffect } from "../../lib.js";

/**
 * @returns {object|undefined} sources, offers, origins, standing …; undefined until the kernel has answered
 */
export function usePriorities(state) {
  const settled = state.status.state === "saved" ? state.base : null;
  const mark = JSON.stringify(state.facts?.priorities ?? null);
  useEffect(() => {
    if (!settled) return;
    const before = state.prioritiesOf;
    if (before?.base === settled && before.mark === mark) return;
    state.prioritiesOf = { base: settled, mark };
    ask(state, "priorities").catch(() => { state.prioritiesOf = undefined; });
  }, [settled, mark]);
  return state.priorities;
}

/** Ask, and show the answer in every view of the page; resolves to it. */
export async function ask(state, name, args) {
  const priorities = await state.call(name, args);
  state.take({ priorities });
  return priorities;
}

/** The idea cards, which never change while a page is open. */
export function useDeck(state) {
  useEffect(() => {
    if (state.deck) return;
    state.deck = { cards: [], groups: {}, stages: [] };
    state.call("idea_cards").then((deck) => state.take({ deck }), () => { state.deck = undefined; });
  }, []);
  return state.deck;
}
