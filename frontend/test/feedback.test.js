import assert from "node:assert/strict";
import { after, test } from "node:test";
import { band, edged, height, line } from "../src/views/feedback/curves.js";
import { successor } from "../src/views/feedback/held.js";
import { called, ofThemes, ranked, steady } from "../src/views/feedback/ranked.js";
import { draw, kit, press } from "./app.js";
import { small } from "./page.js";
import { open, sees, until } from "./steps.js";

const ROWS = [
  { touchpoint: "door", order: 1, name: "Door", guess: 1, mean: 0.9, low: 0.5, high: 1.3, n: 38, drawn: true, face: 1, verdict: "agrees", words: "", direction: "", figures: "+0.9 · n 38", spoken: "agrees", sentence: "38 guests.", cites: "38 guests, mean +0.9", wanting: "" },
  { touchpoint: "queue", order: 2, name: "Queue", guess: 0, mean: -1.3, low: -1.6, high: -1, n: 87, drawn: true, face: -1, verdict: "differs", words: "worse than guessed", direction: "down", figures: "−1.3 · n 87", spoken: "differs, worse than guessed", sentence: "87 guests.", cites: "87 guests, mean −1.3", wanting: "" },
  { touchpoint: "till", order: 3, name: "Till", guess: null, mean: null, low: null, high: null, n: 0, drawn: false, face: null, verdict: "no guess", words: "", direction: "", figures: "0 of 10", spoken: "no guess", sentence: "Nobody.", cites: "", wanting: "Ten more answers." },
];

const HEARD = {
  total: 130, comments: 12, uncoded: 3, refused: 2, said: "9 of 12 comments, one source", sources: [], sources_said: "one source",
  headline: { title: "We guessed right once, wrong once", detail: "The queue surprised us.", touchpoint: "queue" },
  guess: ROWS, quotes: {}, told: {}, legend: { guess: "our guess", heard: "guests' ratings", few: "fewer than 10" },
  themes: { t1: { n: 4, face: -2, quote: "It rained.", lines: [], actions: [] }, t2: { n: 5, face: 2, quote: "Buns!", lines: [], actions: [] } },
  agreement: null,
};

const COMMENTS = { rows: [{ id: "c1", comment: "It rained in.", feeling: -2, by: "", said: "review", theme: "t1" }, { id: "c2", comment: "Wet again.", feeling: null, by: "", said: "review", theme: "t1" }], pages: 1, said: "two comments" };

/** The step with a kernel that answers each question once it has come; `asked` lists the questions. */
async function opened(answers = {}, doc = { ...small(), themes: [{ id: "t1", name: "Rain" }, { id: "t2", name: "Buns", kind: "delight", touchpoints: ["door"] }] }, options = {}) {
  const step = await open("feedback", doc, {}, options);
  const told = { feedback: HEARD, feedback_comments: COMMENTS, ...answers };
  const asked = [];
  const seen = new Set();
  const timer = setInterval(() => {
    for (const { type, id, name, args } of step.room.sent) {
      if (type !== "call" || seen.has(id)) continue;
      seen.add(id);
      asked.push([name, args]);
      step.room.tell({ type: "result", id, value: told[name] ?? {} });
    }
  }, 5);
  after(() => clearInterval(timer));
  await until(() => asked.length && !step.place.textContent.includes("Reading what was said"));
  return { ...step, asked };
}

test("D7: both curves run through what is known, and the guess runs on to the edges", () => {
  assert.deepEqual([height(2), height(0), height(-2)], [12, 50, 88]);
  assert.equal(line(ROWS), "M50 32.9C100 32.9 100 74.7 150 74.7");
  assert.equal(edged(ROWS, 3), "M0 31H50C100 31 100 50 150 50H300");
  assert.equal(line([]), "");
  assert.match(band(ROWS), /^M50 25.3C.*L150 80.4C.*Z$/);
  assert.equal(band(ROWS.slice(0, 1)), "");
});

test("D5: the loudest theme comes first, one without comments last", () => {
  const themes = [{ id: "new" }, { id: "t1" }, { id: "t2" }];
  assert.deepEqual(ranked(themes, HEARD.themes).map(({ theme }) => theme.id), ["t2", "t1", "new"]);
});

