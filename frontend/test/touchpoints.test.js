import assert from "node:assert/strict";
import { test } from "node:test";
import { namesIn } from "../src/views/touchpoints/adding.js";
import { chosen, offered } from "../src/views/touchpoints/channels.js";
import { landing } from "../src/views/touchpoints/drag.js";
import { step, words, written } from "../src/views/touchpoints/moves.js";
import { complete } from "../src/ops.js";
import { press } from "./app.js";
import { small } from "./page.js";
import { open, sees, until } from "./steps.js";

const doc = complete(small());
const blank = () => ({ ...small(), stages: [], touchpoints: [], moments: [] });
const names = (place) => [...place.querySelectorAll(".tp .open")].map((one) => one.textContent);
const said = (place) => place.querySelector(".touchpoints > [role=status]").textContent;
const focused = () => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent;
const card = (place, name) => [...place.querySelectorAll(".tp .open")].find((one) => one.textContent === name);
const question = (place) => until(() => place.querySelector(".conf p")?.textContent);

test("a step goes up, down, and to the stages beside, never over the edge", () => {
  assert.deepEqual(step(doc, "queue", "up"), { to: 0, stage: undefined });
  assert.equal(step(doc, "queue", "down"), null);
  assert.deepEqual(step(doc, "queue", "right"), { to: 1, stage: "out" });
  assert.equal(step(doc, "queue", "left"), null);
  assert.equal(words(doc, "queue"), "Queue, now 2 of 2 in Come in");
});

test("texts about a touchpoint are counted, empty ones not", () => {
  assert.equal(written(doc, ["queue"]), 1);
  assert.equal(written(doc, ["door", "till"]), 0);
});

test("a channel fills what is open and leaves what was said", () => {
  const state = { vocabulary: { channels: [{ name: "search", setting: "online", contact: "indirect" }] } };
  assert.deepEqual(chosen(state, { setting: "", contact: "direct" }, ["search"]), { channels: ["search"], setting: "online" });
  assert.deepEqual(chosen(state, { setting: "", contact: "" }, ["own word"]), { channels: ["own word"] });
});

test("channels in use come first, own words too, then those that fit where the touchpoint is", () => {
  const channels = [{ name: "ad", setting: "online" }, { name: "search", label: "Search", setting: "online" }, { name: "shop", setting: "offline" }];
  const state = { vocabulary: { channels }, doc: { touchpoints: [{ channels: ["search", "parrot"] }, { channels: ["parrot"] }] } };
  const labels = (touchpoint) => offered(state, touchpoint).map((one) => one.label);
  assert.deepEqual(labels(), ["parrot", "Search", "ad", "shop"]);
  assert.deepEqual(labels({ setting: "offline" }), ["parrot", "Search", "shop", "ad"]);
});

test("an empty map begins with a set of stages, then with names, one after the other", async () => {
  const { place, room, ops } = await open("touchpoints", blank());
  place.querySelector(".picker li button").click();
  const focusedField = () => document.activeElement.dataset.field?.split(":")[2];
  await sees(focusedField, "touchpoints");
  assert.deepEqual(ops().map((op) => op.fields.name), ["Before", "After"]);
  assert.equal(room.sent.length, 1);
  const [before, after] = ops().map((op) => op.id);
  for (const name of ["Sees the sign", "Tries the door"]) {
    document.activeElement.value = name;
    press(document.activeElement, "Enter");
    await sees(() => [names(place).at(-1), document.activeElement.value], [name, ""]);
  }
  press(document.activeElement, "ArrowRight", { altKey: true });
  await sees(() => document.activeElement.dataset.field, `stage:${after}:touchpoints`);
  document.activeElement.value = "Writes a review";
  press(document.activeElement, "Enter");
  await sees(() => ops().slice(2).map((op) => [op.fields.stage, op.fields.name]), [[before, "Sees the sign"], [before, "Tries the door"], [after, "Writes a review"]]);
  press(document.activeElement, "Escape");
  await sees(() => [focused(), said(place)], ["Add a touchpoint to After", "Added: Writes a review, now 1 of 1 in After"]);
});

test("a pasted list becomes touchpoints, without its dashes and numbers", () => {
  assert.deepEqual(namesIn("1. Sees the sign\n\n- Tries the door \n• 24 hours later"), ["Sees the sign", "Tries the door", "24 hours later"]);
  assert.deepEqual(namesIn("  \n"), []);
});

test("a card let go over the lower half of another stands behind it, over a stage last in it", () => {
  assert.deepEqual(landing(doc, "door", "queue", true), { to: 1, stage: "in" });
  assert.equal(landing(doc, "door", "queue", false), null);
  assert.deepEqual(landing(doc, "door", "till", false), { to: 0, stage: "out" });
  assert.deepEqual(landing(doc, "door", "out", false), { to: 1, stage: "out" });
  assert.equal(landing(doc, "door", "door", true), null);
});

test("a suggested moment of truth shows its reason on the board and takes one click", async () => {
  const { place, ops } = await open("touchpoints", small(), { suggested: { queue: "a strong feeling" } });
  const mark = place.querySelector(".sug");
  assert.equal(mark.textContent, "a strong feeling");
  assert.equal(mark.getAttribute("aria-label"), "Mark Queue as a moment of truth: a strong feeling");
  mark.focus();
  mark.click();
  await sees(ops, [{ op: "set", kind: "touchpoint", id: "queue", fields: { moment_of_truth: true } }]);
  await sees(() => [focused(), place.querySelectorAll(".sug").length, place.querySelectorAll(".tp .mot[role=img]").length], ["Queue", 0, 1]);
});

