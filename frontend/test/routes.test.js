import assert from "node:assert/strict";
import { test } from "node:test";
import { head, lanesOver, path, plan, routes, tracks } from "../src/views/touchpoints/routes.js";
import { ends, told, waysFrom, waysTo } from "../src/views/touchpoints/ways.js";
import { complete } from "../src/ops.js";
import { small } from "./page.js";

const WIDE = 200, GAP = 36, TALL = 100;

/** A board of columns that hold so many cards each, all 90 high, numbers 20 below their tops. */
function board(...heights) {
  const columns = heights.map((_, index) => ({ left: index * (WIDE + GAP), right: index * (WIDE + GAP) + WIDE }));
  const cards = heights.flatMap((count, column) => Array.from({ length: count }, (_, row) => ({ column, row })));
  const spots = new Map(cards.map(({ column, row }, order) => {
    const { left, right } = columns[column];
    return [`t${order}`, { column, order, left, right, stub: left + 40, y: TALL + row * 100 + 20, over: 60, top: TALL + row * 100 }];
  }));
  return { columns, spots, floors: heights.map((count) => TALL + count * 100 + 40) };
}

const lines = (map, ...pairs) => routes(pairs.map(([source, target], index) => ({ id: `a${index}`, source, target })), map.spots, map.columns, map.floors);

/** Whether a straight piece touches what a card says: all of it but the row of its number, right of it. */
function hits([[x1, y1], [x2, y2]], { left, right, top }) {
  const [low, high] = [Math.min(y1, y2), Math.max(y1, y2)];
  const [near, far] = [Math.min(x1, x2), Math.max(x1, x2)];
  return far > left && near < right && high > top + 32 && low < top + 90;
}

test("B5: no line touches the words of a card, wherever it leads", () => {
  const map = board(2, 4, 1, 3, 2);
  const ids = [...map.spots.keys()];
  for (const source of ids) {
    for (const target of ids.filter((one) => one !== source)) {
      const [{ points }] = lines(map, [source, target]);
      const pieces = points.slice(1).map((point, index) => [points[index], point]);
      const touched = [...map.spots.values()].filter((spot) => pieces.some((piece) => hits(piece, spot)));
      assert.deepEqual(touched, [], `${source} to ${target}`);
    }
  }
});

test("B5: a way ahead leaves to the right, a loop returns to the left, within a stage on its left", () => {
  const at = (column, order) => ({ column, order });
  assert.deepEqual(plan(at(0, 0), at(1, 4)), { from: "right", to: "left", out: 1, into: 1, lane: null, back: false });
  assert.deepEqual(plan(at(1, 4), at(0, 0)), { from: "left", to: "right", out: 1, into: 1, lane: null, back: true });
  assert.deepEqual(plan(at(2, 5), at(2, 4)), { from: "left", to: "left", out: 2, into: 2, lane: null, back: true });
  assert.deepEqual(plan(at(0, 0), at(3, 9)).lane, "over");
  assert.deepEqual(plan(at(3, 9), at(0, 0)).lane, "under");
});

test("B5: lines that share a gutter or a lane stand beside one another", () => {
  const map = board(2, 2, 2);
  const [one, two] = lines(map, ["t0", "t3"], ["t1", "t2"]);
  assert.notEqual(one.points[1][0], two.points[1][0]);
  const [first, second] = lines(map, ["t0", "t2"], ["t1", "t2"]);
  assert.ok(first.points.at(-1)[1] < second.points.at(-1)[1]);
  const back = lines(map, ["t4", "t0"], ["t5", "t1"]);
  assert.notEqual(back[0].points[2][1], back[1].points[2][1]);
  const pair = [{ source: "t0", target: "t4" }, { source: "t1", target: "t5" }];
  assert.equal(lanesOver(pair, map.spots), 2);
  assert.equal(lanesOver([{ source: "t0", target: "t2" }], map.spots), 0);
});

test("tracks are as few as possible", () => {
  assert.deepEqual(tracks([[0, 2], [3, 5], [1, 4]]), [0, 0, 1]);
  assert.deepEqual(tracks([[5, 3], [0, 2]]), [0, 0]);
});

test("corners are round, never wider than half a piece, and the head points along the last piece", () => {
  const points = [[0, 0], [20, 0], [20, 8], [40, 8]];
  assert.equal(path(points), "M0,0L16,0Q20,0 20,4L20,4Q20,8 24,8L40,8");
  assert.match(head(points), /^M40,8L33,/);
  assert.match(head([[40, 0], [0, 0]]), /^M0,0L7,/);
});

test("B5: a way to a touchpoint that comes earlier goes back, in words too; lost ends draw nothing", () => {
  const doc = complete({ ...small(), arrows: [
    { id: "a1", source: "till", target: "queue", label: "forgot the milk" }, { id: "a2", source: "door", target: "till" },
    { id: "a3", source: "door", target: "gone" }, { id: "a4", source: "door", target: "door" },
  ] });
  const from = waysFrom(doc);
  assert.deepEqual([...from].map(([id, ways]) => [id, ways.map(told)]), [["till", ["Goes back to 2, Queue"]], ["door", ["Goes on to 3, Till"]]]);
  assert.deepEqual(waysTo(doc).get("queue").map((one) => [one.number, one.name, one.back]), [[3, "Till", true]]);
  const labels = (ones) => ones.map((one) => one.label);
  assert.deepEqual(labels(ends(doc, "door").ahead), ["2 · Queue"]);
  assert.deepEqual(labels(ends(doc, "till").behind), ["1 · Door"]);
});
