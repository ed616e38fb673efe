/**
 * What a person's words stand on.
 *
 * Only the field knows what was on the screen before a key was pressed. It says so while it passes the new value on, so
 * that any view may hand the value to `state.edit` in its own way. Kept on the page: after a kernel restart the fields
 * are drawn by code that was loaded anew, and the state is still the old one.
 */

const name = Symbol.for("workshop-kit");
globalThis[name] ??= {};
const page = globalThis[name];

/** Pass a typed value on; `was` is what stood in the field before. */
export function typed(field, was, act) {
  page.typed = { field, was };
  try {
    return act();
  } finally {
    page.typed = null;
  }
}

/** What stood in a field that is typed into right now; undefined for all others. */
export const stoodThere = (field) => (page.typed?.field === field ? page.typed.was : undefined);
