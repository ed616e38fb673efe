import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openState } from "../src/state.js";
import { fakePage, fakeRoom, small } from "./page.js";

beforeEach(() => {
  delete globalThis[Symbol.for("workshop-kit")];
});

function opened(stored) {
  const page = fakePage(stored);
  const room = fakeRoom(small());
  const state = openState(room, page);
  return { page, room, state };
}

const ana = (state) => state.doc.personas[0];

test("an edit shows at once and is sent with the next frame", () => {
  const { page, room, state } = opened();
  let told = 0;
  const stop = state.subscribe(() => { told += 1; });
  state.edit("persona", "ana", { name: "A" });
  state.edit("persona", "ana", { name: "An" });
  assert.equal(ana(state).name, "An");
  assert.equal(told, 2);
  assert.equal(room.ops.length, 0);
  page.paint();
  assert.deepEqual(room.ops.map(({ uid, ...op }) => [typeof uid, op]), [["string", { op: "set", kind: "persona", id: "ana", fields: { name: "An" } }]]);
  stop();
  state.edit("persona", "ana", { name: "Anna" });
  assert.equal(told, 2);
});

test("the status says saving until the kernel has answered", () => {
  const { page, room, state } = opened();
  assert.deepEqual(state.status, { state: "saved", at: "14:01", text: "" });
  state.edit("persona", "ana", { name: "An" });
  page.paint();
  assert.equal(state.status.state, "saving");
  room.done("14:02");
  assert.deepEqual(state.status, { state: "saved", at: "14:02", text: "" });
  room.put("status", { state: "error", at: "14:02", text: "The disk is full." });
  assert.equal(state.status.text, "The disk is full.");
});

test("an answer draws nothing anew", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  const { doc } = state;
  page.paint();
  room.done();
  assert.equal(state.doc, doc);
});

test("add gives the new id at once", () => {
  const { page, room, state } = opened();
  const id = state.add("touchpoint", { stage: "in", name: "Bell" }, 0);
  assert.match(id, /^[a-z2-9]{10}$/);
  assert.equal(state.doc.touchpoints[0].id, id);
  state.move("touchpoint", id, 0, "out");
  state.remove("touchpoint", "door");
  page.paint();
  assert.deepEqual(room.ops.map((op) => op.op), ["add", "move", "remove"]);
  assert.equal(room.sent.length, 1, "one batch a frame");
});

test("a refused value is taken back and the reason kept", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { share: 90 });
  page.paint();
  const [{ uid }] = room.ops;
  room.tell({ type: "refused", items: [{ uid, kind: "persona", id: "ana", field: "share", text: "Over 100 %.", current: 60 }] });
  assert.equal(ana(state).share, 60);
  const { text, current, value } = state.error("persona", "ana", "share");
  assert.deepEqual({ text, current, value }, { text: "Over 100 %.", current: 60, value: 90 });
  assert.deepEqual([state.status.state, state.status.text], ["error", "Not saved. Over 100 %."]);
  state.edit("persona", "ana", { share: 50 });
  assert.equal(state.error("persona", "ana", "share"), null);
  page.paint();
  room.done();
  assert.equal(state.status.state, "saved");
});

test("a refusal that comes after more typing changes nothing", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { share: 90 });
  page.paint();
  state.edit("persona", "ana", { share: 9 });
  page.paint();
  room.tell({ type: "refused", items: [{ uid: room.ops[0].uid, kind: "persona", id: "ana", field: "share", text: "Over 100 %." }] });
  assert.equal(ana(state).share, 9);
  assert.equal(state.error("persona", "ana", "share"), null);
});

test("a bad field does not sink its neighbours", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { share: 90 });
  state.edit("persona", "ben", { name: "Benno" });
  page.paint();
  room.tell({ type: "refused", items: [{ uid: room.ops[0].uid, kind: "persona", id: "ana", field: "share", text: "Over 100 %." }] });
  assert.equal(state.doc.personas[1].name, "Benno");
});

test("other people's changes arrive, but not over what is being typed", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  page.paint();
  const theirs = { op: "set", kind: "persona", id: "ana", fields: { name: "Theirs", age: "34" } };
  room.tell({ type: "changed", ops: [theirs], facts: { steps: ["new"] } });
  assert.equal(ana(state).name, "An");
  assert.equal(ana(state).age, "34");
  assert.deepEqual(state.facts, { steps: ["new"] });
  room.done();
  assert.equal(ana(state).name, "An");
});

test("when the own edit is refused, the other's value shows", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  page.paint();
  room.tell({ type: "changed", ops: [{ op: "set", kind: "persona", id: "ana", fields: { name: "Theirs" } }] });
  room.tell({ type: "refused", items: [{ uid: room.ops[0].uid, kind: "persona", id: "ana", field: "name", text: "Changed.", current: "Theirs" }] });
  assert.equal(ana(state).name, "Theirs");
});