test("B5: an arrow is drawn from the opened touchpoint, told in its card, given a reason, and taken away", async () => {
  const { place, button, ops } = await open("touchpoints", small());
  card(place, "Till").click();
  (await button("Add an arrow")).click();
  const list = await until(() => place.querySelector(".choose select"));
  assert.ok(document.activeElement === list);
  assert.deepEqual([...list.querySelectorAll("optgroup")].map((one) => [one.label, one.textContent.trim()]), [["comes back to", "1 · Door2 · Queue"]]);
  list.value = "queue";
  (await button("Draw it")).click();
  const { id } = await until(() => ops()[0]);
  assert.deepEqual(ops(), [{ op: "add", kind: "arrow", id, fields: { source: "till", target: "queue" } }]);
  await sees(() => place.querySelector(".leads").textContent.replace(/\s+/g, " ").trim(), "goes back to 2 Queue");
  await sees(() => [document.activeElement.dataset.field, said(place)], [`arrow:${id}:label`, "Goes back to 2, Queue"]);
  document.activeElement.value = "forgot the milk";
  document.activeElement.dispatchEvent(new Event("input", { bubbles: true }));
  await sees(() => place.querySelector(".leads i").textContent, "forgot the milk");
  (await button("Remove: Goes back to 2, Queue")).click();
  await sees(() => [place.querySelectorAll(".leads").length, focused()], [0, "Add an arrow"]);
});

test("Delete removes the card that has the focus, and asks when somebody wrote about it", async () => {
  const { place, ops } = await open("touchpoints", small());
  card(place, "Door").focus();
  press(document.activeElement, "Delete");
  await sees(() => [ops(), focused()], [[{ op: "remove", kind: "touchpoint", id: "door" }], "Queue"]);
  press(document.activeElement, "Delete");
  assert.match(await question(place), /One text about “Queue” would go with it/);
});

test("Alt and arrows move a touchpoint, the focus stays on it and its place is said", async () => {
  const { place, ops } = await open("touchpoints", small());
  card(place, "Door").focus();
  press(document.activeElement, "ArrowDown", { altKey: true });
  await sees(() => [names(place).join(), focused(), said(place)], ["Queue,Door,Till", "Door", "Door, now 2 of 2 in Come in"]);
  press(document.activeElement, "ArrowRight", { altKey: true });
  await sees(() => [focused(), said(place)], ["Door", "Door, now 2 of 2 in Go"]);
  await sees(ops, [
    { op: "move", kind: "touchpoint", id: "door", to: 1 },
    { op: "move", kind: "touchpoint", id: "door", to: 1, stage: "out" },
  ]);
});

test("buttons move as well and keep the focus", async () => {
  const { place, button } = await open("touchpoints", small());
  card(place, "Door").click();
  const down = await button("Move Door down");
  down.focus();
  down.click();
  await sees(() => [names(place).join(), focused()], ["Queue,Door,Till", "Move Door down"]);
});

test("Escape closes the opened touchpoint and goes back to its card", async () => {
  const { place } = await open("touchpoints", small());
  card(place, "Queue").click();
  const field = await until(() => place.querySelector(".edit input"));
  field.focus();
  press(field, "Escape");
  await sees(() => [place.querySelectorAll(".edit").length, focused()], [0, "Queue"]);
});

test("only a touchpoint somebody wrote about is asked for before it goes", async () => {
  const { place, button, ops } = await open("touchpoints", small());
  card(place, "Queue").click();
  (await button("Remove")).click();
  assert.match(await question(place), /One text about “Queue” would go with it/);
  assert.deepEqual(ops(), []);
  (await button("Remove it")).click();
  await sees(() => names(place), ["Door", "Till"]);
  await sees(focused, "Door");
  card(place, "Door").click();
  (await button("Remove")).click();
  await sees(ops, ["queue", "door"].map((id) => ({ op: "remove", kind: "touchpoint", id })));
});

test("a stage with touchpoints asks where they go; removing takes them first, in one batch", async () => {
  const { place, button, room, ops } = await open("touchpoints", small());
  (await button("Change stages")).click();
  (await button("Remove stage 1")).click();
  assert.match(await question(place), /Come in holds two touchpoints with one text/);
  (await button("Remove all")).click();
  await sees(() => ops().map((op) => [op.op, op.kind, op.id]), [["remove", "touchpoint", "door"], ["remove", "touchpoint", "queue"], ["remove", "stage", "in"]]);
  assert.equal(room.sent.length, 1);
});

test("or they move to the stage beside, in the order of the journey", async () => {
  const { place, button } = await open("touchpoints", small());
  (await button("Change stages")).click();
  (await button("Remove stage 1")).click();
  (await button("Move to Go")).click();
  await sees(() => [names(place).join(), place.querySelectorAll(".stage").length], ["Door,Queue,Till", 1]);
});

test("a link from elsewhere opens the touchpoint at the field", async () => {
  const { state } = await open("touchpoints", small());
  state.focus("touchpoint", "till", "owner");
  await sees(() => document.activeElement.dataset.field, "touchpoint:till:owner");
  assert.equal(await state.focus("touchpoint", "gone", "owner"), false);
});

test("typed markup stays text", async () => {
  const map = small();
  map.touchpoints[0].name = "<img src=x onerror=alert(1)>";
  map.touchpoints[0].channels = ["<b>own</b>"];
  const { place } = await open("touchpoints", map);
  assert.equal(place.querySelector("img, .ch b"), null);
  assert.equal(names(place)[0], "<img src=x onerror=alert(1)>");
});
