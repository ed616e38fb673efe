/** Ids of items and operations. */

const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

/** A fresh item id, as the Python model makes them: ten letters and digits, none that look alike. */
export const newId = () => random(10);

/** A fresh id of an operation or a call. */
export const newUid = () => random(20);

// Not randomUUID: it does not exist on pages served by plain http.
function random(length) {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}
