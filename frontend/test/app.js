/** The app's modules for tests: bundled once, because stylesheet and sprite exist only in a bundle. */
import { Window } from "happy-dom";
import { build } from "esbuild";
import { app } from "../build.mjs";

const window = new Window({ url: "http://localhost/" });
for (const name of ["window", "document", "HTMLElement", "Node", "Event", "CustomEvent", "FocusEvent", "KeyboardEvent", "SVGElement"]) {
  globalThis[name] = name === "window" ? window : window[name];
}
globalThis.requestAnimationFrame = (fn) => setTimeout(fn, 0);
globalThis.cancelAnimationFrame = clearTimeout;

const source = `
  export * from "./src/lib.js";
  export * from "./src/parts.js";
  export { readNumber } from "./src/parts/field.js";
  export { guard } from "./src/guard.js";
  export { Columns } from "./src/views/feedback/columns.js";
  export { notes } from "./src/notes.js";
  export { before } from "./src/parts/drag.js";
  export { Header, statusWords, stepWords } from "./src/views/header.js";
  export { Personas } from "./src/views/personas.js";
  export { copy, lost } from "./src/views/persona/acts.js";
  export { useJob } from "./src/views/feedback/job.js";
  export { Absent } from "./src/views/absent.js";
  export { Check } from "./src/views/check.js";
  export * from "./src/views/persona/words.js";
  export { claimed, kindOf, square } from "./src/views/persona/picture.js";
`;

async function load() {
  const { outputFiles } = await build({ ...app, entryPoints: undefined, stdin: { contents: source, resolveDir: app.absWorkingDir }, write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

export const kit = await load();

/** Draws into a fresh element of the page; gives it back once effects have run. */
export async function draw(what, place = document.body.appendChild(document.createElement("div"))) {
  kit.render(what, place);
  await settled();
  return place;
}

/**
 * Waits for drawing and effects. What they do later is due at once, and Node does what is due in the order in which it was
 * asked for: after so many turns all of it has been, also where the machine is busy and the clock has run ahead.
 */
export async function settled() {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** Types a whole text into a field, as one input event. */
export function type(element, text) {
  element.value = text;
  element.dispatchEvent(new window.Event("input", { bubbles: true }));
}

export const press = (element, key, more = {}) => element.dispatchEvent(new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

/** A shared state that remembers what views ask of it. */
export function fakeState(doc, more = {}) {
  const asked = [];
  const note = (name) => (...args) => asked.push([name, ...args]);
  return {
    asked, doc, base: doc, facts: {}, vocabulary: {}, selected: {}, status: { state: "saved", at: "14:02", text: "" }, error: () => null,
    edit: note("edit"), move: note("move"), remove: note("remove"), select: note("select"), focus: note("focus"),
    add: (...args) => { asked.push(["add", ...args]); return "fresh"; },
    ...more,
  };
}
