import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { bands, byPair, DASHES, MARKERS, ends, finding, prepared, rowsOf, sameRows, signed, spoken } from "../src/moments.js";
import { small } from "./page.js";

test("every shown persona has a row at every touchpoint, scored or not", () => {
  const doc = small();
  const rows = rowsOf(doc, doc.personas);
  assert.deepEqual(rows.map((row) => [row.persona_id, row.order, row.feeling]), [
    ["ana", 1, null], ["ana", 2, -2], ["ana", 3, null], ["ben", 1, null], ["ben", 2, null], ["ben", 3, null],
  ]);
  assert.deepEqual(rows[1], { persona_id: "ana", persona_order: 1, order: 2, feeling: -2, evidence: "assumption" });
});

test("a persona keeps the line she has when another is hidden", () => {
  const doc = small();
  assert.deepEqual(rowsOf(doc, [doc.personas[1]]).map((row) => row.persona_order), [2, 2, 2]);
});

test("rows are the same until something that is drawn changes", () => {
  const doc = small();
  const rows = rowsOf(doc, doc.personas);
  doc.moments[0].thinking = "too long";
  assert.ok(sameRows(rows, rowsOf(doc, doc.personas)));
  doc.moments[0].evidence = "cited";
  assert.ok(!sameRows(rows, rowsOf(doc, doc.personas)));
  assert.ok(!sameRows(rows, rows.slice(1)));
});

test("a line is drawn level to the edges of its first and last column, with its range and its lane", () => {
  const row = (persona_order, order, feeling) => ({ persona_id: `p${persona_order}`, persona_order, order, feeling, evidence: "cited" });
  const drawn = prepared([row(1, 1, null), row(1, 2, 2), row(1, 3, -1), row(2, 3, 0)]);
  const brief = drawn.map(({ persona_order, order, edge, height, top, low, personas }) => [persona_order, order, edge, height?.toFixed(3), top, low, personas]);
  assert.deepEqual(brief, [
    [1, 1, undefined, undefined, undefined, undefined, undefined],
    [1, 1.5, true, "2.045", 2, -1, 2], [1, 2, false, "2.045", 2, -1, 2], [1, 3, false, "-0.955", 2, -1, 2], [1, 3.5, true, "-0.955", 2, -1, 2],
    [2, 2.5, true, "-0.045", 0, 0, 2], [2, 3, false, "-0.045", 0, 0, 2], [2, 3.5, true, "-0.045", 0, 0, 2],
  ]);
  assert.deepEqual(prepared([row(1, 1, null)]).length, 1);
});

test("stages name the columns they span, and empty ones none", () => {
  const doc = small();
  doc.stages.splice(1, 0, { id: "rest", name: "Rest" });
  assert.deepEqual(bands(doc).map(({ stage, first, spots }) => [stage.id, first, spots.length]), [["in", 1, 2], ["out", 3, 1]]);
});

test("a feeling is told with its word, sign and doubt", () => {
  assert.equal(spoken({ feeling: -2, word: "anxious", evidence: "cited" }), "anxious, −2");
  assert.equal(spoken({ feeling: 0, word: "", evidence: "assumption" }), "0, assumed");
  assert.equal(spoken({ feeling: null }), "no feeling yet");
  assert.equal(spoken(byPair(small()).get("ben.door")), "no feeling yet");
  assert.deepEqual([-2, -1, 0, 1, 2].map(signed), ["−2", "−1", "0", "+1", "+2"]);
});

test("lines end where somebody last felt something, equal ends side by side", () => {
  const rows = [
    { persona_id: "ana", feeling: 2 }, { persona_id: "ana", feeling: -1 }, { persona_id: "ana", feeling: null },
    { persona_id: "ben", feeling: -1 }, { persona_id: "cleo", feeling: 0 }, { persona_id: "dan", feeling: null },
  ];
  assert.deepEqual(ends(rows), [{ feeling: -1, personas: ["ana", "ben"] }, { feeling: 0, personas: ["cleo"] }]);
});

test("the finding is made of the kernel's facts", () => {
  const { personas } = small();
  const low = (title) => [{ label: "Highest", title: "Till" }, { label: "Lowest", title }];
  assert.equal(finding(personas, { ana: low("Queue"), ben: low("Queue") }), "Ana and Ben are lowest at “Queue”");
  assert.equal(finding(personas, { ana: low("Queue"), ben: low("Door") }), "Lowest: Ana at “Queue”, Ben at “Door”");
  assert.equal(finding(personas, { ben: low("Door") }), "Ben is lowest at “Door”");
  assert.equal(finding(personas, { ana: [] }), "");
  assert.equal(finding(personas, undefined), "");
});

test("of many personas the most agreed on is named", () => {
  const personas = ["Ana", "Ben", "Cleo", "Dan"].map((name) => ({ id: name, name }));
  const all = (titles) => Object.fromEntries(personas.map(({ id }, i) => [id, [{ label: "Lowest", title: titles[i] }]]));
  assert.equal(finding(personas, all(["Door", "Queue", "Queue", "Till"])), "2 of 4 are lowest at “Queue”");
  assert.equal(finding(personas, all(["Till", "Till", "Till", "Till"])), "All 4 are lowest at “Till”");
  assert.equal(finding(personas.slice(0, 3), all(["Door", "Queue", "Door"])), "Lowest: Ana and Cleo at “Door”, Ben at “Queue”");
});

test("the legend has the chart's own kinds of line", async () => {
  const file = new URL("../../workshop_kit/charts/compiled/emotion_curve.json", import.meta.url);
  const { scales } = JSON.parse(await readFile(file, "utf8"));
  const kinds = (name) => scales.find((one) => one.name === name).range;
  assert.equal(kinds("strokeDash").length, 30);
  assert.deepEqual(kinds("strokeDash"), kinds("strokeDash").map((_, i) => DASHES[i % DASHES.length]));
  assert.deepEqual(kinds("shape"), kinds("shape").map((_, i) => MARKERS[i % MARKERS.length].shape));
  assert.equal(new Set(kinds("strokeDash").map((dash, i) => `${dash} ${kinds("shape")[i]}`)).size, 30);
});
