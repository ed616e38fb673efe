/** I4 of the handout page: every format is there for who does not program, not only on the command line. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMATS } from "../src/views/handout/formats.js";

test("the page offers each format that the kit writes", () => {
  const offered = FORMATS.map(({ ending }) => ending);
  for (const ending of [".pdf", ".png", ".svg", ".xlsx", ".csv.zip", ".md", ".json", ".mmd", ".ics", ".yaml"]) {
    assert.ok(offered.includes(ending), ending);
  }
  assert.ok(FORMATS.every(({ name, use }) => name && use.endsWith(".")));
});
