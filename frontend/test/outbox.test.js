import assert from "node:assert/strict";
import { test } from "node:test";
import { Heartbeat } from "../src/heartbeat.js";
import { Outbox } from "../src/outbox.js";
import { fakePage } from "./page.js";

const set = (uid, id, fields) => ({ op: "set", kind: "persona", id, fields, uid });
const box = (page = fakePage()) => new Outbox("key", page.storage);

test("within a frame the newest value of a field wins, other fields join", () => {
  const outbox = box();
  for (const [uid, fields] of [["1", { name: "A" }], ["2", { name: "An" }], ["3", { age: "34" }]]) outbox.put(set(uid, "ana", fields));
  assert.deepEqual(outbox.take(), [set("1", "ana", { name: "An", age: "34" })]);
});

test("what was sent is not changed any more, but a newer value replaces it", () => {
  const outbox = box();
  outbox.put(set("1", "ana", { name: "A" }));
  outbox.take();
  outbox.put(set("2", "ana", { name: "An" }));
  assert.deepEqual(outbox.take(), [set("2", "ana", { name: "An" })]);
  outbox.again();
  assert.deepEqual(outbox.take().map((op) => op.uid), ["2"]);
});

test("a sent edit of another field stays until it is answered", () => {
  const outbox = box();
  outbox.put(set("1", "ana", { name: "A", age: "3" }));
  outbox.take();
  outbox.put(set("2", "ana", { name: "An" }));
  assert.deepEqual(outbox.ops.map((op) => op.uid), ["1", "2"]);
});

test("edits do not jump over other operations", () => {
  const outbox = box();
  outbox.put(set("1", "ana", { name: "A" }));
  outbox.put({ op: "remove", kind: "stage", id: "in", uid: "2" });
  outbox.put(set("3", "ana", { age: "34" }));
  assert.deepEqual(outbox.take().map((op) => op.uid), ["1", "2", "3"]);
});

test("settled operations leave, unknown ones do no harm", () => {
  const outbox = box();
  outbox.put(set("1", "ana", { name: "A" }));
  assert.deepEqual(outbox.settle(["1", "never"]).map((op) => op.uid), ["1"]);
  assert.equal(outbox.empty, true);
});

test("a reload finds what was not answered", () => {
  const page = fakePage();
  const outbox = box(page);
  outbox.put(set("1", "ana", { name: "A" }));
  outbox.take();
  assert.deepEqual(box(page).take(), [set("1", "ana", { name: "A" })]);
  outbox.settle(["1"]);
  assert.equal(page.items.size, 0);
});

test("a broken or forbidden storage stops nobody", () => {
  const broken = { getItem: () => "{not json", setItem: () => { throw new Error("full"); }, removeItem: () => { throw new Error("no"); } };
  const outbox = new Outbox("key", broken);
  outbox.put(set("1", "ana", { name: "A" }));
  assert.equal(outbox.settle(["1"]).length, 1);
  assert.equal(new Outbox("key", null).empty, true);
});

function beating(answers) {
  const page = fakePage();
  const seen = { pings: 0, changes: 0 };
  const room = {};
  const heart = new Heartbeat({
    ping: () => {
      seen.pings += 1;
      if (answers(page)) heart.heard(room);
    },
    changed: () => { seen.changes += 1; },
  }, page);
  heart.add(room);
  return { page, heart, room, seen };
}

test("a room that answers is asked every two seconds", () => {
  const { page, heart, room, seen } = beating(() => true);
  page.pass(20_000);
  assert.equal(seen.pings, 11);
  assert.equal(heart.alive(room), true);
});

test("silence is noticed within six seconds, and so is the return", () => {
  let answers = true;
  const { page, heart, room, seen } = beating(() => answers);
  page.pass(4000);
  answers = false;
  page.pass(5000);
  assert.equal(heart.alive(room), true);
  page.pass(1000);
  assert.equal(heart.alive(room), false);
  answers = true;
  page.pass(10_000);
  assert.equal(heart.alive(room), true);
  assert.equal(seen.changes, 2);
});

test("a hidden page asks nobody and raises no alarm", () => {
  const { page, heart, room, seen } = beating((here) => !here.away);
  page.pass(4000);
  page.away = true;
  const before = seen.pings;
  page.pass(60_000);
  assert.equal(seen.pings, before);
  page.away = false;
  page.pass(3000);
  assert.equal(heart.alive(room), true);
});

test("a machine that slept blames nobody", () => {
  const { page, heart, room, seen } = beating(() => true);
  page.pass(4000);
  page.sleep(3_600_000);
  page.pass(1000);
  assert.equal(heart.alive(room), true);
  assert.equal(seen.changes, 0);
});

test("a page that is busy itself blames nobody for hearing late", () => {
  const { page, heart, room, seen } = beating(() => false);
  for (let turn = 0; turn < 20; turn += 1) {
    // Nearly three seconds of its own work; of two answers that came meanwhile one has its turn after the next tick.
    page.sleep(2900);
    heart.tick();
    if (turn % 2) heart.heard(room);
  }
  assert.equal(heart.alive(room), true);
  assert.equal(seen.changes, 0);
});
