import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, split, withAgain, without } from "../src/views/handout/order.js";
import { tongues } from "../src/views/handout/tongues.js";

const ALL = ["findings", "people", "map", "method"].map((value) => ({ value, label: value.toUpperCase() }));
const names = (chosen) => split(ALL, chosen).printed.map(({ id }) => id).join(" ");

test("without a choice all are printed", () => {
  assert.equal(names([]), "findings people map method");
  assert.equal(names(["of-tomorrow"]), "findings people map method");
  assert.deepEqual(split(ALL, []).left, []);
});

test("a section moves, and the usual order is no choice", () => {
  const chosen = moved(ALL, [], "method", 0);
  assert.deepEqual(chosen, ["method", "findings", "people", "map"]);
  assert.deepEqual(moved(ALL, chosen, "method", 3), []);
});

test("what is left out comes back where it usually stands", () => {
  const some = without(ALL, without(ALL, [], "people"), "findings");
  assert.deepEqual(some, ["map", "method"]);
  assert.deepEqual(split(ALL, some).left.map(({ value }) => value), ["findings", "people"]);
  assert.deepEqual(withAgain(ALL, some, "people"), ["people", "map", "method"]);
  assert.deepEqual(withAgain(ALL, ["method", "map"], "people"), ["people", "method", "map"]);
  assert.deepEqual(withAgain(ALL, ["people", "map", "method"], "findings"), []);
});

test("the last section stays", () => {
  assert.deepEqual(without(ALL, ["map"], "map"), ["map"]);
});

test("I5: a language that the kit does not speak is not called another one", () => {
  const languages = [{ value: "en", label: "English" }, { value: "de", label: "Deutsch" }];
  assert.equal(tongues(languages, "de-AT")[0].label, "As in the workshop: Deutsch");
  assert.equal(tongues(languages, "")[0].label, "As in the workshop: English");
  assert.equal(tongues(languages, "it")[0].label, "English: your language is not here yet");
});
