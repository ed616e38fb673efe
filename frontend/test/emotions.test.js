import assert from "node:assert/strict";
import { test } from "node:test";
import { complete } from "../src/ops.js";
import { felt } from "../src/views/emotions/feeling.js";
import { meant } from "../src/views/emotions/keys.js";
import { asOther, neighbours, opening, present } from "../src/views/emotions/way.js";
import { press, type } from "./app.js";
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
  assert.equal(place(neighbours(at("ben", "till")).next), "ana.door", "then the first that was left without a feeling");
  assert.deepEqual([neighbours(at("ana", "till")).left, neighbours(at("ben", "till")).left], [false, true]);
  assert.equal(neighbours(at("ana", "door")).before, null);
});

test("behind the last moment comes nothing once all are felt", () => {
  const felt = doc.personas.flatMap(({ id }) => doc.touchpoints.map((spot) => ({ ...doc.moments[0], id: `${id}.${spot.id}`, persona: id, touchpoint: spot.id })));
  const state = { doc: { ...doc, moments: felt }, selected: { persona: "ben", touchpoint: "till" } };
  assert.equal(neighbours(state).next, null);
  assert.equal(opening(state).touchpoint.id, "door");
});

test("C1: the step opens at the first moment without a feeling, or where somebody was a moment ago", () => {
  const name = ({ persona, touchpoint }) => `${persona.id}.${touchpoint.id}`;
  const first = { ...doc, moments: [{ ...doc.moments[0], id: "ana.door", touchpoint: "door" }] };
  const chosen = (moment) => ({ doc: first, selected: { persona: "ben", touchpoint: "till", moment } });
  const now = 10_000_000;
  assert.equal(name(opening(chosen(undefined), now)), "ana.queue");
  assert.equal(name(opening(chosen({ id: "ben.till", at: now - 60_000 }), now)), "ben.till");
  assert.equal(name(opening(chosen({ id: "ben.till", at: now - 3_600_000 }), now)), "ana.queue");
  assert.equal(name(opening(chosen({ id: "ben.gone", at: now }), now)), "ana.queue");
});

test("the next person is asked about the same touchpoint, round and round", () => {
  assert.equal(asOther(at("ana", "queue"), 1).persona.id, "ben");
  assert.equal(asOther(at("ben", "queue"), 1).persona.id, "ana");
  assert.equal(asOther(at("ana", "queue"), -1).touchpoint.id, "queue");
  assert.equal(asOther({ doc: { ...doc, personas: [doc.personas[0]] }, selected: {} }, 1), null);
});

test("a key means one thing in a text and another beside it", () => {
  const here = (kinds) => ({ matches: (list) => kinds.some((kind) => list.split(", ").includes(kind)) });
  const [text, radio, button] = [here(["textarea"]), here(["input"]), here([])];
  const key = (target, values) => meant({ target, key: "", code: "", ...values });
  assert.deepEqual(key(button, { key: "ArrowRight" }), { turn: "next", person: undefined });
  assert.deepEqual(key(button, { key: "ArrowLeft", shiftKey: true }), { turn: "before", person: true });
  assert.equal(key(text, { key: "ArrowRight" }), null);
  assert.equal(key(radio, { key: "ArrowRight" }), null);
  assert.deepEqual(key(radio, { key: "2" }), { face: 1 });
  assert.equal(key(text, { key: "2" }), null);
  assert.deepEqual(key(text, { key: "n", code: "KeyN", altKey: true }), { turn: "next", person: undefined });
  assert.deepEqual(key(button, { key: "˜", code: "KeyN", altKey: true }), { turn: "next", person: undefined });
  assert.equal(key(text, { key: "ń", code: "KeyN", altKey: true }), null, "a letter that Alt writes");
  for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing"]) assert.equal(key(button, { key: "3", [held]: true }), null);
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

test("C2: an own word stands on the curve from its first letter on, and Escape brings the old one back", async () => {
  const { place, button, state } = await open("emotions", { ...small(), moments: [{ persona: "ana", touchpoint: "door", feeling: 2, word: "word 2" }] });
  const word = () => state.doc.moments.find((one) => one.id === "ana.door").word;
  state.select({ persona: "ana", touchpoint: "door" });
  (await button("Own word")).click();
  const field = await until(() => place.querySelector(".own"));
  await sees(() => document.activeElement === field, true);
  type(field, "walking on air");
  await sees(word, "walking on air");
  await sees(() => [...place.querySelectorAll(".chipb")].length, 2);
  press(field, "Escape");
  await sees(word, "word 2");
  (await button("Own word")).click();
  type(await until(() => place.querySelector(".own")), "smug");
  press(place.querySelector(".own"), "Enter");
  await sees(word, "smug");
  await sees(() => [...place.querySelectorAll(".chipb[aria-pressed=true]")].map((one) => one.textContent.trim()), ["smug"]);
  await sees(() => document.activeElement.textContent.trim(), "Own word");
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

test("C3: a fact leads to its moment, with the focus on its face", async () => {
  const facts = { curves: { ana: [{ label: "Lowest", title: "Queue", detail: "−2", touchpoint: "queue" }] } };
  const { place, button } = await open("emotions", small(), facts);
  (await button("Queue−2")).click();
  await sees(() => eye(place), "Moment 2 of 3 · Come in");
  await sees(() => document.activeElement.textContent.slice(0, 5), "awful");
});

test("C3: the arrows go along the heads of the columns, one stop for the Tab key", async () => {
  const { place } = await open("emotions", small());
  const heads = [...place.querySelectorAll(".t")];
  assert.deepEqual(heads.map((one) => one.tabIndex), [0, -1, -1]);
  heads[0].focus();
  press(heads[0], "ArrowRight");
  await sees(() => [document.activeElement === heads[1], eye(place)], [true, "Moment 2 of 3 · Come in"]);
  press(heads[1], "End");
  await sees(() => eye(place), "Moment 3 of 3 · Go");
  press(heads[2], "ArrowRight");
  await sees(() => [document.activeElement === heads[2], eye(place)], [true, "Moment 3 of 3 · Go"]);
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
