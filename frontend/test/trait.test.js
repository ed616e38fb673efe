/** A trait of the room that is not part of the shared state: what changes at once is shown, too. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, kit, settled } from "./app.js";
import { fakeRoom } from "./page.js";

const { html, useTrait } = kit;
const You = ({ room }) => html`<b>${useTrait(room, "you") ?? "nobody"}</b>`;

test("what changes before the browser has painted is not missed", async () => {
  const room = fakeRoom({});
  const drawn = draw(html`<${You} room=${room} />`);
  room.put("you", "Ana");
  const place = await drawn;
  await settled();
  assert.equal(place.textContent, "Ana");
});
