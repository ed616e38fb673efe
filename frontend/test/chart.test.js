import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { build } from "esbuild";
import { prepared } from "../src/moments.js";
import { vega } from "../vega.mjs";

const compiled = new URL("../../workshop_kit/charts/compiled/", import.meta.url);

/** The bundle as the page gets it, drawn without a page. */
async function bundle() {
  const { outputFiles } = await build({ ...vega, minify: false, platform: "node", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

test("the bundle draws every compiled chart, with all its parts", async () => {
  const { charts, parse, changeset, View } = await bundle();
  const names = (await readdir(compiled)).map((file) => file.replace(".json", ""));
  assert.deepEqual(Object.keys(charts).sort(), names.sort());
  for (const name of names) {
    const view = new View(parse(structuredClone(charts[name])), { renderer: "none" });
    const row = { persona_id: "ana", persona_order: 1, evidence: "cited" };
    const rows = [1, 2, 3].map((order) => ({ ...row, order, feeling: order === 2 ? null : 2 - order }));
    await view.change("moments", changeset().remove(() => true).insert(prepared(rows))).runAsync();
    const svg = await view.toSVG();
    assert.equal(svg.match(/transform="translate\([^"]*" d="M5/g).length, 2, "two scored moments, two points");
    view.finalize();
  }
});

test("each chart in the bundle is the compiled file", async () => {
  const { charts } = await bundle();
  for (const [name, spec] of Object.entries(charts)) {
    assert.deepEqual(spec, JSON.parse(await readFile(new URL(`${name}.json`, compiled), "utf8")));
  }
});

test("the bundle stays small", async () => {
  const { outputFiles } = await build({ ...vega, write: false });
  assert.ok(outputFiles[0].contents.length < 450_000, `${outputFiles[0].contents.length} bytes`);
});