test("D7: the finding is the headline, the surprise is open, and its evidence goes into the moment and back", async () => {
  const { place, button, ops } = await opened();
  await sees(() => place.querySelector(".intro h2")?.textContent, "We guessed right once, wrong once");
  assert.deepEqual([...place.querySelectorAll(".verd b")].map((one) => one.textContent), ["agrees", "differs", "no guess"]);
  assert.equal(place.querySelector(".evidence h3").textContent, "Queue");
  (await button("Ana's moment")).click();
  await sees(ops, [{ op: "set", kind: "moment", id: "ana.queue", fields: { evidence: "cited", cites: "87 guests, mean −1.3" }, expect: { evidence: "assumption", cites: "" } }]);
  (await button("Take it back")).click();
  await sees(() => ops().at(-1), { op: "set", kind: "moment", id: "ana.queue", fields: { evidence: "assumption", cites: "" }, expect: { evidence: "assumption", cites: "" } });
});

test("D7: what somebody wrote since is not taken back with the evidence", async () => {
  const { place, button, ops, room } = await opened();
  (await button("Ana's moment")).click();
  await sees(() => ops().length, 1);
  room.done();
  room.tell({ type: "changed", rev: 9, ops: [{ uid: "other", who: "Ben", at: "14:03", op: "set", kind: "moment", id: "ana.queue", fields: { cites: "87 guests, mean −1.3; the diary of Ben" } }] });
  (await button("Take it back")).click();
  await until(() => place.textContent.includes("Somebody has changed Ana's moment since, so it stays as it is."));
  assert.equal(ops().length, 1);
});

test("D7: taking evidence back says what it expects to find", async () => {
  const { button, room } = await opened();
  (await button("Ana's moment")).click();
  await until(() => room.ops.length === 1);
  room.done();
  (await button("Take it back")).click();
  await until(() => room.ops.length === 2);
  assert.deepEqual(room.ops[1].expect, { evidence: "cited", cites: "87 guests, mean −1.3" });
});

test("D5: a theme is assigned to a touchpoint and gets a kind in the table", async () => {
  const { place, ops } = await opened();
  const belongs = await until(() => place.querySelector('select[aria-label="Touchpoint for: Rain"]'));
  assert.deepEqual([...belongs.options].map((one) => one.textContent), ["not decided", "1 Door", "2 Queue", "3 Till"]);
  belongs.value = "queue";
  belongs.dispatchEvent(new Event("change", { bubbles: true }));
  await sees(() => ops().at(-1), { op: "set", kind: "theme", id: "t1", fields: { touchpoints: ["queue"] }, expect: { touchpoints: [] } });
  const kind = place.querySelector('select[aria-label="Kind of Rain"]');
  kind.value = "pain";
  kind.dispatchEvent(new Event("change", { bubbles: true }));
  await sees(() => ops().at(-1).fields, { kind: "pain" });
});

test("D5: comments are put into another theme by keyboard", async () => {
  const { place, button, asked } = await opened();
  (await button("Rain")).click();
  const comment = await until(() => place.querySelector("[data-comment]"));
  comment.focus();
  press(comment, "ArrowDown");
  await sees(() => document.activeElement?.dataset.comment, "c2");
  press(document.activeElement, "1");
  await sees(() => asked.find(([name]) => name === "feedback_code")?.[1], { ids: ["c2"], theme: "t2", coder: "" });
  press(comment, "0");
  await sees(() => asked.filter(([name]) => name === "feedback_code").at(-1)[1].theme, "");
});

test("D5: a second coder sorts by keyboard from the first key on, and Enter does not end it", async () => {
  const { place, button, asked } = await opened();
  (await until(() => [...place.querySelectorAll("button")].find((one) => one.textContent.startsWith("Do two people read it alike?")))).click();
  const name = await until(() => [...place.querySelectorAll("label")].find((one) => one.textContent === "Who sorts them the second time?"));
  const field = document.getElementById(name.getAttribute("for"));
  field.value = "Omar";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  (await button("Begin")).click();
  await sees(() => document.activeElement?.dataset.comment, "c1");
  press(document.activeElement, "1");
  await sees(() => asked.find(([name]) => name === "feedback_code")?.[1].coder, "Omar");
});

