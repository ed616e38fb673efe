/** When one thing takes the place of another, a press of a key must not fall into nothing: the focus goes on. */
import { useLayoutEffect, useRef } from "../../lib.js";

/** Whatever had the focus is gone; nobody who works elsewhere is called away. */
const lost = () => !document.activeElement || document.activeElement === document.body;

/**
 * A ref for what takes the focus when it comes and nothing else has it.
 * @param {boolean} [here] whether it is on the page now
 * @param {string} [within] the part of it that takes the focus
 */
export function useArrival(here = true, within = "") {
  const ref = useRef(null);
  useLayoutEffect(() => {
    if (!here || !lost()) return;
    const place = within ? ref.current?.querySelector(within) : ref.current;
    place?.focus({ preventScroll: true });
  }, [here]);
  return ref;
}
