/** Ids of items and operations. */

const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const KEPT = "workshop-kit:page";

/** A fresh item id, as the Python model makes them: ten letters and digits, none that look alike. */
export const newId = () => random(10);

/** A fresh id of an operation or a call; of an operation it begins with the page's own, so that the kernel knows it. */
export const newUid = (page) => (page ? `${page}.${random(12)}` : random(20));

/**
 * The id of this page. It outlives a reload; a copy of the tab gets another one, because while a page is open its id
 * is not in the storage.
 */
export function pageId(page) {
  const name = Symbol.for("workshop-kit");
  globalThis[name] ??= {};
  globalThis[name].id ??= taken(page) ?? random(10);
  return globalThis[name].id;
}

function taken({ storage, leaving }) {
  leaving((event) => event?.type !== "visibilitychange" && quietly(() => storage?.setItem(KEPT, globalThis[Symbol.for("workshop-kit")].id)));
  const id = quietly(() => storage?.getItem(KEPT));
  quietly(() => storage?.removeItem(KEPT));
  return id ?? null;
}

/** A forbidden storage costs a reload in mid-sentence the knowledge that it is the same page, and nothing else. */
function quietly(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

// Not randomUUID: it does not exist on pages served by plain http.
function random(length) {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}