test("D5: suggestions are accepted with the names that people give them", async () => {
  const found = { themes: [{ key: "k1", name: "seat table", n: 7, face: -1, quotes: ["No seat."], said: "seven" }, { key: "k2", name: "bun", n: 3, face: 2, quotes: [], said: "three" }], note: "" };
  const { place, button, asked } = await opened({ feedback_suggest: found, feedback_accept: { said: "Done." } });
  (await button("Look for more themes")).click();
  const name = await until(() => place.querySelector(".offers input"));
  const there = [...place.querySelectorAll(`datalist[id="${name.getAttribute("list")}"] option`)].map((one) => one.value);
  assert.ok(there.includes("Rain"), there.join());
  name.value = "Nowhere to sit";
  name.dispatchEvent(new Event("input", { bubbles: true }));
  (await button("Accept seat table")).click();
  await sees(() => asked.find(([one]) => one === "feedback_accept")?.[1], { themes: [{ key: "k1", name: "Nowhere to sit" }] });
  await sees(() => place.querySelectorAll(".offers > li").length, 1);
});

test("D2: before anybody is heard, the kinds of feedback stand under a heading that says what they are listed for", async () => {
  const kinds = [{ kind: "survey", label: "Survey", good_for: "numbers and scale" }];
  const { place } = await opened({ feedback: { total: 0 } }, undefined, { kinds });
  const list = await until(() => place.querySelector("dl.good"));
  const head = list.getAttribute("aria-labelledby");
  assert.match([...place.querySelectorAll("h3")].find(({ id }) => id === head).textContent, /good for/);
});

test("D1: without feedback the step says what to do tonight, and the map is asked for its survey", async () => {
  const { place, button } = await opened({ feedback: { total: 0 } });
  await sees(() => place.querySelectorAll(".tonight li").length, 3);
  assert.ok(await button("Choose a file"));
  assert.equal(place.querySelectorAll(".btn.go").length, 1);
});

test("what stands in the place of a button that is gone takes its focus", () => {
  assert.equal(successor(["a", "b"], ["a", "b", "new", "z"]), "new");
  assert.equal(successor(["a", "b"], ["a", "z"]), "z", "also where its neighbour went with it");
  assert.equal(successor(["a", "b"], ["a", "b"]), "b", "the last one leaves it to the one before");
  assert.equal(successor(["gone"], ["x", "y"]), "x");
  assert.equal(successor([], []), undefined);
});

test("D5: a digit means the same theme while people sort, whichever is the loudest meanwhile", () => {
  const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
  assert.deepEqual(steady([b, a], ["a", "b"]), [a, b]);
  assert.deepEqual(steady([c, b, a], ["a", "b"]), [a, b, c], "a new one comes last");
  assert.deepEqual(steady([b], ["a", "b"]), [b]);
});

test("D5: people write a theme of their own, and its name is asked for at once", async () => {
  const { place, button, ops } = await opened();
  (await button("Write a theme of your own")).click();
  const { id, ...op } = await until(() => ops().find((one) => one.op === "add"));
  assert.deepEqual(op, { op: "add", kind: "theme", fields: { name: "" } });
  await until(() => document.activeElement?.matches(".inside input, .inside textarea"));
  await until(() => place.textContent.includes("Nothing is in it yet."));
});

test("D5: ticking themes goes on where it was, and a theme that is closed keeps the focus", async () => {
  const { place, button } = await opened();
  (await button("Merge themes")).click();
  const ticks = await until(() => place.querySelectorAll(".tick").length === 2 && [...place.querySelectorAll(".tick")]);
  for (const one of ticks) {
    one.focus();
    one.click();
  }
  await button("Merge 2 themes");
  assert.equal(document.activeElement, ticks[1]);
  (await button("Not now")).click();
  (await button("Rain")).click();
  (await button("Close")).click();
  await sees(() => document.activeElement?.textContent, "Rain");
});

test("D5: a split that is none offers none", async () => {
  const { place, button } = await opened({ feedback_split: { themes: [{ key: "k", name: "Rain", n: 4, quotes: ["Wet."] }], note: "" } });
  (await button("Rain")).click();
  (await button("Split it")).click();
  await until(() => place.textContent.includes("These comments do not part."));
  assert.equal(place.querySelectorAll(".parts li").length, 0);
});

