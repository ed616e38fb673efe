import assert from "node:assert/strict";
import { test } from "node:test";
import { curveMonotoneX, line } from "d3-shape";
import { complete } from "../src/ops.js";
import { fits, fitting } from "../src/views/map/fitting.js";
import { fieldOf, filled, held, rowsFor, shown } from "../src/views/map/lanes.js";
import { COLUMN, height, pieces } from "../src/views/map/line.js";
import { told, ways } from "../src/views/map/ways.js";
import { press } from "./app.js";
import { small } from "./page.js";
import { open, sees } from "./steps.js";

const doc = complete(small());
const numbers = (path) => path.match(/-?\d+(\.\d+)?/g).map(Number);

test("the curve is the one that Vega and the handout draw", () => {
  const feelings = [-2, 1, 1, -1, 2, 2, 0];
  const theirs = line().x((_, i) => COLUMN * (i + 0.5)).y(height).curve(curveMonotoneX)(feelings);
  const ours = pieces(feelings).slice(1, -1).map(({ d }, i) => (i ? d.replace(/^M[^C]*/, "") : d)).join("");
  assert.deepEqual(numbers(ours).map(Math.round), numbers(theirs).map(Math.round));
});

test("a piece says which columns it crosses, and whether it leads over unscored ones", () => {
  const found = pieces([null, 1, null, 2]).map(({ from, to, gap }) => [from, to, gap]);
  assert.deepEqual(found, [[1, 1, false], [1, 3, true], [3, 3, false]]);
  assert.deepEqual(pieces([null, null]), []);
});

test("lanes that nobody wrote in stay away until somebody asks for them", () => {
  const rows = rowsFor(doc, doc.personas);
  assert.deepEqual(filled(doc, rows), ["feeling", "pains"]);
  const names = (choice) => shown(choice, filled(doc, rows)).map(({ name }) => name);
  assert.deepEqual(names({}), ["feeling", "channels", "doing", "pains"]);
  assert.deepEqual(names({ pains: false, quote: true }), ["feeling", "channels", "doing", "quote"]);
});

test("a cell leads to the line it shows, or to the empty field", () => {
  const [{ moments }] = rowsFor(doc, doc.personas);
  assert.deepEqual(fieldOf("pains", moments[1]), ["entry", "p1", "text"]);
  assert.deepEqual(fieldOf("pains", moments[0]), ["moment", "ana.door", "pains"]);
  assert.deepEqual(fieldOf("channels", moments[0]), ["moment", "ana.door", "feeling"]);
  assert.equal(held("delights", doc.touchpoints[0], { delights: [{ id: "d", text: " " }] }), null);
});

test("branches, loops and broken hand-overs never share a level where they would touch", () => {
  const arrows = [{ id: "a", source: "till", target: "door", label: "again" }, { id: "b", source: "door", target: "queue" }, { id: "lost", source: "door", target: "gone" }];
  const handovers = [{ id: "h", source: "queue", target: "till", works: false, from_channel: "phone", to_channel: "shop" }, { id: "fine", source: "door", target: "till", works: true }];
  const wide = complete({ ...small(), arrows, handovers });
  const found = ways(wide);
  assert.deepEqual(found.map(({ id, level, back, breaks }) => [id, level, back, breaks]), [["b", 0, false, false], ["h", 1, false, true], ["a", 2, true, false]]);
  assert.deepEqual(found.map((way) => told(way, wide, (name) => name)), [
    "From 1 Door to 2 Queue", "From 2 Queue to 3 Till: hand-over breaks, phone to shop", "From 3 Till back to 1 Door: again",
  ]);
});

test("unasked the map stays readable, asked it fits", () => {
  const size = { width: 700, letters: 15 };
  assert.equal(fitting({ size, columns: 12 }), 1);
  assert.equal(fitting({ size, columns: 12, fit: true }), 0.49);
  assert.equal(fitting({ size, columns: 400, fit: true }), 0.45);
  assert.deepEqual([fits({ size, columns: 12 }), fits({ size, columns: 3 }), fits({ size, columns: 12, fit: true })], [false, true, true]);
});

const here = () => [document.activeElement.dataset.lane, document.activeElement.dataset.moment];
const cell = (place, lane, moment) => place.querySelector(`td[data-lane=${lane}][data-moment="${moment}"]`);

test("C6: arrow keys walk from cell to cell, and one of them is reached by Tab", async () => {
  const { place } = await open("map", small());
  assert.equal(place.querySelectorAll("td[tabindex='0']").length, 1);
  cell(place, "feeling", "ana.door").focus();
  for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "End"]) press(document.activeElement, key);
  assert.deepEqual(here(), ["doing", "ana.till"]);
  assert.equal(document.activeElement.tabIndex, 0);
  press(document.activeElement, "Home", { ctrlKey: true });
  press(document.activeElement, "ArrowLeft");
  assert.deepEqual(here(), ["feeling", "ana.door"]);
});

test("C6: the map is live, for one persona or everybody", async () => {
  const { place, state, button } = await open("map", small());
  state.edit("moment", "ana.door", { quote: "“Cold!”", feeling: 1 });
  await sees(() => cell(place, "quote", "ana.door")?.textContent, "Cold!");
  assert.equal(place.querySelectorAll("tbody").length, 1);
  (await button("Everybody")).click();
  await sees(() => [...place.querySelectorAll(".whose b")].map((one) => one.textContent), ["Ana", "Ben"]);
});

test("C6: without touchpoints or personas it says where to begin", async () => {
  const nowhere = await open("map", { ...small(), touchpoints: [], moments: [] });
  assert.equal(nowhere.place.querySelector("a").dataset.notebook, "02_touchpoints.ipynb");
  const nobody = await open("map", { ...small(), personas: [], moments: [] });
  assert.equal(nobody.place.querySelector("a").dataset.notebook, "01_personas.ipynb");
});