test("all widgets of a page share one state, other workshops have their own", () => {
  const { page, room, state } = opened();
  assert.equal(openState(room, page), state);
  assert.equal(state.rooms.length, 1);
  assert.notEqual(openState(fakeRoom(small(), { workshop: "w2" }), page), state);
});

test("after a kernel restart the new room gets what the old one did not answer", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  page.paint();
  room.answers = false;
  page.pass(7000);
  assert.equal(state.status.state, "offline");
  state.edit("moment", "ana.queue", { feeling: 2 });
  page.paint();
  assert.equal(room.ops.length, 1, "nobody is spoken to who does not answer");

  const fresh = fakeRoom(small());
  assert.equal(openState(fresh, page), state);
  assert.deepEqual(fresh.ops.map((op) => op.fields), [{ name: "An" }, { feeling: 2 }]);
  assert.equal(fresh.ops[0].uid, room.ops[0].uid);
  assert.equal(ana(state).name, "An");
  fresh.done();
  assert.equal(state.status.state, "saved");
});

test("two notebooks of one workshop in one page: when one goes silent the other carries on", () => {
  const { page, room, state } = opened();
  const second = fakeRoom(small());
  openState(second, page);
  state.edit("persona", "ana", { name: "An" });
  page.paint();
  assert.equal(second.ops.length, 1);
  second.answers = false;
  page.pass(7000);
  assert.equal(state.status.state, "saving");
  assert.deepEqual(room.ops.map((op) => op.fields), [{ name: "An" }]);
  room.done();
  assert.equal(state.status.state, "saved");
});

test("a reload in mid-sentence sends what was stored", () => {
  const { page, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  const stored = Object.fromEntries(page.items);
  delete globalThis[Symbol.for("workshop-kit")];
  const after = opened(stored);
  assert.equal(ana(after.state).name, "An");
  assert.deepEqual(after.room.ops.map((op) => op.fields), [{ name: "An" }]);
});

test("leaving the page sends what waits for a frame", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  page.leave();
  assert.equal(room.ops.length, 1);
  page.paint();
  assert.equal(room.ops.length, 1);
});

test("a new document of the kernel is taken, with the own edits on top", () => {
  const { room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  room.put("document", { ...small(), title: "Larger" });
  assert.equal(state.doc.title, "Larger");
  assert.equal(ana(state).name, "An");
});

test("without a workshop there is no document, and edits do nothing", () => {
  const room = fakeRoom({});
  const state = openState(room, fakePage());
  state.edit("persona", "ana", { name: "An" });
  assert.equal(state.doc, null);
  assert.equal(state.status.state, "saved");
});

test("calls are answered or refused by the kernel", async () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  const good = state.call("handout", { paper: "a4" });
  assert.deepEqual(room.sent.map((message) => message.type), ["ops", "call"]);
  room.tell({ type: "result", id: room.sent[1].id, value: "file.html" });
  assert.equal(await good, "file.html");
  const bad = state.call("import");
  room.tell({ type: "result", id: room.sent[2].id, error: "Not a workshop." });
  await assert.rejects(bad, /Not a workshop/);
  const lost = state.call("open");
  room.answers = false;
  page.pass(7000);
  await assert.rejects(lost, /does not answer/);
});

test("selection is shared and outlives a reload", () => {
  const { page, state } = opened();
  state.select({ persona: "ana" });
  state.select({ touchpoint: "queue" });
  delete globalThis[Symbol.for("workshop-kit")];
  assert.deepEqual(opened(Object.fromEntries(page.items)).state.selected, { persona: "ana", touchpoint: "queue" });
});

test("a room that goes to another workshop takes its words along, not its neighbours'", () => {
  const { page, room, state } = opened();
  state.edit("persona", "ana", { name: "An" });
  page.paint();
  room.put("workshop", "w2");
  room.put("document", { ...small(), title: "Other" });
  const other = openState(room, page);
  assert.equal(other.doc.title, "Other");
  assert.equal(other.doc.personas[0].name, "Ana");
  assert.equal(state.doc.title, "Small");
  room.tell({ type: "changed", ops: [{ op: "set", kind: "persona", id: "ben", fields: { name: "Benno" } }] });
  assert.equal(other.doc.personas[1].name, "Benno");
  assert.equal(state.doc.personas[1].name, "Ben");
  room.done();
  assert.equal(state.outbox.empty, true);

  room.put("workshop", "w1");
  room.put("document", { ...small(), title: "Back" });
  assert.equal(openState(room, page), state);
  assert.equal(state.doc.title, "Back");
  assert.equal(state.status.state, "saved");
});
