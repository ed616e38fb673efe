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

const moment = { persona_id: "ana", persona_order: 1, evidence: "cited" };
/** What each chart is given, and how many points it makes of it. */
const GIVEN = {
  emotion_curve: { points: 2, sets: { moments: prepared([1, 2, 3].map((order) => ({ ...moment, order, feeling: order === 2 ? null : 2 - order }))) } },
  trend: { points: 3, sets: { points: [1, 2, 3].map((time) => ({ time, value: 10 * time, low: 9 * time, high: 11 * time })), lines: [{ value: 20, kind: "target" }] } },
};

test("the bundle draws every compiled chart, with all its parts", async () => {
  const { charts, parse, changeset, View } = await bundle();
  const names = (await readdir(compiled)).map((file) => file.replace(".json", ""));
  assert.deepEqual(Object.keys(charts).sort(), names.sort());
  for (const name of names) {
    const { points, sets } = GIVEN[name];
    const view = new View(parse(structuredClone(charts[name])), { renderer: "none" });
    for (const [set, rows] of Object.entries(sets)) view.change(set, changeset().remove(() => true).insert(rows));
    await view.runAsync();
    const svg = await view.toSVG();
    assert.equal(svg.match(/<path [^>]*transform="translate\([^"]*" d="M/g).length, points, name);
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
