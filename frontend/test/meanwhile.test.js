import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bringBack } from "../src/meanwhile.js";
import { openState } from "../src/state.js";
import { typed } from "../src/typing.js";
import { fakePage, fakeRoom, small } from "./page.js";

beforeEach(() => {
  delete globalThis[Symbol.for("workshop-kit")];
});

function opened(stored) {
  const page = fakePage(stored);
  const room = fakeRoom(small());
  return { page, room, state: openState(room, page) };
}

const NAME = "persona:ana:name";
const ana = (state) => state.doc.personas[0];

/** Type a name letter by letter, as a field does. */
function type(state, was, ...values) {
  values.reduce((before, value) => {
    typed(NAME, before, () => state.edit("persona", "ana", { name: value }));
    return value;
  }, was);
}

function conflict(room) {
  const op = room.ops.at(-1);
  room.tell({ type: "refused", items: [{ uid: op.uid, kind: "persona", id: "ana", field: "name", text: "Changed.", current: "Anja", conflict: true, what: "Name of Ana", who: "Tom", at: "14:01"}] });
}

test("what is typed expects what stood there when the person began", () => {
  const { page, room, state } = opened();
  type(state, "Ana", "Anab", "Anabe");
  page.paint();
  assert.deepEqual(room.ops.map((op) => [op.fields, op.expect]), [[{ name: "Anabe" }, { name: "Ana" }]]);
  type(state, "Anabe", "Anabel");
  page.paint();
  assert.deepEqual(room.ops.at(-1).expect, { name: "Ana" }, "until the kernel has answered");
  room.done();
  type(state, "Anabel", "Anabell");
  page.paint();
  assert.deepEqual(room.ops.at(-1).expect, { name: "Anabel" });
});

test("what was on the screen counts, not what others wrote since", () => {
  const { page, room, state } = opened();
  room.tell({ type: "changed", rev: 5, ops: [{ uid: "x.1", op: "set", kind: "persona", id: "ana", fields: { name: "Anja" } }] });
  type(state, "Ana", "Anabel");
  page.paint();
  assert.deepEqual(room.ops.at(-1).expect, { name: "Ana" });
});

test("edits of one page begin with its id, and a reload keeps it", () => {
  const { page, room, state } = opened();
  type(state, "Ana", "Anab");
  page.paint();
  assert.equal(room.ops[0].uid.split(".")[0], state.own);
  assert.equal(page.items.has("workshop-kit:page"), false, "a copy of the tab must not find it");
  page.leave();
  const stored = Object.fromEntries(page.items);
  delete globalThis[Symbol.for("workshop-kit")];
  assert.equal(opened(stored).state.own, state.own);
});

test("a conflict keeps my words until I choose, over a reload too", () => {
  const { page, room, state } = opened();
  type(state, "Ana", "Anabel");
  page.paint();
  conflict(room);
  assert.equal(ana(state).name, "Ana");
  const error = state.error("persona", "ana", "name");
  assert.deepEqual([error.value, error.current, error.who, error.conflict], ["Anabel", "Anja", "Tom", true]);
  assert.match(state.status.text, /Tom changed “Name of Ana” meanwhile/);

  type(state, "Anabel", "Anabelle");
  page.paint();
  assert.equal(room.ops.length, 1, "what is typed on waits with it");
  const stored = Object.fromEntries(page.items);
  delete globalThis[Symbol.for("workshop-kit")];
  assert.equal(opened(stored).state.error("persona", "ana", "name").value, "Anabelle");
});

test("keeping mine expects theirs, so that a third version is not lost", () => {
  const { page, room, state } = opened();
  type(state, "Ana", "Anabel");
  page.paint();
  conflict(room);
  state.error("persona", "ana", "name").choose("Anabel");
  page.paint();
  assert.deepEqual([room.ops.at(-1).fields, room.ops.at(-1).expect], [{ name: "Anabel" }, { name: "Anja" }]);
  assert.equal(state.error("persona", "ana", "name"), null);
  assert.equal(ana(state).name, "Anabel");
});

test("taking theirs sends nothing", () => {
  const { page, room, state } = opened();
  type(state, "Ana", "Anabel");
  page.paint();
  room.tell({ type: "changed", rev: 5, ops: [{ uid: "x.1", op: "set", kind: "persona", id: "ana", fields: { name: "Anja" } }] });
  conflict(room);
  state.error("persona", "ana", "name").choose("Anja");
  page.paint();
  assert.equal(room.ops.length, 1);
  assert.equal(ana(state).name, "Anja");
  assert.equal(state.status.state, "saved");
});

test("their newest words stand beside mine; when both are the same there is nothing to choose", () => {
  const { page, room, state } = opened();
  type(state, "Ana", "Anabel");
  page.paint();
  conflict(room);
  const theirs = (name, who) => room.tell({ type: "changed", rev: 6, ops: [{ uid: `x.${name}`, who, at: "14:03", op: "set", kind: "persona", id: "ana", fields: { name } }] });
  theirs("Anke", "Ute");
  assert.deepEqual([state.error("persona", "ana", "name").current, state.error("persona", "ana", "name").who], ["Anke", "Ute"]);
  theirs("Anabel", "Ute");
  assert.equal(state.error("persona", "ana", "name"), null);
});

