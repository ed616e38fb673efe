import assert from "node:assert/strict";
import { test } from "node:test";
import { agreed, common } from "../src/views/touchpoints/picks.js";
import { press } from "./app.js";
import { small } from "./page.js";
import { open, sees, until } from "./steps.js";

const card = (place, name) => [...place.querySelectorAll(".tp .open")].find((one) => one.textContent === name);
const heading = (place) => place.querySelector(".several h3")?.textContent ?? "";
const batches = (room) => room.sent.filter(({ type }) => type === "ops").map(({ ops }) => ops.map((op) => `${op.op} ${op.id}`));
const withChannels = () => {
  const map = small();
  map.touchpoints[0].channels = ["website"];
  map.touchpoints[1].channels = ["website", "parrot"];
  map.touchpoints[2].channels = ["parrot"];
  return map;
};

async function picked(map, ...names) {
  const step = await open("touchpoints", map);
  (await step.button("Pick several")).click();
  await until(() => step.place.querySelector(".tick"));
  for (const name of names) card(step.place, name).click();
  await until(() => step.place.querySelectorAll(".tick.on").length === names.length);
  return step;
}

const chip = (place, name) => [...place.querySelectorAll(".several .chipb")].find((one) => one.textContent.trim() === name);
const state = (place, name) => chip(place, name)?.getAttribute("aria-pressed");

test("what all have, what some have, and where they differ", () => {
  const { touchpoints } = withChannels();
  assert.deepEqual(common(touchpoints.slice(0, 2)), { every: ["website"], some: ["parrot"] });
  assert.deepEqual(common([]), { every: [], some: [] });
  assert.equal(agreed(touchpoints.slice(0, 2), "stage"), "in");
  assert.equal(agreed(touchpoints, "stage"), "");
});

test("B3: a channel that some have goes to the others in one message, and away from all in one", async () => {
  const { place, room, button } = await picked(withChannels(), "Door", "Queue", "Till");
  await sees(() => heading(place), "Three touchpoints picked");
  (await button("Change")).click();
  await sees(() => [state(place, "Website"), state(place, "Review site")], ["mixed", "false"]);
  chip(place, "Website").click();
  await sees(() => state(place, "Website"), "true");
  await sees(() => batches(room), [["set till"]]);
  chip(place, "Website").click();
  await sees(() => batches(room).at(-1), ["set door", "set queue", "set till"]);
  await sees(() => state(place, "Website"), "false");
  assert.deepEqual(room.ops.slice(-3).map((op) => op.fields.channels), [[], ["parrot"], ["parrot"]]);
});

test("what was typed just before is a step of its own", async () => {
  const { room, state: shared, place, button } = await picked(withChannels(), "Door", "Till");
  (await button("Change")).click();
  await until(() => chip(place, "Review site"));
  shared.edit("touchpoint", "queue", { name: "Queues" });
  chip(place, "Review site").click();
  await sees(() => batches(room), [["set queue"], ["set door", "set till"]]);
});

test("B2: moved to the end of a stage in their order; those that are there stay", async () => {
  const { place, room, button } = await picked(small(), "Queue", "Door", "Till");
  (await button("Change")).click();
  const list = await until(() => place.querySelector(".several select"));
  assert.equal(list.value, "");
  list.value = "out";
  list.dispatchEvent(new Event("change", { bubbles: true }));
  await sees(() => batches(room), [["move door", "move queue"]]);
  await sees(() => [...place.querySelectorAll(".tp .open")].map((one) => one.textContent).join(), "Till,Door,Queue");
});

test("B2: what somebody wrote about is asked for before it goes; Escape keeps it, then ends the picking", async () => {
  const { place, room, button } = await picked(small(), "Door", "Queue");
  (await button("Remove")).click();
  await sees(() => place.querySelector(".conf p")?.textContent, "One text about these two touchpoints would go with them.");
  press(document.activeElement, "Escape");
  await sees(() => [place.querySelectorAll(".conf").length, heading(place)], [0, "Two touchpoints picked"]);
  (await button("Remove")).click();
  (await button("Remove them")).click();
  await sees(() => batches(room), [["remove door", "remove queue"]]);
  await sees(() => [heading(place), place.querySelectorAll(".tick").length], ["", 0]);
});

test("a press with Ctrl picks, the opened one too; Escape on the board lets go", async () => {
  const { place } = await open("touchpoints", small());
  card(place, "Door").click();
  await until(() => place.querySelector(".edit"));
  card(place, "Till").dispatchEvent(new globalThis.window.MouseEvent("click", { bubbles: true, ctrlKey: true }));
  await sees(() => [heading(place), place.querySelectorAll(".edit").length], ["Two touchpoints picked", 0]);
  await sees(() => place.querySelector(".by-key").textContent, "EnterpickEscend");
  press(card(place, "Till"), "Escape");
  await sees(() => [heading(place), place.querySelectorAll(".tick").length], ["", 0]);
});

test("while one picks, Delete takes no card away", async () => {
  const { place, ops } = await picked(small(), "Door");
  press(card(place, "Door"), "Delete");
  await sees(() => [heading(place), ops()], ["One touchpoint picked", []]);
});
