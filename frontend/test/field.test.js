import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, kit, settled, type } from "./app.js";

const { Field, html, readNumber } = kit;

const show = (place, props) => draw(html`<${Field} label="Name" onInput=${() => {}} ...${props} />`, place);

test("a change from outside shows in a field that nobody edits", async () => {
  const place = await show(undefined, { value: "Ana" });
  await show(place, { value: "Anna" });
  assert.equal(place.querySelector("input").value, "Anna");
});

test("a change from outside waits while the field has the focus, and shows when it is left", async () => {
  const place = await show(undefined, { value: "Ana" });
  const input = place.querySelector("input");
  input.focus();
  await show(place, { value: "Somebody else's" });
  assert.equal(input.value, "Ana");
  input.blur();
  await settled();
  assert.equal(input.value, "Somebody else's");
});

test("each key press is told at once", async () => {
  const told = [];
  const place = await show(undefined, { value: "", onInput: (value) => told.push(value) });
  type(place.querySelector("input"), "Am");
  assert.deepEqual(told, ["Am"]);
});

test("a refused value stays with its message, which the field names", async () => {
  const place = await show(undefined, { value: "55" });
  const input = place.querySelector("input");
  input.focus();
  type(input, "550");
  await show(place, { value: "55", error: { text: "The shares add up to 550 %." } });
  input.blur();
  await settled();
  assert.equal(input.value, "550");
  assert.equal(input.getAttribute("aria-invalid"), "true");
  const message = document.getElementById(input.getAttribute("aria-describedby"));
  assert.match(message.textContent, /add up to 550/);
});

test("two fields alike have ids of their own", async () => {
  const one = await show(undefined, { value: "" });
  const two = await show(undefined, { value: "" });
  assert.notEqual(one.querySelector("input").id, two.querySelector("input").id);
  assert.equal(two.querySelector("label").htmlFor, two.querySelector("input").id);
});

test("numbers are read with comma and per cent; other words pass for the kernel to judge", () => {
  assert.equal(readNumber(" 33,5 %"), 33.5);
  assert.equal(readNumber(""), null);
  assert.equal(readNumber("a third"), "a third");
});
