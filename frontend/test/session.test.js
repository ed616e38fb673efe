import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { bars, clock, heard, isOld, spent } from "../src/views/session/time.js";
import { draw, fakeState, kit, press } from "./app.js";

const { Header, html, stepWords } = kit;

const BLOCKS = [
  { id: "intro", title: "Intro", minutes: 10, cut: 0, step: "start", text: "", questions: "" },
  { id: "feel", title: "Emotions", minutes: 30, cut: 6, step: "emotions", text: "Faces first.", questions: "Where did it hurt?\n\nWhy there?" },
  { id: "act", title: "Actions", minutes: 20, cut: 0, keep: true, step: "", text: "", questions: "" },
];
const PACE = {
  now: 0, block: "feel", running: true, spent: { intro: 600, feel: 60, act: 0 }, planned: { intro: 10, feel: 24, act: 20 }, done: ["intro"],
  late: 0, words: "On time", ends: "16:30", advice: "", cuts: {}, length: "1 h", plan: "Own plan", over: false,
};
const LATE = { ...PACE, late: 6.2, words: "6 minutes behind", advice: "Shorten “Emotions” by 6 minutes; 20 minutes stay for “Actions”.", cuts: { feel: 6 } };
const STEPS = [
  { step: "start", number: 1, title: "Welcome", notebook: "00_start_here.ipynb", complete: 1, missing: [] },
  { step: "emotions", number: 2, title: "Emotions", notebook: "03_emotions.ipynb", complete: 0.5, missing: [{ text: "a" }, { text: "b" }] },
];
const DOC = { title: "Café", business: "", blocks: BLOCKS, notes: [], plan: "" };
const PLANS = [{ name: "two-hours", title: "Two hours", description: "All of it", length: "2 h" }];

