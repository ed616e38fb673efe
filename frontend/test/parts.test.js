import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, kit, press, settled } from "./app.js";

const { Chips, Faces, RowList, Section, Words, avatars, guard, html } = kit;

test("keys 1 to 5 pick a feeling, pressing it again takes it back", async () => {
  const picked = [];
  const levels = [-2, -1, 0, 1, 2].map((feeling) => ({ feeling, label: `level ${feeling}` }));
  const faces = (value) => html`<${Faces} legend="Feeling" levels=${levels} value=${value} onPick=${(one) => picked.push(one)} />`;
  const place = await draw(faces(null));
  press(place.querySelector("button"), "1");
  press(place.querySelector("button"), "5");
  press(place.querySelector("button"), "5", { ctrlKey: true });
  assert.deepEqual(picked, [-2, 2]);
  await draw(faces(2), place);
  const pressed = [...place.querySelectorAll("[aria-pressed=true]")];
  assert.equal(pressed.length, 1);
  pressed[0].click();
  assert.equal(picked.at(-1), null);
});

function rows(items, on = {}) {
  const list = (now) => html`<${RowList} label="Goals" noun="goal" items=${now} onAdd=${on.add} onMove=${on.move} onRemove=${on.remove}>
    ${(item) => html`<textarea rows="1" aria-label=${item.id}></textarea>`}
  <//>`;
  return { list, start: () => draw(list(items)) };
}

const [A, B, C] = ["a", "b", "c"].map((id) => ({ id }));

test("a row moved by key keeps the focus in its field", async () => {
  const moved = [];
  const { list, start } = rows([A, B, C], { move: (...args) => moved.push(args) });
  const place = await start();
  const field = place.querySelector("[aria-label=a]");
  field.focus();
  press(field, "ArrowDown", { altKey: true });
  assert.deepEqual(moved, [["a", 1]]);
  await draw(list([B, A, C]), place);
  assert.equal(document.activeElement, field);
  assert.deepEqual([...place.querySelectorAll("textarea")].map((one) => one.ariaLabel ?? one.getAttribute("aria-label")), ["b", "a", "c"]);
});

test("the first row cannot move up, and its button stays to be focused", async () => {
  const moved = [];
  const place = await rows([A, B], { move: (...args) => moved.push(args) }).start();
  const up = place.querySelector('[aria-label="Move goal 1 up"]');
  up.click();
  assert.deepEqual(moved, []);
  assert.equal(up.getAttribute("aria-disabled"), "true");
});

test("a new row gets the focus, by button and by Enter", async () => {
  const added = [];
  const { list, start } = rows([A], { add: (to) => { added.push(to); return ["b", "c"][added.length - 1]; } });
  const place = await start();
  place.querySelector(".add").click();
  await draw(list([A, B]), place);
  assert.equal(document.activeElement.getAttribute("aria-label"), "b");
  press(document.activeElement, "Enter");
  await draw(list([A, B, C]), place);
  assert.equal(document.activeElement.getAttribute("aria-label"), "c");
  assert.deepEqual(added, [undefined, 2]);
});

test("after removing, the neighbour's button has the focus, then the one that adds", async () => {
  const { list, start } = rows([A, B], { remove: () => {} });
  const place = await start();
  place.querySelector('[aria-label="Remove goal 1"]').click();
  await draw(list([B]), place);
  assert.equal(document.activeElement.getAttribute("aria-label"), "Remove goal 1");
  document.activeElement.click();
  await draw(list([]), place);
  assert.ok(document.activeElement.classList.contains("add"));
});

test("chips keep words of one's own beside those of the list", async () => {
  const changed = [];
  const place = await draw(html`<${Chips} legend="Channels" multiple options=${[{ value: "phone", label: "Phone" }]} value=${["by pigeon"]} onChange=${(value) => changed.push(value)} />`);
  const [phone, pigeon] = place.querySelectorAll(".chipb");
  assert.equal(pigeon.textContent.trim(), "by pigeon");
  phone.click();
  pigeon.click();
  assert.deepEqual(changed, [["by pigeon", "phone"], []]);
});

test("a section folds and unfolds with the button that controls it", async () => {
  const place = await draw(html`<${Section} title="Goals"><input aria-label="inside" /><//>`);
  const button = place.querySelector("button");
  const body = document.getElementById(button.getAttribute("aria-controls"));
  assert.equal(body.hidden, true);
  button.click();
  await settled();
  assert.equal(body.hidden, false);
  assert.equal(button.getAttribute("aria-expanded"), "true");
});

test("a link to a field of this page stays here, one to another notebook leads there", async () => {
  const gone = [];
  const items = [{ text: "here", onGo: () => gone.push("here") }, { text: "there", href: "01_personas.ipynb", onGo: () => gone.push("there") }];
  const place = await draw(html`<${Words} headline="Nearly there" items=${items} />`);
  const [here, there] = place.querySelectorAll("a");
  const stays = (link) => !link.dispatchEvent(new window.MouseEvent("click", { bubbles: true, cancelable: true }));
  assert.equal(stays(here), true);
  assert.equal(stays(there), false);
  assert.deepEqual(gone, ["here", "there"]);
});

test("JupyterLab's shortcuts are kept out of whatever has the focus", () => {
  const root = document.body.appendChild(document.createElement("div"));
  const input = root.appendChild(document.createElement("input"));
  guard(root);
  input.dispatchEvent(new window.FocusEvent("focusin", { bubbles: true }));
  assert.equal(input.getAttribute("data-lm-suppress-shortcuts"), "true");
});

test("there are at least 24 people to choose from", () => {
  assert.ok(new Set(avatars).size >= 28);
});
