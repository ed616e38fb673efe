import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, fakeState, kit, press } from "./app.js";

const { Check, Header, Personas, fieldWords, html, inWords, listWords, lost, spoken, square, statusWords } = kit;

const STEPS = [
  { step: "start", number: 1, title: "Welcome", notebook: "00_start_here.ipynb", complete: 1, headline: "", missing: [] },
  { step: "personas", number: 2, title: "Personas", notebook: "01_personas.ipynb", complete: 0.5, headline: "Nearly there", missing: [{ text: "a quote", kind: "persona", id: "ana", field: "quote" }] },
  { step: "touchpoints", number: 3, title: "Touchpoints", notebook: "02_touchpoints.ipynb", complete: 0, headline: "", missing: [] },
];

const goal = (id, text) => ({ id, text, evidence: "assumption" });
const ana = { id: "ana", name: "Ana", share: 55, goals: [goal("g1", "Sit down"), goal("g2", " ")] };
const ben = { id: "ben", name: "Ben" };
const doc = { title: "From door to cup", business: "Café", customer: "guest", customers: "guests", personas: [ana, ben], moments: [{ persona: "ana" }, { persona: "ben" }], chapters: [] };

test("the header says where we are, what is done, and links to the notebooks", async () => {
  const place = await draw(html`<${Header} state=${fakeState(doc, { facts: { steps: STEPS } })} options=${{ step: "personas" }} />`);
  assert.equal(place.querySelector("h1").textContent, "From door to cup");
  assert.equal(place.querySelector("[role=status]").textContent, "Saved 14:02");
  const links = [...place.querySelectorAll(".steps a")];
  assert.deepEqual(links.map((one) => one.dataset.notebook), STEPS.map((one) => one.notebook));
  assert.deepEqual(links.map((one) => one.closest("li").className), ["done", "now", "todo"]);
  assert.equal(place.querySelector("[aria-current=step]").textContent.includes("Personas"), true);
  assert.equal(place.querySelector("[role=alert]"), null);
});

test("a lost kernel is an alert whose button asks to connect again", async () => {
  const place = await draw(html`<${Header} state=${fakeState(doc, { status: { state: "offline", at: "14:02", text: "" } })} options=${{}} />`);
  let asked = 0;
  document.addEventListener("workshop-kit:reconnect", () => { asked += 1; });
  assert.match(place.querySelector("[role=alert]").textContent, /up to 14:02 is safe/);
  place.querySelector("[role=alert] button").click();
  assert.equal(asked, 1);
});

test("the status line in words", () => {
  assert.equal(statusWords({ state: "saving" }), "Saving…");
  assert.equal(statusWords({ state: "error", text: "The disk is full." }), "The disk is full.");
  assert.equal(statusWords({ state: "offline", at: "14:02" }), "Not connected");
});

test("arrow keys go round the tabs, only the chosen one is in the tab order", async () => {
  const state = fakeState(doc);
  const place = await draw(html`<${Personas} state=${state} options=${{}} />`);
  const tabs = [...place.querySelectorAll("[role=tab]")];
  assert.deepEqual(tabs.map((one) => one.tabIndex), [0, -1]);
  press(tabs[0], "ArrowLeft");
  assert.deepEqual(state.asked.at(-1), ["select", { persona: "ben" }]);
  assert.equal(document.activeElement, tabs[1]);
});

test("removing a persona asks first and says what goes too", async () => {
  assert.equal(lost(doc, ana), " With 1 line and 1 moment.");
  const state = fakeState(doc);
  const place = await draw(html`<${Personas} state=${state} options=${{}} />`);
  const button = (text) => [...place.querySelectorAll("button")].find((one) => one.textContent.trim() === text);
  button("Remove Ana").click();
  await draw(html`<${Personas} state=${state} options=${{}} />`, place);
  assert.deepEqual(state.asked, []);
  assert.equal(document.activeElement.textContent.trim(), "Keep it");
  button("Remove").click();
  assert.deepEqual(state.asked, [["remove", "persona", "ana"]]);
});