for (const stood of [60, null]) test(`after a value that was no good, what counts is still what stood there before: ${stood}`, () => {
  const { page, room, state } = opened();
  const share = (was, value) => typed("persona:ana:share", was, () => state.edit("persona", "ana", { share: value }));
  share(stood, 600);
  page.paint();
  room.tell({ type: "refused", items: [{ uid: room.ops[0].uid, kind: "persona", id: "ana", field: "share", text: "Over 100 %.", current: null }] });
  share(600, 50);
  page.paint();
  assert.deepEqual(room.ops.at(-1).expect, { share: stood });
});

test("other fields of a refused edit are sent again", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { share: 600 });
  state.edit("persona", "ana", { age: "34" });
  page.paint();
  room.tell({ type: "refused", items: [{ uid: room.ops[0].uid, kind: "persona", id: "ana", field: "share", text: "Over 100 %.", current: null }] });
  page.paint();
  assert.deepEqual(room.ops.at(-1).fields, { age: "34" });
  assert.equal(ana(state).age, "34");
});

test("lists of choices are put together", () => {
  const { page, room, state } = opened();
  state.edit("touchpoint", "door", { channels: ["phone"] });
  page.paint();
  assert.deepEqual(room.ops[0].expect, { channels: [] });
  room.tell({ type: "changed", rev: 5, ops: [{ uid: "x.1", op: "set", kind: "touchpoint", id: "door", fields: { channels: ["website"] } }] });
  room.tell({ type: "refused", items: [{ uid: room.ops[0].uid, kind: "touchpoint", id: "door", field: "channels", text: "Changed.", current: ["website"], conflict: true }] });
  page.paint();
  assert.deepEqual([room.ops.at(-1).fields, room.ops.at(-1).expect], [{ channels: ["website", "phone"] }, { channels: ["website"] }]);
  assert.equal(state.error("touchpoint", "door", "channels"), null);
});

test("words about something that was removed are kept, and go back with it", async () => {
  const { page, room, state } = opened();
  type(state, "Ana", "Anabel");
  page.paint();
  const [{ uid }] = room.ops;
  room.tell({ type: "changed", rev: 5, ops: [{ uid: "x.1", op: "remove", kind: "persona", id: "ana" }] });
  room.tell({ type: "refused", items: [{ uid, kind: "persona", id: "ana", field: "name", text: "Not there.", gone: { words: "Tom removed persona Ana at 14:01.", rev: 5 } }] });
  assert.equal(state.refusals.waiting[0][1].value, "Anabel");
  assert.match(state.status.text, /Tom removed persona Ana at 14:01\. What you wrote is kept/);
  const back = bringBack(state, 5);
  const call = room.sent.at(-1);
  assert.deepEqual([call.name, call.args], ["bring_back", { rev: 5 }]);
  room.tell({ type: "changed", rev: 6, ops: [{ uid: "y", op: "add", kind: "persona", id: "ana", fields: { name: "Ana" }, to: 0 }] });
  room.tell({ type: "result", id: call.id, value: {} });
  await back;
  page.paint();
  assert.equal(ana(state).name, "Anabel");
  assert.deepEqual(room.ops.at(-1).fields, { name: "Anabel" });
  assert.deepEqual(state.refusals.waiting, []);
});

test("who looked at a field that was removed is told by whom", async () => {
  const { page, room, state } = opened();
  page.held = () => ({ field: NAME, value: "Ana" });
  room.tell({ type: "changed", rev: 5, ops: [{ uid: "x.1", op: "remove", kind: "persona", id: "ana" }] });
  const call = room.sent.at(-1);
  assert.deepEqual([call.name, call.args], ["removed", { id: "ana" }]);
  room.tell({ type: "result", id: call.id, value: { words: "Tom removed persona Ana at 14:01.", rev: 5 } });
  await new Promise((done) => { setTimeout(done); });
  assert.equal(state.refusals.waiting[0][1].gone.rev, 5);
});

test("a removal and a move say which revision the page had seen", () => {
  const { page, room, state } = opened();
  room.tell({ type: "changed", rev: 7, ops: [] });
  state.remove("touchpoint", "door");
  page.paint();
  const [{ uid }] = room.ops;
  assert.equal(room.sent.at(-1).seen[uid], 7);
  room.tell({ type: "refused", items: [{ uid, kind: "touchpoint", id: "door", field: "", text: "Tom wrote to this at the same moment.", current: null }] });
  assert.match(state.notice, /Tom wrote to this/);
  assert.equal(state.doc.touchpoints[0].id, "door");
});

test("whose choice was overtaken is told", () => {
  const { room, state } = opened();
  room.tell({ type: "overtaken", page: "another", text: "no" });
  assert.equal(state.notice, "");
  room.tell({ type: "overtaken", page: state.own, text: "Tom changed this too" });
  assert.equal(state.notice, "Tom changed this too");
});