function session(more = {}) {
  const asked = [];
  const state = fakeState(DOC, {
    facts: { steps: STEPS }, pace: heard(PACE), called: asked,
    call: (name, args) => {
      asked.push([name, args]);
      return Promise.resolve({});
    },
    hearPace: (answer) => answer.then(() => true),
    ...more,
  });
  return { state, asked };
}
// A clock that runs would keep the tests from ending.
const shown = new Set();
afterEach(() => {
  for (const place of shown) kit.render(null, place);
  shown.clear();
});
const show = async (what, place) => {
  const drawn = await draw(what, place);
  shown.add(drawn);
  return drawn;
};
const head = (state, step = "emotions") => html`<${Header} state=${state} options=${{ step, plans: PLANS }} />`;
/** What `look` gives once it gives something; a busy machine draws late. */
async function until(look) {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${look}`);
}
const named = (place, words) => [...place.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(words));

test("H2: the page counts on from what the kernel said, by its own clock", () => {
  const pace = heard(PACE, 1_000_000);
  assert.equal(spent(pace, "feel", 1_090_000), 150);
  assert.equal(spent(pace, "intro", 1_090_000), 600);
  assert.equal(spent({ ...pace, running: false }, "feel", 9_999_999), 60);
  // A clock that jumps back takes nothing away.
  assert.equal(spent(pace, "feel", 0), 60);
});

test("H2: words are old when a minute of the block is over", () => {
  const pace = heard(PACE, 0);
  assert.equal(isOld(pace, 59_000), false);
  assert.equal(isOld(pace, 61_000), true);
  assert.equal(isOld({ ...pace, running: false }, 61_000), false);
});

test("H2: a clock reads as people expect", () => {
  assert.deepEqual([0, 61.9, 2650, 3725].map(clock), ["0:00", "1:01", "44:10", "1:02:05"]);
});

test("H2: both rows of bars have one scale, and what runs over is apart", () => {
  // Emotions has 24 minutes after giving up 6, and ran 30: 24 and 6 over.
  const { planned, actual, rest } = bars(BLOCKS, heard({ ...PACE, spent: { intro: 600, feel: 1800, act: 0 } }, 0), 0);
  assert.deepEqual(planned.map((row) => row.size), [10, 24, 20]);
  assert.deepEqual(actual.map(({ id, size, over }) => [id, size, over]), [["intro", 10, 0], ["feel", 24, 6]]);
  assert.deepEqual(rest, { planned: 0, actual: 14 });
});

test("H4: a step says how many things are left", () => {
  assert.deepEqual([{ complete: 1 }, { complete: 0 }, { complete: 0.5, missing: [1, 2] }].map((one) => stepWords(one)), ["done", "to do", "2 left"]);
});

test("H2: the clock is a timer that is not announced each second, and its buttons ask the kernel", async () => {
  const { state, asked } = session();
  const place = await show(head(state));
  const timer = place.querySelector("[role=timer]");
  assert.equal(timer.getAttribute("aria-label"), "Emotions: 1 of 24 minutes");
  assert.equal(timer.closest("[role=status], [aria-live]"), null);
  named(place, "Pause the clock").click();
  named(place, "Next block: Actions").click();
  assert.deepEqual(asked.filter(([name]) => name === "timer"), [
    ["timer", { button: "pause", block: "feel" }], ["timer", { button: "next", block: "feel" }],
  ]);
});

test("H2: when late, one press shortens what the kernel proposes", async () => {
  const { state, asked } = session({ pace: heard(LATE) });
  const place = await show(head(state));
  assert.match(place.querySelector(".propose").textContent, /6 minutes behind\. Shorten “Emotions” by 6 minutes; 20 minutes stay/);
  named(place, "Shorten").click();
  assert.deepEqual(asked.at(-1), ["shorten", {}]);
  named(place, "End 6 min later").click();
  assert.deepEqual(asked.at(-1), ["timer", { button: "later", minutes: 6 }]);
});

test("H2: who leaves the plan as it is hears of it again three minutes later", async () => {
  const { state } = session({ pace: heard(LATE) });
  const place = await show(head(state));
  named(place, "Leave the plan").click();
  await show(head(state), place);
  assert.equal(place.querySelector(".propose"), null);
  await show(head({ ...state, pace: heard({ ...LATE, late: 9.3 }) }), place);
  assert.ok(place.querySelector(".propose"));
});

test("H1: a plan that nobody touched is replaced at once, one's own only after a question", async () => {
  const { state, asked } = session();
  const place = await show(head(state));
  named(place, "Session plan").click();
  (await until(() => named(place, "Two hours"))).click();
  await until(() => document.activeElement.textContent.trim() === "Keep mine");
  assert.deepEqual(asked.filter(([name]) => name === "plan"), []);
  named(place, "Take “Two hours”").click();
  assert.deepEqual(asked.at(-1), ["plan", { name: "two-hours" }]);
  const fresh = session({ doc: { ...DOC, blocks: [] } });
  const empty = await show(head(fresh.state));
  named(empty, "Plan the session").click();
  (await until(() => named(empty, "Two hours"))).click();
  assert.deepEqual(fresh.asked.at(-1), ["plan", { name: "two-hours" }]);
});

test("Parking lot: Alt+L, type, Enter; the note knows its step, nothing empty is parked, and Escape throws nothing away", async () => {
  document.body.replaceChildren();
  const { state } = session();
  const place = await show(head(state));
  Object.defineProperty(place.querySelector(".session"), "offsetParent", { value: place, configurable: true });
  press(place, "l", { altKey: true, code: "KeyL" });
  const input = await until(() => document.activeElement.matches("[aria-label='A thought for later']") && document.activeElement);
  press(input, "Enter");
  input.value = "Stamp cards on Sundays?";
  press(input, "Enter");
  assert.deepEqual(state.asked, [["add", "note", { text: "Stamp cards on Sundays?", step: "emotions" }, 0]]);
  assert.equal(input.value, "");
  input.value = "Half a thought";
  press(input, "Escape", { isComposing: true });
  assert.ok(place.querySelector(".parking"));
  press(input, "Escape");
  assert.deepEqual(state.asked.slice(1), [["add", "note", { text: "Half a thought", step: "emotions" }, 0]]);
  await until(() => !place.querySelector(".parking"));
});

test("H3: facilitator notes are off, and the switch shows question, prompts and the block's own questions", async () => {
  const prompts = { emotions: { facilitator: { question: "Where, {customer}?", say: ["One face."], watch: ["Staff."], discuss: ["Expected?"] } } };
  const { state } = session({ vocabulary: { prompts } });
  const place = await show(head(state));
  assert.equal(place.querySelector(".guide"), null);
  named(place, "Facilitator notes").click();
  await until(() => document.documentElement.hasAttribute("data-wk-facilitator"));
  const lists = [...place.querySelectorAll(".guide ul")].map((list) => [...list.children].map((one) => one.textContent));
  assert.deepEqual(lists, [["Where did it hurt?", "Why there?", "Expected?"], ["One face."], ["Staff."]]);
  assert.match(place.querySelector(".guide").textContent, /“Where, customer\?”/);
  named(place, "Facilitator notes").click();
  await until(() => !document.documentElement.hasAttribute("data-wk-facilitator"));
});