test("the first persona begins with a face and leads to the name", async () => {
  const state = fakeState({ ...doc, personas: [] });
  const place = await draw(html`<${Personas} state=${state} options=${{}} />`);
  assert.match(place.textContent, /Nobody here yet/);
  assert.match(place.textContent, /the last guest/);
  place.querySelector("button").click();
  const [, , fields] = state.asked.find(([name]) => name === "add");
  assert.match(fields.face, /^a\d\d$/);
  assert.deepEqual(state.asked.at(-1), ["focus", "persona", "fresh", "name"]);
});

test("what people type is text, never markup", async () => {
  const hostile = { ...ana, name: "<img src=x onerror=alert(1)>", quote: "<script>alert(1)</script>" };
  const place = await draw(html`<${Personas} state=${fakeState({ ...doc, personas: [hostile] })} options=${{}} />`);
  assert.equal(place.querySelector("script, img"), null);
  assert.match(place.querySelector(".persona h3").textContent, /<img src=x/);
});

test("a check links to the notebook that has the field when it is not in this page", async () => {
  document.body.replaceChildren();
  const state = fakeState(doc, { facts: { steps: STEPS } });
  const place = await draw(html`<${Check} state=${state} options=${{ step: "personas" }} />`);
  assert.equal(place.querySelector(".words a").getAttribute("href"), "01_personas.ipynb");
});

test("what the handout's form says above is not said again by the check below it", async () => {
  const guesses = { text: "two of ten moments are guesses", kind: "moment", id: "ana.door", field: "evidence" };
  const first = { text: "a first action (Actions)", kind: "workshop", id: "workshop", field: "actions" };
  const steps = [{ ...STEPS[1], step: "handout", missing: [first, guesses] }];
  const state = fakeState(doc, { facts: { steps, readiness: { headline: "One thing", items: [{ ...guesses, hint: "Ask" }] } } });
  const said = async () => [...(await draw(html`<${Check} state=${state} options=${{ step: "handout" }} />`)).querySelectorAll(".words a")].map((one) => one.textContent);
  assert.deepEqual(await said(), [first.text, guesses.text], "where the form is not on the page, nothing is left out");
  const form = document.body.appendChild(document.createElement("div"));
  form.className = "wk-handout";
  assert.deepEqual(await said(), [first.text]);
  form.remove();
});

test("counts in words", () => {
  const state = fakeState(doc, { vocabulary: { persona: { lists: { goals: { noun: "goal" }, worries: { noun: "worry", many: "worries" } } } } });
  assert.equal(listWords(state, ana, ["goals", "long_term_goals"]), "one goal");
  assert.equal(listWords(state, ben, ["goals"]), "empty, may stay so");
  assert.equal(listWords(state, { worries: [goal("w", "x"), goal("v", "y")] }, ["worries"]), "two worries");
  assert.equal(fieldWords({ gender: "woman", income: "little" }, ["gender", "income", "location"]), "two of three");
  assert.equal(fieldWords({ gender: "woman" }, ["gender", "income"]), "one of two");
  assert.equal(fieldWords({ gender: "woman" }, ["gender"]), "complete");
});

test("the card adds the marks of a quote, and marks inside become single, as in the handout", () => {
  assert.equal(spoken(" Nine minutes. "), "Nine minutes.");
  assert.equal(spoken("„Neun Minuten.“"), "Neun Minuten.");
  assert.equal(spoken("“Now” or “never”"), "‘Now’ or ‘never’");
  assert.equal(spoken(" "), "");
});

test("prompts speak of the workshop's own customers", () => {
  assert.equal(inWords({ doc }, "Each {customer} of all {customers}"), "Each guest of all guests");
  assert.equal(inWords({ doc: null }, "Each {customer}"), "Each customer");
});

test("a picture is cut to the square in its middle", () => {
  assert.deepEqual(square(400, 300), { x: 50, y: 0, side: 300 });
});
