/** Asking the kernel one question: for what is too much, or too seldom needed, to travel with every change. */
import { useEffect, useRef, useState } from "./lib.js";

/**
 * The answer to one question, asked again when its arguments change.
 * @param {object} args plain values; `null` asks nothing
 * @returns {{value: any, problem: string, busy: boolean, again: () => void}}
 */
export function useAnswer(state, name, args, depends = []) {
  const [told, setTold] = useState({ value: null, problem: "" });
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  const ask = () => {
    turn.current += 1;
    const mine = turn.current;
    if (args === null) return;
    setBusy(true);
    const done = (next) => {
      if (mine !== turn.current) return;
      setBusy(false);
      setTold((before) => ({ ...before, ...next }));
    };
    state.call(name, args).then((value) => done({ value, problem: "" }), ({ message }) => done({ problem: message }));
  };
  useEffect(ask, [name, JSON.stringify(args), ...depends]);
  return { ...told, busy, again: ask };
}
