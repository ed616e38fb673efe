/** Asking the kernel about feedback: it may be a million rows, so nothing of it travels with a keystroke. */
import { useEffect, useRef, useState } from "../../lib.js";

/** How long the map must be left alone before its facts are asked for again, in ms. */
const QUIET = 900;

/** Parts of the document that what is told about feedback depends on. */
const PARTS = ["themes", "touchpoints", "stages", "personas", "moments", "actions", "customers", "customer"];

/**
 * What the kernel knows about the feedback, asked again when the map changes; views of one page share the answer.
 * @returns {{facts: object|null, problem: string, again: () => Promise<void>}}
 */
export function useHeard(state) {
  const [problem, setProblem] = useState("");
  const turn = useRef(0);
  const again = () => {
    turn.current += 1;
    const mine = turn.current;
    const take = (heard) => {
      if (mine !== turn.current) return;
      setProblem("");
      state.take({ heard });
    };
    return state.call("feedback").then(take, ({ message }) => mine === turn.current && setProblem(message));
  };
  const asked = useRef(false);
  useEffect(() => {
    const timer = setTimeout(again, asked.current ? QUIET : 0);
    asked.current = true;
    return () => clearTimeout(timer);
  }, PARTS.map((name) => state.doc[name]));
  return { facts: state.heard ?? null, problem, again };
}
