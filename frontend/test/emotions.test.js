import assert from "node:assert/strict";
import { test } from "node:test";
import { complete } from "../src/ops.js";
import { felt } from "../src/views/emotions/feeling.js";
import { neighbours, present } from "../src/views/emotions/way.js";
import { press } from "./app.js";
import { small } from "./page.js";
import { open, sees, until } from "./steps.js";

const doc = complete(small());
const at = (persona, touchpoint) => ({ doc, selected: { persona, touchpoint } });
const pressed = (place) => place.querySelector(".fb[aria-pressed=true] span")?.textContent;
const eye = (place) => place.querySelector(".moment .eye").textContent;

test("what is not selected or gone falls back to the first", () => {
  const { persona, touchpoint, moment } = present(at(null, "gone"));
  assert.deepEqual([persona.id, touchpoint.id, moment.id, moment.feeling], ["ana", "door", "ana.door", null]);
});

test("behind a persona's last moment comes the next persona's first", () => {
  const place = ({ persona, touchpoint }) => `${persona.id}.${touchpoint.id}`;
  assert.equal(place(neighbours(at("ana", "queue")).next), "ana.till");
  assert.equal(place(neighbours(at("ana", "till")).next), "ben.door");
  assert.equal(neighbours(at("ben", "till")).next, null);
  assert.equal(neighbours(at("ana", "door")).before, null);
});

test("a face drops another face's word and keeps an own one", () => {
  const state = { vocabulary: { emotions: [{ feeling: -2, words: ["anxious", "tense"] }, { feeling: 2, words: ["proud", "tense"] }] } };
  assert.deepEqual(felt(state, { word: "anxious" }, 2), { feeling: 2, word: "" });
  assert.deepEqual(felt(state, { word: "tense" }, 2), { feeling: 2 });
  assert.deepEqual(felt(state, { word: "gobsmacked" }, 2), { feeling: 2 });
});

test("without personas or touchpoints it says where to begin", async () => {
  const nobody = await open("emotions", { ...small(), personas: [], moments: [] });
  assert.equal(nobody.place.querySelector("a").dataset.notebook, "01_personas.ipynb");
  const nowhere = await open("emotions", { ...small(), touchpoints: [], moments: [] });
  assert.equal(nowhere.place.querySelector("a").dataset.notebook, "02_touchpoints.ipynb");
});

test("keys 1 to 5 pick a face wherever the focus is, except in a text", async () => {
  const { place, state, ops } = await open("emotions", small());
  const feeling = () => state.doc.moments.find((one) => one.id === "ana.door")?.feeling;
  place.querySelector(".momenthead input").focus();
  press(document.activeElement, "1");
  await sees(() => ops().map((op) => [op.id, op.fields]), [["ana.door", { feeling: -2 }]]);
  await sees(() => place.querySelector(".emotions > [role=status]").textContent, "Door: awful");
  await sees(() => pressed(place), "awful");
  place.querySelector(".three textarea").focus();
  press(document.activeElement, "5");
  press(place.querySelector(".fb"), "5", { ctrlKey: true });
  assert.equal(feeling(), -2);
  press(place.querySelector(".fb"), "4");
  assert.equal(feeling(), 1);
});

test("Alt+N goes to the next moment with the focus on its face, Alt+P back", async () => {
  const { place } = await open("emotions", small());
  assert.equal(eye(place), "Moment 1 of 3 · Come in");
  place.querySelector(".three textarea").focus();
  press(document.activeElement, "n", { altKey: true, code: "KeyN" });
  await sees(() => eye(place), "Moment 2 of 3 · Come in");
  await sees(() => document.activeElement.textContent.slice(0, 5), "awful");
  assert.equal(pressed(place), "awful");
  press(document.activeElement, "p", { altKey: true, code: "KeyP" });
  await sees(() => eye(place), "Moment 1 of 3 · Come in");
});

test("the words fit the face, and one press takes one", async () => {
  const { place, button, ops } = await open("emotions", small());
  press(place.querySelector(".fb"), "5");
  (await button("word 2")).click();
  await sees(() => ops().at(-1)?.fields.word, "word 2");
  await sees(() => [...place.querySelectorAll(".chipb")].map((one) => [one.textContent.trim(), one.getAttribute("aria-pressed")]), [["word 2", "true"], ["other 2", "false"]]);
});

test("another persona has another moment at the same touchpoint", async () => {
  const { place, state } = await open("emotions", small());
  state.select({ touchpoint: "queue" });
  await sees(() => pressed(place), "awful");
  place.querySelectorAll("[role=tab]")[1].click();
  await sees(() => [eye(place), pressed(place)], ["Moment 2 of 3 · Come in", undefined]);
  assert.match(place.querySelector(".faces legend").textContent, /Ben/);
});

test("facts are shown in the kernel's words", async () => {
  const facts = { curves: { ana: [{ label: "Highest", title: "First sip", detail: "+2, moved" }] } };
  const { place } = await open("emotions", small(), facts);
  assert.deepEqual(["dt", "dd"].map((one) => place.querySelector(one).textContent.replace(/\s+/g, "")), ["Highest", "Firstsip+2,moved"]);
});

test("a pain in a moment nobody wrote yet", async () => {
  const { place, state, ops } = await open("emotions", small());
  [...place.querySelectorAll(".sec")].find((one) => one.textContent.includes("Pain points")).click();
  place.querySelector(".lists .add").click();
  await sees(() => ops()[0]?.fields, { of: "ana.door", list: "pains", text: "" });
  assert.equal(state.doc.moments[0].id, "ana.door");
  await sees(() => /^entry:.*:text$/.test(document.activeElement.dataset.field), true);
});

test("a link from elsewhere opens the folded list and finds the line", async () => {
  const moments = [{ persona: "ben", touchpoint: "till", ideas: [{ id: "bell", text: "A bell" }] }];
  const { state, place } = await open("emotions", { ...small(), moments });
  state.focus("entry", "bell", "text");
  await until(() => document.activeElement.dataset.field === "entry:bell:text");
  assert.equal(document.activeElement.dataset.field, "entry:bell:text");
  await sees(() => document.activeElement.closest("[hidden]"), null);
  assert.equal(eye(place), "Moment 3 of 3 · Go");
});
