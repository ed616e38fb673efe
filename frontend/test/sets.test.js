import assert from "node:assert/strict";
import { test } from "node:test";
import { change, leaving, staying } from "../src/views/touchpoints/sets.js";
import { apply, complete } from "../src/ops.js";
import { press } from "./app.js";
import { small } from "./page.js";
import { open, sees, until } from "./steps.js";

const set = (...names) => ({ name: "set", stages: names.map((name) => ({ name, question: `${name}?`, icon: "i-eye" })) });

const CLASSIC = ["Awareness", "Research", "Consideration", "Purchase", "Post-purchase", "Advocacy"];

function map(names, each = 2) {
  const stages = names.map((name, index) => ({ id: `s${index}`, name }));
  const touchpoints = stages.flatMap(({ id }) => Array.from({ length: each }, (_, index) => ({ id: `${id}t${index}`, stage: id, name: `${id} ${index}` })));
  return complete({ format: "workshop-kit", version: 1, title: "Map", stages, touchpoints });
}

/** As much of the shared state as a change of the set needs. */
function stateOf(doc) {
  const state = { doc, ops: [] };
  const put = (op) => {
    state.ops.push(op);
    state.doc = apply(state.doc, op);
  };
  state.add = (kind, fields, to) => {
    const id = `new${state.ops.length}`;
    put({ op: "add", kind, id, fields, to });
    return id;
  };
  state.move = (kind, id, to, stage) => put({ op: "move", kind, id, to, ...(stage && { stage }) });
  state.remove = (kind, id) => put({ op: "remove", kind, id });
  return state;
}

test("B1: stages of the same name stay, the others lead to what stands at their place", () => {
  const doc = map(CLASSIC);
  const four = set("awareness ", "Consideration", "Purchase", "Post-purchase");
  assert.deepEqual([...staying(doc, four)].map(([index, stage]) => [index, stage.name]), [[0, "Awareness"], [1, "Consideration"], [2, "Purchase"], [3, "Post-purchase"]]);
  assert.deepEqual([...leaving(doc, four)], [["s1", 1], ["s5", 3]]);
  assert.deepEqual([...leaving(map(["One", "Two", "Three", "Four"]), set("Before", "During", "After")).values()], [0, 1, 1, 2]);
});

test("B1: no touchpoint is lost, and their order stays, from any set to any other", () => {
  const sets = [set(...CLASSIC), set("Awareness", "Consideration", "Decision"), set("Before", "During", "After"), set("Advocacy", "Purchase", "Awareness")];
  for (const from of sets) {
    for (const to of sets) {
      const doc = map(from.stages.map((one) => one.name));
      const state = stateOf(doc);
      change(state, to, leaving(doc, to));
      assert.deepEqual(state.doc.stages.map((one) => one.name), to.stages.map((one) => one.name));
      const ids = (list) => list.map((one) => one.id);
      assert.deepEqual(ids(state.doc.touchpoints).sort(), ids(doc.touchpoints).sort());
      const { touchpoints, stages } = state.doc;
      for (const { id } of stages) {
        const here = ids(touchpoints.filter((one) => one.stage === id));
        assert.deepEqual(here, ids(doc.touchpoints).filter((one) => here.includes(one)));
      }
      if (from === to) assert.deepEqual(state.ops, []);
    }
  }
});

test("B1: another set is chosen by key, its plan changed, done in one act, and taken back by one button", async () => {
  const { place, room, button, ops } = await open("touchpoints", small());
  (await button("Change stages")).click();
  (await button("Take another set of stages")).click();
  await sees(() => document.activeElement.querySelector?.("b")?.textContent, "two");
  document.activeElement.click();
  await sees(() => place.querySelector(".change h4").textContent, "Three touchpoints stay, with all that was written about them");
  const [first] = place.querySelectorAll(".moving select");
  await sees(() => document.activeElement === first, true);
  first.value = "1";
  first.dispatchEvent(new Event("change", { bubbles: true }));
  (await button("Change to two")).click();
  await until(() => place.querySelector(".toast"));
  assert.equal(room.sent.filter((one) => one.type === "ops").length, 1);
  const [before, after] = ops().filter((one) => one.op === "add").map((one) => one.id);
  assert.deepEqual(ops().slice(2).map((one) => [one.op, one.kind, one.id, one.stage]), [
    ["move", "touchpoint", "door", after], ["move", "touchpoint", "queue", after], ["move", "touchpoint", "till", after],
    ["remove", "stage", "in", undefined], ["remove", "stage", "out", undefined],
  ]);
  assert.notEqual(before, after);
  await sees(() => document.activeElement.textContent, "Undo");
  document.activeElement.click();
  await sees(() => room.sent.at(-1).name, "undo");
  room.tell({ type: "result", id: room.sent.at(-1).id, value: { words: "taken back" } });
  await sees(() => place.querySelectorAll(".toast").length, 0);
});

test("B1: Escape goes from the plan back to the sets, then to the stages, and nothing is changed", async () => {
  const { place, button, ops } = await open("touchpoints", small());
  (await button("Change stages")).click();
  (await button("Take another set of stages")).click();
  (await until(() => place.querySelector(".change .sets button"))).click();
  await until(() => place.querySelector(".moving"));
  press(place.querySelector(".moving select"), "Escape");
  press(await until(() => place.querySelector(".change .sets button")), "Escape");
  await sees(() => [place.querySelectorAll(".change").length, document.activeElement.textContent], [0, "Take another set of stages"]);
  assert.deepEqual(ops(), []);
});
