/** Frames to wait for a view to show the field, for instance after another persona was chosen. */
const PATIENCE = 30;

/**
 * Focus the field with a `data-field`, opening the sections around it; resolves to whether it was there.
 *
 * Views draw what was changed as soon as the handler of a key or press has ended, so most fields are there then and get
 * the very next key, however long the browser takes for a frame.
 */
export function reveal(name, page) {
  const field = () => page.find(`[data-field="${name}"]`);
  // A field may be behind a button that says what it opens: "stage:name", or several such.
  const [kind, , ...rest] = name.split(":");
  const door = () => !field() && page.find(`[data-opens~="${kind}:${rest.join(":")}"][aria-expanded="false"]`)?.click();
  return new Promise((resolve) => {
    let left = PATIENCE;
    const look = () => {
      if (field()) {
        unfold(field(), page);
        queueMicrotask(() => resolve(show(field())));
      } else if (left > 0) {
        if (left === PATIENCE) door();
        left -= 1;
        page.frame(look);
      } else {
        resolve(false);
      }
    };
    queueMicrotask(look);
  });
}

/** Press the buttons of the folded sections that the element is in. */
function unfold(element, page) {
  for (let box = element.closest("[hidden]"); box; box = box.parentElement.closest("[hidden]")) {
    page.find(`[aria-controls="${box.id}"]`)?.click();
  }
}

/** Bring an element into the middle of the window, with the focus; gives whether there is one. */
export function show(element) {
  if (!element) return false;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
  return true;
}
