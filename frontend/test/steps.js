/** Whole steps for tests: the app as a notebook mounts it, on a room whose kernel is the test. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { build } from "esbuild";
import { app } from "../build.mjs";
import "./app.js";
import { fakeRoom } from "./page.js";

const source = `
  export { mount } from "./src/main.js";
  export { openState } from "./src/state.js";
`;

async function load() {
  const { outputFiles } = await build({ ...app, entryPoints: undefined, stdin: { contents: source, resolveDir: app.absWorkingDir }, write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

const kit = await load();

const VOCABULARY = {
  channels: [
    { name: "website", label: "Website", icon: "web", setting: "online", contact: "direct" },
    { name: "review site", label: "Review site", icon: "review", setting: "online", contact: "indirect" },
  ],
  emotions: ["awful", "uneasy", "neutral", "pleased", "delighted"].map((label, i) => ({ label, feeling: i - 2 })).map(({ label, feeling }) => ({ feeling, label, words: [`word ${feeling}`, `other ${feeling}`] })),
  stage_sets: [{ name: "two", description: "Short", stages: [{ name: "Before", question: "What for?" }, { name: "After" }] }],
};

let number = 0;

/** Mounts a view of a document; gives its element, room, state, the operations sent, and buttons by their words. */
export async function open(view, document, facts = {}, options = {}) {
  number += 1;
  const room = fakeRoom(document, { workshop: `step${number}` });
  room.script = () => new Promise(() => {});
  room.put("vocabulary", VOCABULARY);
  room.put("facts", facts);
  const place = globalThis.document.body.appendChild(globalThis.document.createElement("div"));
  const close = kit.mount(place, room, view, options);
  const state = kit.openState(room);
  after(() => {
    close();
    place.remove();
    state.heart.stop();
  });
  // Changes reach the view from here on.
  await until(() => state.listeners.size);
  const named = (words) => [...place.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === words);
  const button = (words) => until(() => named(words));
  const ops = () => room.ops.map(({ uid, ...op }) => op);
  return { place, room, state, button, ops };
}

/** What `look` gives once it gives something. */
export async function until(look) {
  for (const end = Date.now() + 30_000; ; ) {
    const found = look();
    if (found) return found;
    assert.ok(Date.now() < end, `This never came: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until `look` gives what is expected, and says the difference when it never does. */
export async function sees(look, expected) {
  for (const end = Date.now() + 30_000; ; ) {
    try {
      return assert.deepEqual(look(), expected);
    } catch (difference) {
      if (Date.now() > end) throw difference;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
