/** Row E4: the orders of the list, and days as people write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { after, again, closing, day, sorted } from "../src/views/actions/order.js";

const three = [{ id: "a", owner: "Tom" }, { id: "b", owner: " " }, { id: "c", owner: "amira" }];
const ids = (list) => list.map(({ id }) => id).join("");

test("by hand, by need as the kernel found it, and by the names of people, nobody last", () => {
  assert.equal(sorted(three, "own", ["c", "b", "a"]), three);
  assert.equal(ids(sorted(three, "date", ["c", "b", "a"])), "cba");
  assert.equal(ids(sorted(three, "person", ["a", "b", "c"])), "cab");
  assert.equal(ids(sorted(three, "date", ["b"])), "bac", "what the kernel has not heard of yet stands at the end");
});

test("while somebody writes, rows stay: what came stands at the end, what went is gone", () => {
  assert.equal(ids(again([three[2], three[0]], [three[0], three[1], three[2]])), "cab");
  assert.equal(ids(again(three, [three[1]])), "b");
});

test("a day has its year only where that is another one", () => {
  assert.deepEqual(["2026-06-02", "2025-09-30", "0999-01-01", "soon"].map((one) => day(one, "2026-03-30")), ["2 June", "30 Sept 2025", "1 Jan 999", "soon"]);
});

test("a status that closes an action keeps the day, one that opens it forgets it", () => {
  assert.deepEqual(["done", "dropped", "open", "doing"].map((one) => closing(one, "2026-03-30").closed), ["2026-03-30", "2026-03-30", null, null]);
});

test("how it stands goes on as a sentence behind a name, and begins one without", () => {
  assert.deepEqual([after("Maren", "Overdue for three weeks"), after("", "Due today"), after("Maren", ""), after("", undefined)], [", overdue for three weeks", "Due today", "", ""]);
});
