import assert from "node:assert/strict";
import { test } from "node:test";
import { breaths, paragraphs, spokenIn, told } from "../src/views/story/chapters.js";
import { press, type } from "./app.js";
import { small } from "./page.js";
import { open, sees, until } from "./steps.js";

const MADE = [
  { part: "_opening", title: "Who walks this way", text: "This is Ana.", mark: "m1" },
  { part: "in", title: "Come in", text: "It begins with “Door”.\n\nThen comes “Queue”.", mark: "m2" },
  { part: "_ending", title: "What stays", text: "It ends.", mark: "m3" },
];

test("people's own chapters stand where the map's were, free ones before the ending", () => {
  const own = [{ id: "a", part: "in", title: "Mine", text: "Cold.", told_from: "old" }, { id: "b", part: "", title: "More", text: "" }, { id: "c", part: "gone", title: "Lost", text: "x" }];
  assert.deepEqual(told(MADE, own).map(({ title, changed }) => [title, changed]), [
    ["Who walks this way", false], ["Mine", true], ["More", false], ["Lost", false], ["What stays", false],
  ]);
  assert.equal(told(MADE, [{ ...own[0], told_from: "m2" }])[1].changed, false);
  assert.equal(told(MADE, [{ ...own[0], told_from: "" }])[1].changed, false);
});

test("what somebody said is told apart, and spoken in its own language", () => {
  assert.deepEqual(paragraphs("He says: “No.”\n\nThen."), [[{ piece: "He says: ", said: false }, { piece: "“No.”", said: true }], [{ piece: "Then.", said: false }]]);
  assert.deepEqual(breaths("One. Two!\nThree"), ["One.", "Two!", "Three"]);
  assert.deepEqual(["لا أريد قهوة", "コーヒーより静かな時間", "No coffee"].map((text) => spokenIn(text, "en")), ["ar", "ja", "en"]);
});

/** The story opened, its kernel answering with what the map tells. */
async function opened(doc = small(), made = MADE) {
  const step = await open("emotions", doc);
  const answer = () => {
    for (const { type: kind, id, name } of step.room.sent) if (kind === "call" && name === "story") step.room.tell({ type: "result", id, value: { chapters: made } });
  };
  const heading = () => step.place.querySelector(".tale h4")?.textContent;
  const section = await until(() => [...step.place.querySelectorAll(".sec")].find((one) => one.textContent.includes("as a story")));
  section.click();
  await until(() => { answer(); return heading(); });
  return { ...step, heading, answer };
}

test("C5: arrow keys turn the chapters, digits choose no face there", async () => {
  const { place, heading, ops } = await opened();
  assert.equal(heading(), "Who walks this way");
  press(place.querySelector(".page"), "ArrowRight");
  await sees(heading, "Come in");
  press(place.querySelector(".page"), "1");
  press(place.querySelector(".page"), "ArrowLeft");
  await sees(heading, "Who walks this way");
  assert.deepEqual(ops(), []);
});

test("C5: the first key makes the chapter a person's own, the next ones edit it", async () => {
  const { place, state, button, ops } = await opened();
  press(place.querySelector(".page"), "ArrowRight");
  await sees(() => place.querySelector(".tale h4")?.textContent, "Come in");
  (await button("Edit")).click();
  const text = await until(() => place.querySelector(".tale textarea"));
  type(text, "It was cold.");
  await sees(() => ops().map(({ op, kind, fields }) => [op, kind, fields]), [["add", "chapter", { persona: "ana", part: "in", title: "Come in", text: "It was cold.", told_from: "m2" }]]);
  type(text, "It was cold. Very.");
  await sees(() => state.doc.chapters.map((one) => one.text), ["It was cold. Very."]);
  assert.equal(place.querySelector(".tale textarea"), text, "the field stays while it is typed in");
});

test("C5: a changed map is said, own words stay, and telling it again asks first", async () => {
  const chapters = [{ id: "mine", persona: "ana", part: "in", title: "Mine", text: "Cold.", told_from: "old" }];
  const { place, heading, state, button } = await opened({ ...small(), chapters });
  press(place.querySelector(".page"), "ArrowRight");
  await sees(heading, "Mine");
  assert.match(place.querySelector(".own-words").textContent, /The map has changed since you wrote this/);
  (await button("Write again from the map")).click();
  (await button("Keep mine")).click();
  await sees(() => state.doc.chapters.length, 1);
  (await button("Mine still fits")).click();
  await sees(() => [state.doc.chapters[0].told_from, Boolean(place.querySelector(".own-words b"))], ["m2", false]);
  (await button("Write again from the map")).click();
  const yes = await until(() => place.querySelector(".conf .btn"));
  yes.click();
  await sees(() => [state.doc.chapters.length, heading()], [0, "Come in"]);
});

test("C5: without a voice in the browser nothing offers to read aloud", async () => {
  const { place } = await opened();
  assert.doesNotMatch(place.querySelector(".tale").textContent, /Read aloud/);
});
