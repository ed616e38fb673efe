import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, kit, settled } from "./app.js";

const { html, render } = kit;

/** A kernel that answers when a test says so; `asked` lists the questions. */
function kernel() {
  const asked = [];
  const answers = {};
  const call = (name, args) => {
    asked.push([name, args]);
    return new Promise((resolve) => { answers[name] = resolve; });
  };
  return { asked, answers, state: { call } };
}

async function running(state, onDone = () => {}) {
  let job;
  const Shown = () => {
    job = kit.useJob(state, onDone);
    return null;
  };
  const place = await draw(html`<${Shown} />`);
  return { place, start: (args) => job[1](args), stop: () => job[2]() };
}

test("who cancels before the kernel has named the work is heard all the same", async () => {
  const { asked, answers, state } = kernel();
  const { start, stop } = await running(state);
  start({ text: "a" });
  stop();
  await settled();
  assert.deepEqual(asked.map(([name]) => name), ["feedback_import"]);
  answers.feedback_import({ job: "j1" });
  await settled();
  assert.deepEqual(asked[1], ["feedback_stop", { job: "j1" }]);
});

test("a page that is left asks no more", async () => {
  const { asked, answers, state } = kernel();
  const done = [];
  const { place, start } = await running(state, (report) => done.push(report));
  start({ text: "a" });
  answers.feedback_import({ job: "j1" });
  await settled();
  render(null, place);
  answers.feedback_job({ share: 0.5, said: "Half", report: null, problem: "" });
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(asked.map(([name]) => name), ["feedback_import", "feedback_job"]);
  assert.deepEqual(done, []);
});
