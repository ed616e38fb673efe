import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, fakeState, kit, press, settled } from "./app.js";

const { Header, html } = kit;

const TOLD = {
  steps: [
    { rev: 4, day: "2026-03-05", at: "14:02", who: "Ines", words: "Undo: Age of *Ana*: “34” → nothing", undone: false, open: false },
    { rev: 3, day: "2026-03-05", at: "14:01", who: "Ines", words: "Age of *Ana*: nothing → “34”", undone: true, open: false },
    { rev: 2, day: "2026-03-04", at: "09:30", who: "", words: "Added persona *<b>Ana</b>*", undone: false, open: true },
  ],
  versions: [{ name: "As is", rev: 2, day: "2026-03-04", at: "10:00", who: "Tom" }],
  more: false,
};

/** The open drawer over a kernel that gives these answers; an Error is refused. */
async function drawer(answers = {}) {
  const called = [];
  const said = { history: TOLD, since: { words: ["Added stage *Loyalty*"] }, keep_version: { name: "x" }, bring_back: { words: "Removed Ana" }, branch: { title: "Café (As is)" }, ...answers };
  const state = fakeState({ title: "Café", blocks: [], notes: [] }, {
    rev: 4,
    call: (name, args) => {
      called.push([name, args]);
      return said[name] instanceof Error ? Promise.reject(said[name]) : Promise.resolve(said[name]);
    },
  });
  const place = await draw(html`<${Header} state=${state} options=${{ step: "start" }} />`);
  await click(place, "History");
  return { place, called, state };
}
const named = (place, words) => [...place.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(words));
async function click(place, words) {
  named(place, words).click();
  await settled();
}
const texts = (place, query) => [...place.querySelectorAll(query)].map((one) => one.textContent.replace(/\s+/g, " ").trim());

test("steps stand under their day, a version above the step it was named after", async () => {
  const { place } = await drawer();
  assert.deepEqual(texts(place, ".history h3"), ["Thursday 5 March", "Wednesday 4 March"].map((one) => (new Date().getFullYear() === 2026 ? one : `${one} 2026`)));
  assert.deepEqual(texts(place, ".history li > p"), ["Undo: Age of Ana: “34” → nothing", "Age of Ana: nothing → “34” taken back", "As is Tom", "Added persona <b>Ana</b>"]);
});

test("names are set off, and what was typed stays text", async () => {
  const { place } = await drawer();
  assert.equal([...place.querySelectorAll(".history li p b")].at(-1).textContent, "<b>Ana</b>");
  assert.equal(place.querySelectorAll(".history b b").length, 0);
});

test("only what is not taken back yet can be, and the head says what that did", async () => {
  const { place, called } = await drawer();
  assert.equal(place.querySelectorAll('[aria-label^="Take back"]').length, 1);
  await click(place, "Take back: Added persona");
  assert.deepEqual(called.find(([name]) => name === "bring_back"), ["bring_back", { rev: 2 }]);
  assert.equal(place.querySelector(".said").textContent, "Undone: Removed Ana");
  assert.equal(called.filter(([name]) => name === "history").length, 2);
});

test("the row keeps the focus when its button goes", async () => {
  const { place } = await drawer();
  named(place, "Take back").focus();
  await click(place, "Take back");
  assert.equal(document.activeElement.querySelector("p")?.textContent, "Added persona <b>Ana</b>");
});

test("asterisks and backslashes that somebody typed in a name are seen as they are", async () => {
  const words = String.raw`Name of *A\*B\*C*: “\*” → “\\A\*B\*C”; Added stage *Loyalty*`;
  const { place } = await drawer({ history: { ...TOLD, steps: [{ ...TOLD.steps[2], words }], versions: [] } });
  assert.deepEqual(texts(place, ".history li > p"), [String.raw`Name of A*B*C: “*” → “\A*B*C”; Added stage Loyalty`]);
  assert.deepEqual(texts(place, ".history li b"), ["A*B*C", "Loyalty"]);
  assert.equal(named(place, "Take back").getAttribute("aria-label"), String.raw`Take back: Name of A*B*C: “*” → “\A*B*C”; Added stage Loyalty`);
});

test("a refusal is told in the head", async () => {
  const refusal = "This cannot be undone: since then Tom did this: Removed persona A*B*C. Change that first.";
  const { place } = await drawer({ bring_back: new Error(refusal) });
  await click(place, "Take back");
  assert.equal(place.querySelector(".said").textContent, refusal);
});

test("the map as it stands gets a name by Enter", async () => {
  const { place, called } = await drawer();
  const field = place.querySelector(".keep input");
  field.value = " After lunch ";
  press(field, "Enter");
  await settled();
  assert.deepEqual(called.find(([name]) => name === "keep_version"), ["keep_version", { name: "After lunch" }]);
  assert.equal(field.value, "");
});

test("a version says what changed since, and begins a journey of its own", async () => {
  const { place, called } = await drawer();
  await click(place, "What changed since As is");
  assert.deepEqual(called.find(([name]) => name === "since"), ["since", { version: "As is" }]);
  assert.deepEqual(texts(place, ".since li"), ["Added stage Loyalty"]);
  await click(place, "New journey from here");
  assert.deepEqual(called.find(([name]) => name === "branch"), ["branch", { version: "As is" }]);
  assert.match(place.querySelector(".said").textContent, /“Café \(As is\)”/);
});

test("older steps come when they are asked for, and versions with them", async () => {
  const { place, called } = await drawer({ history: { ...TOLD, more: true, versions: [...TOLD.versions, { name: "First", rev: 1, day: "2026-03-01", at: "08:00", who: "" }] } });
  assert.equal(texts(place, ".version b").join(), "As is");
  await click(place, "Older");
  assert.deepEqual(called.filter(([name]) => name === "history").at(-1), ["history", { limit: 60 }]);
});

test("an empty history says so; Escape closes it and gives the focus back", async () => {
  const { place } = await drawer({ history: { steps: [], versions: [], more: false } });
  assert.match(place.querySelector(".history").textContent, /Nothing was changed yet/);
  press(place.querySelector(".keep input"), "Escape");
  await settled();
  assert.equal(place.querySelector(".history"), null);
  assert.equal(document.activeElement, named(place, "History"));
});
