/** Rows E2, E3 and E7: which cards are shown, where arrows lead on the board, and how people are marked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { half, nearest } from "../src/views/priorities/board.js";
import { initials } from "../src/views/priorities/people.js";
import { HURTS, chosen } from "../src/views/priorities/sieve.js";
import { filled } from "../src/views/priorities/table.js";

const card = (name, group, stages) => ({ name, group, stages });
const deck = { cards: [card("a", "content", ["buy"]), card("b", "service", ["buy", "use"]), card("c", "content", ["use"])] };
const offers = [{ card: "c", touchpoint: "cup", stage: "stay" }, { card: "b", touchpoint: "till", stage: "enter" }];
const kinds = { enter: "buy", stay: "use" };
const names = (...sieve) => chosen(deck, offers, kinds, ...sieve).map((one) => one.card.name + (one.offer ? "!" : ""));

test("where the map hurts there are the cards it calls for, the loudest first", () => {
  assert.deepEqual(names(HURTS, ""), ["c!", "b!"]);
  assert.deepEqual(names(HURTS, "service"), ["b!"]);
});

test("a stage has all cards of its kind, those called for there first", () => {
  assert.deepEqual(names("enter", ""), ["b!", "a"]);
  assert.deepEqual(names("stay", ""), ["c!", "b"]);
  assert.deepEqual(names("gone", ""), []);
  assert.deepEqual(names("", "content"), ["c!", "a"]);
});

test("an arrow leads to the nearest mark that way, and stays at the edge", () => {
  const marks = [{ id: "a", x: 10, y: 10 }, { id: "b", x: 50, y: 12 }, { id: "c", x: 20, y: 80 }];
  assert.equal(nearest(marks, marks[0], "ArrowRight").id, "b");
  assert.equal(nearest(marks, marks[0], "ArrowDown").id, "c");
  assert.equal(nearest(marks, marks[0], "ArrowUp"), undefined);
  assert.equal(nearest(marks, marks[1], "ArrowLeft").id, "a");
  assert.equal(nearest(marks, marks[0], "Tab"), undefined);
});

test("people are marked by the letters of their script", () => {
  assert.equal(initials("Lena"), "L");
  assert.equal(initials("  mr osei "), "M\u200cO");
  assert.equal(initials("佐々木 さくら"), "佐\u200cさ");
  assert.equal(initials(""), "");
});

test("halves are written, wholes are not", () => {
  assert.deepEqual([half(3), half(3.5)], ["3", "3.5"]);
});

test("an idea is scored once it has both", () => {
  assert.deepEqual([filled(), filled({ impact: 3 }), filled({ impact: 3, effort: 1 })], [false, false, true]);
});
