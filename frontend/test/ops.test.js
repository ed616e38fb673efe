import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, applyAll, complete, find } from "../src/ops.js";
import { small } from "./page.js";

const doc = complete(small());
const ids = (items) => items.map((item) => item.id).join(" ");
const freeze = (value) => {
  if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};
freeze(doc);

test("a document gets the fields its writer left out", () => {
  assert.equal(doc.customer, "customer");
  assert.equal(doc.moments[0].id, "ana.queue");
  assert.equal(doc.personas[1].share, 40);
  assert.deepEqual(doc.personas[1].goals, []);
  assert.equal(doc.personas[0].goals[0].evidence, "assumption");
});

test("set changes one item and leaves all others as they are", () => {
  const next = apply(doc, { op: "set", kind: "persona", id: "ana", fields: { name: "Anna" } });
  assert.equal(next.personas[0].name, "Anna");
  assert.equal(doc.personas[0].name, "Ana");
  assert.equal(next.personas[1], doc.personas[1]);
  assert.equal(next.moments, doc.moments);
});

test("set on the workshop changes the head", () => {
  assert.equal(apply(doc, { op: "set", kind: "workshop", id: "workshop", fields: { title: "New" } }).title, "New");
});

test("set makes a moment that is not there, in its place", () => {
  const ops = ["ben.till", "ana.till", "ana.door"].map((id) => ({ op: "set", kind: "moment", id, fields: { feeling: 1 } }));
  const next = applyAll(doc, ops);
  assert.equal(ids(next.moments), "ana.door ana.queue ana.till ben.till");
  assert.deepEqual(next.moments[0].pains, []);
  assert.equal(next.moments[0].touchpoint, "door");
});

test("what is gone stays gone", () => {
  for (const op of ["set", "move", "remove"]) {
    assert.equal(apply(doc, { op, kind: "touchpoint", id: "gone", fields: { name: "x" }, to: 0 }), doc);
  }
  assert.equal(apply(doc, { op: "set", kind: "moment", id: "ana.gone", fields: { feeling: 1 } }), doc);
  assert.equal(apply(doc, { op: "add", kind: "entry", id: "e", fields: { of: "gone", list: "goals" } }), doc);
});

test("an added touchpoint stands behind those of its stage, an added id counts once", () => {
  const op = { op: "add", kind: "touchpoint", id: "seat", fields: { stage: "in", name: "Seat" } };
  const next = apply(doc, op);
  assert.equal(ids(next.touchpoints), "door queue seat till");
  assert.equal(next.touchpoints[2].setting, "");
  assert.equal(apply(next, op), next);
  assert.equal(ids(apply(doc, { ...op, to: 1 }).touchpoints), "door seat queue till");
  assert.equal(ids(apply(doc, { ...op, to: 0, fields: { stage: "out" } }).touchpoints), "door queue seat till");
});

test("an item is added where asked", () => {
  const next = apply(doc, { op: "add", kind: "stage", id: "pre", fields: { name: "Before" }, to: 0 });
  assert.equal(ids(next.stages), "pre in out");
});

test("a touchpoint's new place counts within its stage", () => {
  const move = (id, to, stage) => ids(apply(doc, { op: "move", kind: "touchpoint", id, to, stage }).touchpoints);
  assert.equal(move("queue", 0), "queue door till");
  assert.equal(move("till", 0, "in"), "till door queue");
  assert.equal(move("till", 1, "in"), "door till queue");
  assert.equal(move("door", 1, "out"), "queue till door");
  assert.equal(move("door", 9, "out"), "queue till door");
});

test("moving a stage takes its touchpoints and moments along", () => {
  const filled = apply(doc, { op: "set", kind: "moment", id: "ana.till", fields: { feeling: 2 } });
  const next = apply(filled, { op: "move", kind: "stage", id: "out", to: 0 });
  assert.equal(ids(next.touchpoints), "till door queue");
  assert.equal(ids(next.moments), "ana.till ana.queue");
});

test("moving a persona re-orders the moments", () => {
  const filled = apply(doc, { op: "set", kind: "moment", id: "ben.door", fields: { feeling: 2 } });
  assert.equal(ids(apply(filled, { op: "move", kind: "persona", id: "ben", to: 0 }).moments), "ben.door ana.queue");
});

test("removing a touchpoint or a persona takes what cannot be without it", () => {
  const linked = applyAll(doc, [
    { op: "add", kind: "handover", id: "h", fields: { source: "door", target: "queue" } },
    { op: "add", kind: "arrow", id: "a", fields: { source: "queue", target: "till" } },
    { op: "add", kind: "chapter", id: "c", fields: { persona: "ana" } },
  ]);
  const without = apply(linked, { op: "remove", kind: "touchpoint", id: "queue" });
  assert.deepEqual([without.moments, without.handovers, without.arrows], [[], [], []]);
  const alone = apply(linked, { op: "remove", kind: "persona", id: "ana" });
  assert.deepEqual([alone.moments, alone.chapters], [[], []]);
  assert.equal(alone.handovers.length, 1);
});

test("a stage with touchpoints is not removed", () => {
  assert.equal(apply(doc, { op: "remove", kind: "stage", id: "out" }), doc);
  const ops = [{ op: "remove", kind: "touchpoint", id: "till" }, { op: "remove", kind: "stage", id: "out" }];
  assert.equal(ids(applyAll(doc, ops).stages), "in");
});

test("entries are added, set, moved and removed", () => {
  const added = apply(doc, { op: "add", kind: "entry", id: "g3", fields: { of: "ana", list: "goals", text: "three" } });
  assert.deepEqual(added.personas[0].goals[2], { id: "g3", text: "three", evidence: "assumption", cites: "", severity: null });
  const set = apply(added, { op: "set", kind: "entry", id: "g3", fields: { evidence: "cited" } });
  assert.equal(set.personas[0].goals[2].evidence, "cited");
  assert.equal(ids(apply(set, { op: "move", kind: "entry", id: "g3", to: 0 }).personas[0].goals), "g3 g1 g2");
  assert.equal(ids(apply(set, { op: "remove", kind: "entry", id: "g1" }).personas[0].goals), "g2 g3");
  assert.equal(set.moments, doc.moments);
});

test("an entry for a moment nobody wrote yet makes the moment", () => {
  const next = apply(doc, { op: "add", kind: "entry", id: "i1", fields: { of: "ben.door", list: "ideas", text: "bell" } });
  assert.equal(find(next, "i1").owner.id, "ben.door");
});
