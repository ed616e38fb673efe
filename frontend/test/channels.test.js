/** Rows B4, B7 and B8: channels by stage, hand-overs, comparisons, service promises. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { breaks, byChannel, keyed, listed, unanswered } from "../src/views/touchpoints/reach.js";
import { best, read, shown } from "../src/views/touchpoints/times.js";
import { press, type } from "./app.js";
import { small } from "./page.js";
import { open, sees, until } from "./steps.js";

/** Door on the website, queue and till in the shop. */
function shop() {
  const map = small();
  ["website", "physical shop", "physical shop"].forEach((one, i) => { map.touchpoints[i].channels = [one]; });
  return map;
}
const change = { source: "door", target: "queue", from_channel: "website", to_channel: "physical shop" };
const cells = (place) => [...place.querySelectorAll(".matrix td button")];
const focused = () => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim();

test("channels stand in the order of the journey, each touchpoint under its stage and counted once", () => {
  const touchpoints = [{ id: "a", stage: "in", name: "A", channels: ["web", "web"] }, { id: "b", stage: "out", name: "B", channels: ["shop", "web"] }];
  assert.deepEqual(byChannel({ touchpoints }).map(({ name, spots }) => [name, [...spots].map(([stage, some]) => [stage, some.map((one) => one.number)])]), [
    ["web", [["in", [1]], ["out", [2]]]],
    ["shop", [["out", [2]]]],
  ]);
});

test("a broken hand-over is flagged at its channels, or at all of the touchpoint's when it names none of them", () => {
  const touchpoints = [{ id: "a", channels: ["web", "phone"] }, { id: "b", channels: ["shop"] }];
  const handovers = [{ source: "a", target: "b", from_channel: "phone", to_channel: "gone", works: false }, { source: "b", target: "a", from_channel: "shop", to_channel: "web", works: true }];
  assert.deepEqual([...breaks({ touchpoints, handovers })], ["a phone", "b shop"]);
});

test("what somebody answered or took away is not asked again", () => {
  const touchpoints = ["a", "b", "c"].map((id) => ({ id }));
  const found = [{ source: "a", target: "b" }, { source: "b", target: "c" }, { source: "c", target: "gone" }];
  assert.deepEqual(unanswered({ touchpoints, handovers: [{ source: "a", target: "b" }] }, found), [{ source: "b", target: "c" }]);
});

