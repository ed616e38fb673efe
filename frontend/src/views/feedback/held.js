/** A button that is gone when it was pressed leaves its focus to what stands in its place. */
import { useEffect, useRef } from "../../lib.js";

const WAYS_IN = "button, a[href], select, textarea, summary, input:not([type=radio]), input[type=radio]:checked, [tabindex='0']";

/** What one can reach by keyboard in a part of the page, in its order. */
const reachable = (root) => [...root.querySelectorAll(WAYS_IN)].filter((one) => one.getClientRects().length);

/** What stands now where something stood behind `before`, the nearest first. */
export function successor(before, now) {
  const last = before.findLast((one) => now.includes(one));
  return now[now.indexOf(last) + 1] ?? last;
}

/** A ref for the part in which the focus is kept; whatever takes it on its own comes first. */
export function useHeld() {
  const ref = useRef(null);
  useEffect(() => {
    const root = ref.current;
    // A page without a browser, as tests have it, has nothing to watch by.
    if (!globalThis.MutationObserver) return undefined;
    let held = null;
    let before = [];
    const remember = () => {
      const target = document.activeElement;
      if (!root.contains(target)) return;
      held = target;
      before = reachable(root).filter((one) => one !== target && one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING && !one.contains(target));
    };
    const mend = () => {
      const lost = !document.activeElement || document.activeElement === document.body;
      if (!held || !lost || held.getClientRects().length) return;
      held = null;
      successor(before, reachable(root))?.focus({ preventScroll: true });
    };
    const leave = ({ relatedTarget }) => {
      if (relatedTarget && !root.contains(relatedTarget)) held = null;
    };
    root.addEventListener("focusin", remember);
    // What stands before a button may have changed since it got the focus.
    root.addEventListener("click", remember, true);
    root.addEventListener("focusout", leave);
    const watch = new MutationObserver(mend);
    watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
    return () => {
      watch.disconnect();
      root.removeEventListener("focusin", remember);
      root.removeEventListener("click", remember, true);
      root.removeEventListener("focusout", leave);
    };
  }, []);
  return ref;
}