test("D6: where no comment names a touchpoint, the themes that belong to it speak", () => {
  const state = { doc: { themes: [{ id: "t1", name: "Rain", touchpoints: ["queue"] }, { id: "t2", name: "Buns", touchpoints: [] }] } };
  assert.deepEqual(ofThemes(state, HEARD, { touchpoint: "queue" }), [{ id: "t1", text: "It rained.", feeling: -2, said: "Rain · 4" }]);
});

test("D8: a source that was read again can be read once more", async () => {
  const source = { id: "till", name: "till.csv", said: "46 rows", news: "", error: "", changed: false, again: true, needs: "" };
  const told = { report: { said: "“till.csv” is in: nothing new.", notes: "" }, problem: "", share: null, said: "" };
  const { place } = await opened({ feedback: { ...HEARD, sources: [source] }, feedback_reread: { job: "j" }, feedback_job: told });
  const again = () => [...place.querySelectorAll(".sources button")].find((one) => one.textContent.startsWith("Read again now"));
  (await until(again)).click();
  await until(() => place.textContent.includes("nothing new."));
  await until(again);
  assert.equal(place.querySelector("progress"), null);
});

test("D8: what was taken out is offered again, also where nothing else is left", async () => {
  const out = { name: "till.csv", said: "is out, with 46 rows. It can be brought back until 24 November, 10:00." };
  const { place, button, asked } = await opened({ feedback: { total: 0, taken_out: out } });
  await sees(() => place.querySelector(".taken-out p").textContent, "till.csv is out, with 46 rows. It can be brought back until 24 November, 10:00.");
  (await button("Bring it back: till.csv")).click();
  await until(() => asked.some(([name]) => name === "feedback_bring_back"));
  (await button("Delete it for good: till.csv")).click();
  (await button("Delete it")).click();
  await until(() => asked.some(([name]) => name === "feedback_forget_for_good"));
});

test("D8: themes whose comments were taken out say where they went", async () => {
  const out = { name: "till.csv", said: "is out, with 46 rows." };
  const taken = await opened({ feedback: { total: 0, taken_out: out } });
  await sees(() => /“till.csv” took its comments along/.test(taken.place.textContent), true);
  const gone = await opened({ feedback: { total: 0 } });
  await sees(() => /goes with its source, and no file of a workshop carries it/.test(gone.place.textContent), true);
});

test("D3: what is personal stands apart, and says that choosing keeps it", async () => {
  const fields = [{ value: "comment", label: "What was said" }, { value: "author", label: "Who said it", personal: true }];
  const column = { key: "a", name: "Nome", number: 1, samples: [], field: "" };
  const place = await draw(kit.html`<${kit.Columns} seen=${{ columns: [column], fields }} onMean=${() => {}} onScale=${() => {}} />`);
  const group = place.querySelector("optgroup");
  assert.match(group.getAttribute("label"), /kept when you choose it/);
  assert.deepEqual([...group.querySelectorAll("option")].map(({ value }) => value), ["author"]);
});

test("D7: a button names the persona, and no title or first word that names nobody", () => {
  assert.equal(called(" Frau  Obermüller "), "Frau Obermüller");
  assert.equal(called("Bevorzugter Kanal App"), "Bevorzugter Kanal App");
  assert.equal(called("Hans-Jürgen Freudenreich-Schönleben"), "Hans-Jürgen");
  assert.equal(called(""), "");
});

test("D1: the scale of each rating is called after its column, and gives its ends back", async () => {
  const scales = [{ value: "1 5", label: "1 to 5, 5 is best" }, { value: "6 1", label: "1 to 6, 1 is best" }];
  const columns = ["Queue", ""].map((name, at) => ({ key: name, name, number: at + 1, samples: [], field: "rating", scale: "1 5", scales }));
  const chosen = [];
  const place = await draw(kit.html`<${kit.Columns} seen=${{ columns, fields: [] }} onMean=${() => {}} onScale=${(...told) => chosen.push(told)} />`);
  assert.deepEqual([...place.querySelectorAll("label")].map((one) => one.textContent.match(/^Its scale: (Queue|Column 2)/)?.[1]), ["Queue", "Column 2"]);
  const list = place.querySelector("label ~ select, label select");
  list.value = "6 1";
  list.dispatchEvent(new Event("change", { bubbles: true }));
  assert.deepEqual(chosen, [["Queue", "6 1"]]);
});
