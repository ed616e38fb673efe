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
  assert.deepEqual([...place.querySelectorAll(".conf button")].map((one) => one.textContent.trim()), ["Remove them", "Keep them"]);
  press(document.activeElement, "Escape");
  await sees(() => [place.querySelectorAll(".conf").length, heading(place)], [0, "Two touchpoints picked"]);
  (await button("Remove")).click();
  (await button("Remove them")).click();
  await sees(() => batches(room), [["remove door", "remove queue"]]);
  await sees(() => [heading(place), place.querySelectorAll(".tick").length], ["", 0]);
});

test("B2: a question about those that were picked goes when others are, and counts what is written then", async () => {
  const { place, room, button } = await picked(small(), "Door");
  (await button("Remove")).click();
  await sees(() => [place.querySelectorAll(".conf").length, batches(room).length], [0, 1]);
  const again = await picked(small(), "Queue");
  (await again.button("Remove")).click();
  await until(() => again.place.querySelector(".conf"));
  card(again.place, "Door").click();
  await sees(() => [heading(again.place), again.place.querySelectorAll(".conf").length], ["Two touchpoints picked", 0]);
  card(again.place, "Door").click();
  card(again.place, "Queue").click();
  await sees(() => heading(again.place), "Press each touchpoint you mean");
  assert.deepEqual([again.place.querySelectorAll(".conf").length, again.ops()], [0, []]);
});

test("what somebody else removes is counted no more, and the news says both of two", async () => {
  const { place, room, state: shared, button } = await picked(withChannels(), "Door", "Queue", "Till");
  shared.remove("touchpoint", "till");
  await sees(() => heading(place), "Two touchpoints picked");
  card(place, "Queue").click();
  card(place, "Queue").click();
  await sees(() => place.querySelector(".touchpoints > [role=status]").textContent, "Two touchpoints picked");
  (await button("Change")).click();
  (await until(() => chip(place, "Review site"))).click();
  await sees(() => place.querySelector(".touchpoints > [role=status]").textContent, "Review site given to both touchpoints");
  await sees(() => batches(room).at(-1), ["set door", "set queue"]);
  shared.remove("touchpoint", "queue");
  await until(() => !place.querySelector(".pickseveral"));
  (await button("Done")).click();
  await sees(() => document.activeElement.matches(".add"), true);
});

test("B3: a word of one's own that only some have is among the channels when others are picked", async () => {
  const { place, state: shared, button } = await picked(small(), "Door");
  (await button("Change")).click();
  await until(() => chip(place, "Website"));
  shared.edit("touchpoint", "door", { channels: ["parrot"] });
  await sees(() => state(place, "parrot"), "true");
  card(place, "Till").click();
  await sees(() => state(place, "parrot"), "mixed");
});

test("a link that leads into a touchpoint ends the picking", async () => {
  const { place, state: shared } = await picked(small(), "Door");
  shared.select({ touchpoint: "till" });
  await until(() => place.querySelector(".edit"));
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
