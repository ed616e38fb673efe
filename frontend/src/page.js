/** What the state needs from a browser; tests give their own. */
export const browser = {
  now: () => performance.now(),
  hidden: () => document.hidden,

  get storage() {
    try {
      return window.sessionStorage;
    } catch {
      return null;
    }
  },

  /** Run before the next painting; a hidden page paints nothing, so there it runs right away. */
  frame(fn) {
    return document.hidden ? setTimeout(fn, 0) : requestAnimationFrame(fn);
  },

  every(fn, ms) {
    const timer = setInterval(fn, ms);
    return () => clearInterval(timer);
  },

  /** Run when the page may be about to go away. */
  leaving(fn) {
    window.addEventListener("pagehide", fn);
    document.addEventListener("visibilitychange", fn);
  },

  /** The field that has the focus, and what stands in it. */
  held() {
    const element = document.activeElement?.closest?.(".wk [data-field]");
    return element ? { field: element.dataset.field, value: element.value } : null;
  },

  find: (selector) => document.querySelector(selector),
};
