/** A part of the page over the whole screen, for the projector. */
import { useEffect, useState } from "./lib.js";

/**
 * The browser's own full screen; where it is missing or forbidden, the part fills the window.
 * @param {{current: HTMLElement|null}} ref
 * @returns {{on: boolean, toggle: () => void, leave: () => Promise<void>}}
 */
export function useFullScreen(ref) {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const seen = () => setOn(document.fullscreenElement === ref.current || fills(ref.current));
    const away = (event) => event.key === "Escape" && fills(ref.current) && !event.defaultPrevented && leave();
    document.addEventListener("fullscreenchange", seen);
    document.addEventListener("keydown", away);
    return () => {
      document.removeEventListener("fullscreenchange", seen);
      document.removeEventListener("keydown", away);
    };
  }, []);
  const enter = async () => {
    try {
      await ref.current.requestFullscreen();
    } catch {
      fill(ref.current);
      setOn(true);
    }
  };
  const leave = async () => {
    if (document.fullscreenElement === ref.current) await document.exitFullscreen();
    if (fills(ref.current)) empty(ref.current);
    setOn(false);
  };
  return { on, leave, toggle: () => (on ? leave() : enter()) };
}

const fills = (element) => element?.hasAttribute("data-fills") ?? false;

// A popover lies over everything else, also where a notebook's cells would cut off what leaves them.
function fill(element) {
  element.setAttribute("data-fills", "");
  if (!element.showPopover) return;
  element.popover = "manual";
  element.showPopover();
}

function empty(element) {
  element.removeAttribute("data-fills");
  if (element.popover) element.hidePopover();
  element.removeAttribute("popover");
}
