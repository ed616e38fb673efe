/** Whose turn it is, and what that person has pressed so far: kept over a reload, gone once it is handed in. */
import { useState } from "../../lib.js";

export function useTurn(state) {
  const key = `workshop-kit:turn:${state.id}`;
  const [turn, set] = useState(() => recall(state, key));
  const put = (next) => {
    set(next);
    keep(state, key, next);
  };
  return {
    ...turn,
    begin: (person) => put({ person, draft: {} }),
    score: (idea, side, value) => put({ ...turn, draft: { ...turn.draft, [idea]: { ...turn.draft[idea], [side]: value } } }),
    end: () => put(NOBODY),
  };
}

const NOBODY = { person: "", draft: {} };

function recall(state, key) {
  try {
    return JSON.parse(state.page.storage?.getItem(key)) ?? NOBODY;
  } catch {
    return NOBODY;
  }
}

function keep(state, key, turn) {
  try {
    if (turn.person) state.page.storage?.setItem(key, JSON.stringify(turn));
    else state.page.storage?.removeItem(key);
  } catch {
    // Without a storage a reload begins the turn again.
  }
}
