import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted } from "../src/views/handout/sign.js";

test("a sign fits its box and never grows", () => {
  assert.deepEqual(fitted(960, 160), { width: 480, height: 80 });
  assert.deepEqual(fitted(100, 320), { width: 50, height: 160 });
  assert.deepEqual(fitted(40, 20), { width: 40, height: 20 });
  assert.deepEqual(fitted(0, 0), { width: 480, height: 160 });
});