test("arrows go from cell to cell and stop at the edge, mirrored where one reads from the right", () => {
  assert.deepEqual(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"].map((key) => keyed([0, 1], key, 2, 3)), [[0, 2], [0, 0], [0, 1], [1, 1], [0, 0], [0, 2]]);
  assert.deepEqual(keyed([0, 1], "ArrowLeft", 2, 3, true), [0, 2]);
  assert.equal(keyed([0, 0], "Enter", 2, 3), null);
});

test("numbers become a phrase", () => {
  assert.deepEqual([listed([]), listed(["5"]), listed(["5", "6"]), listed(["5", "6", "7"])], ["", "5", "5 and 6", "5, 6 and 7"]);
});

test("times are shown in their largest plain unit and read with or without one", () => {
  assert.deepEqual([null, 5, 60, 90, 120, 150, 1440, 2000, 2880].map(best), ["minutes", "minutes", "hours", "minutes", "hours", "hours", "days", "minutes", "days"]);
  assert.deepEqual([shown(150, "hours"), shown(null, "days"), shown("soon", "hours"), shown(100, "hours")], ["2.5", "", "soon", "1.67"]);
  assert.deepEqual(read("1,5", "hours"), { minutes: 90, unit: "hours" });
  assert.deepEqual(read("3 days", "minutes"), { minutes: 4320, unit: "days" });
  assert.deepEqual(read("2h", "minutes"), { minutes: 120, unit: "hours" });
  assert.deepEqual(read(" ", "hours"), { minutes: null, unit: "hours" });
  assert.deepEqual(read("tomorrow", "hours"), { minutes: "tomorrow", unit: "hours" });
  assert.deepEqual(read("1.2.3", "hours"), { minutes: "1.2.3", unit: "hours" });
});

test("B4: cells say their touchpoints, gaps and breaks; one stop for Tab, arrows inside", async () => {
  const { place } = await open("touchpoints", { ...shop(), handovers: [{ id: "h", ...change, works: false }] });
  assert.deepEqual(cells(place).map((one) => one.getAttribute("aria-label")), [
    "Website in Come in: touchpoint 1, a hand-over breaks at 1", "Website in Go: no touchpoint",
    "physical shop in Come in: touchpoint 2, a hand-over breaks at 2", "physical shop in Go: touchpoint 3",
  ]);
  assert.deepEqual(cells(place).map((one) => one.tabIndex), [0, -1, -1, -1]);
  cells(place)[0].focus();
  press(document.activeElement, "ArrowDown");
  press(document.activeElement, "End");
  await sees(() => [focused(), cells(place).map((one) => one.tabIndex)], ["physical shop in Go: touchpoint 3", [-1, -1, -1, 0]]);
});

test("B4: an opened cell tells how each persona feels there, a gap offers a touchpoint, Escape goes back", async () => {
  const { place, button, ops } = await open("touchpoints", shop());
  cells(place)[2].click();
  await sees(() => [...place.querySelectorAll(".cell .felt li")].map((one) => one.textContent.replace(/\s+/g, " ").trim()), ["Ana−2", "Benno feeling yet"]);
  press(place.querySelector(".cell button"), "Escape");
  await sees(() => [place.querySelectorAll(".cell").length, focused()], [0, "physical shop in Come in: touchpoint 2"]);
  cells(place)[1].click();
  (await button("Add a touchpoint through Website in Go")).click();
  await sees(() => ops().map(({ fields }) => fields), [{ stage: "out", name: "", channels: ["website"], setting: "online", contact: "direct" }]);
});

test("B4: a found change of channel is answered by one press; a break asks for the words said", async () => {
  const found = [change, { source: "queue", target: "till", from_channel: "physical shop", to_channel: "website" }];
  const { place, button, ops } = await open("touchpoints", shop(), { handovers: { headline: "", found } });
  (await button("Works: Website to physical shop")).click();
  await sees(() => place.querySelectorAll(".found li").length, 1);
  (await button("Breaks: physical shop to Website")).click();
  await sees(() => /^handover:.*:quote$/.test(document.activeElement.dataset?.field), true);
  assert.deepEqual(ops().map(({ fields }) => fields.works), [true, false]);
  await sees(() => [...place.querySelectorAll(".handover .verdict")].map((one) => one.textContent), ["Website to physical shop works", "physical shop to Website breaks"]);
});

test("B4: a hand-over by hand: touchpoints and channels chosen, then taken away", async () => {
  const { place, button, ops } = await open("touchpoints", shop());
  (await button("Add a hand-over")).click();
  const { id } = await until(() => ops()[0]);
  const source = await until(() => place.querySelector(`[data-field="handover:${id}:source"]`));
  source.value = "queue";
  source.dispatchEvent(new window.Event("change", { bubbles: true }));
  await sees(() => ops().slice(1), [{ op: "set", kind: "handover", id, fields: { source: "queue", from_channel: "physical shop" } }]);
  (await button("Remove this hand-over")).click();
  await sees(() => [ops().at(-1).op, focused()], ["remove", "Add a hand-over"]);
});

test("B7: comparisons are the kernel's words and numbers, and change with them", async () => {
  const rows = [{ name: "direct", label: "Direct", touchpoints: 2, feelings: 4, mean: "−0.2", face: 0, lowest: { touchpoint: "queue", title: "Queue", who: "Ana", score: "−2" }, evidence: "1 of 2" }, { name: "indirect", label: "Indirect", touchpoints: 1, feelings: 0, mean: "", face: null, lowest: null, evidence: "0 of 1" }];
  const { place, room } = await open("touchpoints", shop(), { compared: [{ by: "contact", title: "Direct and indirect", headline: "Too few", rows }] });
  const told = () => [...place.querySelectorAll(".comparison tbody tr")].map((one) => [...one.children].map((cell) => cell.textContent.trim()));
  await sees(told, [["Direct", "2", "−0.2", "−2 Queue Ana", "1 of 2"], ["Indirect", "1", "not yet", "–", "0 of 1"]]);
  room.tell({ type: "facts", facts: { compared: [{ by: "contact", title: "Direct and indirect", headline: "Better", rows: rows.slice(0, 1) }] } });
  await sees(() => [place.querySelector(".comparison .finding").textContent, told().length], ["Better", 1]);
});

test("B8: times are typed with their unit and stored in minutes; the unit does not jump while typing", async () => {
  const { place, ops } = await open("touchpoints", { ...shop(), promises: [{ id: "p", channel: "website" }] });
  const field = place.querySelector('[data-field="promise:p:expected"]');
  const unit = place.querySelector('[aria-label="Unit: Promised, promise 1"]');
  field.focus();
  type(field, "60");
  await sees(() => [ops().at(-1).fields, unit.value], [{ expected: 60 }, "minutes"]);
  unit.value = "hours";
  unit.dispatchEvent(new window.Event("change", { bubbles: true }));
  await sees(() => [ops().at(-1).fields, field.value], [{ expected: 3600 }, "60"]);
  type(field, "2 days");
  await sees(() => [ops().at(-1).fields, unit.value], [{ expected: 2880 }, "days"]);
});

test("B8: promises come, move and go; a way of one's own can be typed", async () => {
  const { place, button, ops } = await open("touchpoints", { ...shop(), promises: [{ id: "p", channel: "website" }] });
  (await button("Add a service promise")).click();
  await sees(() => ops().map(({ op, fields }) => [op, fields]), [["add", { channel: "physical shop" }]]);
  (await button("Move service promise 2 up")).click();
  await sees(() => ops().at(-1).op, "move");
  const way = place.querySelector('[data-field="promise:p:channel"]');
  way.value = " other";
  way.dispatchEvent(new window.Event("change", { bubbles: true }));
  const own = await until(() => place.querySelector('input[data-field="promise:p:channel"]'));
  type(own, "the man at the gate");
  await sees(() => ops().at(-1).fields, { channel: "the man at the gate" });
  (await button("Remove service promise 1")).click();
  await sees(() => ops().at(-1).op, "remove");
});

test("typed markup stays text in all of it", async () => {
  const evil = "<img src=x onerror=alert(1)>";
  const map = { ...shop(), handovers: [{ id: "h", ...change, from_channel: evil, works: false, quote: evil, note: evil }], promises: [{ id: "p", channel: evil, note: evil }] };
  map.touchpoints[0].name = map.touchpoints[0].channels[0] = map.stages[0].name = evil;
  const { place } = await open("touchpoints", map, { gaps: [{ text: evil, kind: "stage", id: "in", field: "touchpoints" }], promises: { headline: evil, rows: { p: { text: evil, overrun: null } } } });
  cells(place)[0].click();
  await until(() => place.querySelector(".cell"));
  assert.equal(place.querySelector("img"), null);
  assert.match(place.querySelector(".promises .finding").textContent, /<img/);
});
