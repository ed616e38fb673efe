/** The example in CONTRIBUTING.md is a step that works. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { build } from "esbuild";
import { app } from "../build.mjs";
import { fakeState, type } from "./app.js";

const views = new URL("../src/views/", import.meta.url);

async function example() {
  const text = await readFile(new URL("../../CONTRIBUTING.md", import.meta.url), "utf8");
  const [, block] = text.match(/```js\n([\s\S]*?)\n *```/);
  return block.replace(/^ {3}/gm, "");
}

/** The example's module, built as if it lay among the views, and drawn by its own copy of the library. */
async function load(contents) {
  const stdin = { contents: `${contents}\nexport { html, render } from "../lib.js";`, resolveDir: views.pathname };
  const { outputFiles } = await build({ ...app, entryPoints: undefined, stdin, write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

test("a new step takes fewer than 100 lines, draws its rows and sends what is typed", async () => {
  const contents = await example();
  assert.ok(contents.split("\n").length < 100);
  const { Help, html, render } = await load(contents);
  const state = fakeState({ promises: [{ id: "p1", channel: "Phone", expected: 5 }] });
  const place = document.body.appendChild(document.createElement("div"));
  render(html`<${Help} state=${state} options=${{}} />`, place);
  const [where, minutes] = place.querySelectorAll("input, textarea");
  assert.deepEqual([where.value, minutes.value], ["Phone", "5"]);
  type(minutes, "10");
  assert.deepEqual(state.asked.at(-1), ["edit", "promise", "p1", { expected: 10 }]);
  place.querySelector(".add").click();
  assert.equal(state.asked.at(-1)[1], "promise");
});
